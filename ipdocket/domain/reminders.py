"""Who is reminded of a deadline, and when: pure arithmetic over its date, the schedule of its kind, and what was given."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ipdocket.domain.deadlines import ACTIVE, State
from ipdocket.settings import ScheduleRow

# After such a date a right is lost; every other kind follows the schedule "other".
RIGHTS_ENDING = frozenset((
    "priority", "national_phase", "validation", "translation", "exam_request", "annuity", "maintenance", "renewal",
    "use_declaration", "grant_fee", "response", "opposition", "appeal", "divisional",
))  # fmt: skip
RIGHTS_END = "rights end"
OTHER = "other"


class Toward(StrEnum):
    """Which day of the deadline a reminder names; the codes are stored."""

    DUE = "due"
    FINAL = "final"


class Part(StrEnum):
    """As what somebody is reminded; the codes are stored."""

    RESPONSIBLE = "responsible"
    BACKUP = "backup"
    SUPERVISOR = "supervisor"
    EVERYONE = "everyone"


@dataclass(frozen=True, slots=True)
class Schedule:
    """When reminders of one kind come.

    `tiers` are days before the date, falling; from the tier `backup_from` on the back-up is reminded too, from
    `supervisor_from` on the supervisors. Silence over the last `silent_days` working days before the date is alarmed.
    """

    tiers: tuple[int, ...]
    backup_from: int = 14
    supervisor_from: int = 3
    silent_days: int = 10


@dataclass(frozen=True, slots=True)
class Schedules:
    """The firm's table of schedules: single kinds, "rights end" and "other" for all that have no row of their own."""

    rows: Mapping[str, Schedule]

    def of(self, kind: str) -> Schedule:
        """The schedule that holds for a kind of deadline."""
        found = self.rows.get(kind)
        return found if found is not None else self.rows[RIGHTS_END if kind in RIGHTS_ENDING else OTHER]

    @property
    def longest(self) -> int:
        """The most days before a date at which any reminder comes."""
        return max(tier for one in self.rows.values() for tier in one.tiers)


@dataclass(frozen=True, slots=True)
class Watched:
    """What must be known of a deadline to remind of it; people are ids (None: nobody is named).

    `acting` is who acts today for a responsible person who is away.
    """

    deadline: int
    matter: int
    kind: str
    state: State
    act_by: date
    final: date
    responsible: int | None = None
    backup: int | None = None
    acting: int | None = None


@dataclass(frozen=True, slots=True)
class Crew:
    """Who is of the firm (`present`), who of them is away today, the supervisors, and whom to turn to when all are missing."""

    present: frozenset[int] = frozenset()
    away: frozenset[int] = frozenset()
    supervisors: tuple[int, ...] = ()
    everyone: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """A reminder of this deadline that somebody was given earlier, on the civil day `made`."""

    person: int
    toward: Toward
    tier: int
    made: date


@dataclass(frozen=True, slots=True)
class Reminder:
    """One reminder to one person: `day` is the date of which they are reminded."""

    deadline: int
    matter: int
    person: int
    part: Part
    toward: Toward
    tier: int
    day: date


@dataclass(frozen=True, slots=True)
class UnseenReminder:
    """The last reminder of a deadline that a person has not acknowledged; `ids` are all of them, `tier` is the last one's."""

    ids: tuple[int, ...]
    deadline: int
    matter: int
    reference: str
    office: str
    title: str
    state: State
    toward: Toward
    tier: int
    day: date
    made: date
    person: int
    name: str
    part: Part = field(default=Part.RESPONSIBLE)


def make_schedules(rows: Sequence[ScheduleRow]) -> Schedules:
    """The table from the rows of the setting; later rows of the same kind stand."""
    return Schedules({kind: Schedule(tiers, backup, supervisor, silent) for kind, tiers, backup, supervisor, silent in rows})


def reached_tier(tiers: Iterable[int], day: date, today: date) -> int | None:
    """The nearest tier that has come for the date, None before the first; earlier ones that were skipped are in it."""
    left = (day - today).days
    return min((tier for tier in tiers if left <= tier), default=None)


def list_recipients(watched: Watched, schedule: Schedule, tier: int, crew: Crew) -> dict[int, Part]:
    """Who is reminded at this tier, each person once; nobody to turn to never means that nobody is reminded."""
    found: dict[int, Part] = {}
    answers = watched.responsible in crew.present
    if watched.responsible is not None and answers:
        found[watched.responsible] = Part.RESPONSIBLE
    if watched.acting is not None and watched.acting in crew.present:
        found.setdefault(watched.acting, Part.BACKUP)
    there = answers and watched.responsible not in crew.away
    if watched.backup is not None and watched.backup in crew.present and (tier <= schedule.backup_from or not there):
        found.setdefault(watched.backup, Part.BACKUP)
    if tier <= schedule.supervisor_from or crew.away.issuperset(found):
        for person in crew.supervisors:
            found.setdefault(person, Part.SUPERVISOR)
    if crew.away.issuperset(found):
        for person in crew.everyone:
            found.setdefault(person, Part.EVERYONE)
    return found


def due_reminders(
    watched: Watched, schedule: Schedule, crew: Crew, given: Iterable[Given], today: date
) -> Iterator[Reminder]:
    """The reminders to give today; none of a deadline on which nobody must act any more.

    An earlier reminder counts for a tier where it named that tier or a nearer one and was given after that tier came for
    the date as it stands now: a moved date begins anew with the tiers that it has not reached yet.
    """
    if watched.state not in ACTIVE:
        return
    earlier = tuple(given)
    for toward, day in _days_of(watched, today):
        tier = reached_tier(schedule.tiers, day, today)
        if tier is None:
            continue
        for person, part in list_recipients(watched, schedule, tier, crew).items():
            if not any(_counts(one, person, toward, tier, day) for one in earlier):
                yield Reminder(watched.deadline, watched.matter, person, part, toward, tier, day)


def _days_of(watched: Watched, today: date) -> Iterator[tuple[Toward, date]]:
    """The day to work towards; once it has passed, the final one too."""
    yield Toward.DUE, watched.act_by
    if watched.act_by < today and watched.final > watched.act_by:
        yield Toward.FINAL, watched.final


def _counts(one: Given, person: int, toward: Toward, tier: int, day: date) -> bool:
    return one.person == person and one.toward is toward and one.tier <= tier and (day - one.made).days <= tier
