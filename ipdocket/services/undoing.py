"""What whoever is signed in has done since, and the act that compensates each: a docket does not un-happen."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from ipdocket.domain.people import Act
from ipdocket.errors import Refused
from ipdocket.services.core.covering import keep_gaps, require_covered
from ipdocket.services.core.recalculation import recalculate
from ipdocket.services.core.session import Session
from ipdocket.store import deadlines
from ipdocket.store.confirming import list_confirmations
from ipdocket.store.events import list_events
from ipdocket.store.lists import AuditRow, list_audit
from ipdocket.store.matters import get_matter, update_matter
from ipdocket.store.matters import void_matter as mark_void
from ipdocket.store.people import list_accounts
from ipdocket.store.scopes import require_seen

LAST = 10  # acts that are offered
PAGE = 512


class Way(StrEnum):
    """How an act is compensated; NONE where no single act does it."""

    STRIKE = "strike"
    VOID_MATTER = "void matter"
    PROPOSE_VOID = "propose void"
    TAKE_BACK = "take back"
    OPEN_AGAIN = "open again"
    PEOPLE = "people"
    FACTS = "facts"
    WITHDRAW = "withdraw"
    IMPORT = "import"
    ABSENCE = "absence"
    NONE = "none"


# By the act's name: what of it is compensated, and how.
WAYS = {
    "enter matter": ("matter", Way.VOID_MATTER),
    "record event": ("event", Way.STRIKE),
    "add typed date": ("deadline", Way.PROPOSE_VOID),
    "confirm first": ("confirmation", Way.TAKE_BACK),
    "confirm second": ("confirmation", Way.OPEN_AGAIN),
    "assign": ("deadline", Way.PEOPLE),
    "change matter": ("matter", Way.FACTS),
    "import": ("import", Way.IMPORT),
    "enter absence": ("absence", Way.ABSENCE),
}
_MANY = frozenset({Way.PEOPLE, Way.TAKE_BACK})
# Nothing of the docket was changed by them: there is nothing to undo.
_SEEN = frozenset({
    "acknowledge reminders", "export", "export calendar", "lock", "open evidence", "print", "sign-in", "sign-out",
    "told at sign-in", "unlock", "verify event", "sign entry sheet", "sign exit check",
})  # fmt: skip
_FACTS = ("title", "notes", "family", "reference", "owner_as_recorded", "agent_reference", "responsible", "backup", "sign_off",
          "owner", "client", "agent", "application_number", "publication_number", "registration_number")  # fmt: skip
_PEOPLE = ("responsible", "backup", "sign_off")


class NoReason(Refused):
    """An act undone without a word why."""

    def __init__(self) -> None:
        super().__init__("No reason is given.", "Nothing was undone.", "Say why in a few words.")


class NotYours(Refused):
    """An entry of the record that is nobody's to undo alone, or somebody else's."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"Entry {number} is not one of your acts that can be undone.", "Nothing was undone.",
            "Ask whoever did it, or correct it on its own page.",
        )  # fmt: skip


class ChangedSince(Refused):
    """What would be put back is no longer what the act left."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"{what.replace('_', ' ').capitalize()} was changed again since.",
            "It stays as it is now.",
            "Look at it, and change it on its own page if it is wrong.",
        )


class ReliedOn(Refused):
    """A matter on whose dates somebody else has worked."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            f"Somebody else has entered, verified or confirmed something of {reference} already.",
            "The matter stands as it is.",
            "Close it with Matter > Close, lapse or transfer, which keeps what they did.",
        )


@dataclass(frozen=True, slots=True)
class OwnAct:
    """One act: its first entry's number, the entry that tells what it was, how it is compensated, and of what."""

    number: int
    entry: AuditRow
    way: Way
    targets: tuple[int, ...]

    @property
    def instant(self) -> datetime:
        """When it was done."""
        return self.entry.instant


def list_own_acts(session: Session) -> list[OwnAct]:
    """The last ten acts since this person signed in, newest first; acts that changed nothing are left out."""
    session.require(Act.SEE_OFFICE)
    acts = [_act_of(group) for group in _groups(_since_sign_in(session))]
    return [one for one in acts if one.entry.act not in _SEEN][:LAST]


def put_people_back(session: Session, number: int, reason: str) -> None:
    """Gives the deadlines of an assignment the people that they had. Raises NoReason, NotYours, ChangedSince."""
    actor = session.require(Act.ASSIGN)
    act = _require_own(session, number, Way.PEOPLE, reason)
    require_seen(session.store, deadline=act.targets)
    entries = [one for one in _since_sign_in(session) if act.number <= one.number and one.act == "assign"]
    with session.store.work(actor, "undo") as work:
        before = keep_gaps(session, act.targets)
        for entry in entries:
            if entry.subject_id in act.targets:
                old, new = _changed(entry, (*_PEOPLE, "assigned"))
                _refuse_changed(new, deadlines.get_deadline(session.store, entry.subject_id))
                if old.pop("assigned", True) is False:
                    old["responsible"] = None  # it followed its matter, and does so again
                deadlines.assign(work, [entry.subject_id], old)
        require_covered(session, act.targets, before)
        work.record("undo", act.number, after={"undoes": act.number, "reason": reason.strip()}, matter=act.entry.matter)


