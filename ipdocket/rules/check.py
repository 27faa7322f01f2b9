"""Whole-set checks of the rule files: each complaint says `file:line: what`."""

from pathlib import Path

from msgspec import Struct

from ipdocket.rules.load import line_of
from ipdocket.rules.ruleset import RuleSet
from ipdocket.rules.selftest import run_examples


class Complaint(Struct, frozen=True):
    """One thing wrong: the file, where in it (a path such as `$.rule[3]`), and what."""

    file: str
    where: str
    what: str

    def located(self, folder: Path) -> str:
        """`file:line: what`, with the line looked up in the file's text."""
        line = line_of((folder / self.file).read_text(encoding="utf-8"), f"`{self.where}`")
        return f"{self.file}:{line}: {self.what}"


def check_rules(rules: RuleSet) -> tuple[int, tuple[Complaint, ...]]:
    """How many examples were run, and every complaint: ids used twice, examples that do not come out.

    What is wrong inside one file was refused when it was loaded and stands in `rules.problems`.
    """
    complaints: list[Complaint] = []
    seen: dict[str, str] = {}
    places: dict[tuple[str, str], int] = {}
    for name, file in rules.shelf.files:
        for place, rule in enumerate(file.rule):
            places[name, rule.id] = place
            if rule.id in seen:
                what = f"the id {rule.id} is used in {seen[rule.id]} too"
                complaints.append(Complaint(name, f"$.rule[{place}]", what))
            seen[rule.id] = name
    count, failures = run_examples(rules)
    complaints.extend(
        Complaint(
            failure.file,
            f"$.rule[{places[failure.file, failure.rule]}]",
            f"example {failure.example!r}: {failure.what}",
        )
        for failure in failures
    )
    return count, tuple(complaints)
