"""The docket page: ids in order for a filter, band by band, and the rows of those ids."""

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from ipdocket.domain.absences import Acting, Named
from ipdocket.domain.deadlines import ACTIVE, Band, State
from ipdocket.store.absences import acting_sql, name_people, read_roster
from ipdocket.store.find import choose_matters
from ipdocket.store.tables import listed
from ipdocket.store.wordings import match_titles
from ipdocket.store.work import Store

BANDS = (
    Band.OVERDUE, Band.PAYABLE, Band.TODAY, Band.DAYS_7, Band.DAYS_30, Band.DAYS_90, Band.LATER, Band.UNKNOWN,
)  # fmt: skip
# With so few matters to a text, their deadlines are fetched and sorted; with more, the page's own order is walked.
FEW_MATTERS = 2000
NOBODY = 0  # no id of a person or party
_ACTIVE_SQL = f"d.state IN ({listed(ACTIVE)})"
_SORTS = {
    "due": "d.act_by", "final": "d.final", "opens": "d.opens", "state": "d.state", "kind": "d.kind",
    "office": "d.office", "right": "d.right_kind", "reference": "m.reference COLLATE NOCASE",
    "title": "w.title COLLATE NOCASE", "matter_title": "m.title COLLATE NOCASE", "owner": "o.name COLLATE NOCASE",
    "client": "c.name COLLATE NOCASE", "responsible": "p.name COLLATE NOCASE",
    "backup": "b.name COLLATE NOCASE",
}  # fmt: skip
_JOINS = {
    "m.": " JOIN matter m ON m.id = d.matter",
    "w.": " JOIN wording w ON w.id = d.wording",
    "o.": " JOIN matter m ON m.id = d.matter LEFT JOIN party o ON o.id = m.owner",
    "c.": " JOIN matter m ON m.id = d.matter LEFT JOIN party c ON c.id = m.client",
    "p.": " LEFT JOIN person p ON p.id = d.responsible",
    "b.": " JOIN matter m ON m.id = d.matter LEFT JOIN person b ON b.id = ifnull(d.backup, m.backup)",
}


@dataclass(frozen=True, slots=True)
class DocketFilter:
    """Which deadlines: all that is given must hold. With no `states` those on which someone must still act.

    `person` is the responsible one, `acting` who acts today for themselves or for someone away, `backup` the deadline's own
    back-up or its matter's. `bands` empty: all bands save `unknown`, which is closed unless asked for. `client` and `owner`
    are party ids; an id of NOBODY means: none is given. `dated_from` and `dated_to` bound a span in which the day to work
    towards or the final day lies.
    """

    text: str = ""
    bands: tuple[Band, ...] = ()
    states: tuple[State, ...] = ()
    person: int | None = None
    acting: int | None = None
    backup: int | None = None
    office: str = ""
    kind: str = ""
    right: str = ""
    client: int | None = None
    owner: int | None = None
    matter: int | None = None
    act_by_from: date | None = None
    act_by_to: date | None = None
    dated_from: date | None = None
    dated_to: date | None = None


@dataclass(frozen=True, slots=True)
class Sorting:
    """The order of the page: a column of `_SORTS`; `banded` puts the bands first, each in that order within."""

    column: str = "due"
    descending: bool = False
    banded: bool = True


@dataclass(frozen=True, slots=True)
class DocketRow:
    """One deadline as the page shows it, with what stands beside it in matter, parties and people.

    `acting` says who acts for the responsible person while they are away; None while they are there.
    """

    id: int
    matter: int
    reference: str
    office: str
    right: str
    kind: str
    number: int | None
    title: str
    due: date
    act_by: date
    final: date
    opens: date | None
    state: State
    certainty: str
    owner: str
    client: str
    matter_title: str
    responsible: int | None
    responsible_name: str
    rule: str
    typed: bool
    trigger_verified: bool
    trigger: str
    cross_checked: bool
    unknown: bool
    revision: int
    cause: str
    round: int = 1
    backup: int | None = None
    backup_name: str = ""
    acting: Acting | None = None
    acting_name: str = ""


def list_first(
    store: Store, wanted: DocketFilter, today: date, *, limit: int = 256, sorting: Sorting = Sorting()
) -> list[int]:
    """The ids of the first page, quickly: band after band until the page is full."""
    found: list[int] = []
    for condition in _parts(store, wanted, today, sorting):
        found.extend(_ids(store, condition, sorting, limit - len(found)))
        if len(found) >= limit:
            break
    return found


def list_order(
    store: Store, wanted: DocketFilter, today: date, *, sorting: Sorting = Sorting()
) -> tuple["array[int]", tuple[tuple[Band, int], ...]]:
    """All ids in the same order, and the bands with their sizes (none where the order is not banded)."""
    ids = array("q")
    sizes = []
    for condition in _parts(store, wanted, today, sorting):
        some = _ids(store, condition, sorting, -1)
        ids.extend(some)
        if condition.band is not None and some:
            sizes.append((condition.band, len(some)))
    return ids, tuple(sizes)


