"""Campaign row 6: people at their desks. Random acts of the services on a real file, each foretold by the plain model."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from ipdocket.clock import FixedClock
from ipdocket.domain import deadlines as domain
from ipdocket.domain.confirmations import ConfirmedAct
from ipdocket.domain.events import MatterEvent, PaperFacts
from ipdocket.domain.matter import Matter, MatterStatus
from ipdocket.domain.people import PROGRAM, Person, Role
from ipdocket.domain.scope import EVERYTHING
from ipdocket.errors import Refused
from ipdocket.exchange.records import EventRecord, MatterRecord
from ipdocket.paths import resources_folder
from ipdocket.rules.ruleset import RuleSet
from ipdocket.rules.second import SlowReader
from ipdocket.services import confirming, dating, docketing, importing, owners, upkeep
from ipdocket.services.core.session import Session
from ipdocket.store import events, people
from ipdocket.store.audit import verify_chain
from ipdocket.store.confirming import Entry
from ipdocket.store.matters import get_matter
from ipdocket.store.open import create_store, open_store
from ipdocket.store.replay import compare_tables
from tests.campaign.desk_model import CHECK, ENTER, TWO, WORKING, Dated, Event, Given, Model

CLOCK = FixedClock(datetime(2026, 11, 23, 15, 0, tzinfo=UTC))
TODAY = date(2026, 11, 23)
ROLES = {
    "anna": frozenset({Role.DOCKETING, Role.ADMINISTRATOR}), "ben": frozenset({Role.VERIFIER}),
    "carla": frozenset({Role.ATTORNEY, Role.SUPERVISOR}), "dora": frozenset({Role.READER}),
}  # fmt: skip
LOGINS = tuple(ROLES)
PLACE = {login: place + 1 for place, login in enumerate(LOGINS)}
MINE, OTHER = 1, 2
_COLUMNS = "nominal, due, act_by, final, opens, late_until, restore_until, state, revision, round, rung, typed"

who = st.sampled_from(LOGINS)
pick = st.integers(0, 99)
paper_day = st.integers(0, 3).map(lambda step: date(2026, 3, 2) + timedelta(days=21 * step))
grant_day = st.sampled_from([date(2024, 3, 5), date(2024, 5, 7), date(2021, 2, 28)])
act_day = st.sampled_from([date(2026, 11, 20), date(2026, 11, 23)])
number = st.sampled_from(["R-1", "r 1", "R-2"])
closing = st.sampled_from([*TWO, "filed", "filed"])


def prepare(path: Path, rules: RuleSet) -> None:
    """The docket with which every run begins: four people, a US patent application, a second matter of another owner."""
    with create_store(path, CLOCK) as store:
        with store.work(PROGRAM, "people") as work:
            for login in LOGINS:
                people.add_person(work, Person(login.title(), ROLES[login]))
        session = make_session(store, rules)
        sit(session, "anna")
        for reference, owner in (("M-1US", "Zimmermann GmbH"), ("M-2US", "Zimmerman GmbH")):
            filing = MatterEvent(0, "filing", date(2023, 1, 31))
            docketing.enter_matter(session, docketing.Draft(Matter(reference, "US", "patent"), (filing,), owner=owner))


def make_session(store: Any, rules: RuleSet) -> Session:
    """A session over the store with nobody signed in."""
    return Session(store, rules, CLOCK, resources_folder() / "fonts")


def sit(session: Session, login: str) -> None:
    """Puts a person at the desk; passwords are another test's matter."""
    session.person, session.login = Person(login.title(), ROLES[login], id=PLACE[login]), login


