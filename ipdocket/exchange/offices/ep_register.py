"""The European Patent Register: one matter from files of bibliography, events and procedural steps, in any mix."""

import re
from dataclasses import dataclass, field, replace
from datetime import date

from ipdocket.exchange.offices.ep_steps import read_procedure
from ipdocket.exchange.offices.tree import Element, day_at, day_in, read_tree, text_at, texts_at
from ipdocket.exchange.records import OTHER, EventRecord, Facts, MatterRecord, Problem, UnreadableFile

NAMES = {"ops": "http://ops.epo.org", "reg": "http://www.epo.org/register"}
_DIVIDED = Problem(
    0,
    "application-reference",
    "warning",
    "This is a divisional: the register gives its parent's filing date, the day of its own filing is not in the file.",
    "Add the day on which it was itself filed.",
)
_QUERY = re.compile(r"EP\W?(\d{6,8})")


@dataclass(slots=True)
class _File:
    """What was gathered of one application while its files are read."""

    publication: str = ""
    biblio: Element | None = None
    produced: list[date] = field(default_factory=list)
    status: str = ""
    events: list[EventRecord] = field(default_factory=list)


def read_register(*contents: bytes) -> tuple[MatterRecord, ...]:
    """One matter for each application in the register files; raises UnreadableFile if there is none.

    The three kinds of file are joined by the publication number that was asked for. A set without its bibliography
    gives a matter with an error, as it has no filing date. The newest of the parties' and titles' versions counts;
    an empty change date is older than any other.
    """
    files: dict[str, _File] = {}
    for content in contents:
        root = read_tree(content)
        asked = _QUERY.search(text_at(root, "ops:register-search/ops:query", NAMES))
        for document in root.iterfind(".//reg:register-document", NAMES):
            _gather(document, asked[1] if asked else "", files)
    if not files:
        raise UnreadableFile(
            "The file holds no entry of the European Patent Register.", "Nothing was imported.", "Repeat the search."
        )
    return tuple(_read_matter(file) for file in files.values())


def _gather(document: Element, asked: str, files: dict[str, _File]) -> None:
    biblio = document.find("reg:bibliographic-data", NAMES)
    number = text_at(biblio, "reg:publication-reference/reg:document-id/reg:doc-number", NAMES) or asked
    file = files.setdefault(number, _File(publication=number))
    file.biblio = biblio if biblio is not None else file.biblio
    file.status = document.get("status", "") or file.status
    if produced := day_in(document.get("date-produced", "")):
        file.produced.append(produced)
    for step in document.iterfind("reg:procedural-data/reg:procedural-step", NAMES):
        file.events += read_procedure(step, NAMES)
    for entry in document.iterfind("reg:events-data/reg:dossier-event", NAMES):
        if day := day_at(entry, "reg:event-date/reg:date", NAMES):
            text, code = text_at(entry, "reg:event-text", NAMES), text_at(entry, "reg:event-code", NAMES)
            file.events.append(EventRecord(OTHER, day, text, code))


def _read_matter(file: _File) -> MatterRecord:
    produced = max(file.produced, default=None)
    events = tuple(dict.fromkeys(sorted(file.events, key=lambda event: event.day)))
    bare = MatterRecord(
        key=f"EP:pub:{file.publication}",
        reference=f"EP{file.publication}",
        office="EP",
        right="patent",
        status=_status_of(file.status),
        status_text=file.status,
        publication_number=f"EP{file.publication}",
        events=events,
        source="European Patent Register (EPO)",
        taken_over=produced,
    )
    if file.biblio is None:
        what = "The bibliography of this application is missing: no filing date, no owner."
        return replace(bare, problems=(Problem(0, "", "error", what, "Add the register's bibliographic file."),))
    return _with_biblio(bare, file.biblio)


