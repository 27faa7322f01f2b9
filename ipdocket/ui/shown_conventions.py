"""References and numbers as the window shows them: plain values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Declared:
    """The firm's pattern of references, what happens to one that breaks it, and whether this person may change it."""

    pattern: str
    check: str
    may_change: bool = True


@dataclass(frozen=True, slots=True)
class OffenceLine:
    """One matter whose reference breaks the pattern; `repair` is "" where none can be proposed."""

    matter: int
    reference: str
    title: str
    words: str
    repair: str = ""


@dataclass(frozen=True, slots=True)
class NumberShown:
    """One number that needs a look: the same on another matter, or with something wrong in it."""

    matter: int
    number: str
    typed: str
    reference: str
    title: str
    words: str
    reason: str = ""
    twice: bool = False