def count_rows(store: Store, wanted: DocketFilter, today: date) -> int:
    """Exactly how many deadlines the filter holds."""
    total = 0
    for one in _parts(store, wanted, today, Sorting(banded=False)):
        sql = f"SELECT count(*) FROM deadline d{one.index} WHERE {one.sql}"
        total += store.driver.execute(sql, one.values).fetchone()[0]
    return total


def has_more(store: Store, wanted: DocketFilter, today: date, number: int) -> bool:
    """Whether the filter holds more than so many deadlines; looks at no more than it must."""
    left = number + 1
    for one in _parts(store, wanted, today, Sorting(banded=False)):
        sql = f"SELECT count(*) FROM (SELECT 1 FROM deadline d{one.index} WHERE {one.sql} LIMIT ?)"
        left -= store.driver.execute(sql, (*one.values, left)).fetchone()[0]
    return left <= 0


def count_by(store: Store, wanted: DocketFilter, today: date, column: str) -> dict[Any, int]:
    """How many deadlines of the filter each `office`, `responsible` or `matter` has."""
    found: Counter[Any] = Counter()
    for one in _parts(store, wanted, today, Sorting(banded=False)):
        # Counted here: SQLite would first sort all rows by the column, which takes four times as long.
        sql = f"SELECT d.{column} FROM deadline d{one.index} WHERE {one.sql}"
        found.update(row[0] for row in store.driver.execute(sql, one.values))
    return dict(found)


def get_rows(store: Store, ids: Sequence[int], today: date | None = None) -> list[DocketRow]:
    """The rows of these ids, in the order of ids; those that are gone are left out. With a day: who acts on it."""
    found: dict[int, DocketRow] = {}
    for start in range(0, len(ids), 5000):
        some = ids[start : start + 5000]
        for row in store.driver.execute(f"{_ROW} WHERE d.id IN ({', '.join('?' * len(some))})", tuple(some)):
            found[row[0]] = _read(row)
    rows = [found[one] for one in ids if one in found]
    return rows if today is None else _with_acting(store, rows, today)


def _with_acting(store: Store, rows: list[DocketRow], today: date) -> list[DocketRow]:
    roster = read_roster(store, today)
    if not roster.absences and not roster.left:
        return rows
    names = name_people(store)
    shown = []
    for row in rows:
        acting = roster.find_acting(Named(row.id, row.responsible, row.backup), today) if row.state in ACTIVE else None
        name = "" if acting is None else names.get(acting.person or NOBODY, "")
        shown.append(row if acting is None else replace(row, acting=acting, acting_name=name))
    return shown


def iterate_rows(
    store: Store, wanted: DocketFilter, today: date, *, sorting: Sorting = Sorting()
) -> Iterator[DocketRow]:
    """Every row of the filter in order, fetched in thousands: for reports and exports."""
    ids, _ = list_order(store, wanted, today, sorting=sorting)
    for start in range(0, len(ids), 2000):
        yield from get_rows(store, ids[start : start + 2000], today)


@dataclass(frozen=True, slots=True)
class _Part:
    sql: str
    values: tuple[object, ...]
    band: Band | None
    index: str


def _parts(store: Store, wanted: DocketFilter, today: date, sorting: Sorting) -> Iterator[_Part]:
    """The filter as SQL conditions, one for each band in turn, or one for all."""
    conditions, values, index = _conditions(store, wanted, today)
    bands = wanted.bands or BANDS[:-1]
    if wanted.states and not wanted.bands:
        yield _Part(" AND ".join(conditions), tuple(values), None, index)
    elif sorting.banded:
        for band in sorted(bands, key=BANDS.index):
            sql, days = _band_sql(band, today)
            yield _Part(" AND ".join([*conditions, sql]), (*values, *days), band, index)
    elif set(bands) == set(BANDS[:-1]):
        yield _Part(" AND ".join([*conditions, "d.unknown = 0"]), tuple(values), None, index)
    else:
        pairs = [_band_sql(band, today) for band in bands]
        either = " OR ".join(f"({sql})" for sql, _ in pairs)
        days_of_all = tuple(day for _, days in pairs for day in days)
        yield _Part(" AND ".join([*conditions, f"({either})"]), (*values, *days_of_all), None, index)


