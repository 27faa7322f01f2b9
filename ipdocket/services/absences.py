"""Absences: before one is stored everything due in it is shown with who takes it; nothing is left with someone away."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ipdocket.domain.absences import Absence, Roster, days_to_cover
from ipdocket.domain.people import Act, Actor
from ipdocket.errors import Refused
from ipdocket.services.core.covering import LONGEST_REST, Covering, LeftWithSomeoneAway, show_day
from ipdocket.services.core.session import Session
from ipdocket.store import absences as store_absences
from ipdocket.store.absences import DueRow, list_due

DO = "Name for each of them somebody who is there, or one person for all."
DO_UNSEEN = "Let somebody enter it who may see those matters, or name one person for everything."


class DaysBackwards(Refused):
    """An absence that ends before it begins."""

    def __init__(self, first: date, last: date) -> None:
        super().__init__(
            f"The last day {show_day(last)} is before the first day {show_day(first)}.",
            "What was typed is still in the form; nothing was stored.", "Correct one of the two days.",
        )  # fmt: skip


class AwayAlready(Refused):
    """The person is away in a part of these days already."""

    def __init__(self, name: str, kept: Absence) -> None:
        super().__init__(
            f"{name} is away already from {show_day(kept.first)} until {show_day(kept.until)}.", "Nothing was stored.",
            "Choose other days, or end the earlier absence first.",
        )  # fmt: skip


class OwnSubstitute(Refused):
    """Someone away is named as their own substitute."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} cannot act for {name}.", "Nothing was stored.", "Choose another person.")


class OverAlready(Refused):
    """The absence has ended, or the day back lies after it."""

    def __init__(self, name: str, kept: Absence) -> None:
        super().__init__(f"{name}'s absence ends on {show_day(kept.until)} anyhow.", "Nothing was changed.")


@dataclass(frozen=True, slots=True)
class AbsenceDraft:
    """An absence as typed: `substitute` for whatever no back-up takes, `substitutes` for single deadlines."""

    person: int
    first: date
    last: date
    note: str = ""
    substitute: int | None = None
    substitutes: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Handed:
    """One deadline in an absence: what the person is for it, who takes it (None: nobody), and what is wrong then."""

    row: DueRow
    roles: tuple[str, ...]
    taken_by: int | None
    taken_name: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class KnownAbsence:
    """An absence with the names that belong to it."""

    absence: Absence
    name: str
    substitute: str


def foresee_absence(session: Session, draft: AbsenceDraft) -> list[Handed]:
    """Everything due in the absence, or on the next working day after it, and who will take it; nothing is stored."""
    session.require(Act.SEE_OFFICE)
    made = Absence(draft.person, draft.first, max(draft.first, draft.last), draft.note, draft.substitute)
    return _list_handed(session, made, draft.substitutes)


def foresee_open(session: Session, absence_id: int, substitutes: Mapping[int, int]) -> list[Handed]:
    """The same for an absence that is recorded, with more persons named for single deadlines."""
    session.require(Act.SEE_OFFICE)
    return _list_handed(session, store_absences.get_absence(session.store, absence_id), substitutes)


def _list_handed(session: Session, made: Absence, substitutes: Mapping[int, int]) -> list[Handed]:
    covering = Covering(session)
    without = Roster(
        tuple(one for one in covering.roster.absences if one.id != made.id), covering.roster.substitutes, covering.roster.left
    )
    planned = covering.roster.with_absence(made, substitutes)
    first = max(made.first, covering.today)
    relying = {one.person for one in covering.roster.absences if one.substitute == made.person}
    taken = {deadline for (_absence, deadline), person in covering.roster.substitutes.items() if person == made.person}
    rows = list_due(session.store, {made.person, *relying}, taken, first, date.fromordinal(made.until.toordinal() + LONGEST_REST))
    found = []
    for row in rows:
        days = days_to_cover(made, row.act_by, row.final, covering.today, covering.open_after(row.office))
        if days:
            gaps = covering.find_gaps(row, planned) - covering.find_gaps(row, without)
            roles = _roles_of(row, made.person)
            if roles or gaps:
                why = covering.say_gap(row, min(gaps, key=lambda gap: (gap.day, gap.holder)), planned) if gaps else ""
                taken_by = None if gaps else _taker(planned, row, made.person, days[0])
                found.append(Handed(row, roles, taken_by, covering.names.get(taken_by or 0, ""), why))
    return found


