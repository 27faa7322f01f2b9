"""Register extracts of the German office (DPMA): marks in WIPO ST.66, designs in WIPO ST.86."""

from collections.abc import Iterator
from datetime import date

from ipdocket.exchange.offices.tree import Element, day_at, read_tree, text_at, texts_at
from ipdocket.exchange.records import ACT, OTHER, EventRecord, MatterRecord, UnreadableFile

TM = "http://www.wipo.int/standards/XMLSchema/trademarks"
DESIGN = "http://www.wipo.int/standards/XMLSchema/designs"
_MARK = {"st": TM, "de": "http://register.dpma.de/standards/XMLSchema/DE-TM-RegisterExt"}
_DESIGN = {"st": DESIGN, "de": "http://register.dpma.de/standards/XMLSchema/DE-Design-RegisterExt"}
_TERM = 10


def read_mark(content: bytes) -> tuple[MatterRecord, ...]:
    """Every mark in an ST.66 extract; raises UnreadableFile if there is none."""
    matters = tuple(_read_mark(item) for item in read_tree(content).iterfind(".//st:TradeMark", _MARK))
    if not matters:
        raise UnreadableFile("The file holds no mark.", "Nothing was imported.", "Download the extract again.")
    return matters


def read_design(content: bytes) -> tuple[MatterRecord, ...]:
    """Every design in an ST.86 extract; raises UnreadableFile if there is none."""
    applications = read_tree(content).iterfind(".//st:DesignApplication", _DESIGN)
    matters = tuple(
        _read_design(item, filing) for filing in applications for item in filing.iterfind(".//st:Design", _DESIGN)
    )
    if not matters:
        raise UnreadableFile("The file holds no design.", "Nothing was imported.", "Download the extract again.")
    return matters


def _read_mark(mark: Element) -> MatterRecord:
    number = text_at(mark, "st:RegistrationNumber", _MARK)
    word = text_at(mark, "st:WordMarkSpecification/st:MarkVerbalElementText", _MARK)
    events = sorted((*_mark_milestones(mark), *_mark_records(mark)), key=lambda event: event.day)
    ended = any(event.code == "cancellation" for event in events)
    office = text_at(mark, "st:RegistrationOfficeCode", _MARK)
    return MatterRecord(
        key=f"{office}:TM:{number or text_at(mark, 'st:ApplicationNumber', _MARK)}",
        reference=f"{office}-TM-{number}",
        office=office,
        right="trademark",
        title=word,
        mark=word,
        classes=tuple(texts_at(mark, ".//st:ClassDescription/st:ClassNumber", _MARK)),
        status="expired" if ended else ("registered" if number else "pending"),
        status_text=text_at(mark, "st:MarkCurrentStatusCode", _MARK),
        owner=_name_at(mark, "st:ApplicantDetails/st:Applicant", _MARK),
        agent=_name_at(mark, "st:RepresentativeDetails/st:Representative", _MARK),
        application_number=text_at(mark, "st:ApplicationNumber", _MARK),
        registration_number=number,
        events=tuple(events),
        source="DPMA register, ST.66",
        taken_over=max((event.day for event in events), default=None),
    )


def _mark_milestones(mark: Element) -> Iterator[EventRecord]:
    for code, path, text in (
        ("filing", "st:ApplicationDate", "Filing date"),
        ("registration", "st:RegistrationDate", "Registration"),
        ("registration_published", "st:PublicationDetails/st:Publication/st:PublicationDate", "Registration published"),
        ("expiry", "st:ExpiryDate", "Last day of the running term"),
        ("cancellation", "st:TerminationDate", "Cancelled"),
        (OTHER, "st:OppositionPeriodEndDate", "End of the opposition period"),
    ):
        if day := day_at(mark, path, _MARK):
            yield EventRecord(code, day, text, path.rpartition(":")[2])


