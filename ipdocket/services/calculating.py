"""Dates computed without a docket: the calculator asks, every step is given, and nothing is stored."""

from collections.abc import Sequence
from dataclasses import dataclass

from ipdocket.domain.events import MatterEvent
from ipdocket.domain.matter import Matter
from ipdocket.domain.people import Act
from ipdocket.rules.explain import WorkedStep, compute_with_steps
from ipdocket.rules.facts import Deadline, NotCovered, NotFired
from ipdocket.rules.matter_case import case_of
from ipdocket.rules.second import disagreements
from ipdocket.services.core.session import Session


@dataclass(frozen=True, slots=True)
class WorkedDate:
    """One date with its steps."""

    deadline: Deadline
    steps: tuple[WorkedStep, ...]


@dataclass(frozen=True, slots=True)
class Calculation:
    """Every date that follows, the earliest first; what is not covered; the rules that gave nothing, and why.

    `differing` says, in words, where the second calculator gives another date; it is empty when both agree.
    """

    dates: tuple[WorkedDate, ...]
    not_covered: tuple[NotCovered, ...]
    not_fired: tuple[NotFired, ...]
    differing: tuple[str, ...]


def calculate(session: Session, matter: Matter, events: Sequence[MatterEvent]) -> Calculation:
    """What the rules give for a right that need not be in the docket, computed by both calculators."""
    session.require(Act.READ)
    case = case_of(matter, events)
    answer, steps = compute_with_steps(session.rules, case)
    dates = [WorkedDate(one, lines) for one, lines in zip(answer.deadlines, steps, strict=True)]
    dates.sort(key=lambda worked: (worked.deadline.due, worked.deadline.final, worked.deadline.title))
    not_fired = session.rules.compute(case, why_not=True).not_fired
    differing = disagreements(session.rules, case, session.second())
    return Calculation(tuple(dates), answer.not_covered, not_fired, differing)
