"""Answers of the calculator as JSON: the output of its contract, one line a case."""

import datetime as dt
from datetime import date

import msgspec
from msgspec import Struct

from ipdocket.rules.explain import WorkedStep, compute_with_steps
from ipdocket.rules.facts import Case, Deadline, Extension, NotCovered
from ipdocket.rules.ruleset import RuleSet

CaseId = str | int | float | bool | list[object] | dict[str, object] | None
_ENCODER = msgspec.json.Encoder()


class StepOut(Struct, frozen=True, omit_defaults=True):
    """One worked step; the authority is left out where there is none."""

    text: str
    date: dt.date
    authority: str = ""


class DeadlineOut(Struct, frozen=True):
    """One deadline with the contract's fields."""

    rule: str
    kind: str
    number: int | None
    office: str
    title: str
    nominal: date
    due: date
    opens: date | None
    late_until: date | None
    extensions: tuple[Extension, ...]
    restore_until: date | None
    met: date | None
    authority: str
    certainty: str
    steps: list[StepOut]


class Answer(Struct, frozen=True):
    """The answer to one case."""

    id: CaseId
    rules: str
    deadlines: list[DeadlineOut]
    not_covered: tuple[NotCovered, ...]


class Fault(Struct, frozen=True):
    """What is wrong with a case: the field, and why."""

    field: str | None
    message: str


class Refusal(Struct, frozen=True):
    """The answer to a line that cannot be computed."""

    id: CaseId
    error: Fault


def answer_case(rules: RuleSet, case: Case, case_id: CaseId) -> Answer:
    """Every deadline of the case with its worked steps."""
    computation, steps = compute_with_steps(rules, case)
    plain = [_plain(deadline, lines) for deadline, lines in zip(computation.deadlines, steps, strict=True)]
    return Answer(case_id, rules.name, plain, computation.not_covered)


def _plain(deadline: Deadline, steps: tuple[WorkedStep, ...]) -> DeadlineOut:
    return DeadlineOut(
        deadline.rule,
        deadline.kind,
        deadline.number,
        deadline.office,
        deadline.title,
        deadline.nominal,
        deadline.due,
        deadline.opens,
        deadline.late_until,
        deadline.extensions,
        deadline.restore_until,
        deadline.met,
        deadline.authority,
        deadline.certainty,
        [StepOut(step.text, step.date, step.authority) for step in steps],
    )


def write_answer(answer: Answer | Refusal) -> str:
    """The answer as one line of JSON."""
    return _ENCODER.encode(answer).decode()
