"""The facts of a case put in their places: which date counts as filing, when a paper counts as received."""

from datetime import date, timedelta

from ipdocket.rules.compiling import SLOTS, Dates, Situation
from ipdocket.rules.facts import Case, Paper
from ipdocket.rules.model import Notification


def case_dates(case: Case) -> Dates:
    """Dates by place: the contract's events, then the derived ones.

    `filing` is the date the right keeps by law: the international filing date on the PCT route, the parent's on a
    divisional. `own-filing` is the day a divisional was itself filed; `priority-or-filing` the start where claimed.
    """
    events = case.events
    filing = events.get("filing") or events.get("international_filing")
    if case.route in ("divisional", "continuation"):
        filing = events.get("parent_filing") or filing
    dates: Dates = [events.get(name) for name in SLOTS]
    dates[SLOTS["filing"]] = filing
    dates[SLOTS["own-filing"]] = events.get("divisional_filing") or filing
    dates[SLOTS["priority-or-filing"]] = events.get("priority") or filing
    return dates


def case_situation(case: Case) -> Situation:
    """The facts as sets of words, so that a condition is one set operation."""
    facts: dict[str, frozenset[str]] = {}
    for name, value in case.facts.items():
        if isinstance(value, bool):
            facts[name] = frozenset(("yes" if value else "no",))
        elif isinstance(value, list | tuple):
            facts[name] = frozenset(value)
        else:
            facts[name] = frozenset((str(value),))
    resident = facts.get("resident")
    if resident and not resident & {"yes", "no"}:
        facts["resident"] = resident | {"yes" if case.jurisdiction in resident else "no"}
    return Situation(facts)


def paper_receipt(notifications: tuple[Notification, ...], paper: Paper) -> tuple[date, int]:
    """The day the paper counts as notified, and the days that late arrival adds to the end of a period."""
    for entry in notifications:
        if not _fits(entry, paper):
            continue
        if entry.mode == "date":
            return paper.date, 0
        if entry.mode == "received":
            return paper.notified or paper.date, 0
        if entry.mode == "fiction":
            deemed = paper.date + timedelta(days=entry.days)
            return max(deemed, paper.notified or deemed), 0
        late = (paper.notified - paper.date).days - entry.days if paper.notified else 0
        return paper.date, max(0, late)
    return paper.notified or paper.date, 0


def _fits(entry: Notification, paper: Paper) -> bool:
    if entry.start is not None and paper.date < entry.start:
        return False
    if entry.until is not None and paper.date >= entry.until:
        return False
    if entry.papers and paper.type not in entry.papers:
        return False
    return not entry.delivery or (paper.delivery or "") in entry.delivery