class Desks(RuleBasedStateMachine):
    """Four people, one docket, and the model beside it; set `template`, `law` and `reader` before use."""

    template: Path
    law: RuleSet
    reader: SlowReader
    steps = 0

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="desks-"))
        path = self.folder / "d.ipdocket"
        shutil.copy(self.template, path)
        self.session = make_session(open_store(path, CLOCK), self.law)
        self.session._second = self.reader
        sit(self.session, "anna")
        self.model = Model(get_matter(self.session.store, MINE), self.reader, TODAY)
        self.ids: dict[int, Dated] = {}
        self.owners = [get_matter(self.session.store, one).owner or 0 for one in (MINE, OTHER)]
        self.change = (0, "", "")  # the change of owners: its id, its proposer, how far it is
        self.batch = 0
        self.model.events[1] = Event(events.get_event(self.session.store, 1), "anna")
        self.model.recalculate()
        self._name_new()

    def teardown(self) -> None:
        store = self.session.store
        try:
            assert verify_chain(store.driver) is None
            assert [str(fault) for fault in compare_tables(store)] == []
        finally:
            store.close()
            shutil.rmtree(self.folder, ignore_errors=True)

    @contextmanager
    def foretold(self, login: str, allowed: bool) -> Iterator[None]:
        """The act of a person at the desk; it is refused if, and only if, the model says so."""
        sit(self.session, login)
        type(self).steps += 1
        try:
            yield
        except Refused as refusal:
            assert not allowed, f"{login} was refused: {refusal}"
        else:
            assert allowed, f"{login} was not refused"

    @rule(login=who, day=paper_day)
    def record_paper(self, login: str, day: date) -> None:
        """A paper of the office comes in."""
        if any(one.made.day == day and one.made.paper for one in self.model.standing()):
            return
        self._record(login, MatterEvent(MINE, "paper", day, PaperFacts("office_action", day)))

    @precondition(lambda self: not any(one.made.code == "grant" for one in self.model.standing()))
    @rule(login=who, day=grant_day)
    def record_grant(self, login: str, day: date) -> None:
        """The patent is granted."""
        self._record(login, MatterEvent(MINE, "grant", day))

    @rule(login=who, event=pick, day=paper_day)
    def correct(self, login: str, event: int, day: date) -> None:
        """An event's day is read again."""
        one = self._event(event)
        if one is None or (one.made.paper and any(other.made.day == day for other in self.model.standing())):
            return
        made = replace(one.made, day=day, paper=one.made.paper and replace(one.made.paper, day=day))
        allowed = login in ENTER and not one.verified_by
        with self.foretold(login, allowed):
            dating.record_event(self.session, made, one.made.id, "read again")
        if allowed and made.day != one.made.day:
            one.made, one.dated_by, one.version = made, login, one.version + 1
        if allowed:
            self._follow()

    @rule(login=who, event=pick)
    def strike(self, login: str, event: int) -> None:
        """An event was another matter's."""
        one = self._event(event)
        if one is None:
            return
        allowed = login in ENTER and not one.verified_by
        with self.foretold(login, allowed):
            dating.strike_event(self.session, one.made.id, "another matter's")
        if allowed:
            one.made, one.version = replace(one.made, withdrawn=True), one.version + 1
            self._follow()

    @rule(login=who, event=pick, right=st.booleans())
    def verify(self, login: str, event: int, right: bool) -> None:
        """A second person types an event's day from the paper."""
        one = self._event(event)
        if one is None or one.verified_by:
            return
        day = one.made.day if right else one.made.day + timedelta(days=1)
        allowed = login in CHECK and login != one.dated_by
        with self.foretold(login, allowed):
            assert dating.verify_date(self.session, one.made.id, day) == right
        if allowed and right:
            one.verified_by = login

    @rule(login=who, due=act_day, later=st.integers(0, 60))
    def add_typed(self, login: str, due: date, later: int) -> None:
        """A date is added by hand; some are past at once."""
        due, final = due - timedelta(days=later * 2), due + timedelta(days=later) - timedelta(days=40)
        final = max(due, final)
        with self.foretold(login, login in ENTER):
            made = dating.add_date(self.session, MINE, domain.Typed("Call the agent", due, "by phone", final))
            self.model.typed[made] = Dated(Given(due, due, late=final if final > due else None), "open", typed=True)
            self.ids[made] = self.model.typed[made]

    @rule(login=who, date_=pick, act=closing, day=act_day, number=number)
    def first(self, login: str, date_: int, act: str, day: date, number: str) -> None:
        """The first person enters what was done."""
        self._first(login, self._id(date_, lambda one: one.state in WORKING or date_ % 4 == 0), act, day, number)

    @rule(login=who, date_=pick, day=act_day)
    def reopen(self, login: str, date_: int, day: date) -> None:
        """Somebody would open a finished date again."""
        self._first(login, self._id(date_, lambda one: one.state in TWO.values()), "reopen", day, "R-1")

    def _first(self, login: str, found: int, act: str, day: date, number: str) -> None:
        one = self.ids[found]
        # Whoever would open it again enters it anew: the later entry is the one that waits.
        fit = one.state in TWO.values() if act == "reopen" else one.state in WORKING
        with self.foretold(login, login in ENTER and fit):
            paper = ("receipt.pdf", b"receipt")
            confirming.enter_first(self.session, [found], Entry(ConfirmedAct(act), day, number), paper)
            self.model.enter(one, login, act, day, number)

    @rule(login=who, date_=pick, day=act_day, number=number)
    def second(self, login: str, date_: int, day: date, number: str) -> None:
        """The second person types it unseen, right or wrong."""
        found = self._id(date_, lambda one: one.waiting is not None)
        one = self.ids[found]
        if one.waiting is not None and date_ % 2:
            day, number = one.waiting.day, one.waiting.number  # else right entries would be rare
        allowed = login in CHECK and one.waiting is not None and one.waiting.person != login
        with self.foretold(login, allowed):
            outcome = confirming.enter_second(self.session, found, day, number)
            assert outcome.agreed == self.model.answer(one, login, day, number)

    @rule(login=who, date_=pick)
    def take_back(self, login: str, date_: int) -> None:
        """A first entry is taken back."""
        found = self._id(date_, lambda one: one.state == "awaiting_second")
        one = self.ids[found]
        with self.foretold(login, login in ENTER and one.state == "awaiting_second"):
            confirming.take_back_first(self.session, found, "another receipt")
            one.state, one.round, one.waiting = one.back(), one.round + 1, None

    @rule(login=who, date_=pick)
    def extend(self, login: str, date_: int) -> None:
        """The next rung of the ladder."""
        found = self._id(date_, lambda one: bool(one.days.rungs))
        one = self.ids[found]
        fit = one.state in ("open", "extended", "missed") and one.rung < len(one.days.rungs)
        with self.foretold(login, login in ENTER and fit):
            dating.extend_date(self.session, found, "more time")
            one.state, one.rung = "extended", one.rung + 1

    @rule()
    def daily_round(self) -> None:
        """The program marks what was missed."""
        upkeep.mark_missed_dates(self.session)
        self.model.day_passes()

    @rule(login=who, really=pick)
    def end(self, login: str, really: int) -> None:
        """The matter lapses; seldom, for little happens afterwards."""
        if really > 20:
            return
        allowed = login in ENTER and not self.model.ended
        with self.foretold(login, allowed):
            docketing.end_matter(self.session, MINE, MatterStatus.LAPSED, date(2026, 11, 20), "not paid")
        if allowed:
            self.model.ended = True
            self.model.matter = replace(self.model.matter, status=MatterStatus.LAPSED)
            self._keep_event(MatterEvent(MINE, "lapse", date(2026, 11, 20)), login)
            self._follow()

    @precondition(lambda self: self.change[2] in ("", "undone"))
    @rule(login=who)
    def propose_merge(self, login: str) -> None:
        """Two owners are one, somebody says."""
        with self.foretold(login, login in ENTER):
            made = owners.propose_merge(self.session, self.owners[0], (self.owners[1],), "a slip")
            self.change = (made, login, "proposed")

    @precondition(lambda self: self.change[2] == "proposed")
    @rule(login=who)
    def accept_merge(self, login: str) -> None:
        """Another one agrees."""
        sit(self.session, "dora")
        seen = owners.preview_merge(self.session, self.owners[0], (self.owners[1],)).digest
        with self.foretold(login, login in ENTER and login != self.change[1]):
            assert owners.accept_change(self.session, self.change[0], seen) == 1
            self.change = (*self.change[:2], "accepted")

    @precondition(lambda self: self.change[2] == "accepted")
    @rule(login=who)
    def undo_merge(self, login: str) -> None:
        """They are two after all."""
        with self.foretold(login, login in ENTER):
            owners.undo_change(self.session, self.change[0], "two firms")
            self.change = (*self.change[:2], "undone")

    @rule(login=who)
    def import_file(self, login: str) -> None:
        """A file with one matter; the same file again brings nothing."""
        filed = EventRecord("filing", date(2023, 5, 31))
        record = MatterRecord("k1", "IMP-1", "US", "patent", owner="Imported AG", events=(filed,))
        with self.foretold(login, login in ENTER):
            taken = importing.import_records(self.session, [record], importing.FileTaken("i.csv", "00", "csv"))
            assert (taken.matters, taken.known) == ((0, 1) if self.batch else (1, 0))
            self.batch = self.batch or taken.batch

    @precondition(lambda self: self.batch)
    @rule(login=who)
    def undo_import(self, login: str) -> None:
        """The file was the wrong one."""
        with self.foretold(login, login in ENTER):
            assert importing.undo_import(self.session, self.batch) == 1
            self.batch = 0

    @invariant()
    def agrees(self) -> None:
        """States, dates and who confirmed, in the tables as in the model."""
        self.session.store.bind(EVERYTHING)
        driver = self.session.store.driver
        stored = driver.execute(f"SELECT id, {_COLUMNS} FROM deadline WHERE matter = ? ORDER BY id", (MINE,)).fetchall()
        assert [row[0] for row in stored] == sorted(self.ids)
        for one, *row in stored:
            assert tuple(row) == as_row(self.ids[one]), (one, row, self.ids[one])
        found = driver.execute(
            "SELECT deadline, revision, round, slot, person, act, day, number FROM confirmation ORDER BY id"
        ).fetchall()
        told = [(one, *as_entry(entry)) for one, dated in self.ids.items() for entry in dated.entries]
        assert sorted(map(tuple, found)) == sorted(told)
        kept = driver.execute("SELECT id, day, withdrawn, verified_by, version FROM event WHERE matter = ? ORDER BY id", (MINE,))
        assert [tuple(row) for row in kept] == [as_event(one, self.model.events[one]) for one in sorted(self.model.events)]
        merged = driver.execute("SELECT owner FROM matter WHERE id = ?", (OTHER,)).fetchone()[0]
        assert merged == self.owners[0 if self.change[2] == "accepted" else 1]
        live = driver.execute("SELECT count(*) FROM matter WHERE reference = 'IMP-1' AND void = 0").fetchone()[0]
        assert live == bool(self.batch)

    def _record(self, login: str, made: MatterEvent) -> None:
        with self.foretold(login, login in ENTER):
            dating.record_event(self.session, made)
            self._keep_event(made, login)
            self._follow()

    def _keep_event(self, made: MatterEvent, login: str) -> None:
        found = self.session.store.driver.execute("SELECT max(id) FROM event").fetchone()[0]
        self.model.events[found] = Event(replace(made, id=found), login)

    def _event(self, place: int) -> Event | None:
        standing = [one for one in self.model.standing() if one.made.code != "lapse"]
        return standing[place % len(standing)] if standing else None

    def _id(self, place: int, fit: Callable[[Dated], bool]) -> int:
        """One of the fitting dates, any date where none fits."""
        fitting = [one for one in sorted(self.ids) if fit(self.ids[one])] or sorted(self.ids)
        return fitting[place % len(fitting)]

    def _follow(self) -> None:
        self.model.recalculate()
        self._name_new()

    def _name_new(self) -> None:
        """The ids that the table gave to dates which the model made, too."""
        self.session.store.bind(EVERYTHING)
        rows = self.session.store.driver.execute(
            "SELECT id, rule, number, office, trigger_key FROM deadline WHERE matter = ? AND typed = 0", (MINE,)
        )
        for one, *key in rows:
            if one not in self.ids:
                self.ids[one] = self.model.dates[key[0], key[1], key[2], key[3]]


def as_row(one: Dated) -> tuple[Any, ...]:
    """A date of the model as the table keeps it."""
    days = one.days
    shown = [day and day.isoformat() for day in (days.nominal, days.due, one.act_by, days.final, days.opens, days.late, days.restore)]
    return (*shown, one.state, one.revision, one.round, one.rung, int(one.typed))


def as_entry(one: Any) -> tuple[Any, ...]:
    """A person's entry as the table keeps it."""
    return (one.revision, one.round, one.slot, PLACE[one.person], one.act, one.day.isoformat(), one.number)


def as_event(number: int, one: Event) -> tuple[Any, ...]:
    """An event of the model as the table keeps it."""
    return (number, one.made.day.isoformat(), int(one.made.withdrawn), PLACE.get(one.verified_by), one.version)