def _mark_records(mark: Element) -> Iterator[EventRecord]:
    """The register's own entries; a renewal answers the term that ended in the year nearest to it."""
    filed = day_at(mark, "st:ApplicationDate", _MARK)
    for record in mark.iterfind(".//st:MarkRecord", _MARK):
        kind = text_at(record, "st:BasicRecord/st:BasicRecordKind", _MARK)
        state = text_at(record, "st:BasicRecord/st:RecordCurrentStatusCode", _MARK)
        ground = text_at(record, ".//de:LegalGround", _MARK)
        text = ", ".join(part for part in (kind, state, ground) if part)
        if day := day_at(record, "st:BasicRecord/st:RecordCurrentStatusDate", _MARK):
            renewal = kind.startswith("Verl") and state.startswith("Verl") and filed
            answers = f"renewal:{round((day.year - filed.year) / _TERM)}" if renewal and filed else ""
            yield EventRecord(ACT if answers else OTHER, day, text, kind, answers=answers)
        if day := day_at(record, ".//st:RecordPublication/st:PublicationDate", _MARK):
            yield EventRecord(OTHER, day, f"Published: {text}", kind)


def _read_design(design: Element, filing: Element) -> MatterRecord:
    number = text_at(design, "st:DesignIdentifier", _DESIGN)
    events = sorted(_design_events(design, filing), key=lambda event: event.day)
    office = text_at(filing, "st:RegistrationOfficeCode", _DESIGN)
    ended = any(event.code == "cancellation" for event in events)
    return MatterRecord(
        key=f"{office}:DES:{number}",
        reference=f"{office}-DES-{number}",
        office=office,
        right="design",
        title=text_at(design, "st:DesignTitle", _DESIGN),
        classes=tuple(" ".join(text.split()) for text in texts_at(design, ".//st:ClassNumber", _DESIGN)),
        status="expired" if ended else "registered",
        status_text=text_at(design, ".//de:DesignStatus", _DESIGN),
        owner=_organisation_at(design, "st:ApplicantDetails/st:Applicant"),
        agent=_organisation_at(design, "st:RepresentativeDetails/st:Representative"),
        application_number=text_at(filing, "st:DesignApplicationNumber", _DESIGN),
        registration_number=text_at(design, "st:RegistrationNumber", _DESIGN),
        events=tuple(events),
        source="DPMA register, ST.86",
        taken_over=max((event.day for event in events), default=None),
    )


def _design_events(design: Element, filing: Element) -> Iterator[EventRecord]:
    priorities = [
        d for item in design.iterfind(".//st:Priority", _DESIGN) if (d := day_at(item, "st:PriorityDate", _DESIGN))
    ]
    dated: list[tuple[str, date | None, str, str]] = [
        ("filing", day_at(filing, "st:DesignApplicationDate", _DESIGN), "Filing date", "DesignApplicationDate"),
        ("priority", min(priorities, default=None), "Earliest priority claimed", "PriorityDate"),
        ("registration", day_at(design, "st:RegistrationDate", _DESIGN), "Registration", "RegistrationDate"),
        ("registration_published", day_at(design, "st:PublicationDetails//st:PublicationDate", _DESIGN), "Published",
         "PublicationDate"),
        (OTHER, day_at(design, ".//de:PaymentDeadline", _DESIGN), "Payment deadline", "PaymentDeadline"),
        ("cancellation", day_at(design, ".//de:CancellationDate", _DESIGN), "Cancelled", "CancellationDate"),
        (OTHER, day_at(design, ".//de:DestructionPaperFile", _DESIGN), "Paper file destroyed", "DestructionPaperFile"),
    ]  # fmt: skip
    for record in design.iterfind(".//de:DesignRecord", _DESIGN):
        text = text_at(record, "st:DesignBasicRecord/de:LegalStatus", _DESIGN)
        dated.append((OTHER, day_at(record, "st:DesignBasicRecord/st:RecordFilingDate", _DESIGN), text, "DesignRecord"))
    for code, day, text, source in dated:
        if day:
            yield EventRecord(code, day, text, source)


def _name_at(mark: Element, path: str, names: dict[str, str]) -> str:
    parties = mark.findall(path, names)
    return "; ".join(
        name for party in parties if (name := " ".join(texts_at(party, ".//st:FreeFormatNameLine", names)))
    )


def _organisation_at(design: Element, path: str) -> str:
    return "; ".join(
        name for party in design.findall(path, _DESIGN) for name in texts_at(party, ".//st:OrganizationName", _DESIGN)
    )
