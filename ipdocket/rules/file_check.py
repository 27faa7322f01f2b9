"""Checks of one rule file: every name, span, citation and period, each complaint with its path in the file."""

from collections.abc import Iterator
from datetime import date

from ipdocket.rules.dates import UnreadablePeriod, read_period
from ipdocket.rules.facts import EVENTS, FACTS, PAPERS, RIGHTS, ROUTES
from ipdocket.rules.model import (
    COMPARISONS,
    DERIVED,
    PARAMETER_WORDS,
    WORDS,
    Condition,
    Repeat,
    Rule,
    RuleFile,
    Step,
    Version,
)

LONGEST_MONTHS = 120 * 12
MOST_MEMBERS = 150
_MONTH_END_WORDS = ("month-end", "year-end", "month-start", "year-start")


def check_file(file: RuleFile, offices: frozenset[str]) -> Iterator[tuple[str, str]]:
    """What is wrong with one file, each with its path."""
    if file.jurisdiction not in offices and file.jurisdiction not in ("PARIS", "UPC"):
        yield "$", f"the jurisdiction {file.jurisdiction} is no office of offices.toml"
    yield from _check_sources(file)
    for place, rule in enumerate(file.rule):
        yield from ((f"$.rule[{place}]{where}", what) for where, what in _check_rule(file, rule, offices))


def _check_sources(file: RuleFile) -> Iterator[tuple[str, str]]:
    keys = [source.key for source in file.source]
    for place, key in enumerate(keys):
        if keys.count(key) > 1:
            yield f"$.source[{place}]", f"the source {key} is defined twice"
    cited = set(_citations(file))
    for key in sorted(cited - set(keys)):
        yield "$", f"the source {key} is cited and not defined"
    for place, key in enumerate(keys):
        if key not in cited:
            yield f"$.source[{place}]", f"the source {key} is never cited"


def _citations(file: RuleFile) -> Iterator[str]:
    if file.counting:
        yield from file.counting.cite
    for entry in file.notification:
        yield from entry.cite
    for rule in file.rule:
        for row in rule.row:
            yield from (key for key in row.get("cite", "").split(",") if key)
        yield from (example.source for example in rule.test if example.source)
        for version in rule.version:
            yield from version.cite
            for step in version.step:
                yield from step.cite


def _check_rule(file: RuleFile, rule: Rule, offices: frozenset[str]) -> Iterator[tuple[str, str]]:
    yield from (("", what) for what in _check_names(rule, offices))
    if rule.status:
        if not rule.why:
            yield "", "not covered: say why"
        return
    if not rule.version:
        yield "", "has no version"
    yield from _check_examples(rule)
    yield from _check_spans(rule)
    for place, version in enumerate(rule.version):
        yield from ((f".version[{place}]{where}", what) for where, what in _check_version(file, rule, version))


def _check_names(rule: Rule, offices: frozenset[str]) -> Iterator[str]:
    for name, allowed, values in (
        ("event", EVENTS, (*rule.base, *rule.ends, *rule.met_by)),
        ("event", (*EVENTS, *DERIVED), rule.needs),
        ("right", RIGHTS, rule.right),
        ("route", ROUTES, (*rule.routes, *rule.not_routes)),
        ("document type", PAPERS, rule.paper),
        ("office", (*offices, "*", "UPC"), (rule.office or "*", *rule.excluding, *rule.applies_to)),
        ("office", (*offices, "UPC"), tuple(row.get("office", "") for row in rule.row)),
    ):
        for value in values:
            if value not in allowed:
                yield f"{value or 'a row without office'} is not a {name} that the rules know"
    if rule.when:
        yield from _check_condition(rule.when, set())
    if rule.calendar_fact and (rule.calendar_fact not in FACTS or not any("calendar" in row for row in rule.row)):
        yield "calendar_fact names a fact and needs rows with a calendar"
    if rule.repeat:
        yield from _check_repeat(rule, rule.repeat)


def _check_examples(rule: Rule) -> Iterator[tuple[str, str]]:
    if not rule.test or (len(rule.test) == 1 and not rule.applies_to):
        yield "", f"has {len(rule.test)} worked examples; two are owed"
    for place, example in enumerate(rule.test):
        if not example.expect:
            yield f".test[{place}]", f"the example {example.name!r} expects nothing"
        if example.last is not None and (isinstance(example.expect, str) or not rule.repeat):
            yield f".test[{place}]", f"the example {example.name!r} ends a series (last) where there is none"