def _roles_of(row: DueRow, person: int) -> tuple[str, ...]:
    named = row.named
    held = (("responsible", named.responsible), ("back-up", named.backup), ("final sign-off", named.sign_off))
    return tuple(role for role, one in held if one == person)


def _taker(planned: Roster, row: DueRow, person: int, day: date) -> int | None:
    """Who acts that day in the place of the person, or who is there themselves where the person is but the back-up."""
    holder = person if person in row.named.holders else next(iter(row.named.holders), person)
    return planned.who_acts(holder, row.named, day)


def enter_absence(session: Session, draft: AbsenceDraft) -> int:
    """Records that someone will be away; gives the absence's id.

    Raises DaysBackwards, AwayAlready, OwnSubstitute, NotAllowed (for another person without being supervisor), LeftWithSomeoneAway.
    """
    session.require(Act.SEE_OFFICE)
    actor = _require_own(session, draft.person)
    if draft.last < draft.first:
        raise DaysBackwards(draft.first, draft.last)
    if draft.person in (draft.substitute, *draft.substitutes.values()):
        raise OwnSubstitute(_name(session, draft.person))
    made = Absence(draft.person, draft.first, draft.last, draft.note, draft.substitute)
    for kept in store_absences.list_absences(session.store):
        if kept.person == made.person and kept.first <= made.last and kept.until >= made.first and kept.until >= kept.first:
            raise AwayAlready(_name(session, kept.person), kept)
    seen = {one.row.id for one in foresee_absence(session, draft)}
    with session.store.work(actor, "enter absence") as work:
        _refuse_left(foresee_absence(session, draft), seen)
        return store_absences.add_absence(work, made, draft.substitutes)


def name_substitutes(session: Session, absence_id: int, substitutes: Mapping[int, int]) -> None:
    """Names who takes single deadlines in a recorded absence. Raises LeftWithSomeoneAway, OverAlready, NotAllowed."""
    session.require(Act.SEE_OFFICE)
    kept = store_absences.get_absence(session.store, absence_id)
    actor = _require_own(session, kept.person)
    if kept.until < session.today():
        raise OverAlready(_name(session, kept.person), kept)
    with session.store.work(actor, "name substitutes") as work:
        _refuse_left([one for one in foresee_open(session, absence_id, substitutes) if one.row.id in substitutes], substitutes)
        store_absences.name_substitutes(work, absence_id, substitutes)


def _refuse_left(handed: Sequence[Handed], seen: Collection[int]) -> None:
    """Inside the work everything is read; what stands behind a wall is counted, not named."""
    left = [(one.row, one.why) for one in handed if one.why]
    if left:
        named = [pair for pair in left if pair[0].id in seen]
        raise LeftWithSomeoneAway(named, DO if named else DO_UNSEEN, len(left) - len(named))


def end_absence(session: Session, absence_id: int, returned: date) -> None:
    """Ends an absence early; `returned` is the first day back. Raises OverAlready, NotAllowed."""
    session.require(Act.SEE_OFFICE)
    kept = store_absences.get_absence(session.store, absence_id)
    actor = _require_own(session, kept.person)
    if kept.returned is not None or returned > kept.last:
        raise OverAlready(_name(session, kept.person), kept)
    with session.store.work(actor, "end absence") as work:
        store_absences.end_absence(work, absence_id, returned)


def list_absences(session: Session) -> list[KnownAbsence]:
    """Every absence, past and ended ones too, the latest first."""
    session.require(Act.SEE_OFFICE)
    names = store_absences.name_people(session.store)
    return [
        KnownAbsence(one, names[one.person], names.get(one.substitute or 0, ""))
        for one in store_absences.list_absences(session.store)
    ]


def may_enter_for(session: Session, person: int) -> bool:
    """Whether the person signed in may enter and end absences of this person."""
    return session.may(Act.SEE_OFFICE if session.actor().person == person else Act.HAND_OVER)


def _require_own(session: Session, person: int) -> Actor:
    return session.require(Act.SEE_OFFICE if session.actor().person == person else Act.HAND_OVER)


def _name(session: Session, person: int) -> str:
    return store_absences.name_people(session.store)[person]
