"""The rules to look through: every rule with its doubts, the table of what is covered, files that were refused."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from ipdocket.domain.people import Act
from ipdocket.rules.coverage import CoverageLine, coverage
from ipdocket.rules.describe import condition_in_words
from ipdocket.rules.model import Rule, RuleFile
from ipdocket.rules.stale import is_stale, rule_checked
from ipdocket.services.core.session import Session

MARKS = ("uncertain", "stale", "unchecked", "not_covered", "firm", "off")
# The kinds of deadline by which the offices of a right are counted: what keeps it alive, and how it is entered.
COUNTED = (
    ("patent", "annuity"), ("patent", "national_phase"), ("utility_model", "annuity"), ("spc", "annuity"), ("trademark", "renewal"),
    ("design", "renewal"),
)  # fmt: skip
_SURE = {"sourced": 0, "known": 1, "uncertain": 2}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: words of title, id, office or law; office (with the rules it shares), right, kind, mark; "" is any."""

    text: str = ""
    office: str = ""
    right: str = ""
    mark: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class FoundRule:
    """One rule before one office or file: how sure, when its law was last looked at, how many examples, its marks.

    `only` is its condition in words where another rule of the office has the same title.
    """

    office: str
    rule: Rule
    confidence: str
    checked: date | None
    examples: int
    published: int
    marks: tuple[str, ...]
    cites: str = ""
    why_off: str = ""
    only: str = ""


@dataclass(frozen=True, slots=True)
class Covered:
    """The table of coverage, and for each counted right and kind how many offices have a computed date."""

    lines: tuple[CoverageLine, ...]
    offices: tuple[tuple[str, str, int], ...]


def find_rules(session: Session, wanted: Wanted) -> list[FoundRule]:
    """The rules that are looked for, by office and title; switched-off rules of the firm last."""
    session.require(Act.READ)
    words = wanted.text.casefold().split()
    names = {code: office.name for code, office in session.rules.offices.items()} if words else {}
    every = _tell_apart(list(_every(session, wanted.office)))
    found = [one for one in every if _fits(one, wanted, words, names.get(one.office, ""))]
    return sorted(found, key=lambda one: (one.office, one.rule.kind, one.rule.title, one.rule.id))


def list_coverage(session: Session) -> Covered:
    """Office by right by kind of deadline, as `ipdocket coverage` prints it."""
    session.require(Act.READ)
    lines = tuple(coverage(session.rules))
    known = {(line.right, line.kind, line.jurisdiction) for line in lines if line.status == "computed"}
    counts = Counter((right, kind) for right, kind, _office in known)
    return Covered(lines, tuple((right, kind, counts[right, kind]) for right, kind in COUNTED))


def refused_files(session: Session) -> tuple[str, ...]:
    """Rule files that were refused, each with file, line and reason; the rest is in force."""
    session.require(Act.READ)
    return tuple(str(problem) for problem in session.rules.problems)


def _every(session: Session, office: str) -> Iterator[FoundRule]:
    today = session.today()
    if office:
        for file, rule in session.rules.rules_of(office):
            yield _found(session, office, file, rule, today)
    else:
        for _name, file in session.rules.shelf.files:
            for rule in file.rule:
                yield _found(session, file.jurisdiction, file, rule, today)
    for off in session.rules.switched_off_before(office) if office else session.rules.switched_off:
        yield FoundRule(
            office or off.jurisdiction, off.rule, "", None, len(off.rule.test), 0, ("off", "firm"), why_off=off.told
        )


def _found(session: Session, office: str, file: RuleFile, rule: Rule, today: date) -> FoundRule:
    given = [version for version in rule.version if not version.status]
    confidence = max((version.confidence for version in given), key=lambda word: _SURE[word], default="")
    checked = rule_checked(file, rule)
    said = {
        "uncertain": confidence == "uncertain",
        "stale": is_stale(checked, today),
        "unchecked": checked is None and bool(given),
        "not_covered": not given or bool(rule.status),
        "firm": not session.rules.origin_of(rule.id).startswith("shipped"),
    }
    published = sum(bool(example.source) for example in rule.test)
    marks = tuple(mark for mark, true in said.items() if true)
    keys = {key for version in rule.version for key in version.cite}
    keys.update(key for version in rule.version for step in version.step for key in step.cite)
    cites = " ".join(source.cite for source in file.source if source.key in keys)
    return FoundRule(office, rule, confidence, checked, len(rule.test), published, marks, cites)


def _tell_apart(every: list[FoundRule]) -> Iterator[FoundRule]:
    """Rules of one title before one office, as those of older and newer marks: each with its condition."""
    titles = Counter((one.office, one.rule.kind, one.rule.title, one.rule.right) for one in every)
    for one in every:
        alone = titles[one.office, one.rule.kind, one.rule.title, one.rule.right] == 1
        when = None if alone else one.rule.when
        yield one if when is None else replace(one, only=condition_in_words(when))


def _fits(one: FoundRule, wanted: Wanted, words: list[str], name: str) -> bool:
    if wanted.right and wanted.right not in one.rule.right:
        return False
    if wanted.mark and wanted.mark not in one.marks:
        return False
    if wanted.kind and wanted.kind != one.rule.kind:
        return False
    if not words:
        return True
    told = f"{one.office} {name} {one.rule.id} {one.rule.title} {one.rule.kind.replace('_', ' ')} {one.cites}".casefold()
    return all(word in told for word in words)
