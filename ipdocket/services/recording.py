"""The record as a table for others: the entries that were chosen, as CSV or XLSX, and its export recorded."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date
from pathlib import Path

from ipdocket.clock import Clock, span_of_day, zone_of
from ipdocket.domain.people import Act
from ipdocket.exchange.csv_out import Value, write_csv
from ipdocket.exchange.xlsx_out import LONGEST_TEXT, write_xlsx
from ipdocket.services.core.files import whole_file, write_whole
from ipdocket.services.core.session import Session
from ipdocket.store.lists import AuditRow, list_audit

HEADERS = ("Number", "Time (UTC)", "Time here", "Who", "Act", "About", "Matter", "Before and after", "SHA-256")
MASKED_WORDS = "masked until the second person has confirmed"
_AT_ONCE = 2_000
_CUT = " … (whole in the CSV)"

Days = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which entries: a text in them, one person's, one kind of act, first and last day where the user sits."""

    text: str = ""
    person: int | None = None
    act: str = ""
    days: Days = (None, None)


def export_record(
    session: Session, path: Path, chosen: Chosen, progress: Callable[[int, int], object] | None = None
) -> int:
    """Write the chosen entries, oldest first, as .csv or .xlsx by the ending, and record it; how many entries.

    What blind entry still hides is masked, save for the first person and an auditor. Raises FileNotWritten, SheetTooLarge.
    """
    actor = session.require(Act.EXPORT)
    session.require(Act.SEE_AUDIT)
    found = sorted(_entries(session, chosen, progress), key=lambda one: one.number)
    as_csv = path.suffix.casefold() == ".csv"
    rows = [_row(session.clock, one, as_csv) for one in found]
    if as_csv:
        write_whole(path, write_csv(HEADERS, rows))
    else:
        with whole_file(path) as part:
            write_xlsx(part, HEADERS, rows, "Record")
    first, last = chosen.days
    told = {"text": chosen.text, "person": chosen.person, "act": chosen.act, "from": first, "to": last}
    narrowed = {name: value for name, value in told.items() if value}
    with session.store.work(actor, "export") as work:
        work.record("report", 0, after={"file": path.name, "selection": "record", "rows": len(rows), **narrowed})
    return len(rows)


def _entries(session: Session, chosen: Chosen, progress: Callable[[int, int], object] | None) -> Iterator[AuditRow]:
    viewer = session.person.id if session.person else None
    before: int | None = None
    last = session.store.head().number
    first_day, last_day = chosen.days
    since = span_of_day(session.clock, first_day)[0] if first_day else None
    until = span_of_day(session.clock, last_day)[1] if last_day else None
    while True:
        some = list_audit(
            session.store, viewer, see_all=session.may(Act.SEE_MASKED), text=chosen.text, before=before, limit=_AT_ONCE,
            person=chosen.person, act=chosen.act, since=since, until=until,
        )  # fmt: skip
        if not some:
            return
        yield from some
        before = some[-1].number
        if progress is not None:
            progress(last - before, last)


def _row(clock: Clock, one: AuditRow, whole: bool) -> tuple[Value, ...]:
    body = MASKED_WORDS if one.masked else one.body
    if not whole and len(body) > LONGEST_TEXT:
        body = body[: LONGEST_TEXT - len(_CUT)] + _CUT
    about = f"{one.subject} {one.subject_id or ''}".strip()
    return (
        one.number, one.instant.astimezone(UTC).isoformat(timespec="seconds"), _here(clock, one), one.who, one.act, about,
        one.reference, body, one.hash,
    )  # fmt: skip


def _here(clock: Clock, one: AuditRow) -> str:
    """The instant on the clock of the room, with its distance from UTC."""
    return one.instant.astimezone(zone_of(clock)).isoformat(timespec="seconds")
