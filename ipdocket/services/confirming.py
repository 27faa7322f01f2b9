"""The two-person rule at the desk: first entry, second entry by another person, and what waits."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import PurePath

from ipdocket.domain.confirmations import Confirmation, ConfirmedAct
from ipdocket.domain.deadlines import BY_TWO
from ipdocket.domain.evidence import Proof
from ipdocket.domain.people import Act, Actor, Person, may, roles_for
from ipdocket.errors import Refused
from ipdocket.services.core.evidence import demanded_for
from ipdocket.services.core.session import Session
from ipdocket.store.confirming import (
    Entry,
    Outcome,
    confirm_first,
    confirm_second,
    list_confirmations,
    pending_first,
    withdraw_first,
)
from ipdocket.store.deadlines import get_deadline
from ipdocket.store.evidence import EvidenceFile, get_evidence, put_evidence
from ipdocket.store.people import get_person
from ipdocket.store.refusals import WrongStep
from ipdocket.store.scopes import require_seen

LARGEST_EVIDENCE = 50 << 20


class NothingTyped(Refused):
    """A confirmation without receipt number or day."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"The {what} is missing.",
            "What was typed is still in the form; nothing was confirmed.",
            f"Type the {what} from the receipt.",
        )


class DayAhead(Refused):
    """An act said to have been done on a day that is not yet here."""

    def __init__(self, day: date) -> None:
        super().__init__(
            f"{day} lies in the future: nothing can have been filed then.",
            "Nothing was confirmed.",
            "Type the day on which the act was done.",
        )


class EvidenceMissing(Refused):
    """A confirmation without what the firm demands for acts of its kind."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"The {what} is missing: the firm demands it for this kind of act.",
            "What was typed is still in the form; nothing was confirmed.",
            f"Add the {what}, or have an administrator change what is demanded.",
        )


class EvidenceTooLarge(Refused):
    """A file too large to be kept in the docket."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} is larger than {LARGEST_EVIDENCE >> 20} MiB.", "Nothing was confirmed.", "Attach a smaller copy."
        )


class MayNotConfirm(Refused):
    """The second person's roles do not allow a second confirmation."""

    def __init__(self, name: str) -> None:
        roles = " or ".join(role.value for role in roles_for(Act.CONFIRM_SECOND))
        super().__init__(f"{name} may not make a second confirmation.", do=f"Ask a person with the role {roles}.")


class NoReason(Refused):
    """An entry taken back, or a finished deadline opened again, without a word why."""

    def __init__(self) -> None:
        super().__init__(
            "No reason is given.", "What was typed is still in the form; nothing was changed.", "Say why in a few words."
        )


