"""A page of a report: its measures, its header and its footer."""

from dataclasses import dataclass
from typing import Any

from ipdocket.reports.fonts import Typeface
from ipdocket.reports.paper import Report

MILLIMETRE = 72 / 25.4
WIDTH, HEIGHT = 297 * MILLIMETRE, 210 * MILLIMETRE
MARGIN = 12 * MILLIMETRE
TEXT, SMALL, TITLE = 7.5, 6.5, 13.0
LEADING = 9.4
BODY_TOP = HEIGHT - MARGIN - 15 * MILLIMETRE
BODY_BOTTOM = MARGIN + 8 * MILLIMETRE
BODY_WIDTH = WIDTH - 2 * MARGIN


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes on a canvas with the shipped fonts."""

    canvas: Any
    typeface: Typeface

    def write(self, x: float, y: float, text: str, size: float = TEXT, bold: bool = False, grey: float = 0.0) -> None:
        """The text with its baseline at `y`, beginning at `x`."""
        self.canvas.setFillGray(grey)
        runs = self.typeface.runs(text, bold)
        for run in runs:
            self.canvas.setFont(run.font, size)
            self.canvas.drawString(x, y, run.text)
            if len(runs) > 1:
                x += self.typeface.run_width(run, size)

    def write_right(
        self, x: float, y: float, text: str, size: float = TEXT, bold: bool = False, grey: float = 0.0
    ) -> None:
        """The text ending at `x`."""
        self.write(x - self.typeface.width(text, size, bold), y, text, size, bold, grey)

    def rule(
        self, y: float, left: float = MARGIN, right: float = WIDTH - MARGIN, weight: float = 0.4, grey: float = 0.6
    ) -> None:
        """A thin horizontal line."""
        self.canvas.setStrokeGray(grey)
        self.canvas.setLineWidth(weight)
        self.canvas.line(left, y, right, y)


def draw_frame(pen: Pen, report: Report, page: int, pages: int) -> None:
    """Header and footer of one page: title, firm, as-of date, filter, rule set, audit head, page x of y."""
    top = HEIGHT - MARGIN
    pen.write(MARGIN, top - 10, report.title, TITLE, bold=True)
    pen.write_right(WIDTH - MARGIN, top - 8, report.firm, TEXT, bold=True)
    pen.write_right(WIDTH - MARGIN, top - 18, f"as of {long_date(report)}", TEXT)
    pen.write(MARGIN, top - 22, shortened(pen.typeface, f"Filter: {report.filter}", BODY_WIDTH * 0.7), SMALL, grey=0.3)
    pen.rule(top - 27, weight=0.8, grey=0.2)
    bottom = MARGIN + 2
    pen.rule(bottom + 10)
    left = f"Rules {report.rules}" + (f"  ·  audit {report.head}" if report.head else "")
    if report.printed_by:
        left += f"  ·  printed by {report.printed_by}"
    pen.write(MARGIN, bottom, left, SMALL, grey=0.3)
    pen.write_right(WIDTH - MARGIN, bottom, f"Page {page} of {pages}", SMALL, grey=0.3)


def long_date(report: Report) -> str:
    """The as-of date in one unambiguous form: 23 Nov 2026."""
    months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    day = report.as_of
    return f"{day.day} {months[day.month - 1]} {day.year}"


def shortened(typeface: Typeface, text: str, width: float) -> str:
    """The text, cut with an ellipsis where it would be wider than `width` in the small size."""
    if typeface.width(text, SMALL, False) <= width:
        return text
    while text and typeface.width(text + "…", SMALL, False) > width:
        text = text[:-1]
    return text + "…"
