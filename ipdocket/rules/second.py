"""A second opinion on every date: the rule files read step by step, slowly and plainly, apart from the engine.

Written from the guide (jurisdictions/README.md) and the contract alone; it shares the typed form of the files and nothing
of the engine's arithmetic, conditions or calendars. The tests and the release check compare the two.
"""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from ipdocket.rules.calendars import CalendarFile
from ipdocket.rules.facts import Case, Deadline, Paper
from ipdocket.rules.hijri import OutsideHijriTables
from ipdocket.rules.load import Shelf
from ipdocket.rules.model import Repeat, Rule, RuleFile, Version
from ipdocket.rules.ruleset import RuleSet
from ipdocket.rules.second_calendar import SlowCalendar
from ipdocket.rules.second_case import Known, name_events, name_facts, receive_paper
from ipdocket.rules.second_periods import NOTHING, Length, add_hijri, add_length, read_length
from ipdocket.rules.second_steps import Setting, StartUnknown, take_steps

_USUAL_ROUTES = ("direct", "pct", "divisional", "continuation", "madrid", "hague", "reissue")
_HORIZON = Length(60 * 12, 0)
_HORIZON_AFTER_RENEWAL = Length(20 * 12, 0)
_SLACK = Length(30 * 12, 0)  # a nominal date stands never farther from its anniversary
_MOST_MEMBERS = 150


class SecondDate(Struct, frozen=True):
    """One deadline as the second calculator sees it; `version` counts the versions of the rule from 0."""

    rule: str
    number: int | None
    office: str
    paper: int | None
    nominal: date
    due: date
    opens: date | None
    late_until: date | None
    extensions: tuple[date, ...]
    restore_until: date | None
    version: int


def second_dates(shelf: Shelf, case: Case) -> tuple[SecondDate, ...]:
    """Every dated deadline of the case by the rule files of the shelf, the office's own rules first, then the shared ones."""
    return SlowReader(shelf).dates(case)


class SlowReader:
    """The second calculator over one shelf; keeps only the `holidays` objects it has asked, for the next case."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self._calendars: dict[tuple[str, date | None], SlowCalendar] = {}
        self._own: dict[str, list[tuple[RuleFile, Rule]]] = {}
        self._shared: list[tuple[RuleFile, Rule]] = []
        for _name, file in shelf.files:
            for rule in file.rule:
                place = self._shared if rule.applies_to else self._own.setdefault(file.jurisdiction, [])
                place.append((file, rule))

    def dates(self, case: Case) -> tuple[SecondDate, ...]:
        """Every dated deadline of the case."""
        found: list[SecondDate] = []
        for file, rule in (*self._own.get(case.jurisdiction, ()), *self._shared):
            if _concerns(rule, case):
                for setting in self._settings(file, rule, case):
                    found.extend(_run_rule(setting, case))
        return tuple(found)

    def setting(self, file: RuleFile, rule: Rule, office: str) -> Setting:
        """One rule before one office with that office's closed days, for a look at single steps."""
        row = next((row for row in rule.row if row["office"] == office), {})
        return Setting(file, rule, row, office, self._calendar(rule.calendar or file.calendar or office, None))

    def _settings(self, file: RuleFile, rule: Rule, case: Case) -> Iterator[Setting]:
        if not rule.row:
            office = rule.office or case.jurisdiction
            own_file = not rule.applies_to and not rule.office
            calendar = rule.calendar or (file.calendar if own_file else "") or office
            yield Setting(file, rule, {}, office, self._calendar(calendar, case.as_of))
            return
        for row in _choose_rows(rule, case):
            calendar = row.get("calendar") or row["office"]
            yield Setting(file, rule, row, row["office"], self._calendar(calendar, case.as_of))

    def _calendar(self, code: str, as_of: date | None) -> SlowCalendar:
        key = (code, as_of)
        if key not in self._calendars:
            self._calendars[key] = SlowCalendar(self._calendar_file(code), as_of)
        return self._calendars[key]

    def _calendar_file(self, code: str) -> CalendarFile | None:
        for file in self.shelf.calendars:
            if file.office == code:
                return self._calendar_file(file.same_as) if file.same_as else file
        for office in self.shelf.offices.office:
            if office.code == code and office.calendar and office.calendar != code:
                return self._calendar_file(office.calendar)
        return None


