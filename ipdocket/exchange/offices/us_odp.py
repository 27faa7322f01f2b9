"""The file wrapper of the USPTO's Open Data Portal (`patentFileWrapperDataBag`, JSON)."""

from datetime import date
from typing import Any

from ipdocket.exchange.offices.jsons import as_list, as_object, as_text, read_json
from ipdocket.exchange.offices.tree import day_in
from ipdocket.exchange.offices.us_history import Line, read_history
from ipdocket.exchange.records import EventRecord, Facts, MatterRecord, Problem, UnreadableFile

BAG = "patentFileWrapperDataBag"
OLDER_SHAPES = {
    "patentBag": "the trial version of 2024",
    "queryResults": "the older service PEDS",
    "PatentData": "PEDS",
}
_RIGHTS = {"DES": "design"}
_CONTINUING = {"CON": "continuation", "CIP": "continuation", "DIV": "divisional", "REI": "reissue"}
_ENTITIES = {"regular undiscounted": "large", "undiscounted": "large", "small": "small", "micro": "micro"}

Bag = dict[str, Any]


def read_odp(content: bytes) -> tuple[MatterRecord, ...]:
    """Every application in the file; raises UnreadableFile with the name of the shape if it is an older one."""
    found = read_json(content)
    if not isinstance(found, dict) or not isinstance(found.get(BAG), list):
        older = [name for key, name in OLDER_SHAPES.items() if isinstance(found, dict) and key in found]
        raise UnreadableFile(
            f"This is not the present form of the Open Data Portal{f', but {older[0]}' if older else ''}.",
            "Nothing was imported.",
            "Download the application anew from the Open Data Portal.",
        )
    return tuple(_read_wrapper(wrapper) for wrapper in found[BAG] if isinstance(wrapper, dict))


def _read_wrapper(wrapper: Bag) -> MatterRecord:
    meta = as_object(wrapper, "applicationMetaData")
    number = as_text(wrapper, "applicationNumberText")
    lines = [
        Line(day, as_text(event, "eventCode"), as_text(event, "eventDescriptionText"))
        for event in as_list(wrapper, "eventDataBag")
        if (day := day_in(as_text(event, "eventDate")))
    ]
    history = read_history(lines)
    route, own, problems = _read_origin(wrapper, meta)
    own += _read_milestones(meta)
    days = [event.day for event in history.events]
    agents = as_list(wrapper, "correspondenceAddressBag")
    return MatterRecord(
        key=f"US:{number}",
        reference=f"US-{number}",
        office="US",
        right=_RIGHTS.get(as_text(meta, "applicationTypeCode"), "patent"),
        route=route,
        title=as_text(meta, "inventionTitle"),
        status="granted" if meta.get("applicationStatusCode") == 150 else _status_of(meta),
        status_text=as_text(meta, "applicationStatusDescriptionText"),
        owner=as_text(meta, "firstApplicantName"),
        agent=as_text(agents[0], "nameLineOneText") if agents else "",
        agent_reference=as_text(meta, "docketNumber"),
        application_number=number,
        publication_number=as_text(meta, "earliestPublicationNumber"),
        registration_number=as_text(meta, "patentNumber"),
        facts=_read_entity(meta),
        events=tuple(sorted((*own, *history.events), key=lambda event: event.day)),
        source="USPTO Open Data Portal",
        taken_over=day_in(as_text(wrapper, "lastIngestionDateTime")) or max(days, default=None),
        notes=_describe_adjustment(wrapper),
        problems=(*problems, *history.problems),
    )


def _read_milestones(meta: Bag) -> list[EventRecord]:
    named = (("publication", "earliestPublicationDate"), ("grant", "grantDate"))
    return [
        EventRecord(code, day, code.capitalize(), key) for code, key in named if (day := day_in(as_text(meta, key)))
    ]


def _read_origin(wrapper: Bag, meta: Bag) -> tuple[str, list[EventRecord], list[Problem]]:
    """Route, filing and priority dates from the application's own date and what it claims from earlier ones."""
    filed = day_in(as_text(meta, "filingDate"))
    own = as_text(wrapper, "applicationNumberText")
    events: list[EventRecord] = []
    route = "direct"
    for parent in as_list(wrapper, "parentContinuityBag"):
        kind, day = as_text(parent, "claimParentageTypeCode"), day_in(as_text(parent, "parentApplicationFilingDate"))
        if kind in _CONTINUING and as_text(parent, "childApplicationNumberText") == own:
            route = _CONTINUING[kind]
        if kind == "NST" and day and as_text(parent, "childApplicationNumberText") == own:
            route = "pct"
            events.append(EventRecord("international_filing", day, "International filing date", kind))
    earlier = [day for kind, _, day in _parents(wrapper) if kind in _CONTINUING or kind == "NST"]
    if route in ("continuation", "divisional", "reissue") and earlier:
        events.append(
            EventRecord("parent_filing", min(earlier), "Earliest application continued", "parentContinuityBag")
        )
    priorities = [day for kind, child, day in _parents(wrapper) if kind == "PRO" and child == own]
    priorities += [
        day for claim in as_list(wrapper, "foreignPriorityBag") if (day := day_in(as_text(claim, "filingDate")))
    ]
    if priorities:
        events.append(EventRecord("priority", min(priorities), "Earliest priority claimed", "priority"))
    if filed:
        code = {"divisional": "divisional_filing", "pct": "national_entry"}.get(route, "filing")
        events.append(EventRecord(code, filed, "Filing date", "filingDate"))
        return route, events, []
    return route, events, [Problem(0, "filingDate", "error", "The file has no filing date.", "Add it.")]


def _parents(wrapper: Bag) -> list[tuple[str, str, date]]:
    """Kind of claim, number of the later application, filing date of the earlier one."""
    return [
        (as_text(parent, "claimParentageTypeCode"), as_text(parent, "childApplicationNumberText"), day)
        for parent in as_list(wrapper, "parentContinuityBag")
        if (day := day_in(as_text(parent, "parentApplicationFilingDate")))
    ]


def _read_entity(meta: Bag) -> Facts:
    category = as_text(as_object(meta, "entityStatusData"), "businessEntityStatusCategory")
    entity = _ENTITIES.get(category.lower(), "")
    return Facts((("entity", entity),) if entity else ())


def _status_of(meta: Bag) -> str:
    text = as_text(meta, "applicationStatusDescriptionText").lower()
    for word, status in (("patented", "granted"), ("patent expired", "lapsed"), ("abandoned", "abandoned")):
        if text.startswith(word):
            return status
    return "expired" if "expired" in text else "pending"


def _describe_adjustment(wrapper: Bag) -> str:
    days = as_object(wrapper, "patentTermAdjustmentData").get("adjustmentTotalQuantity")
    return f"Term adjustment {days} days, as the office counts it." if isinstance(days, int) and days else ""
