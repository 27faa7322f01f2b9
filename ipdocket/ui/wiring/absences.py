"""Absences, from the services."""

from collections.abc import Sequence
from datetime import date

from ipdocket.domain.people import Act
from ipdocket.services import absences, holes
from ipdocket.services.absences import AbsenceDraft, Handed, KnownAbsence
from ipdocket.services.core.session import Session
from ipdocket.store.absences import get_absence
from ipdocket.store.people import get_person, list_people
from ipdocket.ui.formats import show_date
from ipdocket.ui.shown import Choice
from ipdocket.ui.shown_absences import AbsenceLine, AbsenceTyped, HandedLine
from ipdocket.ui.words import tr


class Absences:
    """Fills the port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def all(self) -> Sequence[AbsenceLine]:
        """Every absence, the latest first."""
        today = self._session.today()
        return [
            _line(one, today, absences.may_enter_for(self._session, one.absence.person))
            for one in absences.list_absences(self._session)
        ]

    def people(self) -> Sequence[Choice]:
        """Whose absences may be entered here, the person at the window first."""
        me = self._session.actor().person
        found = [
            one for one in list_people(self._session.store) if one.active and absences.may_enter_for(self._session, one.id)
        ]
        found.sort(key=lambda one: (one.id != me, one.name.casefold()))
        return [Choice(str(one.id), one.name) for one in found]

    def foresee(self, typed: AbsenceTyped) -> Sequence[HandedLine]:
        """What is due in it, with who takes it."""
        named = {deadline: int(person) for deadline, person in typed.substitutes}
        if typed.absence:
            found = absences.foresee_open(self._session, typed.absence, named)
        else:
            found = absences.foresee_absence(self._session, _draft(typed))
        return [_handed(one) for one in found]

    def enter(self, typed: AbsenceTyped) -> str:
        """Stores it, or names more people in a recorded one."""
        if typed.absence:
            named = {deadline: int(person) for deadline, person in typed.substitutes}
            absences.name_substitutes(self._session, typed.absence, named)
            return tr("Kept: who takes what.")
        absences.enter_absence(self._session, _draft(typed))
        name = get_person(self._session.store, int(typed.person)).name
        return tr("{name} is away until {day}; everything due has somebody who is there.", name=name, day=show_date(typed.last))

    def sign_off(self) -> tuple[bool, bool]:
        """Whether the firm wants an owner of final sign-off on every matter, and whether that may be changed here."""
        return holes.needs_sign_off(self._session), self._session.may(Act.CHANGE_SETTINGS)

    def want_sign_off(self, wanted: bool) -> str:
        """Wants one on every matter, or no longer."""
        holes.require_sign_off(self._session, wanted)
        return tr("Matters without an owner of final sign-off are holes now.") if wanted else tr("They are no holes any more.")

    def come_back(self, absence: int, day: date) -> str:
        """Ends it early."""
        absences.end_absence(self._session, absence, day)
        name = get_person(self._session.store, get_absence(self._session.store, absence).person).name
        return tr("{name} is back from {day}.", name=name, day=show_date(day))


def _draft(typed: AbsenceTyped) -> AbsenceDraft:
    return AbsenceDraft(
        int(typed.person), typed.first, typed.last, typed.note, int(typed.substitute) if typed.substitute else None,
        {deadline: int(person) for deadline, person in typed.substitutes},
    )  # fmt: skip


def _line(one: KnownAbsence, today: date, mine: bool) -> AbsenceLine:
    kept = one.absence
    if kept.until < kept.first:
        state = "called_off"
    else:
        state = "over" if kept.until < today else "away" if kept.first <= today else "to_come"
    return AbsenceLine(kept.id, one.name, kept.first, kept.last, kept.until, kept.note, one.substitute, state, mine)


def _handed(one: Handed) -> HandedLine:
    row = one.row
    return HandedLine(
        row.id, row.act_by, row.final, row.reference, row.office, row.title, one.roles, one.taken_name, one.why
    )
