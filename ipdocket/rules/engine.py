"""The engine: facts and law in, dated duties out. Pure; the same input gives the same output for ever."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from ipdocket.rules.compiling import CompiledStep, CompiledVersion, Dates
from ipdocket.rules.conditions import compare, explain_failure
from ipdocket.rules.dates import LAST_DAY, Period, add_months, read_period
from ipdocket.rules.facts import Case, Computation, Deadline, Extension, NotCovered, NotFired, Paper
from ipdocket.rules.facts_in import case_dates, case_situation, paper_receipt
from ipdocket.rules.hijri import OutsideHijriTables
from ipdocket.rules.plan import SLOTS, CompiledRule, Plan

OPEN_END_MONTHS = 60 * 12
_AFTER_RENEWAL_MONTHS = 20 * 12  # however old the right: the terms that follow the last renewal are listed
_PAPER, _NOTIFIED, _RECEIVED = SLOTS["paper"], SLOTS["notified"], SLOTS["received"]
_ANNIVERSARY, _BASE, _LAST_RENEWAL = SLOTS["anniversary"], SLOTS["base"], SLOTS["last_renewal"]
_FIRST_STEP = len(SLOTS)


def compute(plan: Plan, case: Case, why_not: bool = False) -> Computation:
    """Every deadline of the case, past ones too, what is not covered, and (if asked) why other rules gave nothing."""
    run = Run(plan, case, why_not)
    for rule in plan.rules if why_not else plan.candidates(case):
        run.apply(rule)
    run.note_unknown_papers()
    return Computation(tuple(run.deadlines), tuple(run.not_covered), tuple(run.not_fired))


class Trace(NamedTuple):
    """All that an explanation of one deadline needs: the rule, its version, the dates of its steps, the situation."""

    rule: CompiledRule
    version: CompiledVersion
    dates: Dates
    n: int
    excess: int
    paper_period: Period | None


class Run:
    """One pass of a plan over one case. With `trace`, the dates of each deadline's steps are kept for explanations."""

    def __init__(self, plan: Plan, case: Case, why_not: bool = False, trace: bool = False) -> None:
        self.traces: list[Trace] | None = [] if trace else None
        self.plan = plan
        self.case = case
        self.why_not = why_not
        self.facts = case_dates(case)
        self.now = case_situation(case)
        designated = case.facts.get("designated")
        self.designated = frozenset(designated) if isinstance(designated, list | tuple) else None
        self.deadlines: list[Deadline] = []
        self.not_covered: list[NotCovered] = list(plan.not_covered)
        self.not_fired: list[NotFired] = []

    def apply(self, rule: CompiledRule) -> None:
        """Run one rule: once, or once for each paper of its types."""
        if rule.per_office and self.designated is not None and rule.office not in self.designated:
            return
        if not rule.paper_types:
            self._apply_once(rule, None)
            return
        fired = False
        for place, paper in enumerate(self.case.papers):
            if paper.type in rule.paper_types:
                fired = True
                self._apply_once(rule, place)
        if not fired and self.why_not:
            self._refuse(rule, f"needs a paper: {' or '.join(sorted(rule.paper_types))}")

    def start(self, rule: CompiledRule, paper: int | None) -> Dates:
        """The list of dates that the rule's steps read and fill, with paper and base in place."""
        dates = [*self.facts, *rule.blank]
        if paper is not None:
            self._place_paper(rule, self.case.papers[paper], dates)
        for place in rule.base_places:
            if dates[place] is not None:
                dates[_BASE] = dates[place]
                break
        return dates

    def _apply_once(self, rule: CompiledRule, paper: int | None) -> None:
        dates = self.start(rule, paper)
        reason = self._missing(rule, dates)
        if reason:
            if self.why_not:
                self._refuse(rule, reason, reason.removeprefix("needs the event "))
            return
        if rule.status:
            self.not_covered.append(NotCovered(rule.id, rule.kind, rule.office, rule.why))
            return
        if rule.repeat is None:
            self.now.n = rule.number or 0
            self._produce(rule, rule.number, dates, paper)
            return
        self._apply_series(rule, dates, paper)

    def _missing(self, rule: CompiledRule, dates: Dates) -> str:
        for name, place in rule.needs:
            if dates[place] is None:
                return f"needs the event {name}"
        if rule.test is not None and rule.condition is not None and not rule.test(dates, self.now):
            # In words only for whoever asked; one in four rules ends here.
            return explain_failure(rule.condition, dates, self.now, SLOTS) if self.why_not else "its condition fails"
        return ""

    def _apply_series(self, rule: CompiledRule, dates: Dates, paper: int | None) -> None:
        stop = self._series_end(rule, dates)
        renewed = dates[_LAST_RENEWAL] or date.min
        fired = False
        for number, day in self._members(rule, dates, stop):
            if day <= renewed:
                continue
            dates[_ANNIVERSARY] = day
            self.now.n = number or 0
            before = len(self.deadlines)
            if self._produce(rule, number, dates, paper, stop, renewed):
                fired = True
                if rule.collect:
                    return
            elif len(self.deadlines) == before and day > stop:
                break
        if not fired and self.why_not:
            self._refuse(rule, "no member of the series falls within the life of the right")

    def _series_end(self, rule: CompiledRule, dates: Dates) -> date:
        ends = [day for place in rule.end_places if (day := dates[place]) is not None]
        base = dates[_BASE]
        if self.case.until is not None:
            ends.append(self.case.until)
        elif base is not None:
            ends.append(_open_end(base, dates[_LAST_RENEWAL]))
        return min(ends, default=date.max)

    def _members(self, rule: CompiledRule, dates: Dates, stop: date) -> Iterator[tuple[int | None, date]]:
        base = dates[_BASE]
        if base is None:
            return
        # A last day may stand before its anniversary (the eve of it, in some laws): one year more is looked at.
        beyond = add_months(stop, 12) if stop.year < LAST_DAY.year else stop
        place = next(place for place in rule.base_places if dates[place] is not None)
        if place == _LAST_RENEWAL:
            terms = rule.terms if rule.base_places[0] == _LAST_RENEWAL else rule.later_terms
            for _number, day in terms(base, beyond):
                yield None, day
            return
        yield from rule.terms(base, beyond)

    def _produce(
        self,
        rule: CompiledRule,
        number: int | None,
        dates: Dates,
        paper: int | None,
        stop: date = date.max,
        renewed: date = date.min,
    ) -> bool:
        try:
            version, reason = self.date_steps(rule, dates)
        except OutsideHijriTables:
            self._leave_uncovered(rule, "counts in Hijri years beyond the published tables: ask the agent")
            return False
        if version is None:
            if self.why_not and reason:
                self._refuse(rule, reason, reason.removeprefix("needs the event "))
            return False
        if version.version.status:
            self._leave_uncovered(rule, version.version.why)
            return False
        if not reason:
            nominal = dates[rule_place(version, "nominal")]
            if nominal is None or nominal > stop or nominal <= renewed:
                return False
            self.deadlines.append(self._deadline(rule, version, number, dates, paper, nominal))
            if self.traces is not None:
                now = self.now
                self.traces.append(Trace(rule, version, dates.copy(), now.n, now.excess, now.paper_period))
            return True
        if self.why_not and rule.repeat is None:
            self._refuse(rule, reason, reason.removeprefix("needs the event "))
        return False

    def _leave_uncovered(self, rule: CompiledRule, why: str) -> None:
        entry = NotCovered(rule.id, rule.kind, rule.office, why)
        if entry not in self.not_covered:
            self.not_covered.append(entry)

    def date_steps(self, rule: CompiledRule, dates: Dates) -> tuple[CompiledVersion | None, str]:
        """Choose the version whose span holds the date that the law names, and fill in the dates of its steps.

        Gives the version (None: no version, with the reason) and why it gives no deadline ("": it does).
        """
        for position, version in enumerate(rule.versions):
            if version.selected_at < 0:
                return version, "" if version.version.status else self._run_steps(version, dates)
            by_step = version.selected_at >= _FIRST_STEP
            if by_step:
                dates[_FIRST_STEP:] = version.blank
                if self._fill(version.choosing, dates):
                    continue
            day = dates[version.selected_at]
            if day is None:
                return None, f"needs the event {version.version.selected_by}"
            if not version.start <= day < version.until:
                continue
            announced = version.version.announced
            known = not (announced and self.case.as_of and self.case.as_of < announced and position)
            chosen = version if known else rule.versions[position - 1]
            if chosen.version.status:
                return chosen, ""
            if by_step and known:
                return chosen, self._fill(chosen.remaining, dates) or self._kept(chosen, dates)
            return chosen, self._run_steps(chosen, dates)
        return None, "no version of the rule covers that date"

    def _run_steps(self, version: CompiledVersion, dates: Dates) -> str:
        """Fill in the dates of the version's steps; the reason if one cannot be computed or a condition fails."""
        dates[_FIRST_STEP:] = version.blank
        return self._fill(version.steps, dates) or self._kept(version, dates)

    def _fill(self, steps: tuple[CompiledStep, ...], dates: Dates) -> str:
        now = self.now
        for step in steps:
            if step.test is not None and not step.test(dates, now):
                continue
            day = step.origin(dates)
            if day is None:
                if step.step.optional:
                    continue
                return _missing_origin(step)
            if step.changes is not None:
                for change in step.changes:
                    day = change(day)
            else:
                for move in step.moves:
                    day = move(day, dates, now)
            dates[step.place] = day
        return ""

    def _kept(self, version: CompiledVersion, dates: Dates) -> str:
        for left, word, right, or_missing in version.keeps:
            one = dates[left]
            other = dates[right] if isinstance(right, int) else right
            if one is None or other is None:
                if not or_missing:
                    return f"needs the event {_name(version, right if one is not None else left)}"
            elif not compare(one, word, other):
                return f"only where {_name(version, left)} is {word.replace('-', ' ')} {_name(version, right)}"
        return ""

    def _deadline(
        self,
        rule: CompiledRule,
        version: CompiledVersion,
        number: int | None,
        dates: Dates,
        paper: int | None,
        nominal: date,
    ) -> Deadline:
        places = version.fields
        due = dates[places[0]] if places[0] >= 0 else None
        due = due or nominal
        late = dates[places[2]] if places[2] >= 0 else None
        extensions = self._extensions(version, dates) if version.extension_steps else ()
        return Deadline(
            rule.id,
            rule.kind,
            number,
            rule.office,
            rule.titles.get(number) or rule.title_for(number),
            nominal,
            due,
            dates[places[1]] if places[1] >= 0 else None,
            late,
            extensions,
            dates[places[3]] if places[3] >= 0 else None,
            version.authority,
            self._certainty(rule, version, due, late),
            self._met(rule, number, paper),
            rule.rule.information,
            rule.if_missed,
            version.number,
            paper,
            rule.digest,
        )

    def _extensions(self, version: CompiledVersion, dates: Dates) -> tuple[Extension, ...]:
        rungs: list[Extension] = []
        for step in version.extension_steps:
            if step.test is not None and not step.test(dates, self.now):
                continue
            day = step.origin(dates)
            if day is None:
                continue
            for rung in step.rungs or (step.whole,):
                until = rung(day, dates, self.now)
                if until == date.min:
                    break
                rungs.append(Extension(until, step.step.by))
        return tuple(rungs)

    def _certainty(self, rule: CompiledRule, version: CompiledVersion, due: date, late: date | None) -> str:
        if version.version.confidence == "uncertain" or rule.uncertain:
            return "uncertain"
        if version.rolls:
            known = rule.calendar.is_known
            if not known(due.year, self.case.as_of) or (late is not None and not known(late.year, self.case.as_of)):
                return "estimate"
        return "law"

    def _met(self, rule: CompiledRule, number: int | None, paper: int | None) -> date | None:
        for place in rule.met_places:
            if self.facts[place] is not None:
                return self.facts[place]
        if not self.case.answers:
            return None
        key = self.case.papers[paper].date.isoformat() if paper is not None else "" if number is None else str(number)
        return self.case.answers.get(f"{rule.kind}:{key}")

    def _place_paper(self, rule: CompiledRule, paper: Paper, dates: Dates) -> None:
        notified, excess = paper_receipt(rule.notifications, paper)
        dates[_PAPER], dates[_NOTIFIED], dates[_RECEIVED] = paper.date, notified, paper.notified or paper.date
        self.now.excess = excess
        self.now.paper_period = read_period(paper.period) if paper.period else None

    def _refuse(self, rule: CompiledRule, reason: str, missing: str = "") -> None:
        self.not_fired.append(NotFired(rule.id, rule.rule.title, reason, missing if missing in SLOTS else ""))

    def note_unknown_papers(self) -> None:
        """A paper of a type that no rule of this office answers is loud, never silent."""
        known = self.plan.paper_types
        for paper in self.case.papers:
            if paper.type not in known and paper.type != "certificate":
                reason = f"no rule for a paper of the type {paper.type} ({paper.date}): ask the agent"
                self.not_covered.append(NotCovered(None, "response", self.case.jurisdiction, reason))


def rule_place(version: CompiledVersion, name: str) -> int:
    """Where the version keeps the date of that step."""
    return version.places[name]


def _missing_origin(step: CompiledStep) -> str:
    source = step.step.start or step.step.after or step.step.on_or_after or step.step.next_anniversary_of
    return f"needs the event {source}" if source else "none of its starting dates is known"


def _name(version: CompiledVersion, place: int | date) -> str:
    if isinstance(place, date):
        return place.isoformat()
    return next(name for name, at in version.places.items() if at == place)


def _open_end(base: date, renewed: date | None) -> date:
    end = add_months(base, OPEN_END_MONTHS) if base.year < 2140 else date(2200, 12, 31)
    return end if renewed is None else max(end, min(add_months(renewed, _AFTER_RENEWAL_MONTHS), date(2200, 12, 31)))
