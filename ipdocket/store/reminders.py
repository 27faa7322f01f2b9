"""Reminders as the docket keeps them: what must be watched, what was given to whom, what nobody acknowledged."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import insert

from ipdocket.domain.changes import Kind
from ipdocket.domain.deadlines import ACTIVE, State
from ipdocket.domain.reminders import Given, Part, Reminder, Toward, UnseenReminder, Watched
from ipdocket.store.tables import listed
from ipdocket.store.tables_reminders import reminder_run, reminder_seen
from ipdocket.store.types import write_instant
from ipdocket.store.work import Store, Work

_ALIVE = f"d.state IN ({listed(ACTIVE)}) AND d.unknown = 0"
_INSERT = "INSERT INTO reminder (deadline, person, part, toward, tier, day, made, instant) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_UNSEEN = (
    "SELECT r.id, r.deadline, d.matter, m.reference, d.office, w.title, d.state, r.toward, r.tier, r.day, r.made, r.person,"
    " p.name, r.part FROM reminder r JOIN deadline d ON d.id = r.deadline JOIN matter m ON m.id = d.matter"
    " JOIN wording w ON w.id = d.wording JOIN person p ON p.id = r.person"
    f" WHERE {_ALIVE} AND NOT EXISTS (SELECT 1 FROM reminder_seen s WHERE s.reminder = r.id)"
)


def has_run(store: Store, day: date) -> bool:
    """Whether the reminders of the day were given."""
    return store.driver.execute("SELECT 1 FROM reminder_run WHERE day = ?", (day.isoformat(),)).fetchone() is not None


def list_watched(store: Store, until: date) -> Iterator[Watched]:
    """Deadlines on which someone must act, with a day to work towards up to `until`, by id."""
    rows = store.driver.execute(
        "SELECT d.id, d.matter, d.kind, d.state, d.act_by, d.final, coalesce(d.responsible, m.responsible),"
        " coalesce(d.backup, m.backup)"
        f" FROM deadline d JOIN matter m ON m.id = d.matter WHERE {_ALIVE} AND d.act_by <= ? ORDER BY d.id",
        (until.isoformat(),),
    )
    for row in rows.fetchall():
        yield Watched(row[0], row[1], row[2], State(row[3]), _day(row[4]), _day(row[5]), row[6], row[7])


def list_given(store: Store) -> dict[int, list[Given]]:
    """What was given so far of deadlines on which someone must act, by deadline."""
    found: dict[int, list[Given]] = {}
    rows = store.driver.execute(
        f"SELECT r.deadline, r.person, r.toward, r.tier, r.made FROM reminder r JOIN deadline d ON d.id = r.deadline WHERE {_ALIVE}"
    )
    for row in rows:
        found.setdefault(row[0], []).append(Given(row[1], Toward(row[2]), row[3], _day(row[4])))
    return found


def give_reminders(work: Work, day: date, reminders: Sequence[Reminder]) -> None:
    """Keeps the day's run and its reminders; the record names each with its matter."""
    instant = write_instant(work.now)
    work.driver.executemany(
        _INSERT,
        [
            (one.deadline, one.person, str(one.part), str(one.toward), one.tier, one.day.isoformat(), day.isoformat(), instant)
            for one in reminders
        ],
    )
    work.run(insert(reminder_run).values(day=day, given=len(reminders), instant=work.now))
    for deadline, some in _by_deadline(reminders).items():
        told = [[one.person, str(one.part), str(one.toward), one.tier, one.day] for one in some]
        work.record("reminder", deadline, after={"to": told}, matter=some[0].matter)
    work.record("reminder run", 0, after={"day": day, "given": len(reminders)})
    work.touch(Kind.SETTINGS)


def _by_deadline(reminders: Sequence[Reminder]) -> dict[int, list[Reminder]]:
    found: dict[int, list[Reminder]] = {}
    for one in reminders:
        found.setdefault(one.deadline, []).append(one)
    return found


def list_unseen(store: Store, person: int) -> list[UnseenReminder]:
    """What the person was reminded of and has not acknowledged, while someone must act on it; nearest first."""
    return _read_unseen(store.driver.execute(f"{_UNSEEN} AND r.person = ? ORDER BY r.id", (person,)))


def list_unseen_of_others(store: Store, viewer: int, before: date, see_all: bool) -> list[UnseenReminder]:
    """What others did not acknowledge on the day they were reminded: of all, or where the viewer is their back-up."""
    bound = "" if see_all else " AND coalesce(d.backup, m.backup) = ?"
    values = [viewer, before.isoformat(), *([] if see_all else [viewer])]
    sql = f"{_UNSEEN} AND r.person <> ? AND p.active = 1 AND r.made < ?{bound} ORDER BY r.id"
    return _read_unseen(store.driver.execute(sql, values))


def _read_unseen(rows: Any) -> list[UnseenReminder]:
    """One line for each deadline and person: the last reminder, with the ids of all."""
    last: dict[tuple[int, int], UnseenReminder] = {}
    for row in rows:
        earlier = last.get((row[1], row[11]))
        last[row[1], row[11]] = UnseenReminder(
            (*(earlier.ids if earlier else ()), row[0]), row[1], row[2], row[3], row[4], row[5], State(row[6]),
            Toward(row[7]), row[8], _day(row[9]), _day(row[10]), row[11], row[12], Part(row[13]),
        )  # fmt: skip
    return sorted(last.values(), key=lambda one: (one.day, one.reference, one.deadline, one.name))


def acknowledge_reminders(work: Work, lines: Sequence[UnseenReminder]) -> None:
    """Keeps that the acting person has seen these reminders of theirs."""
    for one in lines:
        for reminder in one.ids:
            work.run(insert(reminder_seen).values(reminder=reminder, person=work.person, instant=work.now))
        told = {"acknowledged": list(one.ids), "tier": one.tier, "day": one.day}
        work.record("reminder", one.deadline, after=told, matter=one.matter)
    work.touch(Kind.SETTINGS)


def _day(text: str) -> date:
    return date.fromisoformat(text)
