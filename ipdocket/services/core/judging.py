"""References and numbers of rows from a file, judged by the firm's conventions before and while they are stored."""

from ipdocket.domain.matter import Matter
from ipdocket.exchange.records import MatterRecord, Problem
from ipdocket.names.references import strip_reference
from ipdocket.services.core.conventions import kept_numbers, read_convention
from ipdocket.store.matters import get_matters, list_references
from ipdocket.store.office_numbers import KeptNumber, find_same
from ipdocket.store.work import Store


class Judge:
    """Holds the firm's convention and every reference in use, those of the rows taken included."""

    def __init__(self, store: Store) -> None:
        self._convention = read_convention(store)
        self._store = store
        self._numbers: dict[str, str] = {}
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


    def judge_same(self, record: MatterRecord, numbers: list[KeptNumber]) -> list[Problem]:
        """Which of the row's numbers stand on an earlier row or on a matter of the docket, however they are written."""
        problems = []
        for one in numbers:
            earlier = self._numbers.setdefault(one.same_key, record.reference)
            found = find_same(self._store, [one.same_key])
            ids = [matter_id for matter_id, _number in found[:3]]
            others = [matter.reference for matter in get_matters(self._store, ids)] if ids else []
            if earlier != record.reference:
                others.insert(0, earlier)
            if others:
                what = f"{one.normalised} stands on {', '.join(others)} too."
                problems.append(Problem(
                    record.source_row, f"{one.kind}_number", "warning", what, "Look whether it is one matter.", one.typed
                ))  # fmt: skip
        return problems


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