def _check_repeat(rule: Rule, repeat: Repeat) -> Iterator[str]:
    if not rule.base:
        yield "a series needs a base"
    if not repeat.at and not repeat.chain and not (repeat.n and repeat.every):
        yield "a series needs n and every, or at, or chain"
    if repeat.run and (repeat.at or repeat.years == "hijri"):
        yield "run goes with n and every, or with chain, in Gregorian years"
    if repeat.run and not repeat.n:
        yield "a series whose terms run end to end needs n"
    low, dots, high = repeat.n.partition("..")
    if repeat.n and not (low.isdigit() and (not high or high.isdigit())):
        yield f"n = {repeat.n!r} is not of the form 3..20"
    elif repeat.n and dots and high and int(high) - int(low) >= MOST_MEMBERS:
        yield f"a series of more than {MOST_MEMBERS} members"
    for text in (
        repeat.first,
        repeat.every,
        *(entry.add for entry in repeat.at),
        *(link.every for link in repeat.chain),
    ):
        yield from _check_period(text)
    if repeat.chain and repeat.chain[-1].before is not None:
        yield "the last link of a chain has no `before`"


def _check_period(text: str) -> Iterator[str]:
    if not text:
        return
    try:
        period = read_period(text)
    except UnreadablePeriod as error:
        yield str(error)
        return
    if abs(period.months) > LONGEST_MONTHS:
        yield f"{text} is longer than 120 years"


def _check_spans(rule: Rule) -> Iterator[tuple[str, str]]:
    """Versions of one rule may neither overlap nor leave a gap."""
    reached: date | None = None
    for place, version in enumerate(rule.version):
        if len(rule.version) > 1 and not version.selected_by:
            yield f".version[{place}]", "one of several versions: name the date that chooses it (selected_by)"
        if place and version.selected_by != rule.version[0].selected_by:
            yield f".version[{place}]", "versions of one rule are chosen by the same date"
        if place and (version.start is None or version.start != reached):
            yield f".version[{place}]", f"begins {version.start}, the version before it ends {reached}: gap or overlap"
        if version.start and version.until and version.start >= version.until:
            yield f".version[{place}]", "ends before it begins"
        reached = version.until
    if rule.version and (rule.version[0].start is not None or reached is not None):
        yield "", 'the first version has a beginning or the last an end: fill the rest with status = "not-covered"'


def _check_version(file: RuleFile, rule: Rule, version: Version) -> Iterator[tuple[str, str]]:
    if version.status:
        if not version.why:
            yield "", "not covered: say why"
        if version.selected_by not in ("", *EVENTS, *DERIVED, *(step.name for step in version.step)):
            yield "", f"selected_by {version.selected_by}: no event, date or step of that name in this version"
        return
    names: set[str] = set()
    for place, step in enumerate(version.step):
        yield from ((f".step[{place}]", what) for what in _check_step(file, rule, step, names))
        names.add(step.name)
    if "nominal" not in names:
        yield "", "no step is named nominal"
    yield from (("", what) for row in rule.row if not row.get("status") for what in _check_row(version, names, row))
    known = {*EVENTS, *DERIVED, *names}
    if version.selected_by and version.selected_by not in known:
        yield "", f"selected_by {version.selected_by}: no event, date or step of that name"
    for keep in version.keep:
        if (
            len(keep) not in (3, 4)
            or keep[1] not in COMPARISONS
            or keep[0] not in known
            or (len(keep) > 3 and keep[3] != "or-missing")
        ):
            yield "", f'keep {list(keep)}: write [date, comparison, date] and at most "or-missing"'
        elif keep[2] not in known and not _is_day(keep[2]):
            yield "", f"keep: {keep[2]} is neither a date nor a name"


def _check_row(version: Version, names: set[str], row: dict[str, str]) -> Iterator[str]:
    """A step whose addition the row leaves empty is left out for that office; no other step may start from it."""
    told: set[str] = set()
    for step in version.step:
        if isinstance(step.add, str) and step.add.startswith("@") and step.add[1:] not in row:
            continue
        for name in (step.start, *step.latest, *step.earliest):
            if name in names and name not in told:
                yield f"the step {step.name} starts from {name}, for which the row of {row.get('office', '?')} has no value"
        told.add(step.name)


