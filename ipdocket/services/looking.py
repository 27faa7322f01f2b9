"""What belongs to no one page: finding anything, the rail's counts, the lists of the other pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ipdocket.clock import span_of_day
from ipdocket.domain.people import Act
from ipdocket.services.core.hand_offs import read_board
from ipdocket.services.core.session import Session
from ipdocket.store.audit import Link, read_link
from ipdocket.store.find import Found, find_everything
from ipdocket.store.intake import count_open
from ipdocket.store.lists import AuditRow, WaitingRow, count_rail, list_acts, list_audit, list_waiting
from ipdocket.store.refusals import NotFound
from ipdocket.store.rule_sets import waiting_rules


@dataclass(frozen=True, slots=True)
class Standing:
    """What the rail and the status bar show of the docket."""

    name: str
    rules: str
    counts: dict[str, int]
    read_only: str
    checked: bool
    last_entry: datetime | None
    empty: bool


@dataclass(frozen=True, slots=True)
class EntryRead:
    """One entry of the record with its place in the chain; its neighbours are None where there is none, or none to be seen."""

    entry: AuditRow
    link: Link
    earlier: AuditRow | None
    later: AuditRow | None


def find_anything(session: Session, text: str, limit: int = 20) -> Sequence[Found]:
    """Matters and parties by any number, reference, title or name."""
    session.require(Act.READ)
    return find_everything(session.store, text, limit)


def docket_standing(session: Session) -> Standing:
    """The counts that need action, whether the docket may be changed, when it was last changed. Raises NotSignedIn."""
    session.actor()
    counts = dict(count_rail(session.store, session.today()))
    counts["rules"] = _rules_to_look_at(session)
    counts["intake"] = count_open(session.store)
    counts["today"] = read_board(session).count
    newest = list_audit(session.store, None, limit=1)
    return Standing(
        session.store.path.stem, _rules_name(session), counts, session.store.read_only_because, session.store.checked,
        newest[0].instant if newest else None, counts["matters"] == 0,
    )  # fmt: skip


def _rules_to_look_at(session: Session) -> int:
    """A rule set that waits to be accepted, and the files of the firm's folder that were refused."""
    waits = waiting_rules(session.store, session.rules.shelf.digest) is not None
    return waits + len(session.rules.problems)


def _rules_name(session: Session) -> str:
    name = session.rules.name
    return f"{name} (not accepted yet)" if waiting_rules(session.store, session.rules.shelf.digest) else name


def waiting_filings(session: Session) -> Sequence[WaitingRow]:
    """What waits for a second person."""
    session.require(Act.SEE_OFFICE)
    return list_waiting(session.store)


def list_recorded_acts(session: Session) -> Sequence[str]:
    """The kinds of act that the record holds; none for those who may not see it."""
    session.actor()
    return list_acts(session.store) if session.may(Act.SEE_AUDIT) else ()


def record_entries(
    session: Session,
    text: str = "",
    matter: int | None = None,
    before: int | None = None,
    person: int | None = None,
    act: str = "",
    days: tuple[date | None, date | None] = (None, None),
) -> Sequence[AuditRow]:
    """Entries of the record, newest first, masked where the two-person rule demands it; of one person or act, from the
    first of `days` to the last, where given.

    Who may not see how the office works is shown none, of their own matters either.
    """
    session.require(Act.READ if matter is not None else Act.SEE_AUDIT)
    if not session.may(Act.SEE_OFFICE):
        return ()
    viewer = session.person.id if session.person else None
    first, last = days
    return list_audit(
        session.store, viewer, see_all=session.may(Act.SEE_MASKED), text=text, matter=matter, before=before,
        person=person, act=act, since=span_of_day(session.clock, first)[0] if first else None,
        until=span_of_day(session.clock, last)[1] if last else None,
    )  # fmt: skip


def read_entry(session: Session, number: int) -> EntryRead:
    """One entry of the record, masked as in the list. Raises NotFound, also of what is hidden from whoever asks."""
    session.require(Act.SEE_AUDIT)
    around = {one.number: one for one in record_entries(session, before=number + 2)}
    link = read_link(session.store.driver, number)
    if link is None or number not in around:
        raise NotFound(f"Entry number {number} of the record")
    return EntryRead(around[number], link, around.get(number - 1), around.get(number + 1))
