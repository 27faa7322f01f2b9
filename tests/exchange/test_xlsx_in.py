import threading
import time
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from ipdocket.errors import Refused
from ipdocket.exchange import xlsx_in
from ipdocket.exchange.records import FileTooLarge, ImportCancelled, UnreadableFile
from ipdocket.exchange.xlsx_child import as_text
from ipdocket.exchange.xlsx_in import check_workbook, read_xlsx

SHEET = "xl/worksheets/sheet1.xml"


def make_book(path: Path, rows: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.create_sheet("Second").append(["other"])
    book.save(path)
    return path


def test_cells_come_as_text_with_the_sheets_own_row_numbers(tmp_path: Path) -> None:
    rows = [
        [],
        ["Ref", "Filed", "Count", "Yes"],
        [],
        ["A-1", date(2026, 11, 23), 17.0, True],
        ["=1+1", None, 1.5, "x\ny"],
    ]
    seen: list[tuple[int, int]] = []
    table = read_xlsx(make_book(tmp_path / "a.xlsx", rows), progress=lambda done, total: seen.append((done, total)))
    assert table.headers == ("Ref", "Filed", "Count", "Yes")
    assert table.rows[0] == ("A-1", "2026-11-23", "17", "TRUE")
    assert table.numbers == (4, 5)
    assert seen


def test_another_sheet_can_be_chosen(tmp_path: Path) -> None:
    table = read_xlsx(make_book(tmp_path / "a.xlsx", [["a"], ["b"]]), sheet="Second")
    assert (table.headers, table.sheet) == (("other",), "Second")


@pytest.mark.parametrize(
    ("value", "text"),
    [(17.0, "17"), (0.1, "0.1"), (1e20, "1e+20"), (True, "TRUE"), ("x", "x"), (None, ""), (-3.0, "-3")],
)
def test_numbers_do_not_grow_a_decimal_point(value: object, text: str) -> None:
    assert as_text(value) == text


def bomb(path: Path, parts: dict[str, int]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, size in parts.items():
            with packed.open(name, "w") as part:
                for _ in range(size >> 20):
                    part.write(b"0" * (1 << 20))
                part.write(b"0" * (size % (1 << 20)))
    return path


@pytest.mark.parametrize(
    "parts",
    [{SHEET: 600 << 20}, {SHEET: 50 << 20}, {f"part{number}": 1 for number in range(2_001)}],
    ids=["size", "ratio", "parts"],
)
def test_a_bomb_is_refused_by_its_directory_alone(tmp_path: Path, parts: dict[str, int]) -> None:
    path = bomb(tmp_path / "bomb.xlsx", parts)
    started = time.perf_counter()
    with pytest.raises(FileTooLarge):
        check_workbook(path)
    assert time.perf_counter() - started < 2


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"PK\x05\x06" + b"\0" * 18, b"\xd0\xcf\x11\xe0old", b"text, text"]
)
def test_what_is_no_workbook_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "odd.xlsx"
    path.write_bytes(content)
    with pytest.raises(Refused) as refusal:
        read_xlsx(path)
    assert refusal.value.what and refusal.value.do


def test_a_sheet_that_needs_too_much_memory_costs_only_the_child(tmp_path: Path) -> None:
    path = make_book(tmp_path / "far.xlsx", [["a"]])
    book = openpyxl.load_workbook(path)
    book.active["XFD1048576"] = "far"
    book.save(path)
    with pytest.raises((FileTooLarge, UnreadableFile)):
        read_xlsx(path)


def test_reading_can_be_cancelled_and_times_out(tmp_path: Path) -> None:
    path = make_book(tmp_path / "a.xlsx", [["a"]] * 50)
    with pytest.raises(ImportCancelled):
        read_xlsx(path, cancelled=lambda: True)
    with pytest.raises(FileTooLarge, match="too long"):
        read_xlsx(path, seconds=0)
    assert threading.active_count() < 10


def test_too_long_a_cell_is_refused_with_its_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_in, "LONGEST_FIELD", 10)
    with pytest.raises(FileTooLarge, match="Row 2"):
        read_xlsx(make_book(tmp_path / "a.xlsx", [["a"], ["b" * 11]]))
