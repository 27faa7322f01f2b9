"""Alarms of silence as the docket keeps them: when something was last entered, who was alarmed, what answered it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import insert

from ipdocket.domain.changes import Kind
from ipdocket.domain.deadlines import ACTIVE, State
from ipdocket.domain.reminders import Watched
from ipdocket.domain.silence import Alarm, OpenAlarm
from ipdocket.store.tables import listed
from ipdocket.store.tables_reminders import silence, silence_answer
from ipdocket.store.types import read_instant
from ipdocket.store.work import Store, Work

_ALIVE = f"d.state IN ({listed(ACTIVE)}) AND d.unknown = 0"
# What a person entered: on the matter an event or its facts, on the deadline anything, a confirmation, an acknowledgement.
_ENTERED = (
    "SELECT max(a.instant) FROM audit a WHERE a.matter = d.matter AND a.subject IN ('event', 'matter') AND a.person <> 0",
    "SELECT max(a.instant) FROM audit a WHERE a.subject = 'deadline' AND a.subject_id = d.id AND a.person <> 0",
    "SELECT max(c.instant) FROM confirmation c WHERE c.deadline = d.id",
    "SELECT max(s.instant) FROM reminder_seen s JOIN reminder r ON r.id = s.reminder WHERE r.deadline = d.id",
    "SELECT max(n.instant) FROM silence_answer n JOIN silence y ON y.id = n.silence WHERE y.deadline = d.id",
)
_LAST = ", ".join(f"({one})" for one in _ENTERED)
_QUIET = " AND ".join(f"coalesce(({one}) < x.instant, TRUE)" for one in _ENTERED)
_OPEN = (
    "SELECT x.id, x.deadline, d.matter, m.reference, d.office, w.title, x.day, x.since, x.made, q.name, p.name, x.person, q.id"
    " FROM silence x JOIN deadline d ON d.id = x.deadline JOIN matter m ON m.id = d.matter JOIN wording w ON w.id = d.wording"
    " JOIN person p ON p.id = x.person LEFT JOIN person q ON q.id = coalesce(d.responsible, m.responsible)"
    f" WHERE {_ALIVE} AND x.day IN (d.act_by, d.final) AND {_QUIET} ORDER BY x.id"
)


def list_quiet(store: Store, until: date) -> Iterator[tuple[Watched, str, datetime]]:
    """Deadlines near a date up to `until` with their office and the instant at which something was last entered."""
    rows = store.driver.execute(
        "SELECT d.id, d.matter, d.kind, d.state, d.act_by, d.final, coalesce(d.responsible, m.responsible),"
        f" coalesce(d.backup, m.backup), d.office, {_LAST} FROM deadline d JOIN matter m ON m.id = d.matter"
        f" WHERE {_ALIVE} AND d.act_by <= ? ORDER BY d.id",
        (until.isoformat(),),
    )
    for row in rows.fetchall():
        entered = max((one for one in row[9:] if one), default="")
        if entered:
            watched = Watched(row[0], row[1], row[2], State(row[3]), _day(row[4]), _day(row[5]), row[6], row[7])
            yield watched, row[8], read_instant(entered)


def list_alarmed(store: Store) -> set[tuple[int, int, date]]:
    """Deadline, person and date of every alarm so far, of deadlines on which someone must act."""
    rows = store.driver.execute(
        f"SELECT x.deadline, x.person, x.day FROM silence x JOIN deadline d ON d.id = x.deadline WHERE {_ALIVE}"
    )
    return {(row[0], row[1], _day(row[2])) for row in rows}


def keep_alarms(work: Work, today: date, alarms: Sequence[Alarm]) -> None:
    """Keeps new alarms; the record names each with its matter."""
    for one in alarms:
        made = work.add(insert(silence).values(
            deadline=one.deadline, person=one.person, part=str(one.part), day=one.day, since=one.since, made=today,
            instant=work.now,
        ))  # fmt: skip
        told = {"deadline": one.deadline, "person": one.person, "part": str(one.part), "day": one.day, "since": one.since}
        work.record("silence", made, after=told, matter=one.matter)
    if alarms:
        work.touch(Kind.SETTINGS)


def list_open(store: Store, viewer: int, see_all: bool) -> list[OpenAlarm]:
    """Alarms that nothing has ended: told to the viewer, of dates the viewer is responsible for, or all; nearest first."""
    shown: dict[tuple[int, str], OpenAlarm] = {}
    told: dict[tuple[int, str], list[str]] = {}
    for row in store.driver.execute(_OPEN):
        key = (row[1], row[6])
        told.setdefault(key, []).append(row[10])
        if see_all or viewer in (row[11], row[12]):
            shown[key] = OpenAlarm(
                row[0], row[1], row[2], row[3], row[4], row[5], _day(row[6]), _day(row[7]), _day(row[8]), row[9] or ""
            )
    found = (replace(one, told=tuple(told[key])) for key, one in shown.items())
    return sorted(found, key=lambda one: (one.day, one.reference, one.deadline))


def answer_alarm(work: Work, alarm: OpenAlarm, reason: str) -> None:
    """Keeps why the acting person lets a date stay silent."""
    made = work.add(insert(silence_answer).values(silence=alarm.id, person=work.person, reason=reason, instant=work.now))
    told = {"silence": alarm.id, "deadline": alarm.deadline, "reason": reason}
    work.record("silence answer", made, after=told, matter=alarm.matter)
    work.touch(Kind.SETTINGS)


def _day(text: str) -> date:
    return date.fromisoformat(text)
