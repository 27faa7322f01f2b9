"""Families, legal events and bibliography of the EPO's Open Patent Services: one matter for each application."""

import re
from dataclasses import replace
from datetime import date

from ipdocket.exchange.offices.ops_legal import read_legal
from ipdocket.exchange.offices.tree import Element, day_at, read_tree, text_at
from ipdocket.exchange.records import OTHER, EventRecord, MatterRecord, Problem, UnreadableFile

NAMES = {"ops": "http://ops.epo.org", "ex": "http://www.epo.org/exchange"}
_SERIES_SINCE = 2011  # from then on docdb gives year, series and number of US applications
_DOCDB = "ex:document-id[@document-id-type='docdb']"
_GRANT_KINDS = {
    "EP": {"B1"}, "US": {"B1", "B2", "S", "S1"}, "CA": {"C"}, "CN": {"B", "C"}, "GB": {"B"}, "FR": {"B1"},
    "DE": {"B3", "B4", "C1"},
}  # fmt: skip
"""Kinds of document whose publication is the grant; elsewhere (JP, KR, AU ...) it follows or precedes it."""


def read_members(content: bytes) -> tuple[MatterRecord, ...]:
    """Every application in a family, legal or bibliographic answer; raises UnreadableFile if there is none."""
    root = read_tree(content)
    gathered: dict[str, MatterRecord] = {}
    for member in (*root.iterfind(".//ops:family-member", NAMES), *root.iterfind(".//ex:exchange-document", NAMES)):
        matter = _read_member(member)
        if matter:
            earlier = gathered.get(matter.key)
            gathered[matter.key] = _join(earlier, matter) if earlier else matter
    if not gathered:
        raise UnreadableFile("The file holds no patent document.", "Nothing was imported.", "Repeat the search.")
    last = max((event.day for matter in gathered.values() for event in matter.events), default=None)
    return tuple(replace(matter, taken_over=last) for matter in gathered.values())


def _join(earlier: MatterRecord, later: MatterRecord) -> MatterRecord:
    """One matter from two publications of the same application."""
    events = dict.fromkeys(sorted((*earlier.events, *later.events), key=lambda event: event.day))
    granted = later.registration_number or earlier.registration_number
    return replace(
        earlier,
        registration_number=granted,
        status="granted" if granted else earlier.status,
        events=tuple(events),
        publication_number=earlier.publication_number or later.publication_number,
        owner=earlier.owner or later.owner,
    )


def _read_member(member: Element) -> MatterRecord | None:
    data = member.find("ex:bibliographic-data", NAMES)
    data = member if data is None else data
    office = text_at(data, f"ex:publication-reference/{_DOCDB}/ex:country", NAMES)
    number = text_at(data, f"ex:publication-reference/{_DOCDB}/ex:doc-number", NAMES)
    kind = text_at(data, f"ex:publication-reference/{_DOCDB}/ex:kind", NAMES)
    published = day_at(data, f"ex:publication-reference/{_DOCDB}/ex:date", NAMES)
    application, filed = _application_of(data, office)
    if not application:
        return None
    granted = kind in _GRANT_KINDS.get(office, ()) or (office == "US" and kind == "A" and bool(published))
    events = [EventRecord("filing", filed, "Filing date", "docdb")] if filed else []
    events += _read_publication(office, kind, published, granted) + _read_priority(data, filed)
    legal = read_legal(member, NAMES)
    return MatterRecord(
        key=f"{office}:{application}",
        reference=application if application.startswith("PCT/") else f"{office}-{application}",
        office=office,
        right={"U": "utility_model", "Y": "utility_model", "S": "design"}.get(kind[:1], "patent"),
        title=_title_of(data),
        status="granted" if granted else "unknown",
        owner=legal.owner or _applicants_of(data, "original") or _applicants_of(data, "epodoc"),
        application_number=application,
        publication_number=f"{office}{number}{kind}" if not granted else "",
        registration_number=f"{office}{number}" if granted else "",
        facts=legal.facts,
        events=tuple(sorted((*events, *legal.events), key=lambda event: event.day)),
        source="Open Patent Services (EPO)",
        notes=_variants_of(data),
        problems=_find_problems(office, application, filed),
    )


