"""The docket page's order, bands and filters agree with a plain reading of all rows."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ipdocket.domain.absences import Absence, Acting
from ipdocket.domain.deadlines import ACTIVE, Band, State, band_of
from ipdocket.store import docket
from ipdocket.store.absences import add_absence, end_absence
from ipdocket.store.deadlines import assign
from ipdocket.store.docket import BANDS, DocketFilter, Sorting
from ipdocket.store.matters import get_matter, update_matter
from ipdocket.store.work import Store
from tests.store.making import TODAY


def plain(store: Store) -> list[docket.DocketRow]:
    ids = [row[0] for row in store.driver.execute("SELECT id FROM deadline")]
    return [row for row in docket.get_rows(store, ids) if row.state in ACTIVE]


def band(row: docket.DocketRow) -> Band:
    return band_of(row.act_by, row.final, row.unknown, TODAY)


FILTERS = {
    "all": (DocketFilter(), lambda row: not row.unknown),
    "office": (DocketFilter(office="EP"), lambda row: not row.unknown and row.office == "EP"),
    "person": (DocketFilter(person=2), lambda row: not row.unknown and row.responsible_name == "Ben"),
    "kind and office": (
        DocketFilter(kind="response", office="US"), lambda row: not row.unknown and (row.kind, row.office) == ("response", "US"),
    ),
    "owner": (DocketFilter(owner=3), lambda row: not row.unknown and row.owner == "株式会社リコー"),
    "text of a name": (DocketFilter(text="şirketi"), lambda row: not row.unknown and row.owner == "Öz Şirketi"),
    "text of a number": (DocketFilter(text="17181007"), lambda row: not row.unknown and row.reference.startswith("REF-007")),
    "text of an action": (DocketFilter(text="office act"), lambda row: not row.unknown and "office action" in row.title),
    "short text": (DocketFilter(text="us"), lambda row: not row.unknown and row.reference.endswith("US")),
    "no such text": (DocketFilter(text="nothing here"), lambda _: False),
    "unknown": (DocketFilter(bands=(Band.UNKNOWN,)), lambda row: row.unknown),
    "two bands": (
        DocketFilter(bands=(Band.TODAY, Band.OVERDUE)), lambda row: band(row) in (Band.TODAY, Band.OVERDUE),
    ),
    "days": (
        DocketFilter(act_by_from=TODAY, act_by_to=TODAY + timedelta(9)),
        lambda row: not row.unknown and TODAY <= row.act_by <= TODAY + timedelta(9),
    ),
    "due or final in a span": (
        DocketFilter(dated_from=TODAY, dated_to=TODAY + timedelta(9)),
        lambda row: not row.unknown
        and (TODAY <= row.act_by <= TODAY + timedelta(9) or TODAY <= row.final <= TODAY + timedelta(9)),
    ),
    "from a day on": (DocketFilter(dated_from=TODAY), lambda row: not row.unknown and row.final >= TODAY),
}  # fmt: skip


@pytest.mark.parametrize("name", FILTERS)
@pytest.mark.parametrize("banded", [True, False])
def test_filters_hold_what_they_say(store: Store, name: str, banded: bool) -> None:
    wanted, fits = FILTERS[name]
    ids, sizes = docket.list_order(store, wanted, TODAY, sorting=Sorting(banded=banded))
    rows = [row for row in plain(store) if fits(row)]
    assert sorted(ids) == sorted(row.id for row in rows)
    assert docket.list_first(store, wanted, TODAY, limit=10, sorting=Sorting(banded=banded)) == list(ids[:10])
    assert docket.count_rows(store, wanted, TODAY) == len(rows)
    if banded:
        expected = sorted(rows, key=lambda row: (BANDS.index(band(row)), row.act_by, row.id))
        assert list(ids) == [row.id for row in expected]
        assert dict(sizes) == {one: sum(band(row) is one for row in rows) for one in {band(row) for row in rows}}


@pytest.mark.parametrize("column", ["due", "final", "reference", "owner", "title", "responsible", "office", "client"])
@pytest.mark.parametrize("descending", [False, True])
def test_sorting(store: Store, column: str, descending: bool) -> None:
    ids, _ = docket.list_order(store, DocketFilter(), TODAY, sorting=Sorting(column, descending, banded=False))
    names = {"due": "act_by", "responsible": "responsible_name"}
    values = [getattr(row, names.get(column, column)) for row in docket.get_rows(store, ids)]
    if store.home.kind == "postgresql" and column == "owner":  # there as the alphabet has it: Ö beside O
        values = ["Oz Şirketi" if value == "Öz Şirketi" else value for value in values]
    assert values == sorted(values, reverse=descending)


def test_closed_states_are_listed_when_asked_for(store: Store) -> None:
    ids, _ = docket.list_order(store, DocketFilter(states=(State.INFORMATION,)), TODAY)
    assert len(ids) == 60
    assert docket.list_order(store, DocketFilter(states=(State.DONE,)), TODAY)[0].tolist() == []


def test_the_filters_read_one_index_alone(store: Store) -> None:
    if store.home.kind == "postgresql":  # its planner chooses by the rows it counted, sixty here
        assert "deadline_docket" in {row[0] for row in store.driver.execute("SELECT indexname FROM pg_indexes")}
        return
    for wanted in (DocketFilter(), DocketFilter(office="EP", person=1, kind="annuity")):
        for part in docket._parts(store, wanted, TODAY, Sorting()):
            plan = store.driver.execute(
                f"EXPLAIN QUERY PLAN SELECT d.id FROM deadline d WHERE {part.sql} ORDER BY d.act_by, d.id LIMIT 256", part.values
            ).fetchall()
            assert len(plan) == 1
            assert "COVERING INDEX deadline_docket" in plan[0][3]


def test_rows_come_in_thousands_for_reports(store: Store) -> None:
    rows = list(docket.iterate_rows(store, DocketFilter(), TODAY))
    assert [row.id for row in rows] == list(docket.list_order(store, DocketFilter(), TODAY)[0])


def test_the_back_up_of_a_deadline_wins_over_its_matters(small) -> None:
    with small.store.work(small.ann, "name") as work:
        update_matter(work, replace(get_matter(small.store, small.matter), backup=small.ben.person))
        assign(work, small.dates[:2], {"backup": small.cho.person})
    by = {who: {row.id for row in docket.iterate_rows(small.store, DocketFilter(backup=who), TODAY)} for who in (0, 2, 3)}
    assert by == {0: set(), 2: set(small.dates[2:]), 3: set(small.dates[:2])}
    assert [row.backup_name for row in docket.get_rows(small.store, small.dates[1:3])] == ["Cho", "Ben"]
    assert docket.list_first(small.store, DocketFilter(), TODAY, sorting=Sorting("backup", True, banded=False))[:2] == small.dates[:2]


def test_while_someone_is_away_the_rows_say_who_acts_and_are_found_by_them(small) -> None:
    last = date(2026, 12, 4)
    with small.store.work(small.ann, "away") as work:
        assign(work, small.dates[:2], {"responsible": small.ann.person, "backup": small.ben.person})
        away = add_absence(work, Absence(small.ann.person, TODAY, last), {small.dates[1]: small.cho.person})
    rows = docket.get_rows(small.store, small.dates[:3], TODAY)
    assert [(row.responsible_name, row.acting, row.acting_name) for row in rows] == [
        ("Ann", Acting(2, last), "Ben"), ("Ann", Acting(3, last), "Cho"), ("", None, ""),
    ]  # fmt: skip

    def found(person: int) -> list[int]:
        return [row.id for row in docket.iterate_rows(small.store, DocketFilter(acting=person), TODAY)]

    assert (found(1), found(2), found(3), found(0)) == (small.dates[:2], small.dates[:1], small.dates[1:2], small.dates[2:])
    assert [row.acting for row in docket.get_rows(small.store, small.dates[:2], date(2026, 12, 5))] == [None, None]
    with small.store.work(small.ann, "back") as work:
        end_absence(work, away, TODAY)
    assert (found(1), found(2)) == (small.dates[:2], [])
