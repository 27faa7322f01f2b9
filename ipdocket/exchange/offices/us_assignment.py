"""Recorded assignments of US patents (the USPTO's search answer, XML): one matter for each property of the record."""

from dataclasses import replace

from ipdocket.exchange.offices.tree import Element, day_in, read_tree
from ipdocket.exchange.records import OTHER, EventRecord, MatterRecord, Problem, TitleRecord, UnreadableFile

_LISTS = ("applNum", "filingDate", "issueDate", "patNum", "publDate", "publNum", "inventionTitle")
# What a conveyance says by these words, the first that fits; what only secures a debt passes no right.
_KINDS = (
    ("SECURITY", ""), ("LIEN", ""), ("MORTGAGE", ""), ("RELEASE", ""), ("LICENSE", "licence"), ("CHANGE OF NAME", "change_of_name"),
    ("MERGER", "merger"), ("ASSIGN", "assignment"),
)  # fmt: skip
_SECURITY = ("SECURITY", "LIEN", "MORTGAGE", "RELEASE", "LICENSE")


def read_assignment(content: bytes) -> tuple[MatterRecord, ...]:
    """Every property in the recorded assignments with the last assignee as owner; raises UnreadableFile if there is none."""
    matters: dict[str, MatterRecord] = {}
    for record in read_tree(content).findall("result/doc"):
        for matter in _read_record(record):
            matters[matter.key] = _join(matters[matter.key], matter) if matter.key in matters else matter
    if not matters:
        raise UnreadableFile("The file holds no recorded assignment.", "Nothing was imported.", "Repeat the search.")
    return tuple(matters.values())


def _join(one: MatterRecord, other: MatterRecord) -> MatterRecord:
    """Two recorded assignments of one property: every act, each event once, the owner of the later one."""
    acts = tuple(sorted({*one.passed, *other.passed}, key=lambda act: (act.day, act.number)))
    events = {(event.code, event.day, event.description): event for event in (*one.events, *other.events)}
    last = next((act.taker for act in reversed(acts) if act.kind != "licence"), "")
    return replace(
        one, passed=acts, events=tuple(sorted(events.values(), key=lambda event: event.day)),
        owner=last or one.owner or other.owner, problems=tuple(dict.fromkeys((*one.problems, *other.problems))),
        taken_over=max((day for day in (one.taken_over, other.taken_over) if day), default=None),
    )  # fmt: skip


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
    assignee = "; ".join(name for name in lists.get("patAssigneeName", []) if name)
    passed = _read_act(singles, "; ".join(name for name in lists.get("patAssignorName", []) if name), assignee)
    return [replace(_read_property(row, singles, assignee, problems), passed=passed) for row in rows]


def _read_act(record: dict[str, str], assignor: str, assignee: str) -> tuple[TitleRecord, ...]:
    """The act of title that the record tells of; none where it passes no right, or names nobody or no day."""
    conveyance = record.get("conveyanceText", "").upper()
    kind = next((kind for word, kind in _KINDS if word in conveyance), "")
    recorded = day_in(_plain(record.get("recordedDate", "")))
    day = day_in(_plain(record.get("patAssignorEarliestExDate", ""))) or recorded
    if not kind or not assignee or day is None:
        return ()
    return (TitleRecord(kind, day, assignor, assignee, recorded, f"{record.get('reelNo', '')}/{record.get('frameNo', '')}"),)


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
