"""The daily run of reminders: what has come for each date, written once a day, whoever is at the desk."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from ipdocket.domain.absences import Named, Roster
from ipdocket.domain.people import Act, Person, Role, may
from ipdocket.domain.reminders import Crew, Reminder, Schedules, Watched, due_reminders, make_schedules
from ipdocket.services.core.session import PROGRAM, Session
from ipdocket.settings import REMINDERS, Settings
from ipdocket.store import reminders as store_reminders
from ipdocket.store.absences import read_roster
from ipdocket.store.people import list_people
from ipdocket.store.scopes import matters_hidden
from ipdocket.store.settings import list_settings


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
        found = _find_due(session)
        store_reminders.give_reminders(work, today, found)
    return len(found)


def _find_due(session: Session) -> list[Reminder]:
    today, store = session.today(), session.store
    roster = read_roster(store, today)
    schedules, crew = read_schedules(session), find_crew(list_people(store), roster, today)
    given = store_reminders.list_given(store)
    until = today.fromordinal(today.toordinal() + schedules.longest)
    hidden = matters_hidden(store)
    return [
        reminder
        for watched in _with_acting(store_reminders.list_watched(store, until), roster, crew, today)
        for reminder in due_reminders(
            watched, schedules.of(watched.kind), _who_may_know(crew, hidden, watched.matter), given.get(watched.deadline, ()), today
        )
    ]


def _who_may_know(crew: Crew, hidden: Mapping[int, frozenset[int]], matter: int) -> Crew:
    """The people without those from whom a wall hides the matter: others are told in their place."""
    walled = frozenset(person for person, matters in hidden.items() if matter in matters)
    if not walled:
        return crew
    supervisors, everyone = (tuple(one for one in some if one not in walled) for some in (crew.supervisors, crew.everyone))
    return replace(crew, present=crew.present - walled, supervisors=supervisors, everyone=everyone)


def _with_acting(found: Iterator[Watched], roster: Roster, crew: Crew, today: date) -> Iterator[Watched]:
    """Each deadline with who acts today for a responsible person who is away."""
    for one in found:
        if one.responsible in crew.away:
            acting = roster.find_acting(Named(one.deadline, one.responsible, one.backup), today)
            yield replace(one, acting=acting.person if acting else None)
        else:
            yield one


def find_crew(people: Sequence[Person], roster: Roster, today: date) -> Crew:
    """Who can be reminded: the people of the firm, who of them is away, supervisors, and everyone who may enter dates."""
    present = [one for one in people if one.active]
    return Crew(
        frozenset(one.id for one in present),
        frozenset(one.id for one in present if not roster.is_there(one.id, today)),
        supervisors=tuple(one.id for one in present if Role.SUPERVISOR in one.roles),
        everyone=tuple(one.id for one in present if may(one.roles, Act.ENTER)),
    )
