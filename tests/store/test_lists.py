"""Matters in order, what waits, the rail."""

from datetime import date

from ipdocket.domain.deadlines import ACTIVE
from ipdocket.store import deadlines, lists
from ipdocket.store.work import Store
from tests.store.making import TODAY


def test_the_list_of_matters(store: Store) -> None:
    ids = lists.list_matters(store, lists.MatterFilter(office="EP", person=2), sort="title", descending=True)
    rows = lists.get_matter_rows(store, list(ids))
    assert len(rows) == 30
    assert [row.title for row in rows] == sorted((row.title for row in rows), reverse=True)
    dates = [one for one in deadlines.list_deadlines(store, rows[0].id) if one.state in ACTIVE and not one.unknown]
    soonest = min(one.act_by for one in dates)
    assert rows[0].next_act_by == soonest
    rail = lists.count_rail(store, TODAY)
    assert lists.count_rail(store, date(2020, 1, 1)) == {"docket": 0, "confirm": 0, "mismatch": 0, "matters": rail["matters"]}
    assert rail["docket"] > 0
