"""Docket reports: the same selection as pages, as a spreadsheet, as text."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from ipdocket.domain.deadlines import Band, State
from ipdocket.domain.people import Act
from ipdocket.exchange.csv_out import write_csv
from ipdocket.exchange.xlsx_out import write_xlsx
from ipdocket.reports.paper import Column, Group, Report, Row
from ipdocket.services.core.covering import say_responsible
from ipdocket.services.core.doubts import DOUBT_NOTE, doubt_sign, is_stale_rule, with_sign
from ipdocket.services.core.files import whole_file, write_whole
from ipdocket.services.core.session import Session
from ipdocket.store.docket import BANDS, DocketFilter, DocketRow, Sorting, count_rows, iterate_rows
from ipdocket.store.work import Store

Progress = Callable[[int, int], bool]
GROUPINGS = ("person", "week", "owner", "client", "country")
_TITLES = {
    "person": "Docket by person", "week": "Docket by week", "owner": "Docket by owner", "client": "Docket by client",
    "country": "Docket by country",
}  # fmt: skip
HEADERS = (
    "Due", "Final", "Days left", "Reference", "Country", "Right", "Action", "Title or mark", "Owner", "Client",
    "Responsible", "Back-up", "State", "Remarks", "Rule",
)  # fmt: skip
_COLUMNS = (
    Column("Due", 10.4, bold=True), Column("Final", 10.4, bold=True), Column("Left", 7.2), Column("Reference", 11),
    Column("Ctry", 4.2), Column("Action", 18.6), Column("Title or mark", 15), Column("Owner", 14), Column("State", 8.5),
    Column("Resp.", 8), Column("Remarks", 12),
)  # fmt: skip
_STRUCK = frozenset({State.DONE, State.ON_RECORD, State.NOT_NEEDED, State.ABANDONED, State.SUPERSEDED, State.VOID})
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
NOTES = (
    (
        "Due: last day without surcharge. Final: last day on which the act still saves the right."
        " Bar at the left: overdue or due within 7 days."
    ),
    (
        "unverified: the date it counts from has not been typed by a second person"
        " · typed: entered by hand, not computed · estimate: closed days not published yet"
    ),
    (
        "uncertain: the rule itself is in doubt, ask the agent · stale: the law behind it was last read over 24 months ago"
        " · not cross-checked: the second calculator has not seen it yet"
    ),
    DOUBT_NOTE,
)


@dataclass(frozen=True, slots=True)
class Selection:
    """What a report holds: the filter with its words, the grouping, and whether each group begins a page."""

    wanted: DocketFilter
    words: str
    grouping: str = "person"
    new_pages: bool = False


def shown_day(day: date | None) -> str:
    """A date in the one form used everywhere: 23 Nov 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else ""


def _remarks_of(session: Session, row: DocketRow) -> tuple[str, ...]:
    """What must be said of a deadline wherever it is shown."""
    told = {
        "typed": row.typed, "unverified": not row.trigger_verified and not row.typed, "estimate": row.certainty == "estimate",
        "uncertain": row.certainty == "uncertain", "stale": is_stale_rule(session, row.rule),
        "not cross-checked": not row.cross_checked, "unknown since take-over": row.unknown,
    }  # fmt: skip
    return tuple(word for word, said in told.items() if said)


def count_selected(session: Session, selection: Selection) -> int:
    """How many deadlines the selection holds."""
    session.require(Act.READ)
    return count_rows(session.store, selection.wanted, session.today())


def make_report(session: Session, selection: Selection) -> Report:
    """The report in plain values, ready to be drawn. It is recorded with the selection when it is written."""
    session.require(Act.PRINT)
    today = session.today()
    groups = [
        Group(heading, [_row(session, row, today) for row in rows], selection.new_pages)
        for heading, rows in grouped_rows(session.store, selection, today)
    ]
    return Report(
        _TITLES[selection.grouping], today, selection.words or "everything open", session.rules.name, _COLUMNS, groups,
        session.firm, _short_head(session), NOTES, printed_by=session.person.name if session.person else "",
    )  # fmt: skip


def _short_head(session: Session) -> str:
    return str(session.store.head())[:24]


