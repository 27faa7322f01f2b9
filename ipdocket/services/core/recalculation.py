"""A matter's dates computed anew from its facts and events, and stored."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ipdocket.domain.deadlines import Computed, Deadline, Extension, State
from ipdocket.domain.events import MatterEvent
from ipdocket.domain.matter import ENDED, Matter
from ipdocket.rules.facts import EVENTS, Computation, NotCovered
from ipdocket.rules.matter_case import PER_OFFICE, case_of, computed_dates
from ipdocket.rules.ruleset import RuleSet
from ipdocket.rules.second import SlowReader, disagreements
from ipdocket.store import computed as stored
from ipdocket.store.deadlines import list_deadlines
from ipdocket.store.events import list_events, trust_dates
from ipdocket.store.matters import get_matter
from ipdocket.store.settings import keep_rule_texts
from ipdocket.store.work import Store, Work

ASK_THE_AGENT = "ask-the-agent"
CHECK_STATUS = "check-status"
ASK_WITHIN = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class AskedDate:
    """A date of the docket's own, shaped like a computed one: "ask the agent" where no rule covers a duty, "check the
    status" where dates are unknown since take-over.
    """

    kind: str
    office: str
    title: str
    due: date
    rule: str = ASK_THE_AGENT
    number: int | None = None
    authority: str = ""
    certainty: str = "uncertain"
    if_missed: str = ""
    digest: str = ""
    opens: date | None = None
    late_until: date | None = None
    extensions: tuple[Extension, ...] = ()
    restore_until: date | None = None

    @property
    def nominal(self) -> date:
        """The same day: nothing moves it."""
        return self.due


def dates_of(
    rules: RuleSet, matter: Matter, events: Sequence[MatterEvent], today: date, asked: Sequence[Deadline] = ()
) -> tuple[list[Computed], Computation]:
    """The dates that follow from the matter as given, "ask the agent" for what is not covered; nothing is stored.

    `asked` are the stored dates of the docket's own, whose day stays as it is.
    """
    answer = rules.compute(case_of(matter, events))
    dates = computed_dates(matter, events, answer.deadlines, today)
    if matter.status not in ENDED:
        days = {(one.office, one.kind): one.due for one in asked if one.rule == ASK_THE_AGENT}
        dates.extend(check_status(one.office, one.due) for one in asked if one.rule == CHECK_STATUS)
        dates.extend(
            _ask(entry, days.get((entry.office, entry.kind), today + ASK_WITHIN)) for entry in _once(matter, answer)
        )
    return dates, answer


def _once(matter: Matter, answer: Computation) -> list[NotCovered]:
    """One entry for each office and kind; of a table of offices only those that the owner has chosen."""
    chosen = matter.facts.get("designated")
    offices = chosen if isinstance(chosen, tuple) else ()
    wanted = [
        entry
        for entry in answer.not_covered
        if entry.kind not in PER_OFFICE or entry.office in (matter.office, *offices)
    ]
    return list({(entry.office, entry.kind): entry for entry in reversed(wanted)}.values())


def _ask(entry: NotCovered, due: date) -> Computed:
    title = f"Ask the agent: {entry.kind.replace('_', ' ')} ({entry.reason})"
    return Computed(
        AskedDate(entry.kind, entry.office, title, due), State.OPEN, trigger_verified=True, cross_checked=True
    )


def check_status(office: str, due: date) -> Computed:
    """The date on which someone looks at the register, because the file that was taken over ends before today."""
    title = "Check the status at the office: dates since take-over are unknown"
    asked = AskedDate("other", office, title, due, CHECK_STATUS, certainty="law")
    return Computed(asked, State.OPEN, trigger_verified=True, cross_checked=True)


def recalculate(
    work: Work, rules: RuleSet, matter_id: int, today: date, cause: str = "", second: SlowReader | None = None
) -> stored.Stored:
    """Compute the matter's dates from what the docket now holds and store what changed.

    With `second`, the second calculator has looked before anything is stored: where the two agree the dates are stored
    as cross-checked, where not they are stored with the disagreement in words.
    """
    matter = get_matter(work.store, matter_id)
    events = list_events(work.store, matter_id)
    dates, _answer = dates_of(rules, matter, events, today, asked_dates(work.store, matter_id))
    if second is not None:
        dates = mark_checked(dates, find_disagreements(rules, second, matter, events))
    keep_texts(work, rules, dates)
    return stored.store_computed(work, matter_id, dates, cause=cause)


def trust_verified(work: Work, matter_id: int) -> None:
    """Dates that count from no paper lose their mark once every event of the matter that rules count from is verified."""
    counted = [event for event in list_events(work.store, matter_id) if event.code in EVENTS]
    if all(event.verified for event in counted):
        trust_dates(work, matter_id)


def find_disagreements(
    rules: RuleSet, second: SlowReader, matter: Matter, events: Sequence[MatterEvent]
) -> tuple[str, ...]:
    """Where the two calculators differ on the matter, in words; empty where they agree on every date."""
    return disagreements(rules, case_of(matter, events), second)


def mark_checked(dates: Sequence[Computed], differing: tuple[str, ...]) -> list[Computed]:
    """The dates marked as cross-checked, those of rules on which the calculators differ with the difference instead."""
    marked: list[Computed] = []
    for one in dates:
        told = [line for line in differing if f" {one.result.rule} " in f" {line} "]
        if told:
            cause = f"the two calculators disagree: {'; '.join(told)}"
            marked.append(replace(one, cross_checked=False, cause=cause))
        else:
            marked.append(replace(one, cross_checked=True))
    return marked


def keep_texts(work: Work, rules: RuleSet, dates: Sequence[Computed]) -> None:
    """Keep the text of every rule that gave one of the dates, so that they can be recomputed for ever."""
    digests = {one.result.digest for one in dates} - {""}
    keep_rule_texts(work, {digest: rules.texts[digest] for digest in digests})


def asked_dates(store: Store, matter_id: int) -> list[Deadline]:
    """The matter's stored dates of the docket's own."""
    return [one for one in list_deadlines(store, matter_id) if one.rule in (ASK_THE_AGENT, CHECK_STATUS)]
