"""A dated duty, its revisions and its states."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol


class State(StrEnum):
    """Where a deadline stands; the codes are stored and do not change."""

    EXPECTED = "expected"
    OPEN = "open"
    AWAITING_SECOND = "awaiting_second"
    DONE = "done"
    ON_RECORD = "on_record"
    EXTENDED = "extended"
    NOT_NEEDED = "not_needed"
    ABANDONED = "abandoned"
    TRANSFERRED = "transferred"
    SUPERSEDED = "superseded"
    VOID = "void"
    MISSED = "missed"
    INFORMATION = "information"


S = State
# Someone must still act. A missed date stays on the docket until its cause is given and it is closed.
ACTIVE = frozenset({S.EXPECTED, S.OPEN, S.AWAITING_SECOND, S.EXTENDED, S.MISSED})
BY_TWO = frozenset({S.DONE, S.NOT_NEEDED, S.ABANDONED})
CLOSED = frozenset({S.DONE, S.ON_RECORD, S.NOT_NEEDED, S.ABANDONED, S.TRANSFERRED, S.SUPERSEDED, S.VOID})
# A deadline may be born only in these; nothing is born done.
BORN = frozenset({S.EXPECTED, S.OPEN, S.ON_RECORD, S.INFORMATION, S.SUPERSEDED, S.TRANSFERRED})

_WORKING = frozenset({S.EXPECTED, S.OPEN, S.EXTENDED, S.MISSED})
_ENDS = frozenset({S.ON_RECORD, S.TRANSFERRED, S.SUPERSEDED, S.VOID, S.NOT_NEEDED, S.ABANDONED})
TRANSITIONS: dict[State, frozenset[State]] = {
    S.EXPECTED: _WORKING | _ENDS | {S.AWAITING_SECOND, S.INFORMATION},
    S.OPEN: _WORKING | _ENDS | {S.AWAITING_SECOND},
    S.EXTENDED: _WORKING | _ENDS | {S.AWAITING_SECOND},
    S.MISSED: _WORKING | _ENDS | {S.AWAITING_SECOND},
    S.AWAITING_SECOND: _WORKING | BY_TWO | {S.ON_RECORD, S.SUPERSEDED, S.TRANSFERRED},
    S.DONE: frozenset({S.OPEN}),
    S.NOT_NEEDED: frozenset({S.OPEN}),
    S.ABANDONED: frozenset({S.OPEN}),
    S.ON_RECORD: frozenset({S.OPEN, S.VOID}),
    S.TRANSFERRED: frozenset({S.OPEN, S.VOID}),
    S.SUPERSEDED: frozenset({S.OPEN, S.EXPECTED, S.VOID, S.INFORMATION, S.ON_RECORD}),
    S.INFORMATION: frozenset({S.SUPERSEDED, S.VOID, S.TRANSFERRED, S.OPEN}),
    S.VOID: frozenset(),
}


class Band(StrEnum):
    """The band of the docket page in which a row stands on a given day."""

    OVERDUE = "overdue"
    PAYABLE = "payable"
    TODAY = "today"
    DAYS_7 = "days_7"
    DAYS_30 = "days_30"
    DAYS_90 = "days_90"
    LATER = "later"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Extension:
    """One rung of the ladder: the last day reached with it, and by what act."""

    until: date
    by: str = ""


class Rung(Protocol):
    """What the store reads of an extension, whoever made it."""

    @property
    def until(self) -> date: ...
    @property
    def by(self) -> str: ...


class Dated(Protocol):
    """What the store reads of a computed date: the contract's out record. The engine's own results fit as they are."""

    @property
    def rule(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def number(self) -> int | None: ...
    @property
    def office(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def nominal(self) -> date: ...
    @property
    def due(self) -> date: ...
    @property
    def opens(self) -> date | None: ...
    @property
    def late_until(self) -> date | None: ...
    @property
    def extensions(self) -> Iterable[Rung]: ...
    @property
    def restore_until(self) -> date | None: ...
    @property
    def authority(self) -> str: ...
    @property
    def certainty(self) -> str: ...
    @property
    def if_missed(self) -> str: ...
    @property
    def digest(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Computed:
    """A computed date with what the docket adds: its birth state, its trigger paper, whether that date is verified.

    `trigger` is MatterEvent.trigger_key of the paper, "" where no paper triggers. `closing_event` is demanded for
    `on_record`. `unknown` marks a date that became final after the take-over day and before the import.
    """

    result: Dated
    state: State = State.OPEN
    trigger: str = ""
    trigger_verified: bool = False
    closing_event: int | None = None
    cross_checked: bool = False
    unknown: bool = False
    cause: str = ""


@dataclass(frozen=True, slots=True)
class Typed:
    """A date that a person adds by hand, with the reason; it is marked "typed, not computed" everywhere."""

    title: str
    due: date
    reason: str
    final: date | None = None
    office: str = ""
    kind: str = "other"
    responsible: int | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """One dated duty as the docket keeps it.

    `act_by` is the day to work towards: `due`, or the rung reached by extension. `final` is the last day on which the act
    still saves the right; restoration is no part of it. `revision` grows with every change of a date, the earlier dates
    stay readable. `round` grows with every mismatch. `backup` and `sign_off` are its own; None: its matter's.
    `override` is the change by which two persons set the dates by hand; `override_doubt` tells that the rules now give
    another date than they gave then.
    """

    id: int
    matter: int
    rule: str
    kind: str
    number: int | None
    office: str
    trigger: str
    title: str
    nominal: date
    due: date
    act_by: date
    final: date
    opens: date | None
    late_until: date | None
    extensions: tuple[Extension, ...]
    restore_until: date | None
    authority: str
    certainty: str
    if_missed: str
    digest: str
    state: State
    revision: int
    round: int
    rung: int
    typed: bool
    reason: str
    trigger_verified: bool
    cross_checked: bool
    unknown: bool
    responsible: int | None
    assigned: bool
    cause: str
    closing_event: int | None
    batch: int | None
    entered_by: int | None
    right: str = ""
    backup: int | None = None
    sign_off: int | None = None
    override: int | None = None
    override_doubt: bool = False

    @property
    def key(self) -> tuple[str, int | None, str, str]:
        """What makes it the same duty over recalculation: rule, number, office, trigger paper."""
        return (self.rule, self.number, self.office, self.trigger)

    def round_after(self, state: State) -> int:
        """The round in that state under the same dates: a half confirmation left behind counts no more, and must not stand
        in the way should the date come back.
        """
        return self.round + (self.state is State.AWAITING_SECOND and state not in BY_TWO | {State.AWAITING_SECOND})


def final_of(due: date, late_until: date | None, extensions: Iterable[Rung]) -> date:
    """The last day on which the act still saves the right: the latest of due, late_until and the extensions."""
    last = due if late_until is None else max(due, late_until)
    for rung in extensions:
        last = max(last, rung.until)
    return last


def act_by_of(due: date, extensions: Iterable[Rung], rung: int) -> date:
    """The day to work towards once `rung` extensions were taken (0: none)."""
    if rung == 0:
        return due
    reached = tuple(extensions)[rung - 1].until
    return max(due, reached)


def can_become(now: State, then: State) -> bool:
    """Whether a deadline may go from one state to the other at all; who must confirm it is the guards' matter."""
    return then in TRANSITIONS[now]


def band_of(act_by: date, final: date, unknown: bool, today: date) -> Band:
    """The band of an active deadline on the day `today`; what is late but still payable is a band of its own."""
    if unknown:
        return Band.UNKNOWN
    if act_by < today:
        return Band.PAYABLE if final >= today else Band.OVERDUE
    ahead = (act_by - today).days
    if ahead == 0:
        return Band.TODAY
    for band, reach in ((Band.DAYS_7, 7), (Band.DAYS_30, 30), (Band.DAYS_90, 90)):
        if ahead <= reach:
            return band
    return Band.LATER
