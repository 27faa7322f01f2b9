"""Engine, many rule files, loading from the cache."""

import json
import tempfile
from datetime import date
from pathlib import Path

import msgspec

from ipdocket.paths import rules_folder
from ipdocket.rules.case_in import read_case
from ipdocket.rules.dates import add_months
from ipdocket.rules.facts import Case
from ipdocket.rules.load import Shelf, read_shelf
from ipdocket.rules.ruleset import RuleSet, load_rules
from tests.benchmarks.measure import Measured, in_turn

_ROUNDS = {"small": 150, "full": 1500}


def mix(rules: RuleSet) -> list[Case]:
    """The cases of mix.json."""
    text = (Path(__file__).parent / "mix.json").read_text(encoding="utf-8")
    return [read_case(values, rules.offices) for values in json.loads(text)]


def bench_engine(scale: str) -> list[Measured]:
    """All dates of the mix, no explanations, against the same additions and look-ups by hand."""
    rules = load_rules(rules_folder())
    cases, rounds = mix(rules), _ROUNDS[scale]
    count = sum(len(rules.compute(case).deadlines) for case in cases) * rounds
    additions = _returned_dates(rules, cases)

    def work() -> None:
        for _ in range(rounds):
            for case in cases:
                rules.compute(case)

    return [in_turn("engine", count, work, lambda: _plain(additions, rounds), what=f"{count} deadlines of {len(cases)} cases")]


def _returned_dates(rules: RuleSet, cases: list[Case]) -> list[tuple[date, int]]:
    """For every date returned: a starting day and a number of months that a bare loop adds to reach its month."""
    additions: list[tuple[date, int]] = []
    for case in cases:
        start = min(case.events.values())
        for deadline in rules.compute(case).deadlines:
            fields = (deadline.nominal, deadline.due, deadline.opens, deadline.late_until, deadline.restore_until)
            days = [day for day in (*fields, *(rung.until for rung in deadline.extensions)) if day is not None]
            additions.extend((start, (day.year - start.year) * 12 + day.month - start.month) for day in days)
    return additions


def _plain(additions: list[tuple[date, int]], rounds: int) -> None:
    closed = frozenset(date.fromordinal(n) for n in range(730_000, 760_000) if date.fromordinal(n).weekday() > 4)
    one = date(2020, 1, 2) - date(2020, 1, 1)
    for _ in range(rounds):
        for start, months in additions:
            day = add_months(start, months)
            while day in closed:
                day += one


def bench_engine_many_rules(scale: str) -> list[Measured]:
    """The mix with all rule files, against the same with only the files of the mix's own offices."""
    everything = load_rules(rules_folder())
    cases, rounds = mix(everything), _ROUNDS[scale]
    own = {case.jurisdiction for case in cases}
    shelf = everything.shelf
    few = tuple((name, file) for name, file in shelf.files if file.jurisdiction in own or name.startswith("shared/"))
    small = RuleSet(msgspec.structs.replace(shelf, files=few))
    many = RuleSet(msgspec.structs.replace(shelf, files=tuple(
        (f"{copy}-{name}", msgspec.structs.replace(file, jurisdiction=f"{file.jurisdiction}~{copy}") if copy else file)
        for copy in range(max(1, 20 * len(few) // max(1, len(shelf.files)))) for name, file in shelf.files
        if not copy or not any(rule.applies_to for rule in file.rule)
    )))

    def run(rules: RuleSet) -> None:
        for _ in range(rounds):
            for case in cases:
                rules.compute(case)

    run(many), run(small)  # plans are compiled when first asked for
    what = f"{len(many.shelf.files)} files against {len(few)}"
    return [in_turn("engine_many_rules", rounds * len(cases), lambda: run(many), lambda: run(small), what=what)]


def bench_rules_load(scale: str) -> list[Measured]:
    """The rule set from its cache, against msgpack decoding alone."""
    del scale
    with tempfile.TemporaryDirectory() as folder:
        cache = Path(folder) / "rules.bin"
        shelf, _problems = read_shelf(rules_folder(), cache)
        raw = cache.read_bytes() if cache.is_file() else msgspec.msgpack.encode(shelf)
        return [in_turn(
            "rules_load", len(shelf.files), lambda: load_rules(rules_folder(), cache),
            lambda: msgspec.msgpack.decode(raw, type=Shelf), what=f"{len(shelf.files)} rule files, {len(raw)} bytes",
        )]
