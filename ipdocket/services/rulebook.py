"""The law as the program knows it, read only."""

from collections.abc import Sequence
from dataclasses import dataclass

from ipdocket.domain.events import ENDING
from ipdocket.domain.matter import Matter
from ipdocket.rules.asking import AskedEvent, AskedFact, asked_events, asked_facts, asked_papers
from ipdocket.rules.describe import (
    VersionText,
    condition_in_words,
    describe_example,
    describe_versions,
    series_in_words,
)
from ipdocket.rules.facts import EVENTS, RIGHTS, NotCovered
from ipdocket.rules.model import Rule, RuleFile, Source
from ipdocket.rules.wording import event_in_words
from ipdocket.services.core.session import Session


@dataclass(frozen=True, slots=True)
class RuleText:
    """One rule read as law: versions in words, the sources they cite, worked examples (given, expected, published where)."""

    rule: Rule
    versions: tuple[VersionText, ...]
    sources: tuple[Source, ...]
    examples: tuple[tuple[str, str, str], ...]
    only: str = ""
    series: str = ""


def offices_with_rules(session: Session) -> Sequence[tuple[str, str]]:
    """(code, name) of every office that has rules of its own or rows in a table, by name."""
    shelf = session.rules.shelf
    codes = {file.jurisdiction for _name, file in shelf.files}
    codes |= {row["office"] for _name, file in shelf.files for rule in file.rule for row in rule.row}
    known = [(code, office.name) for code, office in session.rules.offices.items() if code in codes]
    return sorted(known, key=lambda pair: pair[1])


def rights_with_rules(session: Session, office: str) -> Sequence[str]:
    """The rights for which that office has rules."""
    found = {right for _file, rule in session.rules.rules_of(office) for right in rule.right}
    return [right for right in RIGHTS if right in found]


def rules_for(session: Session, office: str, right: str) -> Sequence[Rule]:
    """The office's rules for that right, shared ones last."""
    return [rule for _file, rule in session.rules.rules_of(office) if right in rule.right]


def read_rule(session: Session, office: str, rule_id: str) -> RuleText:
    """The rule read as law. Raises KeyError for an id that the office does not have."""
    for file, rule in session.rules.rules_of(office):
        if rule.id == rule_id:
            return _text(file, rule)
    raise KeyError(rule_id)


def _text(file: RuleFile, rule: Rule) -> RuleText:
    cited = {key for version in rule.version for step in version.step for key in step.cite}
    cited.update(key for version in rule.version for key in version.cite)
    examples = tuple(describe_example(file, example) for example in rule.test)
    sources = tuple(source for source in file.source if source.key in cited)
    only = condition_in_words(rule.when) if rule.when is not None else ""
    return RuleText(rule, describe_versions(rule), sources, examples, only, series_in_words(rule))


def form_fields(
    session: Session, office: str, right: str, route: str
) -> tuple[tuple[AskedEvent, ...], tuple[AskedFact, ...]]:
    """The dates and facts that a form for such a matter asks for."""
    return asked_events(session.rules, office, right, route), asked_facts(session.rules, office, right, route)


def matter_events(session: Session, matter: Matter) -> tuple[tuple[AskedEvent, ...], tuple[AskedEvent, ...]]:
    """The events and the papers that mean something to the rules of this matter; what ends a matter always does."""
    about = (session.rules, matter.office, matter.right, matter.route)
    events = asked_events(*about)
    named = {one.name for one in events}
    ends = (AskedEvent(name, event_in_words(name), (), False) for name in EVENTS if name in ENDING and name not in named)
    return (*events, *ends), asked_papers(*about)


def uncovered(session: Session, office: str, right: str, route: str) -> tuple[NotCovered, ...]:
    """What is known not to be covered for such a matter: ask the agent."""
    return session.rules.plan(office, right, route).not_covered
