"""Umm al-Qura years against published conversions."""

from datetime import date

import pytest

from ipdocket.rules.hijri import OutsideHijriTables, add_hijri_years
from ipdocket.rules.second_periods import Length, add_hijri


def test_ten_years_from_a_known_new_year():
    assert add_hijri_years(date(2014, 10, 25), 10) == date(2024, 7, 7)  # 1 Muharram 1436 and 1446
    assert add_hijri_years(date(2024, 7, 7), -10) == date(2014, 10, 25)


def test_day_thirty_becomes_twenty_nine_where_the_month_is_short():
    moved = [add_hijri_years(date(2020, 1, 25), years) for years in range(1, 12)]  # 30 Jumada I 1441
    assert moved == sorted(moved)
    assert moved == [add_hijri(date(2020, 1, 25), Length(12 * years, 0)) for years in range(1, 12)]


@pytest.mark.parametrize(("day", "years"), [(date(2070, 1, 1), 10), (date(1925, 1, 1), -10), (date(1900, 1, 1), 1)])
def test_beyond_the_tables(day, years):
    with pytest.raises(OutsideHijriTables):
        add_hijri_years(day, years)