def grouped_rows(store: Store, selection: Selection, today: date) -> list[tuple[str, list[DocketRow]]]:
    """The rows of the selection by their heading, headings in order, rows by the day to work towards."""
    found: dict[str, list[DocketRow]] = {}
    for row in _rows(store, selection, today):
        found.setdefault(_heading(row, selection.grouping), []).append(row)
    if selection.grouping == "week":
        return list(found.items())
    return sorted(found.items(), key=lambda pair: (not pair[0], pair[0].casefold()))


def _rows(store: Store, selection: Selection, today: date) -> Iterable[DocketRow]:
    return iterate_rows(store, selection.wanted, today, sorting=Sorting(banded=False))


def _heading(row: DocketRow, grouping: str) -> str:
    if grouping == "week":
        monday = row.act_by - timedelta(days=row.act_by.weekday())
        return f"Week of {shown_day(monday)}"
    return {
        "person": row.acting_name or row.responsible_name or "Nobody responsible", "owner": row.owner or "No owner",
        "client": row.client or "No client", "country": row.office,
    }[grouping]  # fmt: skip


def _responsible(row: DocketRow) -> str:
    return say_responsible(row.responsible_name, row.acting, row.acting_name)


def days_left(row: DocketRow, today: date) -> str:
    """Days to the day to work towards; once that has passed, days to the final date, or how long ago it passed."""
    if row.act_by >= today:
        return f"{(row.act_by - today).days} d"
    left = (row.final - today).days
    return f"late, {left} d" if left >= 0 else f"{-left} d over"


def _row(session: Session, row: DocketRow, today: date) -> Row:
    sign = doubt_sign(session, row.rule, row.certainty)
    urgent = row.act_by <= today + timedelta(days=7) and not row.unknown and row.state not in _STRUCK
    cells = (
        with_sign(shown_day(row.act_by), sign), with_sign(shown_day(row.final), sign), days_left(row, today), row.reference,
        row.office, row.title,
        row.matter_title, row.owner, row.state.value.replace("_", " "), _responsible(row), ", ".join(_remarks_of(session, row)),
    )  # fmt: skip
    return Row(cells, row.state in _STRUCK, urgent)


def write_pdf(session: Session, selection: Selection, path: Path, progress: Progress | None = None) -> int:
    """Write the report as PDF and record the print; how many pages. Raises ReportNotWritten, ReportCancelled."""
    from ipdocket.reports.write import write_report

    report = make_report(session, selection)
    pages = write_report(report, path, session.fonts, progress)
    _record(session, "print", selection, path.name)
    return pages


def preview_pages(
    session: Session, selection: Selection, folder: Path, first: int, count: int, width: int
) -> tuple[int, list[bytes]]:
    """How many pages the report has, and some of them as PNG pictures; nothing is recorded."""
    session.require(Act.READ)
    from ipdocket.reports.write import picture_pages, write_report

    path = folder / "preview.pdf"
    if first == 0 or not path.exists():
        write_report(make_report(session, selection), path, session.fonts)
    return picture_pages(path, first, count, width)


def plain_rows(session: Session, selection: Selection) -> Sequence[tuple[str | date | int | None, ...]]:
    """The selection as plain values under HEADERS."""
    session.require(Act.EXPORT)
    today = session.today()
    return [
        (
            row.act_by, row.final, (row.act_by - today).days, row.reference, row.office, row.right, row.title, row.matter_title,
            row.owner, row.client, _responsible(row), row.backup_name, row.state.value, ", ".join(_remarks_of(session, row)),
            row.rule,
        )
        for _heading, rows in grouped_rows(session.store, selection, today)
        for row in rows
    ]  # fmt: skip


def write_sheet(session: Session, selection: Selection, path: Path) -> int:
    """Write the selection as XLSX or CSV, by the ending of the name, and record it; how many rows."""
    rows = plain_rows(session, selection)
    if path.suffix.casefold() == ".csv":
        write_whole(path, write_csv(HEADERS, rows))
    else:
        with whole_file(path) as part:
            write_xlsx(part, HEADERS, rows)
    _record(session, "export", selection, path.name)
    return len(rows)


def _record(session: Session, act: str, selection: Selection, name: str) -> None:
    with session.store.work(session.actor(), act) as work:
        work.record("report", 0, after={"file": name, "selection": selection.words, "grouping": selection.grouping})


def all_bands() -> tuple[Band, ...]:
    """Every band, the closed one of unknown dates too."""
    return BANDS
