"""A sheet of plain statements about one thing, upright on A4: headings, and a label beside each text."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ipdocket.reports.fonts import Typeface
from ipdocket.reports.sheet import MARGIN, MILLIMETRE, Pen

WIDTH, HEIGHT = 210 * MILLIMETRE, 297 * MILLIMETRE
TOP, BOTTOM = HEIGHT - MARGIN - 44, MARGIN + 26
LABEL = 96.0
SIZES = (7.6, 7.0, 6.4, 5.8)
SMALL = 6.0


@dataclass(frozen=True, slots=True)
class Part:
    """Lines under one heading, each a label and what is said."""

    heading: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One sheet. `foot` stands at the foot of each of its pages, in two lines at most."""

    title: str
    about: str
    firm: str
    parts: tuple[Part, ...]
    foot: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    height: float
    heading: str = ""
    label: tuple[str, ...] = ()
    said: tuple[str, ...] = ()


def write_statements(statements: Sequence[Statement], path: Path, fonts: Path) -> int:
    """How many pages were written; each statement begins a page and stays on it where the smallest type allows."""
    from reportlab.pdfgen.canvas import Canvas

    typeface = Typeface(fonts)
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT), pageCompression=1)
    canvas.setTitle(statements[0].title if statements else "")
    canvas.setCreator("ipdocket")
    written = 0
    for statement in statements:
        size, pages = _fit(typeface, statement)
        for number, page in enumerate(pages, 1):
            _draw(Pen(canvas, typeface), statement, page, size, f"Page {number} of {len(pages)}")
            canvas.showPage()
            written += 1
    canvas.save()
    return written


def _fit(typeface: Typeface, statement: Statement) -> tuple[float, list[list[_Line]]]:
    """The largest size at which the statement stays on one page, and its lines by page; the smallest if none does."""
    for size in SIZES:
        pages = _paginate(_lines(typeface, statement, size))
        if len(pages) == 1:
            break
    return size, pages


def _lines(typeface: Typeface, statement: Statement, size: float) -> list[_Line]:
    lines, leading = [], size * 1.26
    for part in statement.parts:
        lines.append(_Line(size * 2.3, part.heading))
        for label, said in part.lines:
            left = typeface.wrapped(label, LABEL - 6, size, False, 4)
            right = typeface.wrapped(said, WIDTH - 2 * MARGIN - LABEL, size, False, 40)
            lines.append(_Line(max(len(left), len(right)) * leading + size * 0.22, "", left, right))
    return lines


def _paginate(lines: Sequence[_Line]) -> list[list[_Line]]:
    pages: list[list[_Line]] = [[]]
    room = TOP - BOTTOM
    for line in lines:
        need = line.height + (24 if line.heading else 0)
        if need > room and pages[-1]:
            pages.append([])
            room = TOP - BOTTOM
        pages[-1].append(line)
        room -= line.height
    return pages


def _draw(pen: Pen, statement: Statement, lines: Sequence[_Line], size: float, page: str) -> None:
    top, right = HEIGHT - MARGIN, WIDTH - MARGIN
    pen.write(MARGIN, top - 12, statement.title, 14, bold=True)
    pen.write_right(right, top - 12, _one_line(pen, statement.firm, 220, 8), 8, bold=True)
    pen.write(MARGIN, top - 27, _one_line(pen, statement.about, WIDTH - 2 * MARGIN, 8.5), 8.5, bold=True)
    pen.rule(top - 33, right=right, weight=0.8, grey=0.2)
    y = TOP
    for line in lines:
        _draw_line(pen, line, y, size)
        y -= line.height
    pen.rule(BOTTOM - 6, right=right)
    for place, foot in enumerate(statement.foot[:2]):
        pen.write(MARGIN, BOTTOM - 14 - place * 8, foot, SMALL, grey=0.3)
    pen.write_right(right, BOTTOM - 14, page, SMALL, grey=0.3)


def _draw_line(pen: Pen, line: _Line, y: float, size: float) -> None:
    if line.heading:
        pen.write(MARGIN, y - size * 1.6, line.heading, size * 1.15, bold=True)
        pen.rule(y - size * 1.95, right=WIDTH - MARGIN, grey=0.75)
        return
    for place, text in enumerate(line.label):
        pen.write(MARGIN, y - size - place * size * 1.26, text, size, grey=0.35)
    for place, text in enumerate(line.said):
        pen.write(MARGIN + LABEL, y - size - place * size * 1.26, text, size)


def _one_line(pen: Any, text: str, width: float, size: float) -> str:
    lines = pen.typeface.wrapped(text, width, size, True, 1)
    return str(lines[0])
