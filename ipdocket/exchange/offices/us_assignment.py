"""Recorded assignments of US patents (the USPTO's search answer, XML): one matter for each property of the record."""

from ipdocket.exchange.offices.tree import Element, day_in, read_tree
from ipdocket.exchange.records import OTHER, EventRecord, MatterRecord, Problem, UnreadableFile

_LISTS = ("applNum", "filingDate", "issueDate", "patNum", "publDate", "publNum", "inventionTitle")
_SECURITY = ("SECURITY", "LIEN", "MORTGAGE", "RELEASE", "LICENSE")


def read_assignment(content: bytes) -> tuple[MatterRecord, ...]:
    """Every property in the recorded assignments with the assignee as owner; raises UnreadableFile if there is none."""
    matters = [matter for record in read_tree(content).findall("result/doc") for matter in _read_record(record)]
    if not matters:
        raise UnreadableFile("The file holds no recorded assignment.", "Nothing was imported.", "Repeat the search.")
    return tuple(matters)


def _read_record(record: Element) -> list[MatterRecord]:
    singles = {item.get("name", ""): " ".join((item.text or "").split()) for item in record if item.tag != "arr"}
    lists = {item.get("name", ""): [_plain(part.text) for part in item] for item in record.findall("arr")}
    count = len(lists.get("applNum", []))
    problems = tuple(
        Problem(
            0, name, "warning", f"{name} has {len(lists.get(name, []))} entries for {count} applications.", "Left out."
        )
        for name in _LISTS
        if len(lists.get(name, [])) != count
    )
    columns = {name: lists.get(name, []) if len(lists.get(name, [])) == count else [""] * count for name in _LISTS}
    rows = [{name: columns[name][index] for name in _LISTS} for index in range(count)]
    return [_read_property(row, singles, "; ".join(lists.get("patAssigneeName", [])), problems) for row in rows]


def _read_property(
    row: dict[str, str], record: dict[str, str], assignee: str, problems: tuple[Problem, ...]
) -> MatterRecord:
    named = (("filing", "filingDate"), ("publication", "publDate"), ("grant", "issueDate"))
    events = [EventRecord(code, day, code.capitalize(), key) for code, key in named if (day := day_in(row[key]))]
    conveyance = record.get("conveyanceText", "")
    security = any(word in conveyance.upper() for word in _SECURITY)
    recorded, last = day_in(record.get("recordedDate", "")), day_in(record.get("transactionDate", ""))
    if recorded:
        frame = f"reel {record.get('reelNo', '')}, frame {record.get('frameNo', '')}"
        events.append(EventRecord(OTHER, recorded, f"{conveyance} To {assignee}; {frame}", "recordedDate"))
    return MatterRecord(
        key=f"US:{row['applNum']}",
        reference=f"US-{row['applNum']}",
        office="US",
        right="design" if row["patNum"].startswith("D") else "patent",
        title=row["inventionTitle"],
        status="granted" if row["patNum"] else "unknown",
        owner="" if security else assignee,
        application_number=row["applNum"],
        publication_number=row["publNum"],
        registration_number=row["patNum"],
        events=tuple(sorted(events, key=lambda event: event.day)),
        source="USPTO assignment search",
        taken_over=last or recorded,
        problems=problems,
    )


def _plain(text: str | None) -> str:
    """The value, with the word NULL and the year 1 that stand for nothing left out."""
    value = " ".join((text or "").split())
    return "" if value == "NULL" or value.startswith("0001-") else value
