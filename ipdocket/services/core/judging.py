"""References and numbers of rows from a file, judged by the firm's conventions before and while they are stored."""

from ipdocket.domain.matter import Matter
from ipdocket.exchange.records import MatterRecord, Problem
from ipdocket.names.references import strip_reference
from ipdocket.services.core.conventions import kept_numbers, read_convention
from ipdocket.store.matters import list_references
from ipdocket.store.office_numbers import KeptNumber
from ipdocket.store.work import Store


class Judge:
    """Holds the firm's convention and every reference in use, those of the rows taken included."""

    def __init__(self, store: Store) -> None:
        self._convention = read_convention(store)
        self._held = {strip_reference(one): one for one in list_references(store)}

    def judge_reference(self, record: MatterRecord) -> list[Problem]:
        """What is wrong with the row's reference; one of severity "error" keeps the row out. It is taken otherwise."""
        reference = record.reference or record.key
        bare = strip_reference(reference)
        held = self._held.get(bare)
        if held is not None:
            same = "" if held == reference else f"; without spaces, slashes and hyphens it is {held}"
            what = f"The reference {reference} belongs to another matter{same}."
            return [Problem(record.source_row, "reference", "error", what, "Give this row its own reference.", reference)]
        found = self._convention.judge(reference) if record.reference else ()
        stops = self._convention.refuses and any(one.stops for one in found)
        if not stops:
            self._held[bare] = reference
        if not found:
            return []
        told, do = " ".join(one.words for one in found), "Write it as the firm's pattern has it."
        return [Problem(record.source_row, "reference", "error" if stops else "warning", told, do, reference)]


def judge_numbers(record: MatterRecord, numbers: list[KeptNumber]) -> list[Problem]:
    """What is wrong with the row's numbers; they come in all the same, as typed."""
    return [
        Problem(record.source_row, f"{one.kind}_number", "warning", words, "Check it against the paper.", one.typed)
        for one in numbers
        for words in one.findings
    ]


def numbers_of(record: MatterRecord, reason: str = "") -> list[KeptNumber]:
    """The row's numbers in their offices' form; the reason stands at those with a wrong check digit."""
    matter = Matter(
        record.reference, record.office, record.right, record.route, application_number=record.application_number,
        publication_number=record.publication_number, registration_number=record.registration_number,
    )  # fmt: skip
    return kept_numbers(matter, reason)
