"""Pages are filled by measuring, and known before drawing."""

from dataclasses import replace
from datetime import date

from ipdocket.paths import resources_folder
from ipdocket.reports.fonts import Typeface
from ipdocket.reports.paper import Column, Group, Report, Row
from ipdocket.reports.sheet import BODY_BOTTOM, BODY_TOP, BODY_WIDTH
from ipdocket.reports.table import HEAD_ROW_HEIGHT, SIGN_ROOM, column_widths, foot_room, lay_out

COLUMNS = (Column("A", 1), Column("B", 3))


def made(*groups: Group) -> Report:
    return Report("T", date(2026, 11, 23), "f", "r", COLUMNS, groups)


def pages(*groups: Group):
    return lay_out(Typeface(resources_folder() / "fonts"), made(*groups))


def test_no_page_holds_more_than_it_can():
    rows = [Row((str(n), "word " * (n % 40))) for n in range(300)]
    for page in pages(Group("G", rows)):
        assert sum(line.height for line in page) <= BODY_TOP - BODY_BOTTOM - HEAD_ROW_HEIGHT


def test_every_row_stands_on_exactly_one_page():
    rows = [Row((str(n), "x")) for n in range(500)]
    shown = [line.cells[0][0] for page in pages(Group("G", rows)) for line in page if line.cells]
    assert shown == [str(n) for n in range(500)]


def test_a_heading_never_stands_alone_at_the_foot():
    groups = [Group(f"Group {n}", [Row((str(n), "x"))] * 3) for n in range(60)]
    for page in pages(*groups):
        assert not page[-1].heading


def test_widths_share_the_page():
    assert sum(column_widths(COLUMNS)) == BODY_WIDTH
    assert column_widths(COLUMNS)[1] == 3 * column_widths(COLUMNS)[0]


def test_lines_to_sign_on_have_room_below_the_last_row():
    face, most = Typeface(resources_folder() / "fonts"), BODY_TOP - BODY_BOTTOM - HEAD_ROW_HEIGHT
    for number in range(1, 90):
        report = replace(made(Group("", [Row((str(n), "x")) for n in range(number)])), sign=("Signed",))
        laid = lay_out(face, report)
        assert most - sum(line.height for line in laid[-1]) >= SIGN_ROOM
        assert sum(map(len, laid)) == number


def test_notes_have_room_below_the_last_row():
    face, most = Typeface(resources_folder() / "fonts"), BODY_TOP - BODY_BOTTOM - HEAD_ROW_HEIGHT
    for number in range(1, 90):
        report = replace(made(Group("", [Row((str(n), "x")) for n in range(number)])), notes=("a", "b", "c", "d"))
        laid = lay_out(face, report)
        assert most - sum(line.height for line in laid[-1]) >= foot_room(report) > 30
        assert sum(map(len, laid)) == number
