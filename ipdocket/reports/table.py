"""A table laid out by measuring: rows wrapped, pages filled, the number of pages known before drawing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ipdocket.reports.fonts import Typeface
from ipdocket.reports.paper import Column, Report, Row
from ipdocket.reports.sheet import BODY_BOTTOM, BODY_TOP, BODY_WIDTH, LEADING, MARGIN, TEXT, WIDTH, Pen

PADDING = 3.0
HEADING_HEIGHT = 17.0
HEAD_ROW_HEIGHT = 13.0
MOST_LINES = 4
SIGN_ROOM = 34.0  # points above the foot of the last page that lines to sign on take
NOTE_ROOM = LEADING * 0.8  # and each line that says what the marks mean


@dataclass(frozen=True, slots=True)
class Line:
    """One thing on a page: a group's heading, or a wrapped row; its height in points."""

    height: float
    heading: str = ""
    cells: tuple[tuple[str, ...], ...] = ()
    struck: bool = False
    urgent: bool = False


Page = tuple[Line, ...]


def lay_out(typeface: Typeface, report: Report) -> tuple[Page, ...]:
    """The pages of the report; at least one, also for an empty report."""
    widths = column_widths(report.columns)
    pages: list[Page] = []
    page: list[Line] = []
    room = space = BODY_TOP - BODY_BOTTOM - HEAD_ROW_HEIGHT
    for group in report.groups:
        if group.new_page and page:
            pages.append(tuple(page))
            page, room = [], space
        for line in _group_lines(typeface, group.heading, group.rows, report.columns, widths):
            keep_with_next = LEADING * 2 if line.heading else 0.0
            if line.height + keep_with_next > room and page:
                pages.append(tuple(page))
                page, room = [], space
                if not line.heading and group.heading:
                    again = Line(HEADING_HEIGHT, f"{group.heading} (continued)")
                    page.append(again)
                    room -= again.height
            page.append(line)
            room -= line.height
    if len(page) > 1 and room < foot_room(report):  # the last row goes where there is room to sign below it
        pages.append(tuple(page[:-1]))
        page = page[-1:]
    if page or not pages:
        pages.append(tuple(page))
    return tuple(pages)


def foot_room(report: Report) -> float:
    """The points that notes and lines to sign on take above the foot of the last page."""
    return SIGN_ROOM * bool(report.sign) + NOTE_ROOM * len(report.notes) + 2.0 * bool(report.notes)


def _group_lines(
    typeface: Typeface, heading: str, rows: Sequence[Row], columns: Sequence[Column], widths: Sequence[float]
) -> Iterator[Line]:
    if heading:
        yield Line(HEADING_HEIGHT, heading)
    for row in rows:
        cells = tuple(
            typeface.wrapped(cell, width - 2 * PADDING, TEXT, column.bold, MOST_LINES)
            for cell, width, column in zip(row.cells, widths, columns, strict=True)
        )
        yield Line(max(len(cell) for cell in cells) * LEADING + 3.2, "", cells, row.struck, row.urgent)


def column_widths(columns: Sequence[Column]) -> tuple[float, ...]:
    """The width of each column in points, by its share."""
    total = sum(column.share for column in columns)
    return tuple(BODY_WIDTH * column.share / total for column in columns)


def draw_page(pen: Pen, report: Report, page: Page) -> None:
    """The head row and every line of one page."""
    widths = column_widths(report.columns)
    y = BODY_TOP
    x = MARGIN
    pen.canvas.setFillGray(0.92)
    pen.canvas.rect(MARGIN, y - HEAD_ROW_HEIGHT, BODY_WIDTH, HEAD_ROW_HEIGHT, stroke=0, fill=1)
    for column, width in zip(report.columns, widths, strict=True):
        pen.write(x + PADDING, y - 9.2, column.title, TEXT, bold=True)
        x += width
    y -= HEAD_ROW_HEIGHT
    if not page:
        pen.write(MARGIN + PADDING, y - 20, report.empty, 10)
    for line in page:
        if line.heading:
            pen.write(MARGIN, y - 12.5, line.heading, 9, bold=True)
        else:
            _draw_row(pen, report.columns, widths, line, y)
        y -= line.height


def _draw_row(pen: Pen, columns: Sequence[Column], widths: Sequence[float], line: Line, top: float) -> None:
    x = MARGIN
    if line.urgent:
        pen.canvas.setFillGray(0.0)
        pen.canvas.rect(MARGIN - 3.5, top - line.height + 1.5, 1.8, line.height - 2.5, stroke=0, fill=1)
    for column, width, cell in zip(columns, widths, line.cells, strict=True):
        y = top - 8.2
        for text in cell:
            pen.write(x + PADDING, y, text, TEXT, column.bold, 0.35 if line.struck else 0.0)
            if line.struck and text:
                pen.rule(y + 2.4, x + PADDING, x + PADDING + pen.typeface.width(text, TEXT, column.bold), 0.5, 0.35)
            y -= LEADING
        x += width
    pen.rule(top - line.height, weight=0.25, grey=0.82, right=WIDTH - MARGIN)
