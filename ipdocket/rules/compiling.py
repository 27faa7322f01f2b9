"""A rule turned into a flat plan: every date has a place in one list, every step is a small function over it."""

from collections.abc import Callable
from datetime import date, timedelta

from msgspec import Struct

from ipdocket.rules.calendars import OfficeCalendar
from ipdocket.rules.conditions import Test, compile_condition
from ipdocket.rules.dates import (
    ONE_DAY,
    Period,
    add_months,
    add_months_day_before,
    add_months_last_to_last,
    add_months_next_day,
    add_months_or_abort,
    anniversary_after,
    days_in_month,
    month_end,
    month_start,
    next_fixed_day,
    read_period,
)
from ipdocket.rules.facts import EVENTS
from ipdocket.rules.hijri import add_hijri_years
from ipdocket.rules.model import DERIVED, Counting, Ladder, Rule, RuleFile, Step, Version

SLOTS = {name: place for place, name in enumerate((*EVENTS, *DERIVED))}
Dates = list[date | None]
COUNTINGS: dict[str, Callable[[date, int], date]] = {
    "same-number": add_months,
    "day-before": add_months_day_before,
    "last-to-last": add_months_last_to_last,
    "next-day": add_months_next_day,
    "exact": add_months_or_abort,
}


class Situation:
    """What a step may look at besides dates: the number in the series, the paper's period, late receipt, the facts."""

    __slots__ = ("excess", "facts", "n", "paper_period")

    def __init__(self, facts: dict[str, frozenset[str]]) -> None:
        self.facts = facts
        self.n = 0
        self.paper_period: Period | None = None
        self.excess = 0


Move = Callable[[date, Dates, Situation], date]
Change = Callable[[date], date]  # a move that looks at nothing but the day
Origin = Callable[[Dates], date | None]


class CompiledStep(Struct, frozen=True):
    """One step: where it reads, its moves in order, where it writes. `move_names` go with `moves` one to one.

    `changes` are the same moves where all of them look at nothing but the day: most steps, and quicker.
    """

    step: Step
    place: int
    origin: Origin
    moves: tuple[Move, ...]
    changes: tuple[Change, ...] | None
    move_names: tuple[str, ...]
    test: Test | None
    rungs: tuple[Move, ...] = ()
    rolls: bool = False
    reads: tuple[tuple[str, int], ...] = ()
    authority: str = ""

    def whole(self, day: date, dates: Dates, now: Situation) -> date:
        """All moves of the step, one after the other."""
        for move in self.moves:
            day = move(day, dates, now)
        return day


class CompiledVersion(Struct, frozen=True):
    """One version of a rule, ready to run."""

    version: Version
    number: int
    selected_at: int
    start: date
    until: date
    steps: tuple[CompiledStep, ...]
    keeps: tuple[tuple[int, str, int | date, bool], ...]
    places: dict[str, int]
    rolls: bool
    authority: str
    fields: tuple[int, int, int, int]
    extension_steps: tuple[CompiledStep, ...]
    blank: tuple[None, ...]
    choosing: tuple[CompiledStep, ...]
    remaining: tuple[CompiledStep, ...]


def compile_version(
    file: RuleFile,
    rule: Rule,
    index: int,
    row: dict[str, str],
    calendar: OfficeCalendar,
    cites: dict[str, str],
    mark: str = "",
) -> CompiledVersion:
    """That version with every name resolved; raises KeyError on a name that the checks should have refused."""
    version = rule.version[index]
    places = dict(SLOTS)
    steps: list[CompiledStep] = []
    for step in version.step:
        compiled = _compile_step(file, step, row, calendar, places, cites, mark)
        if compiled is not None:
            steps.append(compiled)
    keeps = tuple((places[keep[0]], keep[1], _date_or_place(keep[2], places), len(keep) > 3) for keep in version.keep)
    dated = tuple(step for step in steps if step.step.name != "extension")
    # Several steps may bear one name: the last whose condition holds decides, so none of them may be left out.
    chosen = max((place + 1 for place, step in enumerate(dated) if step.step.name == version.selected_by), default=0)
    return CompiledVersion(
        version,
        index,
        places[version.selected_by] if version.selected_by else -1,
        version.start or date.min,
        version.until or date.max,
        dated,
        keeps,
        places,
        any(step.rolls for step in steps),
        _authority(version, row, cites) + mark,
        (places.get("due", -1), places.get("opens", -1), places.get("late-until", -1), places.get("restore-until", -1)),
        tuple(step for step in steps if step.step.name == "extension"),
        (None,) * (len(places) - len(SLOTS)),
        dated[:chosen],
        dated[chosen:],
    )


