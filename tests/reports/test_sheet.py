"""Header and footer fit the page whatever the words."""

from dataclasses import replace
from datetime import date

from ipdocket.paths import resources_folder
from ipdocket.reports.fonts import Typeface
from ipdocket.reports.paper import Report
from ipdocket.reports.sheet import SMALL, long_date, shortened

REPORT = Report("T", date(2026, 11, 3), "f", "r", (), ())


def test_dates_have_one_unambiguous_form():
    assert long_date(REPORT) == "3 Nov 2026"
    assert long_date(replace(REPORT, as_of=date(2027, 1, 31))) == "31 Jan 2027"


def test_a_long_filter_is_cut_to_the_width():
    face = Typeface(resources_folder() / "fonts")
    cut = shortened(face, "Filter: " + "country EP, " * 100, 200)
    assert cut.endswith("…")
    assert face.width(cut, SMALL, False) <= 200
    assert shortened(face, "short", 200) == "short"
