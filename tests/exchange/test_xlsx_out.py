import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest

from ipdocket.exchange import xlsx_out
from ipdocket.exchange.xlsx_in import read_xlsx
from ipdocket.exchange.xlsx_out import SheetTooLarge, write_xlsx
from tests.exchange.test_csv_out import DANGERS


def test_no_text_becomes_a_formula_or_a_link_and_all_come_back(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    assert write_xlsx(path, ("Ref", "Text"), [(f"R{n}", text) for n, text in enumerate(DANGERS)]) == len(DANGERS)
    cells = [row[1] for row in openpyxl.load_workbook(path).active.iter_rows(min_row=2)]
    assert not [cell.value for cell in cells if cell.data_type == "f" or cell.hyperlink]
    with zipfile.ZipFile(path) as packed:
        assert b"<f>" not in packed.read("xl/worksheets/sheet1.xml")
        assert not [name for name in packed.namelist() if "rels" in name and b"http://example" in packed.read(name)]
    read = [row[1] for row in read_xlsx(path).rows]
    assert read == DANGERS


def test_numbers_dates_and_nothing_keep_their_kind(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    instant = datetime(2026, 11, 23, 8, tzinfo=UTC)
    write_xlsx(
        path,
        ("Ref", "n", "d", "old", "b", "none", "t"),
        [("A", 17, date(2026, 11, 23), date(1883, 1, 1), True, None, instant)],
    )
    assert read_xlsx(path).rows == (("A", "17", "2026-11-23", "1883-01-01", "TRUE", "", "2026-11-23T08:00:00+00:00"),)
    assert openpyxl.load_workbook(path).active["C2"].number_format == "dd mmm yyyy"


def test_ten_thousand_rows_and_a_frozen_head(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    count = write_xlsx(
        path, ("Ref", "Owner"), ((f"R{n}", "Müller & Söhne") for n in range(10_000)), title="By [week]: a/b*?" * 4
    )
    sheet = openpyxl.load_workbook(path, read_only=False).active
    assert (count, sheet.max_row, sheet.freeze_panes, sheet.title[:9]) == (10_000, 10_001, "A2", "By  week ")


def test_what_a_sheet_cannot_hold_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SheetTooLarge, match="32,767"):
        write_xlsx(tmp_path / "a.xlsx", ("a",), [("x" * 40_000,)])
    monkeypatch.setattr(xlsx_out, "MOST_ROWS", 3)
    with pytest.raises(SheetTooLarge, match="rows"):
        write_xlsx(tmp_path / "b.xlsx", ("a",), [("x",)] * 4)


def test_an_empty_table_is_a_workbook(tmp_path: Path) -> None:
    assert write_xlsx(tmp_path / "a.xlsx", ("Ref", "Due"), [], title="") == 0
    assert read_xlsx(tmp_path / "a.xlsx").headers == ("Ref", "Due")
