"""Reminders: what a person has not acknowledged, what their people have not, and the firm's table of tiers."""

from collections.abc import Sequence
from dataclasses import replace

from ipdocket.domain.people import Act, Role
from ipdocket.domain.reminders import UnseenReminder
from ipdocket.domain.silence import OpenAlarm
from ipdocket.errors import Refused
from ipdocket.services.core.session import Session
from ipdocket.settings import REMINDERS, ScheduleRow, Settings, fit_value, plain_value
from ipdocket.store import reminders as store_reminders
from ipdocket.store import silence as store_silence
from ipdocket.store.settings import list_settings, set_setting


class NotYours(Refused):
    """A reminder of somebody else, or one that is acknowledged already."""

    def __init__(self) -> None:
        super().__init__(
            "Not all of these reminders are yours and waiting.", "Nothing was acknowledged.",
            "Only whom a reminder was given to acknowledges it, once. Look at the list again.",
        )  # fmt: skip


class NoReason(Refused):
    """An alarm answered without a word why."""

    def __init__(self, alarm: OpenAlarm) -> None:
        super().__init__(
            f"No reason was given for {alarm.reference}: {alarm.title}.", "The alarm stays.",
            "Say what was done or why nothing need be entered, or enter what was done.",
        )  # fmt: skip


class AlarmOver(Refused):
    """Something was entered or answered meanwhile, or it is not this person's alarm."""

    def __init__(self) -> None:
        super().__init__("This alarm is over, or not yours.", "Nothing was changed.", "Look at the list again.")


def list_own(session: Session) -> list[UnseenReminder]:
    """What the person at the desk has not acknowledged, nearest date first."""
    actor = session.require(Act.SEE_OFFICE)
    return store_reminders.list_unseen(session.store, actor.person)


def list_of_others(session: Session) -> list[UnseenReminder]:
    """What others did not acknowledge on the day they were reminded: their back-up's to see, and every supervisor's."""
    actor = session.require(Act.SEE_OFFICE)
    assert session.person is not None
    see_all = Role.SUPERVISOR in session.person.roles
    return store_reminders.list_unseen_of_others(session.store, actor.person, session.today(), see_all)


def acknowledge(session: Session, ids: Sequence[int]) -> int:
    """Keeps that the person at the desk has seen these reminders of theirs; of how many deadlines. Raises NotYours."""
    actor = session.require(Act.SEE_OFFICE)
    wanted = set(ids)
    waiting = store_reminders.list_unseen(session.store, actor.person)
    lines = [replace(one, ids=tuple(sorted(wanted.intersection(one.ids)))) for one in waiting if wanted.intersection(one.ids)]
    if not wanted or wanted != {reminder for one in lines for reminder in one.ids}:
        raise NotYours
    with session.store.work(actor, "acknowledge reminders") as work:
        store_reminders.acknowledge_reminders(work, lines)
    return len(lines)


def list_alarms(session: Session) -> list[OpenAlarm]:
    """Dates that are near and on which nobody entered anything: to who was alarmed, who is responsible, every supervisor."""
    actor = session.require(Act.SEE_OFFICE)
    assert session.person is not None
    return store_silence.list_open(session.store, actor.person, Role.SUPERVISOR in session.person.roles)


def answer_silence(session: Session, alarm_id: int, reason: str) -> None:
    """Keeps why a date may stay silent; the alarm is over for all. Raises NoReason, AlarmOver."""
    actor = session.require(Act.SEE_OFFICE)
    found = next((one for one in list_alarms(session) if one.id == alarm_id), None)
    if found is None:
        raise AlarmOver
    if not reason.strip():
        raise NoReason(found)
    with session.store.work(actor, "answer silence") as work:
        store_silence.answer_alarm(work, found, reason.strip())


def read_table(session: Session) -> tuple[ScheduleRow, ...]:
    """The firm's table: kind, tiers, tier of the back-up, tier of the supervisors, working days of silence."""
    session.require(Act.SEE_OFFICE)
    return Settings(list_settings(session.store)).value(REMINDERS)


def declare_table(session: Session, rows: Sequence[ScheduleRow]) -> None:
    """Sets the firm's table, with what was before in the record. Raises UnfitSetting, NotAllowed."""
    actor = session.require(Act.CHANGE_SETTINGS)
    fitted = fit_value(REMINDERS, rows)
    with session.store.work(actor, "declare reminders") as work:
        set_setting(work, REMINDERS.key, plain_value(fitted))