def _conditions(store: Store, wanted: DocketFilter, today: date) -> tuple[list[str], list[object], str]:
    conditions = [_ACTIVE_SQL]
    values: list[object] = []
    index = ""
    if wanted.states:
        conditions = [f"d.state IN ({listed(frozenset(wanted.states))})"]
        if set(wanted.states) <= ACTIVE:
            conditions.append(_ACTIVE_SQL)
    # The addition to the office keeps the planner at the page's own index, in its order.
    exact = (
        ("d.responsible", wanted.person), ("d.office || ''", wanted.office), ("d.kind", wanted.kind),
        ("d.right_kind", wanted.right), ("d.matter", wanted.matter),
    )  # fmt: skip
    chosen: list[tuple[str, object]] = [(column, value) for column, value in exact if value not in (None, "")]
    if wanted.act_by_from:
        conditions.append("d.act_by >= ?")
        values.append(wanted.act_by_from.isoformat())
    if wanted.act_by_to:
        conditions.append("d.act_by <= ?")
        values.append(wanted.act_by_to.isoformat())
    if wanted.dated_from or wanted.dated_to:
        span = ((wanted.dated_from or date.min).isoformat(), (wanted.dated_to or date.max).isoformat())
        conditions.append("(d.act_by BETWEEN ? AND ? OR d.final BETWEEN ? AND ?)")
        values += [*span, *span]
    conditions += [f"{column} IS NULL" if value == NOBODY else f"{column} = ?" for column, value in chosen]
    values += [value for _, value in chosen if value != NOBODY]
    conditions += _people_conditions(store, wanted, today)
    for column, party in (("owner", wanted.owner), ("client", wanted.client)):
        if party == NOBODY:
            conditions.append(f"d.matter IN (SELECT id FROM matter WHERE {column} IS NULL)")
        elif party is not None:
            conditions.append(f"d.matter IN (SELECT id FROM matter WHERE {column} = ?)")
            values.append(party)
    if wanted.text.strip():
        sql, index = _text_sql(store, wanted.text.strip())
        conditions.append(sql)
    return conditions, values, index


def _people_conditions(store: Store, wanted: DocketFilter, today: date) -> Iterator[str]:
    if wanted.acting is not None:
        yield "d.responsible IS NULL" if wanted.acting == NOBODY else acting_sql(store, wanted.acting, today)
    if wanted.backup is not None:
        is_it = "IS NULL" if wanted.backup == NOBODY else f"= {int(wanted.backup)}"
        own = "1 = 0" if wanted.backup == NOBODY else f"d.backup {is_it}"
        yield f"({own} OR d.backup IS NULL AND d.matter IN (SELECT id FROM matter WHERE backup {is_it}))"


def _text_sql(store: Store, text: str) -> tuple[str, str]:
    titles = match_titles(store, text)
    few = choose_matters(store, text) <= FEW_MATTERS
    # The plus sign keeps the planner from fetching and sorting the deadlines of very many matters.
    by_matter = f"{'' if few else '+'}d.matter IN (SELECT matter FROM chosen)"
    if titles:
        return f"({by_matter} OR d.wording IN ({', '.join(map(str, titles))}))", ""
    return by_matter, " INDEXED BY deadline_matter" if few and store.scope.everything else ""  # a view has no index


def _band_sql(band: Band, today: date) -> tuple[str, tuple[str, ...]]:
    def ahead(days: int) -> str:
        return (today + timedelta(days=days)).isoformat()

    now = today.isoformat()
    spans = {
        Band.TODAY: (now, now), Band.DAYS_7: (ahead(1), ahead(7)), Band.DAYS_30: (ahead(8), ahead(30)),
        Band.DAYS_90: (ahead(31), ahead(90)), Band.LATER: (ahead(91), "9999-12-31"),
    }  # fmt: skip
    if band is Band.UNKNOWN:
        return "d.unknown = 1", ()
    if band is Band.OVERDUE:
        return "d.unknown = 0 AND d.act_by < ? AND d.final < ?", (now, now)
    if band is Band.PAYABLE:
        return "d.unknown = 0 AND d.act_by < ? AND d.final >= ?", (now, now)
    return "d.unknown = 0 AND d.act_by BETWEEN ? AND ?", spans[band]


def _ids(store: Store, part: _Part, sorting: Sorting, limit: int) -> list[int]:
    column = _SORTS[sorting.column]
    joins = next((join for prefix, join in _JOINS.items() if column.startswith(prefix)), "")
    way = " DESC" if sorting.descending else ""
    order = f"{column}{way}, d.id{way}" if sorting.column == "due" else f"{column}{way}, d.act_by, d.id"
    sql = f"SELECT d.id FROM deadline d{part.index}{joins} WHERE {part.sql} ORDER BY {order} LIMIT ?"
    return [row[0] for row in store.driver.execute(sql, (*part.values, limit))]


_ROW = """
SELECT d.id, d.matter, m.reference, d.office, d.right_kind, d.kind, d.number, w.title, d.due, d.act_by, d.final, d.opens,
    d.state, d.certainty, ifnull(o.name, m.owner_as_recorded), ifnull(c.name, ''), m.title, d.responsible,
    ifnull(p.name, ''), d.rule, d.typed, d.trigger_verified, d.trigger_key, d.cross_checked, d.unknown, d.revision, d.cause,
    d.round, b.id, ifnull(b.name, '')
FROM deadline d JOIN matter m ON m.id = d.matter JOIN wording w ON w.id = d.wording
    LEFT JOIN party o ON o.id = m.owner LEFT JOIN party c ON c.id = m.client LEFT JOIN person p ON p.id = d.responsible
    LEFT JOIN person b ON b.id = ifnull(d.backup, m.backup)
"""


def _read(row: Sequence[object]) -> DocketRow:
    values = list(row)
    for place in (8, 9, 10, 11):
        day = values[place]
        values[place] = date.fromisoformat(day) if isinstance(day, str) else None
    values[12] = State(str(values[12]))
    for place in (20, 21, 23, 24):
        values[place] = bool(values[place])
    return DocketRow(*values)  # type: ignore[arg-type]  # the SELECT above gives the fields in their order
