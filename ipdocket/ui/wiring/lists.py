"""The lists of the window: first page, order, and rows by id, straight from the store's own queries."""

from array import array
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import groupby

from ipdocket.domain.confirmations import last_pair
from ipdocket.domain.deadlines import CLOSED, Band, State
from ipdocket.domain.parties import PartyKind
from ipdocket.domain.people import Act
from ipdocket.services.core.session import Session
from ipdocket.services.looking import record_entries, waiting_filings
from ipdocket.store.confirming import list_confirmations, list_mismatches
from ipdocket.store.docket import DocketFilter, Sorting, count_rows, get_rows, has_more, list_first, list_order
from ipdocket.store.docket_groups import Group, count_groups, list_groups
from ipdocket.store.lists import AuditRow as AuditEntry
from ipdocket.store.lists import MatterFilter, get_matter_rows, list_matters
from ipdocket.store.parties import list_parties
from ipdocket.store.people import get_person
from ipdocket.ui import shown
from ipdocket.ui.ports import ClosedBand, Order, Query
from ipdocket.ui.wiring.record_words import RecordWords
from ipdocket.ui.wiring.rows import deadline_row, matter_row, owner_row
from ipdocket.ui.words import tr

_DEADLINE_SORTS = {"country": "office", "action": "title", "": "due"}
_MATTER_SORTS = {"country": "office", "": "reference"}
_GROUPS = {"responsible": "responsible", "country": "office", "owner": "owner"}
# With more rows than this, groups are counted by the store and read when they are opened, instead of from every row.
MOST_GROUPED = 50_000
MOST_FOUND = 5_000


def docket_filter(query: Query) -> DocketFilter:
    """The window's query as the store's filter."""
    chosen = dict(query.filters)
    bands: tuple[Band, ...] = ()
    states: tuple[State, ...] = ()
    if chosen.get("show") == "unknown":
        bands = (Band.UNKNOWN,)
    elif chosen.get("show") == "closed":
        states = tuple(CLOSED)
    elif chosen.get("show") == "information":
        states = (State.INFORMATION,)
    return DocketFilter(
        text=query.text,
        bands=bands,
        states=states,
        acting=_number(chosen.get("responsible")),
        backup=_number(chosen.get("backup")),
        office=chosen.get("country", ""),
        right=chosen.get("right", ""),
        client=_number(chosen.get("client")),
        owner=_number(chosen.get("owner")),
        dated_from=_day(chosen.get("from")),
        dated_to=_day(chosen.get("to")),
    )