def _concerns(rule: Rule, case: Case) -> bool:
    if rule.applies_to:
        if "*" not in rule.applies_to and case.jurisdiction not in rule.applies_to:
            return False
        if case.jurisdiction in rule.excluding:
            return False
    usual = case.route in _USUAL_ROUTES and case.route not in rule.not_routes
    on_route = case.route in rule.routes if rule.routes else usual
    return on_route and case.right in rule.right and not rule.status


def _choose_rows(rule: Rule, case: Case) -> list[dict[str, str]]:
    rows = list(rule.row)
    if rule.calendar_fact:
        wanted = case.facts.get(rule.calendar_fact)
        named = [row for row in rows if "calendar" in row and row["calendar"] == wanted]
        rows = named or [row for row in rows if "calendar" not in row]
    if rule.per == "designated" and "designated" in case.facts:
        chosen = case.facts["designated"]
        offices = chosen if isinstance(chosen, tuple) else (str(chosen),)
        rows = [row for row in rows if row["office"] in offices]
    return [row for row in rows if row.get("status") != "not-covered"]


def _run_rule(setting: Setting, case: Case) -> Iterator[SecondDate]:
    rule = setting.rule
    events, facts = name_events(case), name_facts(case)
    bare = Known(events, facts, None, None, None, 0, None, None, rule.number, {})
    papers: list[tuple[int | None, Paper | None]] = [(None, None)]
    if rule.paper:
        papers = [(index, paper) for index, paper in enumerate(case.papers) if paper.type in rule.paper]
    for index, paper in papers:
        known = bare
        if paper is not None:
            notified, excess = receive_paper(paper, setting.file.notification)
            received = paper.notified or paper.date
            known = replace(bare, paper=paper, received=received, notified=notified, excess=excess)
        base = next((name for name in rule.base if name in events), "")
        known = replace(known, base=events.get(base))
        if any(known.find(name) is None for name in rule.needs) or not known.satisfies(rule.when):
            continue
        if rule.repeat is not None:
            yield from _run_series(setting, case, known, rule.repeat, base)
        elif (found := _date_member(setting, case, known, index)) is not None:
            yield found


def _run_series(setting: Setting, case: Case, known: Known, repeat: Repeat, base: str) -> Iterator[SecondDate]:
    if known.base is None:
        return
    unnumbered = base == "last_renewal"  # how many terms came before is not known
    stand_in = unnumbered and setting.rule.base != ("last_renewal",)
    ends = min((case.events[name] for name in setting.rule.ends if name in case.events), default=date.max)
    renewed = case.events.get("last_renewal", date.min)
    horizon = case.until
    if horizon is None:
        horizon = max(add_length(known.base, _HORIZON), add_length(renewed, _HORIZON_AFTER_RENEWAL))
    for number, day in _members(setting, repeat, known.base, stand_in):
        if horizon is not None and day > add_length(horizon, _SLACK):
            return
        if day <= renewed:
            continue
        one = replace(known, number=None if unnumbered else number, anniversary=day)
        found = _date_member(setting, case, one, None)
        if found is None or found.nominal <= renewed or found.nominal > min(ends, horizon or ends):
            continue
        yield found
        if repeat.collect:
            return


def _members(setting: Setting, repeat: Repeat, base: date, stand_in: bool) -> Iterator[tuple[int, date]]:
    if repeat.run:
        end, behind = base, NOTHING
        for number, reached in _distances(repeat, base, stand_in):
            end = add_length(end, reached.plus(behind, -1), setting.counting(repeat.count))
            behind = reached
            yield number, end
        return
    for number, length in _distances(repeat, base, stand_in):
        try:
            if repeat.years == "hijri":
                yield number, add_hijri(base, length)
            else:
                yield number, add_length(base, length, setting.counting(repeat.count))
        except OutsideHijriTables:
            return


