"""The firm's references and numbers: the pattern declared, the next free reference, what breaks it, numbers twice."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ipdocket.domain.people import Act
from ipdocket.errors import Refused
from ipdocket.exchange.csv_out import write_csv
from ipdocket.exchange.xlsx_out import write_xlsx
from ipdocket.names.offering import offer_reference
from ipdocket.names.references import Pattern, ReferencesUsedUp, check_reference, list_offenders, read_pattern
from ipdocket.reports.paper import Column, Group, Report, Row
from ipdocket.services.core import conventions
from ipdocket.services.core.files import whole_file, write_whole
from ipdocket.services.core.session import Session
from ipdocket.settings import REFERENCE_CHECK, REFERENCE_PATTERN, fit_value
from ipdocket.store.matters import get_matter, update_matter
from ipdocket.store.office_numbers import NumberLine, list_doubts, list_same
from ipdocket.store.references import ReferenceLine, list_client_references, list_reference_lines
from ipdocket.store.settings import set_setting

OFFENCE_HEADERS = ("Reference", "Country", "Title or mark", "Client", "What is wrong", "Proposed instead")
MOST_FRESH = 25  # each is found by looking through every reference in use
NUMBER_HEADERS = ("Number", "Kind", "As typed", "Reference", "Country", "Title or mark", "Remarks", "Kept because")


class NothingCounted(Refused):
    """The pattern would have no free reference to offer."""

    def __init__(self) -> None:
        super().__init__(
            "The pattern has no field that counts.", "The former pattern stays in force.",
            "Give it {number:N4} or {family:N4}.",
        )  # fmt: skip


class NoRepair(Refused):
    """Nothing can be proposed in place of a reference."""

    def __init__(self, reference: str) -> None:
        super().__init__(f"No repair can be read from {reference}.", do="Give it a new reference in facts and parties (F2).")


class ProposalChanged(Refused):
    """The docket has changed since the proposal was seen."""

    def __init__(self, reference: str, now: str) -> None:
        super().__init__(f"For {reference} another reference is proposed by now: {now}.", do="Look at the list again.")


@dataclass(frozen=True, slots=True)
class ReferenceOffence:
    """A live matter whose reference breaks the pattern, what is wrong in words, and what is proposed ("" for nothing)."""

    line: ReferenceLine
    words: str
    repair: str


def read_declared(session: Session) -> tuple[str, str]:
    """The pattern in force ("" for none) and what happens to a reference that breaks it: "warn" or "refuse"."""
    session.require(Act.SEE_OFFICE)
    convention = conventions.read_convention(session.store)
    return convention.pattern.text if convention.pattern else "", "refuse" if convention.refuses else "warn"


def declare_pattern(session: Session, pattern: str, check: str) -> None:
    """Sets the firm's pattern of references. Raises PatternUnclear, NothingCounted, UnfitSetting, NotAllowed."""
    actor = session.require(Act.CHANGE_SETTINGS)
    text = fit_value(REFERENCE_PATTERN, pattern)
    if text:
        counter = read_pattern(text).counter
        if counter is None or counter.choices:
            raise NothingCounted
    with session.store.work(actor, "declare references") as work:
        set_setting(work, REFERENCE_PATTERN.key, text)
        set_setting(work, REFERENCE_CHECK.key, fit_value(REFERENCE_CHECK, check))


def try_pattern(session: Session, pattern: str) -> tuple[int, int]:
    """How many of the references in use keep to a pattern, and how many there are. Raises PatternUnclear."""
    session.require(Act.SEE_OFFICE)
    read = read_pattern(pattern)
    lines = list_reference_lines(session.store)
    fit = sum(not any(one.stops for one in check_reference(read, line.reference)) for line in lines)
    return fit, len(lines)


def offer_next_reference(session: Session, office: str, right: str, route: str, client: str) -> str:
    """The next free reference for a matter of that kind; "" without a pattern, or where a field cannot be told."""
    session.require(Act.SEE_OFFICE)
    convention = conventions.read_convention(session.store)
    if convention.pattern is None or not office:
        return ""
    in_use = list_client_references(session.store)
    return offer_reference(convention.pattern, in_use, client, {"country": office}, right, route)


def list_offences(session: Session) -> list[ReferenceOffence]:
    """Every live matter whose reference breaks the pattern; none where no pattern is declared."""
    session.require(Act.SEE_OFFICE)
    convention = conventions.read_convention(session.store)
    lines = list_reference_lines(session.store)
    if convention.pattern is None:
        told = [(line, convention.judge(line.reference)) for line in lines]
        return [ReferenceOffence(line, " ".join(one.words for one in some), "") for line, some in told if some]
    by_reference = {line.reference: line for line in lines}
    proposed: set[str] = set()
    found = []
    for one in list_offenders(convention.pattern, list(by_reference)):
        repair = one.repair if one.repair and one.repair not in proposed else ""
        proposed.add(repair)
        found.append(ReferenceOffence(by_reference[one.reference], " ".join(each.words for each in one.findings), repair))
    return _offer_fresh(convention.pattern, found, [(line.reference, line.client) for line in lines])


