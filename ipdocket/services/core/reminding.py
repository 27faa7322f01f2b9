"""The daily run of reminders: what has come for each date, written once a day, whoever is at the desk."""

from ipdocket.domain.people import Act, Person, Role, may
from ipdocket.domain.reminders import Crew, Reminder, Schedules, due_reminders, make_schedules
from ipdocket.services.core.session import PROGRAM, Session
from ipdocket.settings import REMINDERS, Settings
from ipdocket.store import reminders as store_reminders
from ipdocket.store.people import list_people
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
    schedules, crew = read_schedules(session), find_crew(list_people(store))
    given = store_reminders.list_given(store)
    until = today.fromordinal(today.toordinal() + schedules.longest)
    return [
        reminder
        for watched in store_reminders.list_watched(store, until)
        for reminder in due_reminders(watched, schedules.of(watched.kind), crew, given.get(watched.deadline, ()), today)
    ]


def find_crew(people: list[Person]) -> Crew:
    """Who can be reminded: the people of the firm, its supervisors, and whoever docketed where all else are missing."""
    present = [one for one in people if one.active]
    return Crew(
        frozenset(one.id for one in present),
        supervisors=tuple(one.id for one in present if Role.SUPERVISOR in one.roles),
        everyone=tuple(one.id for one in present if may(one.roles, Act.ENTER)),
    )