def _distances(repeat: Repeat, base: date, stand_in: bool) -> Iterator[tuple[int, Length]]:
    if repeat.at:
        yield from ((member.n, read_length(member.add)) for member in repeat.at)
        return
    lowest, _, highest = repeat.n.partition("..")
    last = int(highest) if highest else int(lowest) + _MOST_MEMBERS - 1
    reached = NOTHING
    for number in range(int(lowest), last + 1):
        every = repeat.first if number == int(lowest) and not stand_in else ""
        if repeat.chain and not every:
            begins = add_length(base, reached)
            every = next(link.every for link in repeat.chain if link.before is None or begins < link.before)
        reached = reached.plus(read_length(every or repeat.every))
        yield number, reached


def _date_member(setting: Setting, case: Case, known: Known, paper: int | None) -> SecondDate | None:
    for number, version in _versions_known(setting.rule, case.as_of):
        one = replace(known, steps={})
        try:
            extensions = take_steps(setting, version, one)
        except (StartUnknown, OutsideHijriTables):
            continue
        if version.selected_by:
            chosen = one.find(version.selected_by)
            if chosen is None or not _covers(version, chosen):
                continue
        if version.status or not all(one.stands(*kept) for kept in version.keep) or "nominal" not in one.steps:
            return None
        return SecondDate(
            rule=setting.rule.id,
            number=known.number,
            office=setting.office,
            paper=paper,
            nominal=one.steps["nominal"],
            due=one.steps.get("due", one.steps["nominal"]),
            opens=one.steps.get("opens"),
            late_until=one.steps.get("late-until"),
            extensions=extensions,
            restore_until=one.steps.get("restore-until"),
            version=number,
        )
    return None


def _covers(version: Version, day: date) -> bool:
    return (version.start is None or version.start <= day) and (version.until is None or day < version.until)


def _versions_known(rule: Rule, as_of: date | None) -> list[tuple[int, Version]]:
    # A version whose change was not yet public is unknown: the one before it goes on.
    known: list[tuple[int, Version]] = []
    for number, version in enumerate(rule.version):
        if as_of is not None and version.announced is not None and version.announced > as_of:
            if known:
                known[-1] = (known[-1][0], replace(known[-1][1], until=version.until))
        else:
            known.append((number, version))
    return known


def disagreements(rules: RuleSet, case: Case, reader: SlowReader | None = None) -> tuple[str, ...]:
    """Where the engine and the second calculator differ on that case, in words; empty when they agree."""
    mine = list((reader or SlowReader(rules.shelf)).dates(case))
    found: list[str] = []
    for deadline in rules.compute(case).deadlines:
        theirs = _as_second(deadline)
        if theirs in mine:
            mine.remove(theirs)
        else:
            found.append(f"only the engine: {_say(theirs)}")
    return (*found, *(f"only the second calculator: {_say(one)}" for one in mine))


def _as_second(deadline: Deadline) -> SecondDate:
    return SecondDate(
        rule=deadline.rule,
        number=deadline.number,
        office=deadline.office,
        paper=deadline.paper,
        nominal=deadline.nominal,
        due=deadline.due,
        opens=deadline.opens,
        late_until=deadline.late_until,
        extensions=tuple(rung.until for rung in deadline.extensions),
        restore_until=deadline.restore_until,
        version=deadline.version,
    )


def _say(one: SecondDate) -> str:
    number = "" if one.number is None else f" number {one.number}"
    paper = "" if one.paper is None else f" paper {one.paper}"
    rungs = "".join(f" extension {day}" for day in one.extensions)
    return (
        f"{one.rule}{number} at {one.office}{paper}: nominal {one.nominal}, due {one.due}, opens {one.opens}, "
        f"late until {one.late_until}, restore until {one.restore_until}, version {one.version}{rungs}"
    )
