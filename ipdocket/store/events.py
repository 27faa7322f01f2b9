"""Events and papers of a matter: recording, correcting, verifying."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, insert, select, update

from ipdocket.domain.changes import Kind
from ipdocket.domain.events import EventSource, MatterEvent, PaperFacts
from ipdocket.store.refusals import ChangedMeanwhile, NotFound, SamePerson
from ipdocket.store.tables import deadline, event, event_check, event_revision
from ipdocket.store.work import Store, Work


@dataclass(frozen=True, slots=True)
class EventRevision:
    """How an event stood before it was changed."""

    event: int
    version: int
    code: str
    day: date
    paper_type: str
    notified: date | None
    withdrawn: bool
    verified_by: int | None


def event_values(made: MatterEvent) -> dict[str, Any]:
    """The event as column values, without id and version."""
    paper = made.paper
    return {
        "matter": made.matter, "code": made.code, "day": made.day,
        "paper_type": paper.type if paper else "", "notified": paper.notified if paper else None,
        "delivery": paper.delivery if paper else "", "period": paper.period if paper else "",
        "description": made.description, "answers": made.answers, "about": made.about, "source": str(made.source),
        "batch": made.batch, "office_source": made.office_source, "office_code": made.office_code,
        "evidence": made.evidence, "entered_by": made.entered_by, "dated_by": made.dated_by,
        "verified_by": made.verified_by,
        "withdrawn": made.withdrawn,
    }  # fmt: skip


def read_event(row: Row[Any]) -> MatterEvent:
    """The event of a full row of its table."""
    paper = None
    if row.paper_type:
        paper = PaperFacts(row.paper_type, row.day, row.notified, row.delivery, row.period)
    return MatterEvent(
        row.matter, row.code, row.day, paper, row.description, row.answers, row.about, EventSource(row.source),
        row.batch, row.office_source, row.office_code, row.evidence, row.entered_by, row.verified_by, row.withdrawn,
        row.id, row.version, row.dated_by,
    )  # fmt: skip


def add_event(work: Work, made: MatterEvent) -> int:
    """Records a typed event, entered by the acting person, and gives its id. It is unverified."""
    values = event_values(made) | {"entered_by": work.person, "dated_by": work.person, "verified_by": None}
    event_id = work.add(insert(event).values(**values))
    work.record("event", event_id, after=_told(values), matter=made.matter)
    work.touch(Kind.EVENTS, matters=(made.matter,))
    return event_id


def change_event(work: Work, changed: MatterEvent, reason: str, *, dated_by: int | None = None) -> None:
    """Stores another date or paper for an event; it is unverified again and the earlier form stays readable.

    `dated_by` is who typed the new date where two persons changed a verified one; absent, the acting person.

    `changed.version` is the version that was read: raises ChangedMeanwhile.
    """
    before = get_event(work.store, changed.id)
    if before.version != changed.version:
        raise ChangedMeanwhile("The event", event_values(before), event_values(changed))
    new = event_values(changed)
    kept = ("matter", "source", "batch", "office_source", "entered_by", "dated_by", "verified_by")
    old = event_values(before)
    differing = [name for name in new if name not in kept and old[name] != new[name]]
    if not differing:
        return
    values = {name: new[name] for name in differing}
    dated = {"code", "day", "paper_type", "notified", "delivery", "period", "withdrawn"} & set(differing)
    extra: dict[str, Any] = {}
    if dated:
        extra = {"version": before.version + 1, "verified_by": None, "dated_by": dated_by or work.person}
    work.run(update(event).where(event.c.id == changed.id).values(**values, **extra))
    if dated:
        _mark_triggered(work, before, verified=False)
    work.record(
        "event", changed.id, before={name: old[name] for name in differing}, after=values | {"reason": reason},
        matter=before.matter,
    )  # fmt: skip
    work.touch(Kind.EVENTS, matters=(before.matter,))


def withdraw_event(work: Work, event_id: int, reason: str) -> None:
    """Marks an event as entered in error: it stays readable and no longer counts."""
    from dataclasses import replace

    change_event(work, replace(get_event(work.store, event_id), withdrawn=True), reason)


def verify_event(work: Work, event_id: int, day: date) -> bool:
    """Notes the date that the acting person typed from the paper; True where it equals the stored one and now counts
    as verified. Raises SamePerson for the person who typed that date. Either way the check is kept.
    """
    found = get_event(work.store, event_id)
    if found.dated_by is not None and found.dated_by == work.person:
        raise SamePerson
    work.run(
        insert(event_check).values(
            event=event_id, version=found.version, person=work.person, day=day, instant=work.now
        )
    )
    agreed = day == found.day
    if agreed:
        work.run(update(event).where(event.c.id == event_id).values(verified_by=work.person))
        _mark_triggered(work, found, verified=True)
    work.record("event", event_id, after={"typed again": day, "agreed": agreed}, matter=found.matter)
    work.touch(Kind.EVENTS, matters=(found.matter,))
    return agreed


def trust_dates(work: Work, matter_id: int) -> None:
    """Takes the mark "not verified" off the matter's dates that count from no paper."""
    wanted = (deadline.c.matter == matter_id, deadline.c.trigger_key == "", deadline.c.typed.is_(False))
    work.run(update(deadline).where(*wanted, deadline.c.trigger_verified.is_(False)).values(trigger_verified=True))
    work.touch(Kind.DEADLINES, matters=(matter_id,))


