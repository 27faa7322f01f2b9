"""The evening's exit check: what is due today and on the next working day, signed by someone who closed none of it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from ipdocket.clock import end_of_day_at, span_of_day
from ipdocket.domain.absences import Roster
from ipdocket.domain.controls import ExitLine, Happened, Near, Sheet, SignedLine
from ipdocket.domain.deadlines import BY_TWO
from ipdocket.domain.people import Act
from ipdocket.errors import Refused
from ipdocket.reports.paper import Column, Group, Report, Row
from ipdocket.services.core.covering import say_responsible
from ipdocket.services.core.doubts import DOUBT_NOTE, doubt_sign, with_sign
from ipdocket.services.core.session import Session
from ipdocket.services.core.signing import NothingToSign, Second, signer_of
from ipdocket.store.absences import name_people, read_roster
from ipdocket.store.day_sheets import list_near, list_signed, list_written, read_certainty, sign_sheet

LONGEST_REST = 14  # days within which every office opens again
LOOKED_BACK = 5  # days whose unsigned check is still asked for
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_COLUMNS = (
    Column("Due", 13, bold=True), Column("Final", 13, bold=True), Column("Reference", 12), Column("Ctry", 4.5),
    Column("Action", 24), Column("State", 9, bold=True), Column("Confirmed by", 14), Column("Responsible", 11),
    Column("Ends at the office", 16), Column("If open: why", 20), Column("Signed", 11), Column("Seen", 6),
)  # fmt: skip


class StillOpen(Refused):
    """Dates of today or the next working day on which someone must still act, without a word why."""

    def __init__(self, lines: list[ExitLine]) -> None:
        named = "; ".join(f"{one.near.reference}: {one.near.title}" for one in lines[:8])
        more = f"; and {len(lines) - 8} more" if len(lines) > 8 else ""
        super().__init__(
            f"{len(lines)} still open and not explained: {named}{more}.", "Nothing was signed.",
            "Confirm them, or say for each why it may stay open tonight.",
        )  # fmt: skip


class ClosedByTheSigner(Refused):
    """The signer confirmed something that is on the list."""

    def __init__(self, name: str, lines: list[ExitLine]) -> None:
        named = "; ".join(f"{one.near.reference}: {one.near.title}" for one in lines[:8])
        super().__init__(
            f"{name} confirmed {len(lines)} of these: {named}.", "Nothing was signed.", "Let someone sign who closed none of them."
        )


def list_exit(session: Session, day: date) -> list[ExitLine]:
    """Due or final on the day or on the office's next working day, and what was closed on the day, with who signed."""
    session.require(Act.SEE_OFFICE)
    return _list_days(session, [day])[day]


def _list_days(session: Session, days: Sequence[date]) -> dict[date, list[ExitLine]]:
    """The lines of each of these days; read once for all of them. What was closed since stands there as closed."""
    begin, _ = span_of_day(session.clock, min(days))
    written = list_written(session.store, begin, session.clock.now() + timedelta(days=1))
    struck = [one for one in written if one.happened is Happened.STRUCK and one.deadline]
    near = list_near(
        session.store, min(days), max(days) + timedelta(days=LONGEST_REST), sorted({one.deadline for one in struck})
    )
    found = {}
    roster, names = read_roster(session.store, min(days)), name_people(session.store)
    for day in days:
        first, last = span_of_day(session.clock, day)
        closed = frozenset(one.deadline for one in struck if first <= one.instant < last)
        found[day] = _list_day(session, day, [_with_acting(one, roster, names, day) for one in near], closed)
    return found


def _with_acting(near: Near, roster: Roster, names: Mapping[int, str], day: date) -> Near:
    acting = roster.find_acting(near.named, day) if near.named is not None and not near.closed else None
    return near if acting is None else replace(near, acting=acting, acting_name=names.get(acting.person or 0, ""))


def _list_day(session: Session, day: date, found: Sequence[Near], closed: frozenset[int]) -> list[ExitLine]:
    signed = {one.deadline: one for one in list_signed(session.store, Sheet.EXIT, day)}
    nexts = {office: session.rules.calendar(office).roll(day + timedelta(days=1)) for office in {one.office for one in found}}
    lines = []
    for near in found:
        shown = _near_day(near, day, nexts[near.office])
        if shown is not None or (near.id in closed and near.state in BY_TWO):
            lines.append(_make_line(session, near, shown or near.act_by, signed.get(near.id), day))
    return sorted(lines, key=lambda one: (one.near.closed, one.ends, one.near.reference))


