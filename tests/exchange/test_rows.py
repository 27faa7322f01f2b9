from datetime import date

from ipdocket.exchange.dates_in import DayOrder
from ipdocket.exchange.mapping import Mapping
from ipdocket.exchange.rows import RowReader

TODAY = date(2026, 11, 23)


def test_a_short_row_is_read_as_far_as_it_goes() -> None:
    reader = RowReader(
        ("Ref", "Office", "Right", "Filed"), Mapping(("reference", "office", "right", "event.filing")), TODAY
    )
    record, problems = reader.read_row(("A", "DE", "patent"), 7)
    assert (record.source_row, record.events) == (7, ()) and [p.severity for p in problems] == ["warning"]


def test_each_column_is_read_in_its_own_order() -> None:
    columns = ("reference", "office", "right", "event.filing", "event.grant")
    orders = ((3, DayOrder.DAY_FIRST), (4, DayOrder.MONTH_FIRST))
    reader = RowReader(("Ref", "", "", "Filed", ""), Mapping(columns, orders), TODAY)
    record, _ = reader.read_row(("A", "DE", "patent", "03/04/2020", "03/04/2021"), 2)
    assert (record.first_day("filing"), record.first_day("grant")) == (date(2020, 4, 3), date(2021, 3, 4))
    assert (reader.header_of("event.filing"), reader.header_of("event.grant")) == ("Filed", "event.grant")
