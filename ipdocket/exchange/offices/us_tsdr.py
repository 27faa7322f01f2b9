"""The status of US marks from the USPTO's TSDR service (JSON)."""

from dataclasses import replace
from datetime import date
from typing import Any

from ipdocket.exchange.offices.jsons import as_list, as_object, as_text, read_json
from ipdocket.exchange.offices.tree import day_in
from ipdocket.exchange.records import ACT, OTHER, EventRecord, Facts, MatterRecord, Paper, UnreadableFile

_PAPERS = {
    "NON-FINAL ACTION E-MAILED": "office_action",
    "NON-FINAL ACTION MAILED": "office_action",
    "FINAL REFUSAL E-MAILED": "final_action",
    "FINAL REFUSAL MAILED": "final_action",
    "NOA E-MAILED - SOU REQUIRED FROM APPLICANT": "notice_of_allowance",
    "NOA MAILED - SOU REQUIRED FROM APPLICANT": "notice_of_allowance",
}
_REPLIES = {"TEAS RESPONSE TO OFFICE ACTION RECEIVED"}
_PUBLISHED = {"PUBLISHED FOR OPPOSITION"}


def read_tsdr(content: bytes) -> tuple[MatterRecord, ...]:
    """Every mark in the file; raises UnreadableFile if it holds none."""
    marks = as_list(read_json(content), "trademarks")
    if not marks:
        raise UnreadableFile(
            "The file holds no mark.", "Nothing was imported.", "Download the status of the mark again."
        )
    return tuple(_read_mark(mark) for mark in marks)


def _read_mark(mark: dict[str, Any]) -> MatterRecord:
    status = as_object(mark, "status")
    serial = as_text(status, "serialNumber")
    events = (*_read_milestones(status), *_read_history(mark))
    agent = as_object(status, "correspondence")
    registered = as_text(status, "usRegistrationNumber")
    basis = _basis_of(status)
    return MatterRecord(
        key=f"US:TM:{serial}",
        reference=f"US-TM-{serial}",
        office="US",
        right="trademark",
        route="madrid" if status.get("filed66a") else "direct",
        title=as_text(status, "markElement"),
        mark=as_text(status, "markElement"),
        classes=_classes_of(mark),
        status=_status_of(status, registered),
        status_text=as_text(status, "tm5StatusDesc"),
        owner=_newest_owner(mark),
        agent=as_text(agent, "firmName") or as_text(agent, "individualFullName"),
        agent_reference=as_text(status, "attrnyDktNumber"),
        application_number=serial,
        registration_number=registered,
        facts=Facts((("basis", basis),) if basis else ()),
        events=tuple(sorted(events, key=lambda event: event.day)),
        source="USPTO TSDR",
        taken_over=_last_day(status, events),
        notes=as_text(status, "extStatusDesc"),
    )


def _read_milestones(status: dict[str, Any]) -> list[EventRecord]:
    """Dates that the status itself gives; the zone offset of a time is dropped, they are civil dates in Washington."""
    named = (
        ("filing", "filingDate", "Filing date"),
        ("registration", "usRegistrationDate", "Registration"),
        ("abandonment", "dateAbandoned", "Abandoned"),
        ("cancellation", "dateCancelled", "Cancelled"),
    )
    return [EventRecord(code, day, text, key) for code, key, text in named if (day := day_in(as_text(status, key)))]


def _read_history(mark: dict[str, Any]) -> list[EventRecord]:
    """The prosecution history; the examiner's writing and the notification are history, the e-mailed action counts."""
    entries = sorted(as_list(mark, "prosecutionHistory"), key=_entry_number)
    events: list[EventRecord] = []
    last_action: date | None = None
    for entry in entries:
        day, text = day_in(as_text(entry, "entryDate")), as_text(entry, "entryDesc")
        if day is None:
            continue
        event = EventRecord(OTHER, day, text, as_text(entry, "entryCode"))
        if kind := _PAPERS.get(text.upper()):
            event = replace(
                event, code="allowance" if kind == "notice_of_allowance" else "paper", paper=Paper(kind, day)
            )
            last_action = last_action if kind == "notice_of_allowance" else day
        elif text.upper() in _REPLIES:
            event = replace(event, code=ACT, answers="response", about=last_action)
        elif text.upper() in _PUBLISHED:
            event = replace(event, code="publication")
        events.append(event)
    return events


def _entry_number(entry: dict[str, Any]) -> int:
    number = as_text(entry, "entryNumber")
    return int(number) if number.isdecimal() else 0


def _classes_of(mark: dict[str, Any]) -> tuple[str, ...]:
    found: list[str] = []
    for goods in as_list(mark, "gsList"):
        found += [as_text(item, "code").lstrip("0") for item in as_list(goods, "internationalClasses")]
    return tuple(dict.fromkeys(code for code in found if code))


def _newest_owner(mark: dict[str, Any]) -> str:
    """The owner in the group with the highest number: 10 is the original applicant, later owners follow."""
    groups = as_object(as_object(mark, "parties"), "ownerGroups")
    newest = max((key for key in groups if key.isdecimal() and groups[key]), key=int, default="")
    owners = [as_text(owner, "name") for owner in as_list(groups, newest)]
    return "; ".join(name for name in owners if name)


def _basis_of(status: dict[str, Any]) -> str:
    if status.get("filed66a") or status.get("sect66aCurr"):
        return "66a"
    if any(status.get(key) for key in ("filed44d", "filed44e", "sect44dCurr", "sect44eCurr")):
        return "44"
    return "1" if any(status.get(key) for key in ("filedUse", "filedItu", "useCurr", "ituCurr")) else ""


def _status_of(status: dict[str, Any], registered: str) -> str:
    live, _, rest = as_text(status, "tm5StatusDesc").partition("/")
    if live == "DEAD":
        return "lapsed" if registered else "abandoned"
    return "registered" if registered or rest.startswith("REGISTRATION") else "pending"


def _last_day(status: dict[str, Any], events: tuple[EventRecord, ...]) -> date | None:
    days = [event.day for event in events]
    days += [day for key in ("statusDate", "currLocationDt") if (day := day_in(as_text(status, key)))]
    return max(days, default=None)
