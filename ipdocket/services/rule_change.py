"""What another rule set does to the dates of a docket: computed matter by matter, nothing written."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from ipdocket.domain.deadlines import Computed
from ipdocket.domain.matter import ENDED, Matter
from ipdocket.rules.ruleset import RuleSet
from ipdocket.services.core.recalculation import asked_dates, dates_of
from ipdocket.store.computed import key_of
from ipdocket.store.events import list_events_of
from ipdocket.store.matters import list_page
from ipdocket.store.work import Store

PAGE = 200
Progress = Callable[[int], object]


@dataclass(frozen=True, slots=True)
class MovedDate:
    """One date that differs: added (no `old`), gone (no `new`) or moved; `old` and `new` are due dates.

    Where only the last day or the day of opening differs, `what` says so and the pair holds those days.
    """

    matter: int
    reference: str
    office: str
    rule: str
    number: int | None
    title: str
    what: str
    old: date | None
    new: date | None


def compare_dates(
    store: Store, old: RuleSet, new: RuleSet, today: date, progress: Progress | None = None
) -> Iterator[MovedDate]:
    """Every date of the open matters that the two rule sets give differently; one page of matters is held at a time.

    `progress` is told how many matters were looked at. Nothing is stored.
    """
    looked = 0
    for page in _pages(store):
        events = list_events_of(store, [one.id for one in page])
        for matter in page:
            given = events.get(matter.id, [])
            asked = asked_dates(store, matter.id)
            before, _answer = dates_of(old, matter, given, today, asked)
            after, _answer = dates_of(new, matter, given, today, asked)
            yield from _differences(matter, before, after)
        looked += len(page)
        if progress is not None:
            progress(looked)


def _pages(store: Store) -> Iterator[list[Matter]]:
    last = 0
    while page := list_page(store, last, PAGE):
        last = page[-1].id
        yield [one for one in page if one.status not in ENDED]


def _differences(matter: Matter, before: list[Computed], after: list[Computed]) -> Iterator[MovedDate]:
    was = {key_of(one): one for one in before}
    now = {key_of(one): one for one in after}
    for key in dict.fromkeys((*was, *now)):
        one, other = was.get(key), now.get(key)
        if one is None or other is None:
            yield _told(matter, one or other, "added" if one is None else "gone", one, other, "due")
            continue
        for what, name in (("moved", "due"), ("last day moved", "final"), ("opening moved", "opens")):
            if _day(one, name) != _day(other, name):
                yield _told(matter, other, what, one, other, name)
                break


def _told(
    matter: Matter, about: Computed | None, what: str, one: Computed | None, other: Computed | None, name: str
) -> MovedDate:
    assert about is not None
    result = about.result
    old, new = (None if side is None else _day(side, name) for side in (one, other))
    return MovedDate(
        matter.id, matter.reference, result.office, result.rule, result.number, result.title, what, old, new
    )


def _day(one: Computed, name: str) -> date | None:
    result = one.result
    if name == "final":
        days = [result.due, result.late_until or result.due, *(rung.until for rung in result.extensions)]
        return max(days)
    return result.due if name == "due" else result.opens

