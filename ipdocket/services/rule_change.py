"""What another rule set does to the dates of a docket: shown before, and done after two persons said so."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ipdocket.domain.deadlines import Computed
from ipdocket.domain.matter import ENDED, Matter
from ipdocket.domain.people import Act, Actor, Person, may
from ipdocket.errors import Refused
from ipdocket.rules.load import unpack_shelf
from ipdocket.rules.ruleset import RuleSet
from ipdocket.services.core.files import write_whole
from ipdocket.services.core.recalculation import asked_dates, dates_of, recalculate
from ipdocket.services.core.session import NotAllowed, Session
from ipdocket.store.computed import key_of
from ipdocket.store.events import list_events_of
from ipdocket.store.matters import list_page
from ipdocket.store.rule_sets import KeptRules, decide, read_rule_set, rules_in_force, waiting_rules
from ipdocket.store.work import Store


class NoRulesWait(Refused):
    """There is no new rule set to decide on."""

    def __init__(self) -> None:
        super().__init__("No new rules wait to be accepted.", "Nothing was changed.", "There is nothing to do.")


class NotProposed(Refused):
    """Somebody would accept what nobody has proposed."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Nobody has proposed the rules {name} yet.",
            "All dates stand as they were stored.",
            "Look at the dates that would move, and propose; then another person accepts.",
        )


class ProposedAlready(Refused):
    """The rule set was proposed before."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"The rules {name} were proposed already.",
            "All dates stand as they were stored.",
            "Another person than the one who proposed them accepts them now.",
        )


class ProposedByYou(Refused):
    """The person who proposed would accept too."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"You proposed the rules {name} yourself.",
            "All dates stand as they were stored.",
            "Another person looks at the dates that move and accepts.",
        )


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


@dataclass(frozen=True, slots=True)
class AcceptedRules:
    """What accepting a rule set did: how many open matters were computed anew, and how many dates changed."""

    name: str
    matters: int
    added: int
    moved: int
    gone: int


def waiting(session: Session) -> KeptRules | None:
    """The rule set in use, where it waits to be accepted; until then stored dates stay as they are."""
    return waiting_rules(session.store, session.rules.shelf.digest)


def foresee_rules(session: Session, progress: Progress | None = None) -> Iterator[MovedDate]:
    """Every date of the open matters that the waiting rules give otherwise than those in force. Raises NoRulesWait."""
    session.require(Act.SEE_OFFICE)
    present = rules_in_force(session.store)
    if waiting(session) is None or present is None:
        raise NoRulesWait
    old = RuleSet(unpack_shelf(read_rule_set(session.store, present.id)))
    return compare_dates(session.store, old, session.rules, session.today(), progress)


def propose_rules(session: Session, progress: Progress | None = None) -> str:
    """Store that the acting person has seen what moves and proposes the waiting rules; what was foreseen, in words.

    Where `progress` raises, nothing is stored. Raises NoRulesWait, ProposedAlready.
    """
    actor = session.require(Act.CHANGE_RULES)
    found = waiting(session)
    if found is None:
        raise NoRulesWait
    if found.proposed_by is not None:
        raise ProposedAlready(found.name)
    counts = Counter(one.what for one in foresee_rules(session, progress))
    foreseen = ", ".join(f"{number} {what}" for what, number in sorted(counts.items())) or "no date of an open matter moves"
    with session.store.work(actor, "propose rules") as work:
        decide(work, found.id, 1, foreseen)
    return foreseen


def accept_rules(
    session: Session, progress: Progress | None = None, second: tuple[Person, str] | None = None
) -> AcceptedRules:
    """Put the waiting rules in force and compute every open matter by them, all in one transaction.

    Dates that move keep their earlier form as a revision; those that are gone are superseded with the cause; settled
    ones are never touched. `second` is the person (with the sign-in name) who accepts at another's desk; absent, the
    person signed in does. Raises NoRulesWait, NotProposed, ProposedByYou, NotAllowed.
    """
    actor = session.require(Act.CONFIRM_SECOND) if second is None else _second_actor(*second)
    found = waiting(session)
    if found is None:
        raise NoRulesWait
    if found.proposed_by is None:
        raise NotProposed(found.name)
    if found.proposed_by == actor.person:
        raise ProposedByYou(found.name)
    cause = f"The rules {found.name} were accepted"
    counts = [0, 0, 0, 0]
    with session.store.work(actor, "accept rules") as work:
        decide(work, found.id, 2)
        for page in _pages(session.store):
            for matter in page:
                done = recalculate(work, session.rules, matter.id, session.today(), cause)
                sizes = (1, len(done.added), len(done.revised), len(done.superseded))
                counts = [total + size for total, size in zip(counts, sizes, strict=True)]
            if progress is not None:
                progress(counts[0])
    session.looked_at.clear()
    return AcceptedRules(found.name, *counts)


def _second_actor(person: Person, login: str) -> Actor:
    if not may(person.roles, Act.CONFIRM_SECOND):
        raise NotAllowed(person, Act.CONFIRM_SECOND)
    return Actor(person.id, person.name, login)


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



def write_dates(session: Session, found: Iterable[MovedDate], path: Path) -> int:
    """Writes the dates that differ as CSV and records it; how many."""
    actor = session.require(Act.EXPORT)
    kept = list(found)
    write_whole(path, export_dates(kept))
    with session.store.work(actor, "export") as work:
        work.record("report", 0, after={"file": path.name, "selection": "rules", "rows": len(kept)})
    return len(kept)


def export_dates(found: Iterable[MovedDate]) -> bytes:
    """The dates that differ as CSV, one a line, for a spreadsheet."""
    from ipdocket.exchange.csv_out import write_csv

    heads = ("office", "matter", "what", "old", "new", "number", "title", "rule")
    rows = ((one.office, one.reference, one.what, one.old, one.new, one.number, one.title, one.rule) for one in found)
    return write_csv(heads, rows)