def _with_biblio(bare: MatterRecord, biblio: Element) -> MatterRecord:
    application = text_at(biblio, "reg:application-reference/reg:document-id/reg:doc-number", NAMES)
    events = (*_read_milestones(biblio), *_read_lapses(biblio), *bare.events)
    granted = any(event.code == "grant" for event in events)
    designated = tuple(texts_at(_newest(biblio, "reg:designation-of-states"), ".//reg:regional/reg:country", NAMES))
    language = text_at(biblio, "reg:language-of-filing", NAMES)
    facts = [("language", language)] if language else []
    divided = biblio.find(".//reg:division//reg:parent-doc", NAMES) is not None
    if divided:
        events = tuple(replace(event, code="parent_filing") if event.code == "filing" else event for event in events)
    return replace(
        bare,
        key=f"EP:{application}",
        reference=f"EP-{application}",
        title=text_at(_newest(biblio, "reg:invention-title[@lang='en']"), ".", NAMES),
        owner="; ".join(texts_at(_newest(biblio, "reg:parties/reg:applicants"), ".//reg:addressbook/reg:name", NAMES)),
        agent="; ".join(texts_at(_newest(biblio, "reg:parties/reg:agents"), ".//reg:addressbook/reg:name", NAMES)),
        application_number=application,
        route="divisional" if divided else bare.route,
        problems=(*bare.problems, *((_DIVIDED,) if divided else ())),
        registration_number=bare.publication_number if granted else "",
        facts=Facts((*facts, *((("designated", designated),) if designated else ()))),
        events=tuple(sorted(events, key=lambda event: event.day)),
    )


def _newest(biblio: Element, path: str) -> Element:
    """The version with the latest change date, an empty element where the register has none."""
    found = biblio.findall(path, NAMES)
    return max(found, key=lambda item: item.get("change-date", ""), default=Element("none"))


def _read_milestones(biblio: Element) -> list[EventRecord]:
    """Filing, publication, grant, priorities, search and the request for examination."""
    events: list[EventRecord] = []

    def add(code: str, day: date | None, text: str) -> None:
        if day:
            events.append(EventRecord(code, day, text, "register"))

    add("filing", day_at(biblio, "reg:application-reference/reg:document-id/reg:date", NAMES), "Filing date")
    for reference in biblio.iterfind("reg:publication-reference/reg:document-id", NAMES):
        kind, day = text_at(reference, "reg:kind", NAMES), day_at(reference, "reg:date", NAMES)
        if kind in ("A1", "A2") or kind == "B1":
            add("grant" if kind == "B1" else "publication", day, f"Published as {kind}")
        else:
            add(OTHER, day, f"Published as {kind}")
    claims = [
        day for item in biblio.iterfind(".//reg:priority-claim", NAMES) if (day := day_at(item, "reg:date", NAMES))
    ]
    add("priority", min(claims, default=None), "Earliest priority claimed")
    add("exam_requested", day_at(biblio, ".//reg:request-for-examination/reg:date", NAMES), "Examination requested")
    for report in biblio.iterfind(".//reg:search-report-information", NAMES):
        published = day_at(report, "reg:search-report-publication/reg:document-id/reg:date", NAMES)
        add("search_report_published", published, "Search report published")
        add(
            "search_report_mailed",
            day_at(report, "reg:date-search-report-mailed/reg:date", NAMES),
            "Search report mailed",
        )
    add(OTHER, day_at(biblio, ".//reg:opposition-not-filed/reg:date", NAMES), "No opposition filed within time limit")
    return events


def _read_lapses(biblio: Element) -> list[EventRecord]:
    """Lapses of national parts from the newest list; the European matter itself does not end with them."""
    lapses: list[EventRecord] = []
    for item in _newest(biblio, "reg:term-of-grant").iterfind("reg:lapsed-in-country", NAMES):
        state, day = text_at(item, "reg:country", NAMES), day_at(item, "reg:date", NAMES)
        if day:
            lapses.append(EventRecord(OTHER, day, f"Lapsed in {state}", f"lapse:{state}"))
    return lapses


def _status_of(text: str) -> str:
    lowered = text.lower()
    for word, status in (
        ("withdrawn", "withdrawn"), ("refused", "refused"), ("revoked", "lapsed"),
        ("grant of patent is intended", "pending"),
        ("no opposition", "granted"), ("granted", "granted"), ("opposition", "granted"),
    ):  # fmt: skip
        if word in lowered:
            return status
    return "pending" if text else "unknown"
