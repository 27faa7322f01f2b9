"""Which dates and facts the rules of an office ask for: what a form for a new matter must hold, and no more."""

from msgspec import Struct

from ipdocket.rules.compiling import SLOTS
from ipdocket.rules.facts import EVENTS, PAPERS
from ipdocket.rules.model import Condition, Rule
from ipdocket.rules.ruleset import RuleSet
from ipdocket.rules.wording import event_in_words

# What a paralegal has at hand on the first day stands first; the rest follows in the contract's order.
_FIRST = (
    "priority",
    "filing",
    "international_registration",
    "parent_filing",
    "divisional_filing",
    "publication",
    "registration",
    "grant",
)
# A derived date is asked for by the events that it is made from.
_BEHIND = {
    "own-filing": ("filing",),
    "priority-or-filing": ("priority", "filing"),
    "base": (),
    "anniversary": (),
    "paper": (),
    "notified": (),
    "received": (),
}

# Not the day of payment, which people would type.
_IN_A_FORM = {"last_renewal": "Renewed term runs from"}


class AskedEvent(Struct, frozen=True):
    """One event: its name in words, the titles of rules that count from it; `required`: every such matter has it."""

    name: str
    title: str
    rules: tuple[str, ...]
    required: bool


class AskedFact(Struct, frozen=True):
    """One fact with the values that make a difference."""

    name: str
    values: tuple[str, ...]


def asked_events(rules: RuleSet, office: str, right: str, route: str) -> tuple[AskedEvent, ...]:
    """The events that the rules for that office, right and route count from, most usual first."""
    titles: dict[str, list[str]] = {}
    for compiled in rules.plan(office, right, route).rules:
        rule = compiled.rule
        for name in _events_of(rule):
            titles.setdefault(name, [])
            if compiled.title not in titles[name]:
                titles[name].append(compiled.title)
    if route == "divisional":
        titles.setdefault("parent_filing", [])
        titles.setdefault("divisional_filing", [])
        titles.pop("filing", None)
    order = (*_FIRST, *(name for name in EVENTS if name not in _FIRST))
    return tuple(
        AskedEvent(name, _IN_A_FORM.get(name) or event_in_words(name), tuple(titles[name]), name == _compulsory(right, route))
        for name in order
        if name in titles
    )


def asked_papers(rules: RuleSet, office: str, right: str, route: str) -> tuple[AskedEvent, ...]:
    """The papers that start a date under the rules for that office, right and route, in the contract's order."""
    titles: dict[str, list[str]] = {}
    for compiled in rules.plan(office, right, route).rules:
        for name in compiled.rule.paper:
            if compiled.title not in titles.setdefault(name, []):
                titles[name].append(compiled.title)
    return tuple(
        AskedEvent(name, event_in_words(name), tuple(titles[name]), False) for name in PAPERS if name in titles
    )


def _compulsory(right: str, route: str) -> str:
    """The one date without which such a matter cannot be entered; empty where old registers may lack it."""
    if route in ("madrid", "hague"):
        return "international_registration"
    if route == "divisional":
        return "parent_filing"
    return "" if right == "trademark" else "filing"


def asked_facts(rules: RuleSet, office: str, right: str, route: str) -> tuple[AskedFact, ...]:
    """The facts on which conditions of those rules turn."""
    values: dict[str, set[str]] = {}
    for compiled in rules.plan(office, right, route).rules:
        own = (compiled.condition,) if compiled.condition else ()
        for condition in (*own, *_conditions(compiled.rule)):
            for name, wanted in (*condition.fact.items(), *condition.not_fact.items()):
                values.setdefault(name, set()).update(wanted)
    return tuple(AskedFact(name, tuple(sorted(values[name]))) for name in sorted(values))


def _conditions(rule: Rule) -> tuple[Condition, ...]:
    steps = tuple(step.when for version in rule.version for step in version.step if step.when is not None)
    return (*((rule.when,) if rule.when else ()), *steps)


def _events_of(rule: Rule) -> tuple[str, ...]:
    names: list[str] = [*rule.base, *rule.needs]
    for version in rule.version:
        for step in version.step:
            names += [step.start, *step.latest, *step.earliest, *step.first, step.next_anniversary_of, step.after]
            names.append(step.on_or_after)
    for condition in _conditions(rule):
        names += condition.has
        names += [name for comparison in condition.compare for name in (comparison[0], comparison[2])]
    found: list[str] = []
    for name in names:
        found.extend(_BEHIND.get(name, (name,) if name in SLOTS else ()))
    return tuple(dict.fromkeys(found))
