"""`ipdocket deadlines`: the rules engine on the command line, for a person and for a program."""

import argparse
import json
import sys
from collections.abc import Iterable
from typing import Any, TextIO

from ipdocket.rules.case_in import BadCase, read_case
from ipdocket.rules.case_out import Answer, Fault, Refusal, answer_case, write_answer
from ipdocket.rules.explain import WorkedStep, compute_with_steps
from ipdocket.rules.facts import Computation, Deadline
from ipdocket.rules.ruleset import RuleSet

_SHORT_BEFORE = 1990  # the sixty years of such a right end while it may well be renewed


def add_deadline_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare `deadlines` with its arguments."""
    parser = commands.add_parser("deadlines", help="compute deadlines without a docket")
    parser.add_argument("jurisdiction", nargs="?", help="office code (WIPO ST.3), for instance EP")
    parser.add_argument("right", nargs="?", help="patent, utility_model, design, trademark or spc")
    parser.add_argument("events", nargs="*", metavar="EVENT=DATE", help="for instance filing=2016-11-15")
    parser.add_argument("--route", default="direct", help="direct, pct, ep, divisional, madrid, hague, unitary ...")
    parser.add_argument(
        "--fact", action="append", default=[], metavar="NAME=VALUE", help="for instance entity=small, designated=DE,FR"
    )
    parser.add_argument(
        "--doc",
        action="append",
        default=[],
        metavar="TYPE@DATE[:KEY=VALUE...]",
        help="for instance office_action@2026-01-10:period=P4M",
    )
    parser.add_argument("--until", metavar="DATE", help="horizon of series")
    parser.add_argument("--as-of", metavar="DATE", help="law and closed-day lists as known on that day")
    parser.add_argument("--why", action="store_true", help="the worked steps of every date")
    parser.add_argument(
        "--jsonl", action="store_true", help="one case a line from standard input, one answer a line out"
    )
    parser.add_argument("--rules", metavar="FOLDER", help="rule files to use instead of the shipped ones")
    parser.add_argument("--overlay", metavar="FOLDER", help="a firm's own rule files, laid over the others")


def run_deadlines(args: argparse.Namespace, rules: RuleSet, lines: Iterable[str], out: TextIO) -> int:
    """Exit status 0 if every case was computed, 2 if any got an error."""
    if args.jsonl:
        return _answer_lines(rules, lines, out)
    try:
        values = _values_of(args)
        case = read_case(values, rules.offices)
    except BadCase as problem:
        sys.stderr.write(f"{problem}\n")
        return 2
    computation, steps = compute_with_steps(rules, case)
    _print_table(computation, steps, args.why, out, rules.name)
    if case.until is None and any(day.year < _SHORT_BEFORE for day in case.events.values()):
        out.write("A series without end is listed for 60 years from its base date: --until DATE lists what follows.\n")
    return 0


def _values_of(args: argparse.Namespace) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    for text in args.fact:
        name, _, value = text.partition("=")
        facts[name] = [code for code in value.split(",") if code] if name == "designated" else value
    return {
        "jurisdiction": args.jurisdiction,
        "right": args.right,
        "route": args.route,
        "events": dict(_pair(text, "events") for text in args.events),
        "facts": facts,
        "documents": [_document(text) for text in args.doc],
        "until": args.until,
        "as_of": args.as_of,
    }


def _pair(text: str, field: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise BadCase(field, f"{text!r}: write it as name=value")
    return name, value


def _document(text: str) -> dict[str, str]:
    head, *rest = text.split(":")
    kind, at, day = head.partition("@")
    if not at:
        raise BadCase("documents", f"{text!r}: write it as type@date")
    return {"type": kind, "date": day, **dict(_pair(part, "documents") for part in rest)}


def _answer_lines(rules: RuleSet, lines: Iterable[str], out: TextIO) -> int:
    status = 0
    for line in lines:
        answer = answer_line(rules, line)
        if isinstance(answer, Refusal):
            status = 2
        out.write(write_answer(answer) + "\n")
    return status


def answer_line(rules: RuleSet, line: str) -> Answer | Refusal:
    """The answer to one line of input; it never raises for what a line says."""
    try:
        values = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Refusal(None, Fault(None, f"not JSON: {error}"))
    if not isinstance(values, dict):
        return Refusal(None, Fault(None, "not a JSON object"))
    try:
        return answer_case(rules, read_case(values, rules.offices), values.get("id"))
    except BadCase as problem:
        return Refusal(values.get("id"), Fault(problem.field, problem.message))


def _print_table(
    computation: Computation, steps: list[tuple[WorkedStep, ...]], why: bool, out: TextIO, rules_name: str
) -> None:
    out.write(f"Rules {rules_name}\n")
    head = ("Rule", "No", "Office", "Due", "Late until", "Opens", "Certainty", "Title", "Authority")
    rows = [_row(deadline) for deadline in computation.deadlines]
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head) - 1)]
    for place, row in enumerate((head, *rows)):
        out.write(
            "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1]]).rstrip() + "\n"
        )
        if why and place:
            for step in steps[place - 1]:
                out.write(f"      {step.date}  {step.text}{f'  [{step.authority}]' if step.authority else ''}\n")
    for entry in computation.not_covered:
        out.write(f"NOT COVERED  {entry.office} {entry.kind}: {entry.reason}\n")


def _row(deadline: Deadline) -> tuple[str, ...]:
    late = deadline.final if deadline.final != deadline.due else None
    return (
        deadline.rule,
        "" if deadline.number is None else str(deadline.number),
        deadline.office,
        str(deadline.due),
        str(late or ""),
        str(deadline.opens or ""),
        deadline.certainty,
        deadline.title,
        deadline.authority,
    )