@dataclass(frozen=True, slots=True)
class EventCheck:
    """What a second person typed for the present date of an event."""

    event: int
    person: int
    day: date
    instant: datetime


def list_checks(store: Store, matter_id: int) -> list[EventCheck]:
    """What second persons typed for the present dates of the matter's events, oldest first."""
    wanted = (
        select(event_check)
        .join(event, (event.c.id == event_check.c.event) & (event.c.version == event_check.c.version))
        .where(event.c.matter == matter_id)
        .order_by(event_check.c.id)
    )
    return [EventCheck(row.event, row.person, row.day, row.instant) for row in store.rows(wanted)]


def get_event(store: Store, event_id: int) -> MatterEvent:
    """The event with this id. Raises NotFound."""
    row = store.connection.execute(select(event).where(event.c.id == event_id)).one_or_none()
    if row is None:
        raise NotFound(f"Event number {event_id}")
    return read_event(row)


def list_events(store: Store, matter_id: int, *, withdrawn: bool = False) -> list[MatterEvent]:
    """The matter's events by day; those entered in error only where asked for."""
    wanted = select(event).where(event.c.matter == matter_id).order_by(event.c.day, event.c.id)
    if not withdrawn:
        wanted = wanted.where(event.c.withdrawn.is_(False))
    return [read_event(row) for row in store.rows(wanted)]


def list_events_of(store: Store, matter_ids: Sequence[int]) -> dict[int, list[MatterEvent]]:
    """The standing events of many matters, by matter."""
    found: dict[int, list[MatterEvent]] = {one: [] for one in matter_ids}
    for start in range(0, len(matter_ids), 5000):
        some = matter_ids[start : start + 5000]
        wanted = select(event).where(event.c.matter.in_(some), event.c.withdrawn.is_(False))
        for row in store.rows(wanted.order_by(event.c.day, event.c.id)):
            found[row.matter].append(read_event(row))
    return found


def list_event_revisions(store: Store, event_id: int) -> list[EventRevision]:
    """How the event stood before, oldest first."""
    wanted = select(event_revision).where(event_revision.c.event == event_id).order_by(event_revision.c.version)
    return [
        EventRevision(
            row.event, row.version, row.code, row.day, row.paper_type, row.notified, row.withdrawn, row.verified_by
        )
        for row in store.rows(wanted)
    ]


def _mark_triggered(work: Work, about: MatterEvent, *, verified: bool) -> None:
    if about.trigger_key:
        wanted = (deadline.c.matter == about.matter, deadline.c.trigger_key == about.trigger_key)
        work.run(update(deadline).where(*wanted).values(trigger_verified=verified))
        work.touch(Kind.DEADLINES, matters=(about.matter,))


def _told(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in ("", None, False)}
