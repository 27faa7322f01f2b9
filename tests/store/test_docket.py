"""The docket page's order, bands and filters agree with a plain reading of all rows."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from ipdocket.domain.deadlines import ACTIVE, Band, Computed, State, band_of
from ipdocket.domain.matter import Matter
from ipdocket.domain.parties import Party, PartyKind
from ipdocket.domain.people import PROGRAM, Person
from ipdocket.store import docket, find, lists, parties, people, words
from ipdocket.store.bulk import Bulk
from ipdocket.store.docket import BANDS, DocketFilter, Sorting
from ipdocket.store.open import create_store
from ipdocket.store.work import Store
from tests.store.making import CLOCK, TODAY, Result


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with create_store(tmp_path_factory.mktemp("docket") / "docket.ipdocket", CLOCK) as made:
        with made.work(PROGRAM, "set up") as work:
            team = [people.add_person(work, Person(name)) for name in ("Ann", "Ben")]
            owners = [parties.add_party(work, Party(PartyKind.OWNER, name)) for name in ("Zeta GmbH", "Öz Şirketi", "株式会社リコー")]
        with made.work(PROGRAM, "import") as work, Bulk(work) as bulk:
            for number in range(60):
                bulk.add_matter(
                    Matter(
                        f"REF-{number:03d}/{'EP' if number % 2 else 'US'}", "EP" if number % 2 else "US", "patent",
                        title=f"Lid number {number}", owner=owners[number % 3], responsible=team[number % 2],
                        application_number=f"17 181 {number:03d}.5",
                    ), [],
                )  # fmt: skip
                bulk.add_deadlines([
                    Computed(
                        Result(
                            number=n, due=TODAY + timedelta(days=(number * 7 + n * 40) % 200 - 60),
                            late_until=TODAY + timedelta(days=(number * 7 + n * 40) % 200 - 60 + (number % 4) * 30),
                            kind="annuity" if n % 2 else "response", office="EP" if number % 2 else "US",
                            title=f"Renewal fee, year {n}" if n % 2 else "Reply to office action",
                        ),
                        State.INFORMATION if n == 7 else State.OPEN, unknown=n == 6,
                    )
                    for n in range(3, 8)
                ])  # fmt: skip
        with made.work(PROGRAM, "index") as work:
            assert words.index_pending(work) == 0
        yield made


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
    assert values == sorted(values, reverse=descending)


def test_closed_states_are_listed_when_asked_for(store: Store) -> None:
    ids, _ = docket.list_order(store, DocketFilter(states=(State.INFORMATION,)), TODAY)
    assert len(ids) == 60
    assert docket.list_order(store, DocketFilter(states=(State.DONE,)), TODAY)[0].tolist() == []


def test_the_filters_read_one_index_alone(store: Store) -> None:
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


@pytest.mark.parametrize("text", ["REF-007/EP", "ref-007", "17 181 007.5", "17181007.5", "Lid number 7 "])
def test_everything_finds_a_matter_by_any_of_its_names(store: Store, text: str) -> None:
    assert "REF-007/EP" in [one.text for one in find.find_everything(store, text)]


def test_everything_finds_owners_and_survives_odd_text(store: Store) -> None:
    assert find.find_everything(store, "リコー")[-1].text == "株式会社リコー"
    for odd in ('"', "'; DROP TABLE matter", "AND OR NOT", "*", "a" * 500, "NEAR(", "\u202e", "%_"):
        find.find_everything(store, odd)
        docket.list_first(store, DocketFilter(text=odd), TODAY)


def test_matters_not_indexed_yet_are_found(store: Store) -> None:
    with store.work(PROGRAM, "late") as work, Bulk(work) as bulk:
        bulk.add_matter(Matter("LATE-1", "EP", "patent", title="Periscope"), [])
    assert words.count_pending(store) == 1
    assert [one.text for one in find.find_everything(store, "periscope")] == ["LATE-1"]
    assert len(lists.list_matters(store, lists.MatterFilter(text="periscope"))) == 1


def test_the_list_of_matters(store: Store) -> None:
    ids = lists.list_matters(store, lists.MatterFilter(office="EP", person=2), sort="title", descending=True)
    rows = lists.get_matter_rows(store, list(ids))
    assert len(rows) == 30
    assert [row.title for row in rows] == sorted((row.title for row in rows), reverse=True)
    soonest = min(row.act_by for row in plain(store) if row.matter == rows[0].id and not row.unknown)
    assert rows[0].next_act_by == soonest
    assert lists.count_rail(store, date(2020, 1, 1)) == {"docket": 0, "confirm": 0, "mismatch": 0, "matters": lists.count_rail(store, TODAY)["matters"]}
