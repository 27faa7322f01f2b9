import csv
import io
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipdocket.exchange.csv_in import read_csv
from ipdocket.exchange.csv_out import plain_value, write_csv

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
DANGERS = [
    *(f"{mark}{rest}" for mark in ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
      for rest in ("1+1", "cmd|' /C calc'!A0", "HYPERLINK(\"http://x\",\"y\")",
                   "SUM(A1:A9)", "", "'", '"', "x,y", "x;y")),
    *(f"{quotes}=1" for quotes in ("'", "''", '"', " ", "\u200b")),
    "http://example.org", "file:///etc/passwd", "javascript:alert(1)", "a\r\nb", 'a"b', "a;b", "O'Neil", "'quoted'",
    "株式会社", "شركة", "\u202eabc", "1e5", "007", "17.0", "TRUE", "2026-11-23", "#REF!", "{=1}", "DDE(\"a\")", "!A1",
]  # fmt: skip


@pytest.mark.parametrize("text", DANGERS)
def test_a_dangerous_text_is_no_formula_and_comes_back_unchanged(text: str) -> None:
    content = write_csv(("Ref", "Text"), [("A-1", text)])
    cell = next(row for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")) if row[0] == "A-1")[1]
    assert cell[:1] not in set("=+-@\t\r\n＝＋－＠")
    assert read_csv(content).rows == (("A-1", text),)


@given(st.lists(st.tuples(texts, texts, texts), min_size=1, max_size=12))
def test_every_table_comes_back_unchanged(rows: list[tuple[str, str, str]]) -> None:
    table = read_csv(write_csv(("Reference", "Owner", "Title"), rows), delimiter=",")
    assert list(table.rows) == [row for row in rows if any(row)]


def test_our_own_file_is_known_by_itself() -> None:
    table = read_csv(write_csv(("Ref", "Text"), [("A", "x;y;z\nn|m|p;q"), ("B", "ü")]))
    assert (table.encoding, table.delimiter, table.rows[0][1]) == ("utf-8-sig", ",", "x;y;z\nn|m|p;q")


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), (True, "TRUE"), (-5, "-5"), (1.5, "1.5"), (date(2026, 11, 23), "2026-11-23"),
     (datetime(2026, 11, 23, 8, tzinfo=UTC), "2026-11-23T08:00:00+00:00")],
)  # fmt: skip
def test_values_are_plain(value: bool | float | date | None, text: str) -> None:
    assert plain_value(value) == text
    assert read_csv(write_csv(("a", "b"), [("x", value)])).rows[0][1] == text