def put_facts_back(session: Session, number: int, reason: str) -> None:
    """Gives a matter the facts and parties that it had before an edit, and computes its dates anew.

    Raises NoReason, NotYours, ChangedSince.
    """
    actor = session.require(Act.ENTER)
    act = _require_own(session, number, Way.FACTS, reason)
    (matter_id,) = act.targets
    require_seen(session.store, matter=(matter_id,))
    now = get_matter(session.store, matter_id)
    old, new = _changed(act.entry, _FACTS)
    _refuse_changed(new, now)
    with session.store.work(actor, "undo") as work:
        update_matter(work, replace(now, **old))
        recalculate(work, session.rules, matter_id, session.today(), "a change undone", session.second())
        work.record("undo", act.number, after={"undoes": act.number, "reason": reason.strip()}, matter=matter_id)


def void_matter(session: Session, number: int, reason: str) -> None:
    """Marks a matter as entered in error: it and its dates stay readable, its reference is free again.

    Raises NoReason, NotYours, and ReliedOn where somebody else has worked on it.
    """
    actor = session.require(Act.ENTER)
    act = _require_own(session, number, Way.VOID_MATTER, reason)
    (matter_id,) = act.targets
    require_seen(session.store, matter=(matter_id,))
    for event in list_events(session.store, matter_id):
        if event.verified or event.entered_by != actor.person:
            raise ReliedOn(get_matter(session.store, matter_id).reference)
    for deadline in deadlines.list_deadlines(session.store, matter_id):
        if list_confirmations(session.store, deadline.id, None, see_all=True):
            raise ReliedOn(get_matter(session.store, matter_id).reference)
    with session.store.work(actor, "undo") as work:
        mark_void(work, matter_id, reason.strip())
        work.record("undo", act.number, after={"undoes": act.number, "reason": reason.strip()}, matter=matter_id)


def require_own(session: Session, number: int, reason: str) -> OwnAct:
    """One's own act of this session by its number, with a reason to undo it. Raises NoReason, NotYours."""
    session.require(Act.SEE_OFFICE)
    if not reason.strip():
        raise NoReason
    found = next((one for one in list_own_acts(session) if one.number == number and one.way is not Way.NONE), None)
    if found is None:
        raise NotYours(number)
    return found


def _require_own(session: Session, number: int, way: Way, reason: str) -> OwnAct:
    found = require_own(session, number, reason)
    if found.way is not way:
        raise NotYours(number)
    return found


def _since_sign_in(session: Session) -> list[AuditRow]:
    """Every entry of this person since their newest sign-in, newest first."""
    me = session.person.id if session.person is not None else 0
    accounts = {one.id for one in list_accounts(session.store, me)}
    signed_in = list_audit(session.store, me, act="sign-in", limit=PAGE)
    since = next((one.number for one in signed_in if one.subject_id in accounts), 0)
    found: list[AuditRow] = []
    before: int | None = None
    while True:
        some = list_audit(session.store, me, person=me, before=before, limit=PAGE)
        fresh = [one for one in some if one.number > since]
        found += fresh
        if len(fresh) < PAGE:
            return found
        before = some[-1].number


def _groups(entries: Iterable[AuditRow]) -> list[list[AuditRow]]:
    """The entries of each act, oldest first in each; the acts newest first. One act's entries follow each other."""
    groups: list[list[AuditRow]] = []
    for one in entries:
        if groups and _belongs(one, groups[-1]):
            groups[-1].insert(0, one)
        else:
            groups.append([one])
    return groups


def _belongs(entry: AuditRow, group: list[AuditRow]) -> bool:
    """Whether the entry is of the same act as those that follow it: an act has one entry of what it is about, or many."""
    later = group[0]
    if (later.act, later.instant, later.number) != (entry.act, entry.instant, entry.number + 1):
        return False
    subject, way = WAYS.get(entry.act, ("", Way.NONE))
    return way in _MANY or entry.subject != subject or all(one.subject != subject for one in group)


def _act_of(group: list[AuditRow]) -> OwnAct:
    subject, way = WAYS.get(group[0].act, ("", Way.NONE))
    if any(one.subject == "date change" and one.act.startswith("propose ") for one in group):
        subject, way = "date change", Way.WITHDRAW
    about = [one for one in group if one.subject == subject]
    if not about:
        return OwnAct(group[0].number, group[0], Way.NONE, ())
    if subject == "confirmation":
        told = [json.loads(one.body or "{}").get("after") or {} for one in about]
        if any(one.get("act") == "reopen" for one in told) or any(one.get("agreed") is False for one in told):
            return OwnAct(group[0].number, about[0], Way.NONE, ())
        return OwnAct(group[0].number, about[0], way, tuple(one["deadline"] for one in told if "deadline" in one))
    return OwnAct(group[0].number, about[0], way, tuple(one.subject_id for one in about))


def _changed(entry: AuditRow, known: tuple[str, ...]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What stood before and what after, of the columns that can be put back. Raises NotYours for any other."""
    body = json.loads(entry.body or "{}")
    old, new = body.get("before") or {}, body.get("after") or {}
    if not old or set(old) - set(known):
        raise NotYours(entry.number)
    return ({name: old.get(name) for name in known if name in old}, {name: new.get(name) for name in known if name in old})


def _refuse_changed(left: dict[str, Any], now: object) -> None:
    for name, value in left.items():
        if getattr(now, name) != value:
            raise ChangedSince(name)
