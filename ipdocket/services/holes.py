"""The hole report: what is missing in the docket, or rests on what nobody checked, counted and listed."""

from dataclasses import dataclass
from pathlib import Path

from ipdocket.domain.intake import last_long_day
from ipdocket.domain.people import Act
from ipdocket.exchange.csv_out import write_csv
from ipdocket.exchange.xlsx_out import write_xlsx
from ipdocket.reports.paper import Column, Group, Report, Row
from ipdocket.rules.stale import is_stale
from ipdocket.rules.wording import paper_in_words
from ipdocket.services.core.covering import find_left, show_day
from ipdocket.services.core.files import whole_file, write_whole
from ipdocket.services.core.session import Session
from ipdocket.store import holes as store_holes
from ipdocket.store.holes import AWAY, HOLES, NO_SIGN_OFF, SIGN_OFF_NEEDED, HoleRow, list_hole
from ipdocket.store.intake import count_lying, list_lying
from ipdocket.store.matters import get_matters
from ipdocket.store.settings import get_setting, set_setting

PAPERS = "paper"  # the one hole that lies in no matter
TITLES = {
    "no renewal": "Granted or registered without a renewal date",
    "no future date": "Alive without any future date",
    "no status": "Status unknown",
    "no number": "Number missing",
    "no basis": "No event from which dates could follow",
    "grant without annuities": "Granted patent without annuities",
    "closed without evidence": "Date closed without an evidence file",
    "no canonical owner": "Owner without a canonical name",
    "no responsible": "Nobody responsible",
    "no backup": "No back-up",
    NO_SIGN_OFF: "No owner of final sign-off",
    AWAY: "Date with someone who is away",
    "change waits": "Changed date that waits for a second person",
    "uncertain law": "Date resting on law that is uncertain",
    "stale law": "Date resting on law last looked at over two years ago",
    "typed date": "Date typed, not computed",
    "date in doubt": "Date set by hand, for which the rules now give a later one",
    "missed without cause": "Missed date without its cause",
    "unverified": "Date counted from a date that nobody verified",
    PAPERS: "Incoming paper open for more than one working day",
}
HEADERS = ("Hole", "Reference", "Country", "Title", "What stands there")
_COLUMNS = (Column("Reference", 14, bold=True), Column("Ctry", 5), Column("Title", 50), Column("What stands there", 20))
MOST_PRINTED = 500  # lines of one hole on paper; the spreadsheet holds all


@dataclass(frozen=True, slots=True)
class Hole:
    """One kind of hole and how many matters have it."""

    code: str
    title: str
    count: int


def count_holes(session: Session) -> list[Hole]:
    """Every kind of hole with its number, also those that nobody fell into."""
    session.require(Act.SEE_OFFICE)
    counted = store_holes.count_holes(session.store, session.today(), _stale_rules(session))
    counted[AWAY] = len({row.matter for row, _why in find_left(session)})
    counted[PAPERS] = count_lying(session.store, last_long_day(session.today()))
    return [Hole(code, TITLES[code], counted[code]) for code in _asked_for(session)]


def _asked_for(session: Session) -> list[str]:
    return [code for code in (*HOLES, PAPERS) if code != NO_SIGN_OFF or needs_sign_off(session)]


def needs_sign_off(session: Session) -> bool:
    """Whether the firm wants an owner of final sign-off on every matter; not unless it said so."""
    session.require(Act.SEE_OFFICE)
    return bool(get_setting(session.store, SIGN_OFF_NEEDED))


def require_sign_off(session: Session, needed: bool) -> None:
    """Makes a matter without an owner of final sign-off a hole, or no hole any more."""
    actor = session.require(Act.CHANGE_SETTINGS)
    with session.store.work(actor, "change settings") as work:
        set_setting(work, SIGN_OFF_NEEDED, needed)


def list_matters(session: Session, code: str, limit: int = -1) -> list[HoleRow]:
    """The matters with one kind of hole, by reference."""
    session.require(Act.SEE_OFFICE)
    if code == AWAY:
        rows = _list_away(session)
        return rows if limit < 0 else rows[:limit]
    if code == PAPERS:
        return _list_papers(session, limit)
    stale = _stale_rules(session) if code == "stale law" else []
    return list_hole(session.store, code, session.today(), stale, limit)


def _list_away(session: Session) -> list[HoleRow]:
    left: dict[int, list[str]] = {}
    for row, why in find_left(session):
        left.setdefault(row.matter, []).append(f"{row.title}, {show_day(row.act_by)}: {why}")
    matters = get_matters(session.store, sorted(left))
    rows = [HoleRow(one.id, one.reference, one.office, one.title, "; ".join(left[one.id])) for one in matters]
    return sorted(rows, key=lambda one: (one.reference, one.matter))


def _list_papers(session: Session, limit: int) -> list[HoleRow]:
    """Papers that have lain too long, by the day they came; `matter` 0 where nobody has said what one is about."""
    lying = list_lying(session.store, last_long_day(session.today()), limit)
    return [
        HoleRow(matter or 0, label, office, f"{paper_in_words(what)}{f': {title}' if title else ''}", f"came {received}")
        for matter, label, office, title, what, received in lying
    ]


def _stale_rules(session: Session) -> list[str]:
    today = session.today()
    return [rule for rule in sorted(session.rules.origins) if is_stale(session.rules.checked_of(rule), today)]


def make_hole_report(session: Session) -> Report:
    """The report on paper: each kind of hole with its number and its first matters."""
    session.require(Act.SEE_OFFICE)
    groups = []
    holes = count_holes(session)
    for hole in (one for one in holes if one.count):
        rows = list_matters(session, hole.code, MOST_PRINTED)
        more = f"; the first {MOST_PRINTED}" if hole.count > len(rows) else ""
        lines = [Row((row.reference, row.office, row.title, row.detail)) for row in rows]
        groups.append(Group(f"{hole.title}: {hole.count}{more}", lines))
    return Report(
        "Hole report", session.today(), f"{sum(one.count > 0 for one in holes)} of {len(holes)} kinds of holes found",
        session.rules.name, _COLUMNS, groups, session.firm, str(session.store.head())[:24],
        empty="No hole was found.", printed_by=session.person.name if session.person else "",
    )  # fmt: skip


def write_holes(session: Session, path: Path) -> int:
    """Writes the report as PDF, XLSX or CSV, by the ending of the name, and records it; how many pages or rows."""
    from ipdocket.reports.write import write_report

    session.require(Act.SEE_OFFICE)
    ending = path.suffix.casefold()
    actor = session.require(Act.PRINT if ending == ".pdf" else Act.EXPORT)
    if ending == ".pdf":
        number = write_report(make_hole_report(session), path, session.fonts)
    else:
        rows = [
            (hole.title, row.reference, row.office, row.title, row.detail)
            for hole in count_holes(session)
            if hole.count
            for row in list_matters(session, hole.code)
        ]
        number = len(rows)
        if ending == ".csv":
            write_whole(path, write_csv(HEADERS, rows))
        else:
            with whole_file(path) as part:
                write_xlsx(part, HEADERS, rows)
    with session.store.work(actor, "print" if ending == ".pdf" else "export") as work:
        work.record("report", 0, after={"file": path.name, "selection": "holes", "rows": number})
    return number
