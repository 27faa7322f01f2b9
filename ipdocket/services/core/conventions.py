"""The firm's conventions as they are in force: its pattern of references, and numbers read as their offices write them."""

from collections.abc import Iterable
from dataclasses import dataclass

from ipdocket.domain.matter import Matter
from ipdocket.errors import Refused
from ipdocket.names.numbers import Kind, OfficeNumber, read_number
from ipdocket.names.references import Finding, Pattern, check_reference, read_pattern
from ipdocket.settings import REFERENCE_CHECK, REFERENCE_PATTERN, Settings
from ipdocket.store.matters import get_matters
from ipdocket.store.office_numbers import KeptNumber, find_same, keep_numbers, list_numbers
from ipdocket.store.settings import list_settings
from ipdocket.store.work import Store, Work

KINDS: tuple[Kind, ...] = ("application", "publication", "registration")


class ReferenceUnfit(Refused):
    """The firm refuses references that break its pattern."""

    def __init__(self, words: str) -> None:
        super().__init__(
            words, "What was typed is still in the form; nothing was stored.",
            "Write the reference as the firm's pattern has it, or take the next free one.",
        )  # fmt: skip


class NumberDoubtful(Refused):
    """The check digit of a number is wrong and nobody said why it is kept."""

    def __init__(self, number: OfficeNumber) -> None:
        super().__init__(
            f"{number.typed}: {' '.join(number.findings)}", "What was typed is still in the form; nothing was stored.",
            "Correct the number from the paper, or say why it is kept as typed.",
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Convention:
    """The pattern of references (None: none declared) and whether one that breaks it is refused or only told."""

    pattern: Pattern | None
    refuses: bool

    def judge(self, reference: str, others: Iterable[str] = ()) -> tuple[Finding, ...]:
        """What is wrong with a reference, in words; length for the USPTO is told without a pattern too."""
        if self.pattern is not None:
            return check_reference(self.pattern, reference, others)
        return tuple(one for one in check_reference(_ANY, reference, others) if not one.stops)


_ANY = read_pattern("{number}")


def read_convention(store: Store) -> Convention:
    """The convention in force. Raises PatternUnclear where something unreadable was stored."""
    settings = Settings(list_settings(store))
    text = settings.value(REFERENCE_PATTERN)
    return Convention(read_pattern(text) if text else None, settings.value(REFERENCE_CHECK) == "refuse")


def require_reference(store: Store, reference: str) -> None:
    """Passes where the firm takes the reference. Raises ReferenceUnfit."""
    convention = read_convention(store)
    stops = [one.words for one in convention.judge(reference) if one.stops]
    if convention.refuses and stops:
        raise ReferenceUnfit(" ".join(stops))


def read_numbers(matter: Matter) -> tuple[OfficeNumber, ...]:
    """Every number of the matter as its office writes it, with findings; none for an empty field."""
    typed = (matter.application_number, matter.publication_number, matter.registration_number)
    return tuple(
        read_number(matter.office, kind, text, matter.right, matter.route)
        for kind, text in zip(KINDS, typed, strict=True)
        if text.strip()
    )


def doubtful_numbers(store: Store, matter: Matter) -> tuple[OfficeNumber, ...]:
    """The numbers of a matter with a wrong check digit, besides those that someone kept before with a reason."""
    kept = {(one.kind, one.typed) for one in list_numbers(store, matter.id) if one.reason} if matter.id else set()
    return tuple(one for one in read_numbers(matter) if one.doubtful and (one.kind, one.typed) not in kept)


def tell_same_numbers(store: Store, matter: Matter) -> list[str]:
    """In words, which other live matters bear one of the matter's numbers, however it is written there."""
    found = find_same(store, [one.same_key for one in kept_numbers(matter, "")], matter.id)
    held = {one.id: one.reference for one in get_matters(store, [matter_id for matter_id, _number in found])}
    return [f"{number} stands on {held[matter_id]} too." for matter_id, number in found[:5] if matter_id in held]


def store_numbers(work: Work, matter: Matter, reason: str = "") -> None:
    """Keeps the matter's numbers in the offices' own form beside the typed one. Raises NumberDoubtful without a reason."""
    doubtful = doubtful_numbers(work.store, matter)
    if doubtful and not reason.strip():
        raise NumberDoubtful(doubtful[0])
    keep_numbers(work, matter.id, kept_numbers(matter, reason.strip()))


def kept_numbers(matter: Matter, reason: str) -> list[KeptNumber]:
    """The matter's numbers as the store keeps them; the reason stands at the doubtful ones only."""
    return [
        KeptNumber(
            one.kind, one.typed, one.normalised, f"{matter.right}|{one.key}", one.findings, reason if one.doubtful else ""
        )
        for one in read_numbers(matter)
    ]
