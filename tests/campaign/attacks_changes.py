"""Dates changed by two persons in the victim docket, and what their guards must refuse."""

from datetime import date

from ipdocket.domain.date_changes import ChangeDecision, Changing, DateChange, Verdict
from ipdocket.domain.deadlines import Computed
from ipdocket.domain.events import MatterEvent
from ipdocket.store import computed, events
from ipdocket.store.date_changes import decide_change, propose_change
from tests.store.making import Result, Small

ANN, BEN, LEFT = 1, 2, 4
OPEN, OVERRIDDEN = 1, 11  # deadlines
PRIORITY, GRANT, PUBLISHED = 6, 7, 3  # events: two verified by two, one of a single person
STRUCK, SET_BY_HAND, WAITING = 1, 2, 3  # proposals
PAID = date(2027, 3, 1)


def fill_changes(small: Small) -> None:
    """A correction that waits, an event struck by two and a date set by hand by two, as the program would write them."""
    store = small.store
    with store.work(small.ann, "prepare") as work:
        made = [
            events.add_event(work, MatterEvent(small.other, code, date(2021, 9, 1))) for code in ("priority", "grant")
        ]
        stays = [Computed(Result(number=number)) for number in (6, 7)]
        added = computed.store_computed(work, small.other, stays)
        assert (made, added.added) == ([PRIORITY, GRANT], (OVERRIDDEN,))
    with store.work(small.ben, "prepare") as work:
        for event in made:
            events.verify_event(work, event, date(2021, 9, 1))
    other = small.other
    with store.work(small.ann, "prepare") as work:
        propose_change(work, DateChange(other, Changing.STRIKE, date(2021, 9, 1), "another matter's", event=GRANT))
        propose_change(
            work, DateChange(other, Changing.OVERRIDE, PAID, "the office's letter", deadline=OVERRIDDEN, last_day=PAID)
        )
        propose_change(
            work, DateChange(other, Changing.CORRECT, date(2021, 9, 2), "misread", event=PRIORITY, code="priority")
        )
    with store.work(small.ben, "prepare") as work:
        decide_change(work, ChangeDecision(STRUCK, BEN, Verdict.AGREED, date(2021, 9, 1)))
        decide_change(work, ChangeDecision(SET_BY_HAND, BEN, Verdict.AGREED, PAID))


def _propose(about: str, number: int, version: int, what: str, person: int = ANN, reason: str = "x", matter: int = 1) -> str:
    return (
        f"INSERT INTO date_change (matter, {about}, version, what, day, reason, person, instant)"
        f" VALUES ({matter}, {number}, {version}, '{what}', '2027-02-02', '{reason}', {person}, 'x')"
    )


def _decide(change: int, person: int, verdict: str, day: str = "NULL", last_day: str = "NULL") -> str:
    return (
        "INSERT INTO date_change_decision (change, person, verdict, day, last_day, instant)"
        f" VALUES ({change}, {person}, '{verdict}', {day}, {last_day}, 'x')"
    )


CHANGE_ATTACKS: dict[str, tuple[str, ...]] = {
    "date_change_current": (
        _propose("event", PUBLISHED, 9, "strike"), _propose("deadline", OPEN, 9, "override"),
        _propose("event", PUBLISHED, 1, "strike", matter=2), _propose("event", GRANT, 2, "strike", matter=2),
    ),
    "date_change_one": (_propose("event", PRIORITY, 1, "strike", BEN, matter=2),),
    "date_change_reason": (
        _propose("deadline", OPEN, 1, "override", reason=""), _propose("deadline", OPEN, 1, "override", LEFT),
        _propose("deadline", OPEN, 1, "override", 77),
    ),
    "date_change_two_persons": (
        _decide(WAITING, ANN, "agreed", "'2021-09-02'"), _decide(WAITING, ANN, "refused"), _decide(WAITING, LEFT, "refused"),
    ),
    "date_change_back": (_decide(WAITING, BEN, "taken_back"),),
    "date_change_same": (
        _decide(WAITING, BEN, "agreed", "'2021-09-01'"), _decide(WAITING, BEN, "agreed"),
        _decide(WAITING, BEN, "agreed", "'2021-09-02'", "'2021-09-03'"),
    ),
    "date_change_decision_once": (_decide(STRUCK, BEN, "refused").replace("INSERT", "INSERT OR REPLACE"),),
    "event_by_two": (
        f"UPDATE event SET withdrawn = 1, verified_by = NULL, version = version + 1 WHERE id = {PRIORITY}",
        f"UPDATE event SET day = '2021-09-02', verified_by = NULL, version = version + 1, dated_by = 3 WHERE id = {PRIORITY}",
        "UPDATE event SET day = '2021-09-02', version = version + 1 WHERE id = 1",
    ),
    "event_dated": (
        f"UPDATE event SET dated_by = 3 WHERE id = {PUBLISHED}",
        f"UPDATE event SET day = '2023-01-01', version = version + 1, dated_by = NULL WHERE id = {PUBLISHED}",
    ),
    "deadline_override_born": (
        ("INSERT INTO deadline (matter, rule, kind, number, office, right_kind, wording, nominal, due, act_by, final, state,"
        " override) VALUES (1, 'x', 'annuity', 1, 'EP', 'patent', 1, '2027-01-01', '2027-01-01', '2027-01-01', '2027-01-01',"
        f" 'open', {SET_BY_HAND})"),
    ),
    "deadline_override": (
        f"UPDATE deadline SET override = {SET_BY_HAND} WHERE id = {OPEN}",
        f"UPDATE deadline SET override = {WAITING} WHERE id = {OVERRIDDEN}",
    ),
    "deadline_override_stands": (
        f"UPDATE deadline SET opens = '2025-01-01', revision = revision + 1 WHERE id = {OVERRIDDEN}",
    ),
    "deadline_override_ends": (
        f"UPDATE deadline SET override = NULL WHERE id = {OVERRIDDEN}",
        ("UPDATE deadline SET override = NULL, due = '2027-04-01', act_by = '2027-04-01', final = '2027-04-01',"
        f" revision = revision + 1 WHERE id = {OVERRIDDEN}"),
    ),
}  # fmt: skip
