"""The worked steps of a stored date, from the rules in use and the matter's facts and events."""

from collections.abc import Sequence

from ipdocket.domain.deadlines import Deadline
from ipdocket.domain.events import MatterEvent
from ipdocket.domain.matter import Matter
from ipdocket.rules.explain import WorkedStep, compute_with_steps
from ipdocket.rules.matter_case import case_of, papers_of
from ipdocket.rules.ruleset import RuleSet


def find_steps(rules: RuleSet, matter: Matter, events: Sequence[MatterEvent], found: Deadline) -> tuple[WorkedStep, ...]:
    """The steps that lead to the deadline's dates; none for a typed date and where the rules give another date now."""
    if found.typed:
        return ()
    triggers = [event.trigger_key for event in papers_of(events)]
    answer, steps = compute_with_steps(rules, case_of(matter, events))
    stands_for: tuple[WorkedStep, ...] = ()
    for deadline, lines in zip(answer.deadlines, steps, strict=True):
        trigger = triggers[deadline.paper] if deadline.paper is not None else ""
        key = (deadline.rule, deadline.number, deadline.office, trigger)
        if key == found.key and deadline.nominal == found.nominal:
            return lines
        # Before offices are chosen, the earliest of a table stands for all of them under the matter's own office.
        if not stands_for and found.office == matter.office and (*key[:2], key[3]) == (*found.key[:2], found.key[3]):
            stands_for = lines if deadline.nominal == found.nominal else ()
    return stands_for