class AnothersEntry(Refused):
    """A first confirmation that somebody else made."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"The first entry was made by {name}.",
            "It still waits for its second person.",
            f"Ask {name} or a supervisor to take it back, or type what stands on the paper: two that differ open it again.",
        )


class NoEvidence(Refused):
    """A deadline without a confirmation that brought a file."""

    def __init__(self) -> None:
        super().__init__("No evidence file is kept with this deadline.", do="Look at its papers on the page of the matter.")


def enter_first(session: Session, ids: Sequence[int], entry: Entry, evidence: tuple[str, bytes] | None = None) -> int:
    """Keep the first person's entry for the chosen deadlines; each then waits for a second person. How many they are.

    `entry.act` says filed, not needed, abandoned or re-open. Raises NothingTyped, DayAhead, EvidenceMissing,
    EvidenceTooLarge, WrongStep.
    """
    actor = session.require(Act.CONFIRM_FIRST)
    _check_entry(session, entry.day, entry.number, entry.act)
    require_seen(session.store, deadline=ids)
    needed = demanded_for(session.store, ids, entry.act)
    if Proof.FILE in needed and evidence is None and entry.evidence is None:
        raise EvidenceMissing("evidence file")
    if Proof.AMOUNT in needed and not entry.amount.strip():
        raise EvidenceMissing("amount")
    with session.store.work(actor, "confirm first") as work:
        if evidence is not None:
            name, content = evidence
            if len(content) > LARGEST_EVIDENCE:
                raise EvidenceTooLarge(name)
            entry = replace(entry, evidence=put_evidence(work, name, content))
        return len(confirm_first(work, ids, entry))


def _check_entry(session: Session, day: date, number: str, act: ConfirmedAct) -> None:
    if not number.strip():
        raise NothingTyped("receipt number" if act is ConfirmedAct.FILED else "instruction's reference")
    if day > session.today():
        raise DayAhead(day)


def enter_second(
    session: Session, deadline_id: int, day: date, number: str, second: tuple[Person, str] | None = None
) -> Outcome:
    """Keep the second person's blind entry and say whether it agrees with the first.

    `second` is the person (with the sign-in name) who confirms at another's desk; absent, the person signed in confirms.
    Raises SamePerson, MayNotConfirm, NothingTyped, DayAhead, WrongStep.
    """
    actor = _second_actor(session, second)
    _check_entry(session, day, number, ConfirmedAct.FILED)
    require_seen(session.store, deadline=(deadline_id,))
    with session.store.work(actor, "confirm second") as work:
        return confirm_second(work, deadline_id, day, number)


def _second_actor(session: Session, second: tuple[Person, str] | None) -> Actor:
    if second is None:
        return session.require(Act.CONFIRM_SECOND)
    person, login = second
    if not may(person.roles, Act.CONFIRM_SECOND):
        raise MayNotConfirm(person.name)
    return Actor(person.id, person.name, login)


def take_back_first(session: Session, deadline_id: int, reason: str) -> None:
    """Take one's own first confirmation back, or as a supervisor anyone's; the entry stays and counts no more.

    Raises NoReason, AnothersEntry, WrongStep.
    """
    actor = session.require(Act.CONFIRM_FIRST)
    if not reason.strip():
        raise NoReason
    require_seen(session.store, deadline=(deadline_id,))
    first = pending_first(session.store, get_deadline(session.store, deadline_id))
    if first is not None and first.person != actor.person and not session.may(Act.HAND_OVER):
        raise AnothersEntry(get_person(session.store, first.person).name)
    with session.store.work(actor, "withdraw first") as work:
        withdraw_first(work, deadline_id, reason.strip())


def last_confirmed(session: Session, deadline_id: int) -> tuple[Confirmation, Confirmation]:
    """Both entries by which the deadline was last closed. Raises WrongStep where no two persons closed it."""
    session.require(Act.SEE_OFFICE)
    require_seen(session.store, deadline=(deadline_id,))
    found = get_deadline(session.store, deadline_id)
    entries = [
        one
        for one in list_confirmations(session.store, deadline_id, None)
        if one.revision == found.revision and one.round == found.round and one.act is not ConfirmedAct.REOPEN
    ]
    if found.state not in BY_TWO or len(entries) != 2:
        raise WrongStep(found.state, "opened again")
    return entries[0], entries[1]


def open_again(session: Session, deadline_id: int, reason: str) -> None:
    """Propose to open a deadline again that two persons closed; it stays closed until a second person agrees.

    The entry repeats the day and number that were confirmed: the second person types them from that evidence.
    Raises NoReason, WrongStep.
    """
    actor = session.require(Act.CONFIRM_FIRST)
    if not reason.strip():
        raise NoReason
    closed, _second = last_confirmed(session, deadline_id)
    if closed.day is None:
        raise WrongStep("closed", "opened again")
    with session.store.work(actor, "confirm first") as work:
        confirm_first(work, (deadline_id,), Entry(ConfirmedAct.REOPEN, closed.day, closed.number, note=reason.strip()))


def read_evidence(session: Session, deadline_id: int) -> EvidenceFile:
    """The file that the newest confirmation brought, for whoever must read it; that it was opened stands in the record.

    While a second person is awaited its name would tell what they must type: it is left out. Raises NoEvidence.
    """
    actor = session.require(Act.SEE_OFFICE)
    require_seen(session.store, deadline=(deadline_id,))
    found = get_deadline(session.store, deadline_id)
    pending = pending_first(session.store, found)
    entries = list_confirmations(session.store, deadline_id, None, see_all=True)
    kept = [one.evidence for one in ([pending] if pending else entries) if one.evidence is not None]
    if not kept:
        raise NoEvidence
    held = get_evidence(session.store, kept[-1])
    with session.store.work(actor, "open evidence") as work:
        work.record("deadline", deadline_id, after={"evidence": held.sha256}, matter=found.matter)
    if pending is None or pending.person == actor.person:
        return held
    return replace(held, name=f"evidence{PurePath(held.name).suffix}")
