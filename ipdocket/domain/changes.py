"""What kinds of things changed: the answer of every unit of work, to which views listen."""

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """A kind of thing that views show."""

    MATTERS = "matters"
    EVENTS = "events"
    DEADLINES = "deadlines"
    CONFIRMATIONS = "confirmations"
    PARTIES = "parties"
    PEOPLE = "people"
    BATCHES = "batches"
    SETTINGS = "settings"
    VIEWS = "views"
    CALENDAR = "calendar"
    RULES = "rules"
    EVIDENCE = "evidence"
    INTAKE = "intake"
    HAND_OFF = "hand_off"
    AUDIT = "audit"


@dataclass(frozen=True, slots=True)
class Changes:
    """The kinds that changed, the matters and deadlines touched (none listed where `many`), and the audit head after it."""

    kinds: frozenset[Kind] = field(default_factory=frozenset)
    matters: frozenset[int] = field(default_factory=frozenset)
    deadlines: frozenset[int] = field(default_factory=frozenset)
    many: bool = False
    head: str = ""

    def touches(self, *kinds: Kind) -> bool:
        """Whether any of these kinds changed."""
        return not self.kinds.isdisjoint(kinds)