def _offer_fresh(
    pattern: Pattern, offences: list[ReferenceOffence], in_use: list[tuple[str, str]]
) -> list[ReferenceOffence]:
    """For references in which no field can be read, the next free ones by what the matter is; the first so many."""
    made = []
    left = MOST_FRESH
    in_use += [(one.repair, one.line.client) for one in offences if one.repair]
    for one in offences:
        stops = any(each.stops for each in check_reference(pattern, one.line.reference))
        if not one.repair and stops and left:
            left -= 1
            fresh = _offer_for(pattern, in_use, one.line)
            if fresh:
                in_use.append((fresh, one.line.client))
                made.append(replace(one, words=f"{one.words} The next free one is proposed.", repair=fresh))
                continue
        made.append(one)
    return made


def _offer_for(pattern: Pattern, in_use: list[tuple[str, str]], line: ReferenceLine) -> str:
    try:
        return offer_reference(pattern, in_use, line.client, {"country": line.office}, line.right, line.route)
    except ReferencesUsedUp:
        return ""


def repair_references(session: Session, seen: Sequence[tuple[int, str]]) -> int:
    """Gives matters the reference that was seen proposed, (matter, proposed) each, all or none and on record; how many.

    Raises NoRepair where there is no proposal, ProposalChanged where it is another by now, ReferenceTaken.
    """
    actor = session.require(Act.ENTER)
    proposed = {one.line.matter: one for one in list_offences(session)}
    with session.store.work(actor, "repair reference") as work:
        for matter, wanted in seen:
            offence = proposed.get(matter)
            if offence is None or not offence.repair:
                raise NoRepair(offence.line.reference if offence else get_matter(session.store, matter).reference)
            if offence.repair != wanted:
                raise ProposalChanged(offence.line.reference, offence.repair)
            update_matter(work, replace(get_matter(session.store, matter), reference=wanted))
    return len(seen)


def list_same_numbers(session: Session) -> list[tuple[str, tuple[NumberLine, ...]]]:
    """Numbers that stand on more than one live matter."""
    session.require(Act.SEE_OFFICE)
    return list_same(session.store)


def list_doubtful_numbers(session: Session) -> list[NumberLine]:
    """Numbers in which something was found, with the reason where one was given."""
    session.require(Act.SEE_OFFICE)
    return list_doubts(session.store)


def write_offences(session: Session, path: Path) -> int:
    """Writes the offenders as PDF, XLSX or CSV, by the ending of the name, and records it; how many rows."""
    rows = [
        (one.line.reference, one.line.office, one.line.title, one.line.client, one.words, one.repair)
        for one in list_offences(session)
    ]
    _write(session, path, "References that break the pattern", OFFENCE_HEADERS, (14, 6, 24, 18, 40, 14), rows)
    return len(rows)


def write_numbers(session: Session, path: Path) -> int:
    """Writes numbers that stand twice and numbers in doubt as PDF, XLSX or CSV, and records it; how many rows."""
    twice = [(line, "stands on more than one matter") for _number, lines in list_same_numbers(session) for line in lines]
    doubts = [(line, " ".join(line.number.findings)) for line in list_doubtful_numbers(session)]
    rows = [
        (one.number.normalised, one.number.kind, one.number.typed, one.reference, one.office, one.title, why, one.number.reason)
        for one, why in (*twice, *doubts)
    ]
    _write(session, path, "Numbers that need a look", NUMBER_HEADERS, (15, 10, 15, 14, 6, 20, 30, 20), rows)
    return len(rows)


def _write(
    session: Session, path: Path, title: str, headers: tuple[str, ...], shares: tuple[int, ...], rows: Sequence[tuple[str, ...]]
) -> None:
    ending = path.suffix.casefold()
    actor = session.require(Act.PRINT if ending == ".pdf" else Act.EXPORT)
    if ending == ".pdf":
        from ipdocket.reports.write import write_report

        columns = tuple(Column(name, share) for name, share in zip(headers, shares, strict=True))
        report = Report(
            title, session.today(), "every live matter", session.rules.name, columns, [Group("", [Row(row) for row in rows])],
            session.firm, str(session.store.head())[:24], empty="Nothing was found.", printed_by=actor.name,
        )  # fmt: skip
        write_report(report, path, session.fonts)
    elif ending == ".csv":
        write_whole(path, write_csv(headers, rows))
    else:
        with whole_file(path) as part:
            write_xlsx(part, headers, rows)
    with session.store.work(actor, "print" if ending == ".pdf" else "export") as work:
        work.record("report", 0, after={"file": path.name, "selection": title, "rows": len(rows)})

