"""Reminders, from the service."""

from collections.abc import Sequence

from ipdocket.domain.people import Act
from ipdocket.domain.reminders import RIGHTS_ENDING, Toward, UnseenReminder
from ipdocket.services import reminding
from ipdocket.services.core.hand_offs import read_board
from ipdocket.services.core.session import Session
from ipdocket.ui.shown_reminders import AlarmRow, ReminderRow, RemindersShown, ScheduleLine, ScheduleTable
from ipdocket.ui.words import count, tr


class Reminders:
    """Fills the port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def unseen(self) -> RemindersShown:
        """What was not acknowledged, own and others'."""
        return RemindersShown(
            tuple(_row(one) for one in reminding.list_own(self._session)),
            tuple(_row(one) for one in reminding.list_of_others(self._session)),
        )

    def acknowledge(self, ids: Sequence[int]) -> str:
        """Acknowledges reminders of the person at the desk."""
        number = reminding.acknowledge(self._session, ids)
        return tr("Acknowledged: {n}.", n=count(number, tr("deadline"), tr("deadlines")))

    def alarms(self) -> Sequence[AlarmRow]:
        """Silent dates."""
        return [
            AlarmRow(
                one.id, one.deadline, one.matter, one.reference, one.office, one.title, one.day, one.since, one.responsible,
                ", ".join(one.told),
            )
            for one in reminding.list_alarms(self._session)
        ]  # fmt: skip

    def answer(self, alarm: int, reason: str) -> str:
        """Ends an alarm with a reason."""
        reminding.answer_silence(self._session, alarm, reason)
        return tr("The alarm is answered.")

    def waiting(self) -> tuple[int, int, int]:
        """How much waits; nothing for whoever is not of the office."""
        if not self._session.may(Act.SEE_OFFICE):
            return (0, 0, 0)
        handed = read_board(self._session).count
        return len(reminding.list_own(self._session)), len(reminding.list_alarms(self._session)), handed

    def table(self) -> ScheduleTable:
        """The firm's table as it is in force."""
        lines = tuple(ScheduleLine(*row) for row in reminding.read_table(self._session))
        return ScheduleTable(lines, self._session.may(Act.CHANGE_SETTINGS), tuple(sorted(RIGHTS_ENDING)))

    def declare(self, lines: Sequence[ScheduleLine]) -> str:
        """Sets the table."""
        rows = [(one.kind, one.tiers, one.backup_from, one.supervisor_from, one.silent_days) for one in lines]
        reminding.declare_table(self._session, rows)
        return tr("The table of reminders is in force from the next daily run on.")


def _row(one: UnseenReminder) -> ReminderRow:
    return ReminderRow(
        one.ids, one.deadline, one.matter, one.reference, one.office, one.title, str(one.state), one.toward is Toward.FINAL,
        one.tier, one.day, one.made, one.name, str(one.part),
    )  # fmt: skip
