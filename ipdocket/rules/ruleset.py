"""The rule set in use: plans per office, right and route, made when first asked for and kept."""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec

from ipdocket.rules.calendars import CalendarFile, OfficeCalendar, hide_lists, weekend_calendar
from ipdocket.rules.engine import compute
from ipdocket.rules.facts import Case, Computation, NotCovered, NotFired
from ipdocket.rules.kept import KeptTexts, keep_rule
from ipdocket.rules.load import BadRuleFile, Shelf, read_shelf
from ipdocket.rules.model import Rule, RuleFile
from ipdocket.rules.offices import Office
from ipdocket.rules.plan import CompiledRule, Plan, compile_rule
from ipdocket.rules.stale import rule_checked

_MAIN_KIND = {
    "patent": "annuity",
    "utility_model": "annuity",
    "spc": "annuity",
    "design": "renewal",
    "trademark": "renewal",
}
_DEFAULT_ROUTES = frozenset(("direct", "pct", "divisional", "continuation", "madrid", "hague", "reissue"))


FIRM = "firm/"  # how the names of a firm's own files begin; see overlay


class SwitchedOff(msgspec.Struct, frozen=True):
    """A shipped rule that the firm has switched off: of which office, in which of its files, and why."""

    jurisdiction: str
    rule: Rule
    file: str
    reason: str

    @property
    def told(self) -> str:
        """The same in words."""
        return f"switched off by the firm ({self.file.removeprefix(FIRM)}): {self.reason}"


