"""Two rule sets compared: which rules were added, removed or changed, which days offices open or close."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from msgspec import Struct, to_builtins

from ipdocket.rules.calendars import CalendarFile
from ipdocket.rules.facts import Case, Computation
from ipdocket.rules.model import Rule, RuleFile
from ipdocket.rules.ruleset import RuleSet, rule_alone
from ipdocket.rules.selftest import example_case

FIRST_YEAR = 1990
YEARS_AHEAD = 3
MOST_MOVES = 6  # moved dates told of one rule
_NAMED = ("key", "name", "office", "id", "year")


class RuleChange(Struct, frozen=True):
    """One rule that is new, gone or different: its office, title, what differs, and how its examples' dates move."""

    rule: str
    office: str
    title: str
    what: tuple[str, ...] = ()
    moves: tuple[str, ...] = ()


class CalendarChange(Struct, frozen=True):
    """One office's closed days: the days that close now (with their names) and those that open now."""

    office: str
    closes: tuple[tuple[date, str], ...]
    opens: tuple[tuple[date, str], ...]
    note: str = ""


class RuleSetDifference(Struct, frozen=True):
    """What lies between two rule sets, by the names they bear."""

    old: str
    new: str
    added: tuple[RuleChange, ...]
    removed: tuple[RuleChange, ...]
    changed: tuple[RuleChange, ...]
    calendars: tuple[CalendarChange, ...]

    @property
    def empty(self) -> bool:
        """Whether the two give the same dates for the same reasons."""
        return not (self.added or self.removed or self.changed or self.calendars)


def compare_rule_sets(old: RuleSet, new: RuleSet) -> RuleSetDifference:
    """Rules by id and calendars by office; worked examples and the order of files take no part."""
    before, after = _by_id(old), _by_id(new)
    changed = [
        RuleChange(one, file.jurisdiction, rule.title, told, tuple(_moves(old, new, before[one], after[one])))
        for one, (file, rule) in after.items()
        if one in before and (told := tuple(_differences(before[one], (file, rule))))
    ]
    return RuleSetDifference(
        old.name,
        new.name,
        tuple(_named(after, one) for one in after if one not in before),
        tuple(_named(before, one) for one in before if one not in after),
        tuple(changed),
        tuple(_calendar_changes(old, new)),
    )


_Found = dict[str, tuple[RuleFile, Rule]]


def _by_id(rules: RuleSet) -> _Found:
    return {rule.id: (file, rule) for _name, file in rules.shelf.files for rule in file.rule}


def _named(found: _Found, one: str) -> RuleChange:
    file, rule = found[one]
    return RuleChange(one, file.jurisdiction, rule.title)


def _differences(old: tuple[RuleFile, Rule], new: tuple[RuleFile, Rule]) -> Iterator[str]:
    """What decides the rule's dates and differs, part by part, in the words of the file."""
    yield from _walk("", _plain(*old), _plain(*new))


def _plain(file: RuleFile, rule: Rule) -> Any:
    alone = to_builtins(rule_alone(file, rule))
    own = alone.pop("rule")[0]
    for name in ("format", "subject", "reviewed", "reviewed_by"):
        alone.pop(name)
    return own | alone


def _walk(place: str, old: Any, new: Any) -> Iterator[str]:
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for name in dict.fromkeys((*old, *new)):
            yield from _walk(f"{place}, {name}" if place else name, old.get(name, ""), new.get(name, ""))
    elif _is_table(old) and _is_table(new):
        before, after = _labelled(old), _labelled(new)
        for label in dict.fromkeys((*before, *after)):
            if label not in after:
                yield f"{place} {label}: removed"
            elif label not in before:
                yield f"{place} {label}: added"
            else:
                yield from _walk(f"{place} {label}", before[label], after[label])
    else:
        yield f"{place}: {_word(old)} -> {_word(new)}"


def _is_table(value: Any) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(entry, dict) for entry in value)


def _labelled(entries: Any) -> dict[str, Any]:
    """Each entry under its name, or its number; a second one of the same name with its number."""
    found: dict[str, Any] = {}
    for number, entry in enumerate(entries, 1):
        label = str(next((entry[name] for name in _NAMED if entry.get(name)), number))
        found[label if label not in found else f"{label} ({number})"] = entry
    return found


def _word(value: Any) -> str:
    if value in ("", None, [], ()):
        return "nothing"
    if isinstance(value, list | tuple):
        return ", ".join(map(_word, value))
    return str(value)


def _moves(old: RuleSet, new: RuleSet, before: tuple[RuleFile, Rule], after: tuple[RuleFile, Rule]) -> Iterator[str]:
    """The dates of the rule's examples, old ones and new ones, that the change moves, to the day."""
    told: dict[str, None] = {}
    for file, rule in (after, before):
        for example in rule.test:
            case = example_case(file, rule, example)
            told.update(dict.fromkeys(_moved(rule.id, case, old.compute(case), new.compute(case))))
    yield from list(told)[:MOST_MOVES]


def _moved(rule: str, case: Case, before: Computation, after: Computation) -> Iterator[str]:
    given = [f"{name.replace('_', ' ')} {day}" for name, day in case.events.items()]
    given += [f"{paper.type.replace('_', ' ')} of {paper.date}" for paper in case.papers]
    head = ", ".join(given)
    was = {(one.number, one.office, one.paper): one for one in before.deadlines if one.rule == rule}
    now = {(one.number, one.office, one.paper): one for one in after.deadlines if one.rule == rule}
    for key in dict.fromkeys((*was, *now)):
        number = f", number {key[0]}" if key[0] is not None else ""
        if key not in now:
            yield f"{head}{number}: {was[key].due} is gone"
        elif key not in was:
            yield f"{head}{number}: {now[key].due} is new"
        else:
            for name in ("due", "opens", "late_until", "restore_until", "final"):
                one, other = getattr(was[key], name), getattr(now[key], name)
                if one != other:
                    yield f"{head}{number}: {name.replace('_', ' ')} {one or 'none'} -> {other or 'none'}"
                    break


def _calendar_changes(old: RuleSet, new: RuleSet) -> Iterator[CalendarChange]:
    before = {file.office: file for file in old.shelf.calendars}
    after = {file.office: file for file in new.shelf.calendars}
    last = max(int(rules.shelf.release[:4]) if rules.shelf.release[:4].isdigit() else 0 for rules in (old, new))
    for office in sorted({*before, *after}):
        one, other = _deciding(before, office), _deciding(after, office)
        if one is None or other is None:
            yield CalendarChange(office, (), (), "no list before" if one is None else "no list any more")
        elif one != other:
            was, now = old.calendar(office), new.calendar(office)
            years = range(FIRST_YEAR, (last or FIRST_YEAR) + YEARS_AHEAD + 1)
            closed = {day: name for year in years for day, name in was.closed_days(year).items()}
            closing = {day: name for year in years for day, name in now.closed_days(year).items()}
            closes = tuple((day, closing[day]) for day in sorted(closing.keys() - closed.keys()))
            opens = tuple((day, closed[day]) for day in sorted(closed.keys() - closing.keys()))
            note = "" if closes or opens else "no day opens or closes: name, source, confidence or span known"
            yield CalendarChange(office, closes, opens, note)


def _deciding(files: dict[str, CalendarFile], office: str) -> CalendarFile | None:
    """The file that decides the office's days: its own, or the one it is said to be the same as."""
    file = files.get(office)
    return files.get(file.same_as, file) if file is not None and file.same_as else file
