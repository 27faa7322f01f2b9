"""Reports written as PDF files, and read back as pictures of pages."""

from collections.abc import Callable
from pathlib import Path

from ipdocket.errors import Refused
from ipdocket.reports.fonts import Typeface, wrap
from ipdocket.reports.paper import Report
from ipdocket.reports.sheet import BODY_BOTTOM, BODY_WIDTH, HEIGHT, MARGIN, SMALL, WIDTH, Pen, draw_frame
from ipdocket.reports.table import NOTE_ROOM, draw_page, foot_room, lay_out

Progress = Callable[[int, int], bool]


class ReportNotWritten(Refused):
    """The file could not be written; nothing stands under its name."""


class ReportCancelled(Refused):
    """The person stopped the printing."""

    def __init__(self) -> None:
        super().__init__("The report was cancelled.", "No file was written.", "Start it again when ready.")


def write_report(report: Report, path: Path, fonts: Path, progress: Progress | None = None) -> int:
    """The number of pages written. `progress(done, of)` is called for each page; False from it cancels.

    The file appears under its name only when it is whole. Raises ReportNotWritten, ReportCancelled.
    """
    from reportlab.pdfgen.canvas import Canvas

    typeface = Typeface(fonts)
    pages = lay_out(typeface, report)
    part = path.with_name(path.name + ".part")
    try:
        canvas = Canvas(str(part), pagesize=(WIDTH, HEIGHT), pageCompression=1)
        canvas.setTitle(report.title)
        canvas.setCreator("ipdocket")
        canvas.setSubject(f"as of {report.as_of.isoformat()}; {report.filter}; rules {report.rules}")
        pen = Pen(canvas, typeface)
        for number, page in enumerate(pages, 1):
            draw_frame(pen, report, number, len(pages))
            draw_page(pen, report, page)
            if number == len(pages):
                _draw_notes(pen, report)
            canvas.showPage()
            if progress is not None and not progress(number, len(pages)):
                raise ReportCancelled
        canvas.save()
        part.replace(path)
    except OSError as error:
        raise ReportNotWritten(
            f"{path.name} could not be written: {error.strerror or error}.",
            "No file stands under that name; the docket is unchanged.",
            "Choose another folder, or free space on the disk, and print again.",
        ) from error
    finally:
        part.unlink(missing_ok=True)
    return len(pages)


def _draw_notes(pen: Pen, report: Report) -> None:
    """What the marks mean, and lines to sign on, at the foot of the last page."""
    y = BODY_BOTTOM + foot_room(report) - NOTE_ROOM
    for note in report.notes:
        for line in wrap(pen.typeface, note, BODY_WIDTH, SMALL, most=1):
            pen.write(MARGIN, y, line, SMALL, grey=0.3)
        y -= NOTE_ROOM
    for place, name in enumerate(report.sign):
        x = MARGIN + place * 80 * 2.835
        pen.rule(BODY_BOTTOM + 26, x, x + 190, grey=0.2)
        pen.write(x, BODY_BOTTOM + 18, name, SMALL, grey=0.3)


def picture_pages(path: Path, first: int, count: int, width: int) -> tuple[int, list[bytes]]:
    """How many pages the PDF has, and `count` of them from `first` (0 is the first) as PNGs `width` pixels wide."""
    from io import BytesIO

    from pypdfium2 import PdfDocument

    document = PdfDocument(path)
    try:
        total = len(document)
        images: list[bytes] = []
        for number in range(first, min(first + count, total)):
            page = document[number]
            buffer = BytesIO()
            page.render(scale=width / page.get_width()).to_pil().save(buffer, "PNG", optimize=False)
            images.append(buffer.getvalue())
        return total, images
    finally:
        document.close()