class RuleSet:
    """All rules, calendars and offices of a shelf; gives the dates of a case.

    `origins` names the file of every rule; those of a firm's own folder begin with `FIRM`.
    """

    def __init__(
        self, shelf: Shelf, problems: tuple[BadRuleFile, ...] = (), switched_off: tuple[SwitchedOff, ...] = ()
    ) -> None:
        self.shelf = shelf
        self.problems = problems
        self.switched_off = switched_off
        self.origins = {rule.id: name for name, file in shelf.files for rule in file.rule}
        self.name = f"{shelf.release}+{shelf.digest[:6]}"
        self.offices: dict[str, Office] = {office.code: office for office in shelf.offices.office}
        self._calendar_files = {file.office: file for file in shelf.calendars}
        self._calendars: dict[str, OfficeCalendar] = {}
        self._plans: dict[tuple[str, str, str], Plan] = {}
        self._by_office: dict[str, list[tuple[RuleFile, Rule]]] = {}
        self._shared: list[tuple[RuleFile, Rule]] = []
        self._checked: dict[str, date | None] | None = None
        self.texts = KeptTexts()  # digest of a rule in use -> its id and text
        lists = {entry.published for file in shelf.calendars for entry in file.year}
        self._published = sorted(day for day in lists if day is not None)
        self._earlier: dict[int, RuleSet] = {}  # by how many of those days had come
        for _name, file in shelf.files:
            self._place_file(file)

    def _place_file(self, file: RuleFile) -> None:
        for rule in file.rule:
            if rule.applies_to:
                self._shared.append((file, rule))
            else:
                self._by_office.setdefault(file.jurisdiction, []).append((file, rule))

    def compute(self, case: Case, why_not: bool = False) -> Computation:
        """Every deadline of the case, what is not covered, and (if asked) which rules did not fire and why."""
        rules = self.known_at(case.as_of)
        answer = compute(rules.plan(case.jurisdiction, case.right, case.route), case, why_not)
        if not (why_not and self.switched_off):
            return answer
        return msgspec.structs.replace(answer, not_fired=(*answer.not_fired, *self._switched_off_for(case)))

    def _switched_off_for(self, case: Case) -> Iterator[NotFired]:
        for off in self.switched_off_before(case.jurisdiction):
            if case.right in off.rule.right and _on_route(off.rule, case.route):
                yield NotFired(off.rule.id, off.rule.title, off.told)

    def switched_off_before(self, office: str) -> list[SwitchedOff]:
        """The rules of that office that the firm has switched off."""
        return [
            off
            for off in self.switched_off
            if (_applies(off.rule, office) if off.rule.applies_to else off.jurisdiction == office)
        ]

    def origin_of(self, rule_id: str) -> str:
        """Where that rule comes from, in words: shipped or the firm's own, and the file."""
        name = self.origins.get(rule_id, "")
        if name.startswith(FIRM):
            return f"firm's own rule, {name.removeprefix(FIRM)}"
        return f"shipped, {name}" if name else "not in the rules in use"

    def known_at(self, as_of: date | None) -> "RuleSet":
        """This rule set with the lists of closed days that were published by then; itself where none is later."""
        if as_of is None or not self._published or as_of >= self._published[-1]:
            return self
        come = bisect_right(self._published, as_of)
        if come not in self._earlier:
            calendars = tuple(hide_lists(file, as_of) for file in self.shelf.calendars)
            earlier = RuleSet(
                msgspec.structs.replace(self.shelf, calendars=calendars), self.problems, self.switched_off
            )
            earlier.texts = self.texts
            self._earlier[come] = earlier
        return self._earlier[come]

    def calendar(self, code: str) -> OfficeCalendar:
        """The closed days of that office; an office without a list gives one in which nothing is closed."""
        known = self._calendars.get(code)
        if known is None:
            known = self._calendars[code] = self._make_calendar(code)
        return known

    def _make_calendar(self, code: str) -> OfficeCalendar:
        file: CalendarFile | None = self._calendar_files.get(code)
        if file is None:
            office = self.offices.get(code)
            if office is not None and office.calendar and office.calendar != code:
                return self.calendar(office.calendar)
            return weekend_calendar(code)
        return self.calendar(file.same_as) if file.same_as else OfficeCalendar(file)

    def plan(self, office: str, right: str, route: str) -> Plan:
        """The compiled rules for that office, right and route, in the order of their files."""
        key = (office, right, route)
        plan = self._plans.get(key)
        if plan is None:
            plan = self._plans[key] = self._make_plan(office, right, route)
        return plan

    def _make_plan(self, office: str, right: str, route: str) -> Plan:
        rules: list[CompiledRule] = []
        for file, rule in self.rules_of(office):
            if right in rule.right and _on_route(rule, route):
                rules.extend(self._compile(file, rule, office))
        not_covered: tuple[NotCovered, ...] = ()
        if not any(rule.kind in ("annuity", "maintenance", "renewal", "term", "national_phase") for rule in rules):
            reason = f"no rule for a {right.replace('_', ' ')} by this route before this office: ask the agent"
            not_covered = (NotCovered(None, _MAIN_KIND[right], office, reason),)
        types = frozenset(kind for rule in rules for kind in rule.paper_types)
        return Plan(tuple(rules), not_covered, types, {})

    def rules_of(self, office: str) -> list[tuple[RuleFile, Rule]]:
        """The office's own rules, then the shared ones that apply to it."""
        shared = [(file, rule) for file, rule in self._shared if _applies(rule, office)]
        return [*self._by_office.get(office, ()), *shared]

    def checked_of(self, rule_id: str) -> date | None:
        """When the sources of that rule were last opened, the oldest of them; None if one never was."""
        if self._checked is None:
            self._checked = {rule.id: rule_checked(file, rule) for _name, file in self.shelf.files for rule in file.rule}
        return self._checked.get(rule_id)

    def _compile(self, file: RuleFile, rule: Rule, office: str) -> list[CompiledRule]:
        mark = f" [{self.origin_of(rule.id)}]" if self.origins[rule.id].startswith(FIRM) else ""
        alone = rule_alone(file, rule)
        compiled: list[CompiledRule] = []
        for row in rule.row or ({},):
            own = row.get("office") or rule.office or office
            calendar = self.calendar(_calendar_code(file, rule, row, own))
            digest = self.texts.keep(keep_rule(alone, row, calendar.file))
            compiled.append(compile_rule(file, rule, own, row, calendar, digest, mark))
        return compiled


def _calendar_code(file: RuleFile, rule: Rule, row: dict[str, str], office: str) -> str:
    """The office whose closed days count."""
    if row:
        return row.get("calendar") or office
    return rule.calendar or (file.calendar if not rule.applies_to and not rule.office else "") or office


def rule_alone(file: RuleFile, rule: Rule) -> RuleFile:
    """A rule file that holds this one rule, without its examples, and what it cites."""
    cited = {key for version in rule.version for step in version.step for key in step.cite}
    cited.update(key for version in rule.version for key in version.cite)
    cited.update(key for row in rule.row for key in row.get("cite", "").split(","))
    cited.update(key for entry in file.notification for key in entry.cite)
    return msgspec.structs.replace(
        file,
        source=tuple(source for source in file.source if source.key in cited),
        rule=(msgspec.structs.replace(rule, test=()),),
    )


def _applies(rule: Rule, office: str) -> bool:
    return ("*" in rule.applies_to or office in rule.applies_to) and office not in rule.excluding


def _on_route(rule: Rule, route: str) -> bool:
    if rule.routes:
        return route in rule.routes
    return route in _DEFAULT_ROUTES and route not in rule.not_routes


def load_rules(folder: Path, cache: Path | None = None) -> RuleSet:
    """The rule set of that folder, with the files that were refused in `problems`."""
    shelf, problems = read_shelf(folder, cache)
    return RuleSet(shelf, problems)
