"""Silence near a date: nobody entered anything on it although it is close, so a third person must be told."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ipdocket.domain.reminders import Crew, Part, Schedule, Watched, list_recipients

LONGEST = 800  # calendar days looked through at most


@dataclass(frozen=True, slots=True)
class Alarm:
    """An alarm to one person: `day` is the date that is near, `since` the last day on which something was entered."""

    deadline: int
    matter: int
    person: int
    part: Part
    day: date
    since: date


@dataclass(frozen=True, slots=True)
class OpenAlarm:
    """An alarm that nothing has ended yet, with what must be told of it; `id` is one of its rows."""

    id: int
    deadline: int
    matter: int
    reference: str
    office: str
    title: str
    day: date
    since: date
    made: date
    responsible: str
    told: tuple[str, ...] = ()


def count_open_days(first: date, last: date, is_open: Callable[[date], bool], most: int) -> int:
    """The working days after `first` up to and with `last`, counted up to `most` and one more."""
    found, day = 0, first
    for _ in range(LONGEST):
        if day >= last or found > most:
            break
        day += timedelta(days=1)
        found += is_open(day)
    return found


def near_day(watched: Watched, today: date) -> date | None:
    """The date that is watched: the day to work towards, once it has passed the final one; None behind both."""
    if watched.act_by >= today:
        return watched.act_by
    return watched.final if watched.final >= today else None


def is_silent(day: date, since: date, today: date, days: int, is_open: Callable[[date], bool]) -> bool:
    """Whether the date is at most `days` working days away, and nothing was entered for as many."""
    near = count_open_days(today, day, is_open, days) <= days
    return near and count_open_days(since, today, is_open, days) >= days


def raise_alarms(
    watched: Watched, since: date, schedule: Schedule, crew: Crew, today: date, is_open: Callable[[date], bool]
) -> Iterator[Alarm]:
    """The alarms of a silent date: to its back-up and every supervisor; where there is none of them, to everybody else."""
    day = near_day(watched, today)
    if day is None or not is_silent(day, since, today, schedule.silent_days, is_open):
        return
    told = list_recipients(watched, schedule, 0, crew)
    third = {person: part for person, part in told.items() if part is not Part.RESPONSIBLE}
    if not third:
        third = {person: Part.EVERYONE for person in crew.everyone if person != watched.responsible}
    for person, part in (third or told).items():
        yield Alarm(watched.deadline, watched.matter, person, part, day, since)
