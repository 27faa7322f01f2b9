"""A docket of one matter as plain values, by the words of the design and nothing of the store: what each act may do."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from ipdocket.domain.events import MatterEvent
from ipdocket.domain.matter import Matter
from ipdocket.rules.matter_case import case_of
from ipdocket.rules.second import SlowReader

# Who may do what, by sign-in name: anna dockets, ben verifies, carla is attorney and supervisor, dora reads.
ENTER = frozenset({"anna", "carla"})
CHECK = frozenset({"anna", "ben", "carla"})
WORKING = frozenset({"expected", "open", "extended", "missed"})
TWO = {"filed": "done", "not_needed": "not_needed", "abandoned": "abandoned"}
SETTLED = frozenset({*TWO.values(), "on_record", "transferred"})
# Rules whose dates nobody acts on.
TOLD_ONLY = frozenset({
    "us.patent.publication", "us.patent.foreign-filing-licence", "us.patent.post-grant-review", "us.patent.term",
})  # fmt: skip
SPACES = str.maketrans("", "", " -/")

Key = tuple[str, int | None, str, str]


@dataclass
class Given:
    """The days of one date: due, the last day, the rungs between."""

    nominal: date
    due: date
    opens: date | None = None
    late: date | None = None
    restore: date | None = None
    rungs: tuple[date, ...] = ()

    @property
    def final(self) -> date:
        """The last day on which the act still saves the right."""
        return max(day for day in (self.due, self.late, *self.rungs) if day is not None)


@dataclass
class Typed:
    """What one person entered for a date: round, slot, who, what, which day and number."""

    revision: int
    round: int
    slot: int
    person: str
    act: str
    day: date
    number: str

    def same_as(self, day: date, number: str) -> bool:
        """Whether another entry says the same."""
        return (day, number.translate(SPACES).lower()) == (self.day, self.number.translate(SPACES).lower())


@dataclass
class Dated:
    """A date of the docket and everything that became of it."""

    days: Given
    state: str
    typed: bool = False
    revision: int = 1
    round: int = 1
    rung: int = 0
    entries: list[Typed] = field(default_factory=list)
    waiting: Typed | None = None

    @property
    def act_by(self) -> date:
        """The day to work towards."""
        return max(self.days.due, self.days.rungs[self.rung - 1]) if self.rung else self.days.due

    def leave(self, state: str) -> None:
        """Another state under the same dates; what was half confirmed then counts no more."""
        self.round += self.state == "awaiting_second"
        self.state, self.waiting = state, None

    def back(self) -> str:
        """The state of a date that is again to be worked on."""
        return "extended" if self.rung else "open"


@dataclass
class Event:
    """A dated event or paper: who typed its present day, and whether a second person typed the same."""

    made: MatterEvent
    dated_by: str
    verified_by: str = ""
    version: int = 1


class Model:
    """One matter, its events and its dates by their keys; `recalculate` is what the rules then say."""

    def __init__(self, matter: Matter, reader: SlowReader, today: date) -> None:
        self.matter, self.today = matter, today
        self.ended = False
        self.events: dict[int, Event] = {}
        self.dates: dict[Key, Dated] = {}
        self.typed: dict[int, Dated] = {}
        self._reader = reader

    def standing(self) -> list[Event]:
        """The events that count, by day."""
        return sorted(
            (one for one in self.events.values() if not one.made.withdrawn), key=lambda one: (one.made.day, one.made.id)
        )

    def all_dates(self) -> Sequence[Dated]:
        """Every date, computed and typed."""
        return [*self.dates.values(), *self.typed.values()]

    def recalculate(self) -> None:
        """New dates are born, moved ones revised, those that no longer follow are superseded; settled ones stay."""
        events = [one.made for one in self.standing()]
        papers = [one.trigger_key for one in events if one.paper is not None]
        gone = set(self.dates)
        for one in self._reader.dates(case_of(self.matter, events)):
            trigger = papers[one.paper] if one.paper is not None else ""
            key = (one.rule, one.number, one.office, trigger)
            days = Given(one.nominal, one.due, one.opens, one.late_until, one.restore_until, one.extensions)
            born = "information" if one.rule in TOLD_ONLY else "superseded" if self.ended else "open"
            gone.discard(key)
            self._meet(key, days, born)
        for key in gone:
            if self.dates[key].state not in SETTLED | {"superseded", "void"}:
                self.dates[key].leave("superseded")

    def _meet(self, key: Key, days: Given, born: str) -> None:
        found = self.dates.get(key)
        if found is None:
            self.dates[key] = Dated(days, born)
            return
        if found.state in SETTLED:
            return
        reborn = "superseded" in (found.state, born) or "information" in (found.state, born)
        if found.days != days:
            found.days, found.revision, found.waiting = days, found.revision + 1, None
            found.rung = min(found.rung, len(days.rungs))
            if reborn:
                found.state = born
            elif found.state in ("awaiting_second", "missed", "extended"):
                found.state = found.back()
        elif reborn:
            found.leave(born)

    def enter(self, one: Dated, who: str, act: str, day: date, number: str) -> None:
        """The first person's half."""
        if act == "reopen":
            round_ = max((entry.round for entry in one.entries), default=0) + 1
        else:
            round_, one.state = one.round, "awaiting_second"
        one.waiting = Typed(one.revision, round_, 1, who, act, day, number)
        one.entries.append(one.waiting)

    def answer(self, one: Dated, who: str, day: date, number: str) -> bool:
        """The second person's half; whether both agree."""
        first = one.waiting
        assert first is not None
        one.entries.append(Typed(one.revision, first.round, 2, who, first.act, day, number))
        one.waiting = None
        agreed = first.same_as(day, number)
        if first.act == "reopen":
            if agreed:
                one.state, one.round = "open", first.round + 1
        elif agreed:
            one.state = TWO[first.act]
        else:
            one.state, one.round = one.back(), one.round + 1
        return agreed

    def day_passes(self) -> None:
        """The daily round: what nobody closed by its last day is missed."""
        for one in self.all_dates():
            if one.state in ("open", "extended") and one.days.final < self.today:
                one.state = "missed"