def _authority(version: Version, row: dict[str, str], cites: dict[str, str]) -> str:
    keys: list[str] = [key for key in row.get("cite", "").split(",") if key] if row else []
    for step in version.step:
        if step.name in ("nominal", "due"):
            keys.extend(step.cite)
    return "; ".join(dict.fromkeys(cites[key] for key in keys or version.cite))


def _compile_step(
    file: RuleFile,
    step: Step,
    row: dict[str, str],
    calendar: OfficeCalendar,
    places: dict[str, int],
    cites: dict[str, str],
    mark: str,
) -> CompiledStep | None:
    add = step.add
    if isinstance(add, str) and add.startswith("@"):
        add = row.get(add[1:], "")
        if not add:
            return None
    origin = _origin(step, places)
    place = places.setdefault(step.name, len(places))
    count = COUNTINGS[step.count or (file.counting.months if file.counting else "exact")]
    words = _filled(step.then, row)
    after = [_word(word, calendar, places) for word in words]
    moves = [_addition(step, add, count, calendar), *after] if add else after
    return CompiledStep(
        step,
        place,
        origin,
        tuple(moves),
        _plain_changes(moves),
        ("add", *words) if add else words,
        compile_condition(step.when, places) if step.when is not None else None,
        _rungs(step.ladder, add, count, after) if step.ladder else (),
        "next-open-day" in words or "previous-open-day" in words or step.days == "working",
        _reads(step),
        "; ".join(cites[key] for key in step.cite) + (mark if step.cite else ""),
    )


def _plain_changes(moves: list[Move]) -> tuple[Change, ...] | None:
    """The moves as changes, where all of them look at nothing but the day."""
    changes = tuple(change for move in moves if (change := change_of(move)) is not None)
    return changes if len(changes) == len(moves) else None


def _reads(step: Step) -> tuple[tuple[str, int], ...]:
    """The events and derived dates that the step starts from, with their places."""
    names = (
        step.start,
        *step.latest,
        *step.earliest,
        *step.first,
        step.next_anniversary_of,
        step.after,
        step.on_or_after,
    )
    return tuple((name, SLOTS[name]) for name in names if name in SLOTS)


def _filled(words: tuple[str, ...], row: dict[str, str]) -> tuple[str, ...]:
    filled: list[str] = []
    for word in words:
        filled.extend(row.get(word[1:], "").split() if word.startswith("@") else (word,))
    return tuple(filled)


def _date_or_place(name: str, places: dict[str, int]) -> int | date:
    return places[name] if name in places else date.fromisoformat(name)


def _origin(step: Step, places: dict[str, int]) -> Origin:
    if step.start:
        if step.start not in places:
            fixed = date.fromisoformat(step.start)
            return lambda _dates: fixed
        place = places[step.start]
        return lambda dates: dates[place]
    if step.next_anniversary_of:
        return _anniversary_origin(
            places[step.next_anniversary_of], places[step.after or step.on_or_after], bool(step.on_or_after)
        )
    chosen = tuple(places[name] for name in step.latest or step.earliest or step.first)
    pick: Callable[[list[date]], date] = max if step.latest else min if step.earliest else (lambda known: known[0])

    def choose(dates: Dates) -> date | None:
        known = [day for place in chosen if (day := dates[place]) is not None]
        return pick(known) if known else None

    return choose


def _anniversary_origin(of: int, after: int, inclusive: bool) -> Origin:
    def find(dates: Dates) -> date | None:
        base, bound = dates[of], dates[after]
        return None if base is None or bound is None else anniversary_after(base, bound, inclusive)

    return find


def _addition(
    step: Step, add: str | dict[str, str], count: Callable[[date, int], date], calendar: OfficeCalendar
) -> Move:
    if isinstance(add, str):
        return _fixed_addition(step, read_period(add), count, calendar)
    if "paper" in add or "fact" in add:
        return _given_addition(step, add, count, calendar)
    table = {key: _fixed_addition(step, read_period(text), count, calendar) for key, text in add.items()}
    otherwise = table.pop("else", None)
    by_number = {int(key.removeprefix("n=")): move for key, move in table.items()}

    def move(day: date, dates: Dates, now: Situation) -> date:
        chosen = by_number.get(now.n, otherwise)
        return day if chosen is None else chosen(day, dates, now)

    return move