def _find_problems(office: str, application: str, filed: date | None) -> tuple[Problem, ...]:
    """A missing filing date, and US numbers of before 2011, which docdb gives without their series."""
    found = []
    if not filed:
        found.append(Problem(0, "application-reference", "error", "The file has no filing date.", "Add it."))
    if office == "US" and filed and filed.year < _SERIES_SINCE and application[-2:] == f"{filed.year % 100:02}":
        what = f"{application} is the EPO's form of the number: the USPTO's series is not in it."
        found.append(
            Problem(0, "application-reference", "warning", what, "Correct the application number.", application)
        )
    return tuple(found)


def _application_of(data: Element, office: str) -> tuple[str, date | None]:
    """Number and date of the application; the date may stand in the epodoc form alone."""
    base = "ex:application-reference/"
    number = text_at(data, f"{base}{_DOCDB}/ex:doc-number", NAMES)
    filed = day_at(data, f"{base}{_DOCDB}/ex:date", NAMES)
    filed = filed or day_at(data, f"{base}ex:document-id[@document-id-type='epodoc']/ex:date", NAMES)
    if office == "WO":
        country = text_at(data, f"{base}{_DOCDB}/ex:country", NAMES)
        return (f"PCT/{country}{number[:4]}/{number[4:]}" if len(number) > 4 else ""), filed
    if office == "US" and re.fullmatch(r"(18|19|20)\d{10}", number):  # docdb sets the year before series and number
        return number[4:], filed
    return number, filed


def _read_publication(office: str, kind: str, day: date | None, granted: bool) -> list[EventRecord]:
    if day is None:
        return []
    if granted:
        return [EventRecord("grant", day, f"Published as {kind}", kind)]
    if office in ("EP", "WO") and kind in ("A3", "A4"):  # the search report, published by itself
        return [EventRecord("search_report_published", day, f"Published as {kind}", kind)]
    if not kind.startswith("A"):
        return [EventRecord(OTHER, day, f"Published as {kind}", kind)]
    events = [EventRecord("publication", day, f"Published as {kind}", kind)]
    if office in ("EP", "WO") and kind == "A1":  # A1: with the search report
        events.append(EventRecord("search_report_published", day, "Search report published", kind))
    return events


def _read_priority(data: Element, filed: date | None) -> list[EventRecord]:
    """The earliest priority that is not the application itself (a first filing names itself)."""
    own = text_at(data, f"ex:application-reference/{_DOCDB}/ex:doc-number", NAMES)
    days: list[date] = []
    for claim in data.iterfind(".//ex:priority-claim", NAMES):
        number = text_at(claim, f"{_DOCDB}/ex:doc-number", NAMES)
        inactive = text_at(claim, "ex:priority-active-indicator", NAMES) == "NO"
        day = day_at(claim, f"{_DOCDB}/ex:date", NAMES) or day_at(claim, "ex:document-id/ex:date", NAMES)
        if day and day != filed and not inactive and number != own:
            days.append(day)
    return [EventRecord("priority", min(days), "Earliest priority claimed", "docdb")] if days else []


def _title_of(data: Element) -> str:
    return text_at(data, "ex:invention-title[@lang='en']", NAMES) or text_at(data, "ex:invention-title", NAMES)


def _applicants_of(data: Element, form: str) -> str:
    path = f"ex:parties/ex:applicants/ex:applicant[@data-format='{form}']/ex:applicant-name/ex:name"
    return "; ".join(" ".join((item.text or "").split()).rstrip(", ") for item in data.iterfind(path, NAMES))


def _variants_of(data: Element) -> str:
    """The other spelling of the applicants, where the file has two."""
    original, normal = _applicants_of(data, "original"), _applicants_of(data, "epodoc")
    return f"Applicant also written: {normal}" if original and normal and original != normal else ""