def _check_step(file: RuleFile, rule: Rule, step: Step, names: set[str]) -> Iterator[str]:
    known = {*EVENTS, *DERIVED, *names}
    starts = [
        bool(step.start),
        bool(step.latest),
        bool(step.earliest),
        bool(step.first),
        bool(step.next_anniversary_of),
    ]
    if sum(starts) != 1:
        yield f"the step {step.name} starts from exactly one of from, latest, earliest, first, next_anniversary_of"
    for name in (
        step.start,
        *step.latest,
        *step.earliest,
        *step.first,
        step.next_anniversary_of,
        step.after,
        step.on_or_after,
    ):
        if name and name not in known and not (name == step.start and _is_day(name)):
            yield f"the step {step.name}: {name} is no event, date or earlier step"
    if step.next_anniversary_of and bool(step.after) == bool(step.on_or_after):
        yield f"the step {step.name}: next_anniversary_of needs after or on_or_after"
    yield from _check_addition(file, rule, step)
    for word in step.then:
        yield from _check_word(word, known, rule)
    if step.when:
        yield from _check_condition(step.when, names)
    if step.name == "extension" and not step.by:
        yield "an extension says by what act (by)"
    if step.ladder:
        yield from _check_period(step.ladder.each)
        if bool(step.ladder.times) == bool(step.ladder.longest):
            yield "a ladder has times or longest, not both"


def _check_addition(file: RuleFile, rule: Rule, step: Step) -> Iterator[str]:
    texts = (
        [step.add] if isinstance(step.add, str) else [value for key, value in step.add.items() if key not in ("fact",)]
    )
    monthly = False
    for text in texts:
        if text.startswith("@"):
            values = [row[text[1:]] for row in rule.row if text[1:] in row]
            if not values:
                yield f"the step {step.name}: no row has the column {text[1:]}"
        else:
            values = [text]
        for value in values:
            problems = tuple(_check_period(value))
            yield from problems
            monthly = monthly or bool(value and not problems and read_period(value).months)
    if (
        isinstance(step.add, dict)
        and "fact" in step.add
        and (step.add["fact"] not in FACTS or "default" not in step.add)
    ):
        yield f"the step {step.name}: add by fact needs a known fact and a default"
    settled = (
        step.count or file.counting or step.years == "hijri" or any(word in _MONTH_END_WORDS for word in step.then[:1])
    )
    if monthly and not settled:
        yield f"the step {step.name} adds months, and nobody says how months are counted"
    yield from _check_numbers(rule, step)


def _check_numbers(rule: Rule, step: Step) -> Iterator[str]:
    """A number that the addition forgets would silently get the date without it."""
    if isinstance(step.add, str) or not any(key.startswith("n=") for key in step.add) or "else" in step.add:
        return
    repeat = rule.repeat or Repeat()
    low, dots, high = repeat.n.partition("..")
    numbers = [entry.n for entry in repeat.at]
    if dots and not high:
        yield f"the step {step.name}: add goes by number in a series without end and has no else"
    elif low.isdigit():
        numbers = list(range(int(low), int(high or low) + 1))
    for number in numbers:
        if f"n={number}" not in step.add:
            yield f"the step {step.name}: add says nothing for number {number}, and there is no else"


def _check_word(word: str, known: set[str], rule: Rule) -> Iterator[str]:
    if word in WORDS:
        return
    if word.startswith("@"):
        for row in rule.row:
            for part in row.get(word[1:], "").split():
                yield from _check_word(part, known, rule)
        return
    key, _, value = word.partition(":")
    if (
        key not in PARAMETER_WORDS
        or (key == "day-of" and value not in known)
        or (key != "day-of" and not _is_day(f"2023-{value}"))
    ):
        yield f"{word} is not a word of the rule language"


def _check_condition(condition: Condition, names: set[str]) -> Iterator[str]:
    known = {*EVENTS, *DERIVED, *names}
    for name in (*condition.has, *condition.lacks):
        if name not in known:
            yield f"the condition speaks of {name}, which is no event, date or earlier step"
    for fact in (*condition.fact, *condition.not_fact):
        if fact not in FACTS:
            yield f"the condition speaks of {fact}, which is no fact"
    for left, word, right in condition.compare:
        if left not in known or word not in COMPARISONS or (right not in known and not _is_day(right)):
            yield f"compare [{left}, {word}, {right}] is not of the form [date, comparison, date]"


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