class DeadlineRows:
    """The docket."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def first(self, query: Query, limit: int) -> Sequence[shown.DeadlineRow] | Order:
        """The first rows, quickly; of a very long list in groups, the groups before they are counted."""
        self._session.require(Act.READ)
        wanted, sorting = docket_filter(query), self._sorting(query)
        if self._is_long(query):
            return Order(array("q"), (), self._groups(query, list_groups(self._session.store, _GROUPS[query.group])))
        return self.rows(list_first(self._session.store, wanted, self._today(), limit=limit, sorting=sorting), query)

    def order(self, query: Query) -> Order:
        """All ids, and the bands or groups they fall into."""
        self._session.require(Act.READ)
        store, wanted = self._session.store, docket_filter(query)
        if self._is_long(query):
            groups = count_groups(store, wanted, self._today(), _GROUPS[query.group])
            return Order(array("q"), (), self._groups(query, groups))
        ids, bands = list_order(store, wanted, self._today(), sorting=self._sorting(query))
        if query.group in _GROUPS:
            names = (row.band for row in self.rows(ids, query))
            return Order(ids, tuple((name, len(list(run))) for name, run in groupby(names)))
        kind = query.filter_value("show")
        if kind in ("closed", "information"):
            return Order(ids, ((kind, len(ids)),))
        closed = self._unknown(query) if query.group == "band" and not kind else ()
        return Order(ids, tuple((str(band), size) for band, size in bands), closed)

    def _is_long(self, query: Query) -> bool:
        wanted = docket_filter(query)
        return query.group in _GROUPS and has_more(self._session.store, wanted, self._today(), MOST_GROUPED)

    def _groups(self, query: Query, groups: Sequence[Group]) -> tuple[ClosedBand, ...]:
        wanted, by = docket_filter(query), _GROUPS[query.group]
        return tuple(
            ClosedBand(one.name, one.size, f"{by} {one.key}", partial(self._ids_of, one.within(wanted, by)))
            for one in groups
        )

    def _unknown(self, query: Query) -> tuple[ClosedBand, ...]:
        wanted = replace(docket_filter(query), bands=(Band.UNKNOWN,))
        number = count_rows(self._session.store, wanted, self._today())
        band = ClosedBand("unknown", number, "unknown", partial(self._ids_of, wanted), aside=True)
        return (band,) if number else ()

    def _ids_of(self, wanted: DocketFilter) -> "array[int]":
        return list_order(self._session.store, wanted, self._today(), sorting=Sorting(banded=False))[0]

    def rows(self, ids: Sequence[int], query: Query) -> Sequence[shown.DeadlineRow]:
        """The rows of these ids."""
        found = get_rows(self._session.store, ids, self._today())
        if query.group not in _GROUPS:
            return [deadline_row(self._session, row) for row in found]
        name = {"responsible": "responsible_name", "country": "office", "owner": "owner"}[query.group]
        return [deadline_row(self._session, row, str(getattr(row, name))) for row in found]

    def _today(self) -> date:
        return self._session.today()

    @staticmethod
    def _sorting(query: Query) -> Sorting:
        if query.group in _GROUPS:
            return Sorting(_GROUPS[query.group], False, banded=False)
        return Sorting(_DEADLINE_SORTS.get(query.sort, query.sort), query.descending, banded=query.group == "band")


class MatterRows:
    """The list of matters."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def first(self, query: Query, limit: int) -> Sequence[shown.MatterRow]:
        """The first rows, quickly."""
        return self.rows(self._ids(query, limit), query)

    def order(self, query: Query) -> Order:
        """All ids."""
        return Order(self._ids(query, -1))

    def rows(self, ids: Sequence[int], query: Query) -> Sequence[shown.MatterRow]:
        """The rows of these ids."""
        return [matter_row(row) for row in get_matter_rows(self._session.store, ids, self._session.today())]

    def _ids(self, query: Query, limit: int) -> "array[int]":
        self._session.require(Act.READ)
        chosen = dict(query.filters)
        wanted = MatterFilter(
            text=query.text,
            office=chosen.get("country", ""),
            right=chosen.get("right", ""),
            status=chosen.get("status", ""),
            acting=_number(chosen.get("responsible")),
            owner=_number(chosen.get("owner")),
        )
        sort = _MATTER_SORTS.get(query.sort, query.sort)
        store, today = self._session.store, self._session.today()
        return list_matters(store, wanted, sort=sort, descending=query.descending, limit=limit, today=today)


