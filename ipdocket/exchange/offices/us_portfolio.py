"""A US portfolio as two CSV tables: the applications, and the dated lines of their file histories."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from ipdocket.exchange.csv_in import Table, read_csv
from ipdocket.exchange.offices import us_codes
from ipdocket.exchange.offices.tree import day_in
from ipdocket.exchange.offices.us_history import Line, read_history
from ipdocket.exchange.records import EventRecord, Facts, MatterRecord, Problem, UnreadableFile

MATTER_COLUMNS = ("application", "status", "filing_date", "patent_number", "grant_date", "applicant", "entity", "title")
EVENT_COLUMNS = ("application", "date", "code", "description")
_ENTITIES = {"UNDISCOUNTED": "large", "SMALL": "small", "MICRO": "micro"}


def read_us_portfolio(*contents: bytes) -> tuple[MatterRecord, ...]:
    """The applications of a portfolio with their histories; the order of the two files does not matter.

    All are taken over at the last day of the file of events. Raises UnreadableFile if the table of applications is
    missing; without the table of events the matters have only their own dates.
    """
    matters: list[Mapping[str, str]] = []
    histories: dict[str, list[Line]] = defaultdict(list)
    for content in contents:
        table = read_csv(content)
        rows = _rows(table)
        if set(MATTER_COLUMNS) <= set(table.headers):
            matters += rows
        elif table.headers[: len(EVENT_COLUMNS)] == EVENT_COLUMNS:
            for row in rows:
                if day := day_in(row["date"]):
                    histories[row["application"]].append(Line(day, row["code"], row["description"]))
    if not matters:
        raise UnreadableFile(
            "The table of applications is missing: only dated events were given.",
            "Nothing was imported.",
            "Choose both files of the portfolio together.",
        )
    last = max((line.day for lines in histories.values() for line in lines), default=None)
    return tuple(
        _read_matter(row, number + 2, histories[row["application"]], last) for number, row in enumerate(matters)
    )


def _rows(table: Table) -> list[dict[str, str]]:
    return [dict(zip(table.headers, row, strict=False)) for row in table.rows]


def _read_matter(row: Mapping[str, str], number: int, lines: list[Line], last: date | None) -> MatterRecord:
    application = row["application"]
    office, right, route = _kind_of(application, lines)
    history = read_history(lines, number)
    own, problems = _own_events(row, number, route, office)
    if lines and not any(event.code == "publication" for event in own):
        own += [_as_publication(event) for event in history.events if event.source_code in us_codes.PUBLICATION][:1]
    status, ended = _status_of(row["status"])
    entity = _ENTITIES.get(row.get("entity", "").upper(), "")
    problems += list(history.problems)
    if ended and not any(event.code in ("abandonment", "expiry", "lapse") for event in history.events):
        problems.append(Problem(number, "status", "warning", f"The status is {row['status']!r}, but no line dates it."))
    return MatterRecord(
        key=f"{office}:{application}",
        reference=f"US-{application}" if office == "US" else application,
        office=office,
        right=right,
        route=route,
        title=row["title"],
        status=status,
        status_text=row["status"],
        owner=row["applicant"],
        application_number=application,
        registration_number=row["patent_number"],
        facts=Facts((("entity", entity),) if entity and office == "US" else ()),
        events=tuple(sorted((*own, *history.events), key=lambda event: event.day)),
        source="US portfolio",
        source_row=number,
        taken_over=last,
        problems=tuple(problems),
    )


def _kind_of(application: str, lines: list[Line]) -> tuple[str, str, str]:
    """Office, right and route from the number's series (29: designs, 60 to 63: provisionals) and the history."""
    if application.startswith("PCT/"):
        return "WO", "patent", "direct"
    if application[:2] == "29":
        return "US", "design", "direct"
    if application[:2] in ("60", "61", "62", "63"):
        return "US", "patent", "provisional"
    if any(line.code == us_codes.ENTRY for line in lines):
        return "US", "patent", "pct"
    return "US", "patent", "direct"


def _own_events(
    row: Mapping[str, str], number: int, route: str, office: str
) -> tuple[list[EventRecord], list[Problem]]:
    """Filing, publication and grant from the master table.

    For a national stage the table gives the day of entry, not the international filing date that the law counts from.
    """
    events: list[EventRecord] = []
    problems: list[Problem] = []
    filed, advice = day_in(row["filing_date"]), "Add the date before relying on dates that count from it."
    if filed and route == "pct":
        events.append(EventRecord("national_entry", filed, "Entry into the national stage", "filing_date"))
        what = "The international filing date of this national stage is not in the file."
        problems.append(Problem(number, "filing_date", "warning", what, advice))
    elif filed:
        events.append(EventRecord("filing", filed, "Filing date", "filing_date"))
    if filed and route == "provisional":
        events.append(EventRecord("priority", filed, "Starts the priority year", "filing_date"))
    if office == "WO":
        what = "Whether an earlier priority was claimed is not in the file."
        problems.append(Problem(number, "filing_date", "warning", what, advice))
    for column, code in (("publication_date", "publication"), ("grant_date", "grant")):
        if day := day_in(row.get(column, "")):
            events.append(EventRecord(code, day, code.capitalize(), column))
    return events, problems


def _as_publication(event: EventRecord) -> EventRecord:
    return EventRecord("publication", event.day, event.description, event.source_code)


def _status_of(text: str) -> tuple[str, bool]:
    """Our word for the office's status, and whether the case has ended."""
    lowered = text.lower()
    if lowered.startswith("patented case"):
        return "granted", False
    if lowered.startswith("patent expired"):
        return "lapsed", True
    if lowered.startswith("abandoned"):
        return "abandoned", True
    if "provisional application expired" in lowered:
        return "expired", True
    if lowered.startswith("ro processing"):
        return "unknown", False
    return "pending", False
