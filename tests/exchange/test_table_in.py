from pathlib import Path

import openpyxl
import pytest

from ipdocket.exchange.records import FileTooLarge, UnreadableFile
from ipdocket.exchange.table_in import read_table


def test_the_content_and_not_the_name_decides(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Ref"])
    book.active.append(["A-1"])
    book.save(tmp_path / "book.xlsx")
    disguised = (tmp_path / "book.xlsx").rename(tmp_path / "book.csv")
    assert read_table(disguised).rows == (("A-1",),)
    text = tmp_path / "list.xlsx"
    text.write_text("Ref\nA-2\n", encoding="utf-8")
    assert read_table(text).rows == (("A-2",),)


def test_missing_and_old_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="cannot be opened"):
        read_table(tmp_path / "gone.csv")
    old = tmp_path / "old.xls"
    old.write_bytes(b"\xd0\xcf\x11\xe0rest")
    with pytest.raises(UnreadableFile, match="password"):
        read_table(old)


def test_a_huge_text_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(300 << 20)  # sparse: nothing is written
    with pytest.raises(FileTooLarge):
        read_table(path)