def _near_day(near: Near, first: date, last: date) -> date | None:
    """The latest of its days that lies between the two, None where none does."""
    return max((one for one in (near.due, near.act_by, near.final) if first <= one <= last), default=None)


def _make_line(session: Session, near: Near, day: date, signed: SignedLine | None, sheet: date) -> ExitLine:
    office = session.rules.offices.get(near.office)
    zone = office.zone if office is not None else "UTC"
    # what was closed after today's signature must be looked at once more; of an earlier day the later sheet tells
    holds = signed is not None and (sheet < session.today() or signed.state == near.state)
    name, why = (signed.name, signed.explanation) if signed is not None and holds else ("", "")
    return ExitLine(near, day, end_of_day_at(zone, day), zone, why, name)


def list_unsigned_days(session: Session) -> list[tuple[date, int]]:
    """The last days whose exit check nobody signed whole, each with how many lines are unsigned."""
    session.require(Act.SEE_OFFICE)
    today = session.today()
    first = session.store.driver.execute("SELECT instant FROM audit WHERE id = 1").fetchone()
    days = [today - timedelta(days=back) for back in range(1, LOOKED_BACK + 1)]
    kept = [day for day in days if first is not None and str(first[0])[:10] <= day.isoformat()]
    found = _list_days(session, kept) if kept else {}
    counted = ((day, sum(not one.signed_by for one in lines)) for day, lines in found.items())
    return [(day, left) for day, left in counted if left]


def sign_exit(session: Session, day: date, explanations: Mapping[int, str], second: Second | None = None) -> int:
    """Signs the day's check; `explanations` say by deadline why it may stay open. How many lines.

    Raises StillOpen, ClosedByTheSigner, NothingToSign, MayNotSign.
    """
    signer = signer_of(session, second)
    lines = [one for one in list_exit(session, day) if not one.signed_by]
    if not lines:
        raise NothingToSign(signer.name, 0)
    unexplained = [one for one in lines if not one.near.closed and not explanations.get(one.near.id, "").strip()]
    if unexplained:
        raise StillOpen(unexplained)
    own = [one for one in lines if signer.person in {person for person, _name in one.near.confirmed_by}]
    if own:
        raise ClosedByTheSigner(signer.name, own)
    signed = [(one.near.id, str(one.near.state), _kept(one, explanations)) for one in lines]
    with session.store.work(signer, "sign exit check") as work:
        sign_sheet(work, Sheet.EXIT, day, signed)
    return len(signed)


def _kept(line: ExitLine, explanations: Mapping[int, str]) -> str:
    return "" if line.near.closed else explanations[line.near.id].strip()


def make_exit_report(session: Session, day: date) -> Report:
    """The check of a day on paper, with space to sign."""
    session.require(Act.SEE_OFFICE)
    lines = list_exit(session, day)
    left = sum(not one.near.closed for one in lines)
    behind = read_certainty(session.store, sorted(one.near.id for one in lines))
    now = session.clock.now()
    rows = [_row(one, now, doubt_sign(session, *behind[one.near.id])) for one in lines]
    return Report(
        f"Evening exit check for {_shown(day)}", session.today(),
        f"due or final that day or the next working day; {left} open of {len(lines)}",
        session.rules.name, _COLUMNS, [Group("", rows)], session.firm,
        str(session.store.head())[:24], (DOUBT_NOTE,), empty="Nothing is due or final on this day or the next working day.",
        printed_by=session.person.name if session.person else "",
        sign=("Looked at, closed ones too (day, name, signature)", "Left the house at", "Remarks"),
    )  # fmt: skip


def _row(one: ExitLine, now: datetime, sign: str) -> Row:
    near = one.near
    people = ", ".join(name for _person, name in near.confirmed_by)
    cells = (
        with_sign(_shown(near.act_by), sign), with_sign(_shown(near.final), sign), near.reference, near.office,
        near.title, near.state.value.replace("_", " "), people, say_responsible(near.responsible, near.acting, near.acting_name),
        f"{_shown(one.day)} 24:00 {one.zone}", one.explanation, one.signed_by, "",
    )  # fmt: skip
    return Row(cells, near.closed, not near.closed and one.ends - now < timedelta(days=1))


def _shown(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def write_exit_check(session: Session, day: date, path: Path) -> int:
    """Writes the check as PDF and records the print; how many pages. Raises ReportNotWritten."""
    from ipdocket.reports.write import write_report

    pages = write_report(make_exit_report(session, day), path, session.fonts)
    with session.store.work(session.actor(), "print") as work:
        work.record("report", 0, after={"file": path.name, "selection": f"exit check {day.isoformat()}"})
    return pages
