"""The entry control sheet: what a day brought to the docket, signed line by line by someone who did not enter it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from ipdocket.clock import span_of_day
from ipdocket.domain.controls import EntryLine, Happened, Sheet, Written
from ipdocket.domain.people import Act
from ipdocket.reports.paper import Column, Group, Report, Row
from ipdocket.rules.wording import event_in_words, paper_in_words
from ipdocket.services.core.doubts import DOUBT_NOTE, doubt_sign, with_sign
from ipdocket.services.core.session import Session
from ipdocket.services.core.signing import NothingToSign, Second, signer_of
from ipdocket.store.day_sheets import list_signed, list_written, name_matters, read_certainty, sign_sheet

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_COLUMNS = (
    Column("No.", 4.5), Column("Entered by", 11), Column("Reference", 12), Column("What", 6.5, bold=True),
    Column("Date", 23), Column("Due or day", 11, bold=True), Column("Final", 11, bold=True), Column("Was", 8.5),
    Column("Paper or cause", 19), Column("Signed", 11), Column("Checked", 7),
)  # fmt: skip


def list_entries(session: Session, day: date) -> list[EntryLine]:
    """Each date that was new, changed or struck on the day, with who has signed it."""
    session.require(Act.SEE_OFFICE)
    begin, end = span_of_day(session.clock, day)
    written = list_written(session.store, begin, end)
    names = name_matters(session.store, sorted({one.matter for one in written if one.matter is not None}))
    signed = {one.entry: one.name for one in list_signed(session.store, Sheet.ENTRY, day)}
    return [
        EntryLine(_in_words(one), names.get(one.matter or 0, ""), signed.get(one.entry, "")) for one in written
    ]


def _in_words(one: Written) -> Written:
    if one.what.startswith("paper:"):
        return replace(one, what=f"{paper_in_words(one.what.removeprefix('paper:'))} (paper)")
    if not one.what.startswith("event:"):
        paper, at, day = one.paper.partition("@")
        return replace(one, paper=f"{event_in_words(paper)} of {_shown(date.fromisoformat(day))}") if at else one
    return replace(one, what=f"{event_in_words(one.what.removeprefix('event:'))} (event)")


def _shown(day: date | None) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else ""


def sign_entries(session: Session, day: date, second: Second | None = None) -> int:
    """Signs every unsigned line of the day that the signer did not enter; how many. Raises NothingToSign, MayNotSign."""
    signer = signer_of(session, second)
    unsigned = [line.written for line in list_entries(session, day) if not line.signed_by]
    mine = [one for one in unsigned if one.person != signer.person]
    if not mine:
        raise NothingToSign(signer.name, len(unsigned))
    entries = dict.fromkeys(one.entry for one in mine)
    with session.store.work(signer, "sign entry sheet") as work:
        sign_sheet(work, Sheet.ENTRY, day, [(entry, "", "") for entry in entries])
    return len(mine)


def make_entry_report(session: Session, day: date) -> Report:
    """The sheet of a day on paper, with space to sign."""
    session.require(Act.SEE_OFFICE)
    lines = list_entries(session, day)
    behind = read_certainty(session.store, sorted({one.written.deadline for one in lines if one.written.deadline}))
    signs = {deadline: doubt_sign(session, *law) for deadline, law in behind.items()}
    rows = [_row(line, signs.get(line.written.deadline, "")) for line in lines]
    left = sum(not line.signed_by for line in lines)
    return Report(
        f"Entry control sheet for {_shown(day)}", session.today(),
        f"{len(lines)} dates entered, changed or struck; {left} unsigned",
        session.rules.name, _COLUMNS, [Group("", rows)], session.firm, str(session.store.head())[:24],
        (DOUBT_NOTE,), empty="Nothing was entered, changed or struck on this day.",
        printed_by=session.person.name if session.person else "",
        sign=("Controlled against the papers (day, name, signature)", "Second signature for one's own lines", "Remarks"),
    )  # fmt: skip


def _row(line: EntryLine, sign: str) -> Row:
    one = line.written
    cells = (
        str(one.entry), one.who, line.reference, one.happened.value, one.what, with_sign(_shown(one.due), sign),
        with_sign(_shown(one.final), sign), _shown(one.before), one.paper, line.signed_by, "",
    )  # fmt: skip
    return Row(cells, one.happened is Happened.STRUCK)


def write_entry_sheet(session: Session, day: date, path: Path) -> int:
    """Writes the sheet as PDF and records the print; how many pages. Raises ReportNotWritten."""
    from ipdocket.reports.write import write_report

    pages = write_report(make_entry_report(session, day), path, session.fonts)
    with session.store.work(session.actor(), "print") as work:
        work.record("report", 0, after={"file": path.name, "selection": f"entry control sheet {day.isoformat()}"})
    return pages
