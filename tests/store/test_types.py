"""Values come back as they went in, and sort as they should."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import postgresql, sqlite

from ipdocket.store.types import Flag, Instant, IsoDate, Json, read_instant, write_instant, write_json

LITE, POSTGRES = sqlite.dialect(), postgresql.dialect()
INSTANTS = st.datetimes(datetime(1883, 1, 1), datetime(2200, 12, 31)).map(lambda one: one.replace(tzinfo=UTC))


@given(INSTANTS, INSTANTS)
def test_instants_sort_as_time_does(one: datetime, two: datetime) -> None:
    assert read_instant(write_instant(one)) == one
    assert (write_instant(one) < write_instant(two)) is (one < two)


def test_instants_are_utc() -> None:
    tokyo = datetime(2026, 11, 23, 8, tzinfo=timezone(timedelta(hours=9)))
    assert write_instant(tokyo) == "2026-11-22T23:00:00.000000Z"


@pytest.mark.parametrize(
    ("kind", "value", "kept"),
    [
        (IsoDate(), date(2026, 2, 28), "2026-02-28"), (Flag(), True, 1), (Flag(), None, None),
        (Json(), {"b": [1], "a": "ü"}, '{"a":"ü","b":[1]}'),
        (Instant(), datetime(2026, 1, 1, tzinfo=UTC), "2026-01-01T00:00:00.000000Z"),
    ],
)  # fmt: skip
def test_each_type_there_and_back(kind: IsoDate | Flag | Json | Instant, value: object, kept: object) -> None:
    assert kind.process_bind_param(value, LITE) == kept  # type: ignore[arg-type]
    assert kind.process_result_value(kept, LITE) == value
    assert kind.process_bind_param(value, POSTGRES) == value  # type: ignore[arg-type]
    assert kind.process_result_value(value, POSTGRES) == value


def test_equal_values_give_equal_bytes() -> None:
    assert write_json({"b": {2, 1}, "a": (date(2026, 1, 1),)}) == write_json({"a": ["2026-01-01"], "b": [1, 2]})
    with pytest.raises(TypeError):
        write_json(object())
