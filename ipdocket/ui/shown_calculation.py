"""What the calculator's page is handed and hands over: plain values, nothing of the store."""

from dataclasses import dataclass
from datetime import date

from ipdocket.ui.shown import Explained, NotFired


@dataclass(frozen=True, slots=True)
class PaperTyped:
    """A paper as typed: what it is, the day it bears, the day it came, how it was sent, the period it sets."""

    kind: str
    day: date
    notified: date | None = None
    delivery: str = ""
    period: str = ""


@dataclass(frozen=True, slots=True)
class CalculationDraft:
    """A right before one office as typed; nothing of it is stored."""

    country: str
    right: str
    route: str = "direct"
    dates: tuple[tuple[str, date], ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    papers: tuple[PaperTyped, ...] = ()


@dataclass(frozen=True, slots=True)
class Calculated:
    """What follows: dates with every step, what is not covered and why, rules that gave nothing, and all of it as text.

    `texts` holds the words of each date for a letter, in the order of `dates`; `head` and `foot` stand around them.
    """

    office: str
    dates: tuple[Explained, ...] = ()
    not_covered: tuple[str, ...] = ()
    not_fired: tuple[NotFired, ...] = ()
    differing: tuple[str, ...] = ()
    head: str = ""
    texts: tuple[str, ...] = ()
    foot: str = ""

    def as_text(self, place: int | None = None) -> str:
        """The whole computation in words, or that of one date."""
        texts = self.texts if place is None else self.texts[place : place + 1]
        missing = ["\n".join(self.not_covered)] if self.not_covered and place is None else []
        return "\n\n".join(part for part in (self.head, *texts, *missing, self.foot) if part) + "\n"
