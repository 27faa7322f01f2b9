"""The daily run of reminders: what has come for each date, written once a day, whoever is at the desk."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from ipdocket.domain.absences import Named, Roster
from ipdocket.domain.people import Act, Person, Role, may
from ipdocket.domain.reminders import Crew, Reminder, Schedules, Watched, due_reminders, make_schedules
from ipdocket.domain.silence import Alarm, raise_alarms
from ipdocket.services.core.session import PROGRAM, Session
from ipdocket.settings import REMINDERS, Settings
from ipdocket.store import reminders as store_reminders
from ipdocket.store import silence as store_silence
from ipdocket.store.absences import read_roster
from ipdocket.store.people import list_people
from ipdocket.store.scopes import matters_hidden
from ipdocket.store.settings import list_settings

LONGEST_REST = 14  # days within which every office opens again


def read_schedules(session: Session) -> Schedules:
    """The firm's table of reminders as it is in force."""
    rows = Settings(list_settings(session.store)).value(REMINDERS)
    return make_schedules(rows)


def remind_all(session: Session) -> int:
    """Gives the reminders of the day, also those of days on which the program did not run; how many were new.

    Once a day: a second call, here or at another desk, gives nothing.
    """
    today = session.today()
    if store_reminders.has_run(session.store, today):
        return 0
    with session.store.work(PROGRAM, "daily round") as work:
        if store_reminders.has_run(session.store, today):  # another desk was first
            return 0
        crews, schedules = Crews(session), read_schedules(session)
        found, alarms = _find_due(session, crews, schedules), _find_silent(session, crews, schedules)
        store_reminders.give_reminders(work, today, found)
        store_silence.keep_alarms(work, today, alarms)
    return len(found) + len(alarms)


class Crews:
    """Who can be reminded of what today: the people of the firm, those away, who acts for them, and who stands before a wall."""

    def __init__(self, session: Session) -> None:
        self.today = session.today()
        self._roster = read_roster(session.store, self.today)
        self._all = find_crew(list_people(session.store), self._roster, self.today)
        self._hidden = matters_hidden(session.store)

    def of(self, watched: Watched) -> Crew:
        """The crew for one deadline, without those from whom a wall hides its matter."""
        walled = {person for person, matters in self._hidden.items() if watched.matter in matters}
        if not walled:
            return self._all
        return Crew(
            self._all.present - walled, self._all.away,
            tuple(one for one in self._all.supervisors if one not in walled),
            tuple(one for one in self._all.everyone if one not in walled),
        )  # fmt: skip

    def with_acting(self, watched: Watched) -> Watched:
        """The deadline with who acts today for a responsible person who is away."""
        if watched.responsible not in self._all.away:
            return watched
        acting = self._roster.find_acting(Named(watched.deadline, watched.responsible, watched.backup), self.today)
        return replace(watched, acting=acting.person if acting else None)


def _find_due(session: Session, crews: Crews, schedules: Schedules) -> list[Reminder]:
    today, store = session.today(), session.store
    given = store_reminders.list_given(store)
    until = today.fromordinal(today.toordinal() + schedules.longest)
    return [
        reminder
        for watched in map(crews.with_acting, store_reminders.list_watched(store, until))
        for reminder in due_reminders(
            watched, schedules.of(watched.kind), crews.of(watched), given.get(watched.deadline, ()), today
        )
    ]


def _find_silent(session: Session, crews: Crews, schedules: Schedules) -> list[Alarm]:
    today, store = session.today(), session.store
    most = max(one.silent_days for one in schedules.rows.values())
    until = today + timedelta(days=most * 2 + LONGEST_REST)
    alarmed, found = store_silence.list_alarmed(store), []
    for quiet, office, entered in store_silence.list_quiet(store, until):
        watched, is_open = crews.with_acting(quiet), _open_days(session, office)
        since = min(entered.astimezone(session.clock.now().tzinfo).date(), today)
        alarms = raise_alarms(watched, since, schedules.of(watched.kind), crews.of(watched), today, is_open)
        found += [one for one in alarms if (one.deadline, one.person, one.day) not in alarmed]
    return found


def _open_days(session: Session, office: str) -> Callable[[date], bool]:
    calendar = session.rules.calendar(office)
    return lambda day: calendar.roll(day) == day


def find_crew(people: Sequence[Person], roster: Roster, today: date) -> Crew:
    """Who can be reminded: the people of the firm, who of them is away, supervisors, and everyone who may enter dates."""
    present = [one for one in people if one.active]
    return Crew(
        frozenset(one.id for one in present),
        frozenset(one.id for one in present if not roster.is_there(one.id, today)),
        supervisors=tuple(one.id for one in present if Role.SUPERVISOR in one.roles),
        everyone=tuple(one.id for one in present if may(one.roles, Act.ENTER)),
    )