def _fixed_addition(step: Step, period: Period, count: Callable[[date, int], date], calendar: OfficeCalendar) -> Move:
    months, length = period.months, timedelta(days=period.days)
    if step.years == "hijri":
        return as_move(lambda day: add_hijri_years(day, months // 12))
    if step.days == "working":
        days = period.days
        return as_move(lambda day: calendar.add_open_days(count(day, months) if months else day, days))
    if not period.days:
        return as_move(lambda day: count(day, months))
    if not months:
        return as_move(lambda day: day + length)
    return as_move(lambda day: count(day, months) + length)


def as_move(change: Change) -> Move:
    """The change as a move; `change_of` gives it back."""

    def move(day: date, _dates: Dates, _now: Situation) -> date:
        return change(day)

    move.change = change  # type: ignore[attr-defined] # read by change_of only
    return move


def change_of(move: Move) -> Change | None:
    """The change that a move is made of; None where it looks at more than the day."""
    return getattr(move, "change", None)


def _given_addition(
    step: Step, add: dict[str, str], count: Callable[[date, int], date], calendar: OfficeCalendar
) -> Move:
    if "paper" in add:
        by_law = _fixed_addition(step, read_period(add["paper"]), count, calendar)

        def by_paper(day: date, dates: Dates, now: Situation) -> date:
            if now.paper_period is None:
                return by_law(day, dates, now)
            return _fixed_addition(step, now.paper_period, count, calendar)(day, dates, now)

        return by_paper
    fact, otherwise = add["fact"], read_period(add["default"])

    def by_fact(day: date, dates: Dates, now: Situation) -> date:
        given = next(iter(now.facts.get(fact, ())), "")
        return _fixed_addition(step, read_period(given) if given else otherwise, count, calendar)(day, dates, now)

    return by_fact


def _rungs(
    ladder: Ladder, add: str | dict[str, str], count: Callable[[date, int], date], after: list[Move]
) -> tuple[Move, ...]:
    """One move a rung; each counts the whole period from the original start, so only its own end moves."""
    each = read_period(ladder.each)
    longest = read_period(ladder.longest) if ladder.longest else None
    law = read_period(add["paper"]) if isinstance(add, dict) else read_period(add)

    def rung(k: int) -> Move:
        def move(day: date, dates: Dates, now: Situation) -> date:
            period = (now.paper_period or law) if isinstance(add, dict) else law
            months, days = period.months + k * each.months, period.days + k * each.days
            reached = count(day, months) + timedelta(days=days)
            if longest is not None and reached > count(day, longest.months) + timedelta(days=longest.days):
                return date.min
            for word in after:
                reached = word(reached, dates, now)
            return reached

        return move

    return tuple(rung(k) for k in range(1, (ladder.times or 12) + 1))


def _word(word: str, calendar: OfficeCalendar, places: dict[str, int]) -> Move:
    simple: dict[str, Callable[[date], date]] = {
        "month-end": month_end,
        "month-start": month_start,
        "year-start": lambda day: date(day.year, 1, 1),
        "year-end": lambda day: date(day.year, 12, 31),
        "next-open-day": calendar.roll,
        "previous-open-day": calendar.roll_back,
        "day-before": lambda day: day - ONE_DAY,
        "day-after": lambda day: day + ONE_DAY,
    }
    if word in simple:
        return as_move(simple[word])
    if word == "late-receipt":
        return lambda day, _dates, now: day + timedelta(days=now.excess) if now.excess else day
    key, _, value = word.partition(":")
    if key == "day-of":
        return _day_of(places[value])
    month, number = (int(part) for part in value.split("-"))
    if key == "on":
        return lambda day, _dates, _now: date(day.year, month, number)
    return lambda day, _dates, _now: next_fixed_day(day, month, number)


def _day_of(place: int) -> Move:
    def move(day: date, dates: Dates, _now: Situation) -> date:
        model = dates[place]
        if model is None:
            return day
        return date(day.year, day.month, min(model.day, days_in_month(day.year, day.month)))

    return move


def counting_of(file: RuleFile, counting: Counting) -> Callable[[date, int], date]:
    """The way of adding months that `counting` names, or the file's own."""
    return COUNTINGS[counting or (file.counting.months if file.counting else "exact")]
