"""What evidence each kind of act needs, as the window shows it: plain values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Demand:
    """One kind of act; `kind` "*" is every other, "instruction" what is not done on instruction."""

    kind: str
    title: str
    file: bool
    amount: bool


@dataclass(frozen=True, slots=True)
class DemandsShown:
    """All kinds, and whether who is signed in may change them."""

    demands: tuple[Demand, ...]
    may_change: bool