class WholeRows:
    """A short list that is read as a whole each time it is asked for."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def first(self, query: Query, limit: int) -> Sequence[object]:
        """The first rows."""
        return self.all(query)[:limit]

    def order(self, query: Query) -> Order:
        """All ids and their bands."""
        rows = self.all(query)
        bands = tuple((band, len(list(run))) for band, run in groupby(row.band for row in rows))
        return Order(array("q", [row.id for row in rows]), bands)

    def rows(self, ids: Sequence[int], query: Query) -> Sequence[object]:
        """The rows of these ids."""
        wanted = set(ids)
        return [row for row in self.all(query) if row.id in wanted]

    def all(self, query: Query) -> list[shown.AwaitingRow] | list[shown.OwnerRow]:
        """Every row in order."""
        raise NotImplementedError


class AwaitingRows(WholeRows):
    """What waits for a second person, and what came back because the entries differed (with ids below zero)."""

    def all(self, query: Query) -> list[shown.AwaitingRow]:
        """Waiting ones first."""
        rows = [*self._waiting(), *self._mismatched()]
        text, office = query.text.casefold(), query.filter_value("country")
        return [
            row
            for row in rows
            if (not office or row.country == office)
            and (not text or text in f"{row.reference} {row.action} {row.first_by}".casefold())
        ]

    def _waiting(self) -> list[shown.AwaitingRow]:
        me = self._session.person.id if self._session.person else None
        return [
            shown.AwaitingRow(
                row.deadline, row.deadline, row.matter, "waiting", row.due, row.final, row.reference, row.office,
                row.title, row.first_name, row.first_at, tr("kept") if row.evidence else tr("none"),
                row.first_person != me and self._session.may(Act.CONFIRM_SECOND), str(row.act),
            )
            for row in waiting_filings(self._session)
        ]  # fmt: skip

    def _mismatched(self) -> list[shown.AwaitingRow]:
        ids = list(dict.fromkeys(deadline for deadline, _round in list_mismatches(self._session.store)))
        return [
            shown.AwaitingRow(
                -row.id, row.id, row.matter, "mismatch", row.act_by, row.final, row.reference, row.office, row.title,
                self._typed_by(row.id), None, "", False,
            )
            for row in get_rows(self._session.store, ids)
            if row.state not in CLOSED and row.state is not State.AWAITING_SECOND
        ]  # fmt: skip

    def _typed_by(self, deadline: int) -> str:
        """Both persons of the last pair of entries."""
        last = last_pair(list_confirmations(self._session.store, deadline, None))
        return ", ".join(get_person(self._session.store, one.person).name for one in last)


class OwnerRows(WholeRows):
    """The list of owners."""

    def all(self, query: Query) -> list[shown.OwnerRow]:
        """Owners in the order asked for."""
        self._session.require(Act.READ)
        rows = [owner_row(row) for row in list_parties(self._session.store, PartyKind.OWNER)]
        if query.text:
            from ipdocket.services.owner_lookup import find_owners  # the readers of scripts wait for the first search

            found = find_owners(self._session, query.text)
            rows = [row for row in rows if row.id in found]
        if query.sort in ("country", "variants", "matters"):
            rows.sort(key=lambda row: getattr(row, query.sort))
        return rows[::-1] if query.descending else rows


class AuditRows:
    """The record, newest first; its numbers have no gap."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def first(self, query: Query, limit: int) -> Sequence[shown.AuditRow]:
        """The newest entries."""
        words = RecordWords(self._session)
        return [words.row(row) for row in self._entries(query)[:limit]]

    def order(self, query: Query) -> Order:
        """All numbers; with a text or a filter, those of the entries that fit, up to some thousands."""
        if query.text or any(code for _field, code in query.filters):
            return Order(array("q", self._found(query)))
        newest = record_entries(self._session)
        return Order(array("q", range(newest[0].number if newest else 0, 0, -1)))

    def rows(self, ids: Sequence[int], query: Query) -> Sequence[shown.AuditRow]:
        """The entries with these numbers."""
        wanted, before, words = set(ids), max(ids, default=0) + 1, RecordWords(self._session)
        found: list[shown.AuditRow] = []
        while len(found) < len(wanted):
            some = self._entries(query, before)
            found += [words.row(row) for row in some if row.number in wanted]
            if not some or some[-1].number <= min(wanted):
                break
            before = some[-1].number
        return found

    def _entries(self, query: Query, before: int | None = None) -> Sequence[AuditEntry]:
        chosen = dict(query.filters)
        return record_entries(
            self._session, query.text, before=before, person=_number(chosen.get("who")), act=chosen.get("act", ""),
            days=(_day(chosen.get("from")), _day(chosen.get("to"))),
        )  # fmt: skip

    def _found(self, query: Query) -> list[int]:
        numbers: list[int] = []
        before: int | None = None
        while len(numbers) < MOST_FOUND:
            some = self._entries(query, before)
            numbers += [row.number for row in some]
            if not some:
                break
            before = some[-1].number
        return numbers


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
