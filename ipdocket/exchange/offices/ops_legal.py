"""INPADOC legal events: payments, lapses, owners; the rest stays history, as its day is that of a gazette."""

import re
from dataclasses import dataclass

from ipdocket.exchange.offices.tree import Element, day_at, text_at
from ipdocket.exchange.offices.us_codes import MAINTENANCE
from ipdocket.exchange.records import ACT, OTHER, EventRecord, Facts

_ORIGINAL = re.compile(r"ORIGINAL EVENT CODE: ([\w./=]+?)\)")
_ENTITY = re.compile(r"ENTITY STATUS OF PATENT OWNER: (\w+) ENTITY")
_LAPSES = {"LAPS", "FP"}
_NO_TRANSFER = ("SECURITY", "RELEASE", "LIEN", "MORTGAGE", "LICENSE")


@dataclass(frozen=True, slots=True)
class Legal:
    """What the legal events of one member tell."""

    events: tuple[EventRecord, ...]
    owner: str
    facts: Facts


def read_legal(member: Element, names: dict[str, str]) -> Legal:
    """Events, newest owner and entity of a member; security interests make nobody the owner."""
    events: list[EventRecord] = []
    owners: list[tuple[EventRecord, str]] = []
    entity = ""
    for item in member.iterfind("ops:legal", names):
        code = item.get("code", "").strip()
        free = text_at(item, "ops:L500EP/ops:L510EP", names)
        day = day_at(item, "ops:L007EP", names)
        if day is None:
            continue
        event = _read_event(code, free, EventRecord(OTHER, day, f"{item.get('desc', '')}: {free}".rstrip(": "), code))
        events.append(event)
        owner = text_at(item, "ops:L500EP/ops:L509EP", names)
        if code == "AS" and owner and not free.upper().startswith(_NO_TRANSFER):
            owners.append((event, owner))
        if found := _ENTITY.search(free):
            entity = found[1].lower()
    newest = max(owners, key=lambda pair: pair[0].day, default=None)
    last = next((name for event, name in reversed(owners) if newest and event.day == newest[0].day), "")
    return Legal(tuple(events), last, Facts((("entity", entity),) if entity else ()))


def _read_event(code: str, free: str, plain: EventRecord) -> EventRecord:
    original = _ORIGINAL.search(free)
    if original and original[1] in MAINTENANCE:
        answers = f"maintenance:{MAINTENANCE[original[1]]}"
        return EventRecord(ACT, plain.day, plain.description, original[1], answers=answers)
    if code in _LAPSES:
        return EventRecord("lapse", plain.day, plain.description, code)
    return plain
