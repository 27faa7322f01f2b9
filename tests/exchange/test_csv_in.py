import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipdocket.errors import Refused
from ipdocket.exchange import csv_in
from ipdocket.exchange.csv_in import detect_delimiter, detect_encoding, read_csv
from ipdocket.exchange.records import FileTooLarge, ImportCancelled, UnreadableFile


@pytest.mark.parametrize(
    ("encoding", "found"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16"), ("cp1252", "cp1252")],
)
def test_the_encoding_is_found_and_told(encoding: str, found: str) -> None:
    content = "Ref;Inhaber\r\nA-1;Müller & Söhne GmbH\r\n".encode(encoding)
    table = read_csv(content)
    assert (table.encoding, table.delimiter) == (found, ";")
    assert table.rows == (("A-1", "Müller & Söhne GmbH"),)


def test_a_wrong_encoding_is_refused_with_its_place() -> None:
    with pytest.raises(UnreadableFile, match="byte"):
        read_csv("a\nMüller".encode("cp1252"), encoding="utf-8")
    assert detect_encoding("Müller".encode("cp1252")) == "cp1252"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_even_with_others_in_the_cells(delimiter: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(
        [["Ref", "Owner", "Filed"], ["A", "X, Y; Z | W\tV", "1"], ["B", "C", "2"]]
    )
    assert detect_delimiter(out.getvalue()) == delimiter
    assert read_csv(out.getvalue().encode()).rows[0] == ("A", "X, Y; Z | W\tV", "1")


def test_excels_own_declaration_is_followed() -> None:
    assert read_csv(b"sep=|\r\na|b\r\n1,5|2\r\n").rows == (("1,5", "2"),)


def test_a_quote_that_swallows_the_file_is_refused_with_its_row() -> None:
    content = b'Ref,Owner\nA,x\nB,"never closed\n' + b"C,y\n" * 10
    with pytest.raises(UnreadableFile, match="Row 3"):
        read_csv(content)


def test_blank_rows_go_and_numbers_stay_the_files_own() -> None:
    table = read_csv(b"\n\nRef,Owner\n,\nA\n\nB,y\n")
    assert table.headers == ("Ref", "Owner")
    assert table.rows == (("A", ""), ("B", "y"))
    assert table.numbers == (5, 7)


def test_limits_and_cancelling(monkeypatch: pytest.MonkeyPatch) -> None:
    content = b"a,b\n" + b"1,2\n" * 6_000
    with pytest.raises(ImportCancelled):
        read_csv(content, cancelled=lambda: True)
    seen: list[int] = []
    read_csv(content, progress=lambda done, total: seen.append(done))
    assert seen == [5_000]
    with pytest.raises(UnreadableFile, match="32,768"):
        read_csv(b"a\n" + b"x" * 40_000)
    monkeypatch.setattr(csv_in, "MOST_ROWS", 100)
    with pytest.raises(FileTooLarge):
        read_csv(content)
    monkeypatch.setattr(csv_in, "MOST_COLUMNS", 1)
    with pytest.raises(FileTooLarge):
        read_csv(b"a,b\n")
    monkeypatch.setattr(csv_in, "MOST_BYTES", 1)
    with pytest.raises(FileTooLarge):
        read_csv(b"abc")


@given(st.binary(max_size=400))
def test_any_bytes_give_a_table_or_our_own_refusal(content: bytes) -> None:
    try:
        table = read_csv(content)
    except Refused as refusal:
        assert refusal.what and refusal.do
    else:
        assert len(table.rows) == len(table.numbers)
        assert all(len(row) == len(table.headers) for row in table.rows)
