"""Reports: choose, look at the pages, print, and save as PDF, XLSX, CSV or ICS."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ipdocket.errors import Refused
from ipdocket.ui.desk import Desk
from ipdocket.ui.icons import icon
from ipdocket.ui.ports import Query
from ipdocket.ui.scale import scaled
from ipdocket.ui.shown_work import ReportKind
from ipdocket.ui.views.page import Page
from ipdocket.ui.widgets.filter_bar import FilterBar
from ipdocket.ui.widgets.page_preview import PagePreview
from ipdocket.ui.widgets.span import Span
from ipdocket.ui.widgets.text import Label, make_button
from ipdocket.ui.words import count, tr

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

FORMATS = {"pdf": "PDF", "xlsx": "XLSX", "csv": "CSV", "ics": "ICS"}
PRINT_WIDTH = 2200


class ReportsPage(Page):
    """The same selection goes to the preview, the printer and every file."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._kinds: dict[str, ReportKind] = {}
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Reports"))
        self.list.setSpacing(2)
        self._about = Label("", "muted", wrap=True)
        self.bar = FilterBar(
            {
                "responsible": tr("any person"),
                "country": tr("any country"),
                "owner": tr("any owner"),
                "client": tr("any client"),
            }
        )
        self.span = Span(desk.read_date, desk.clock)
        self.preview = PagePreview()
        self.print_button = make_button(tr("&Print…"), self.print_report, "print", chief=True)
        self.print_button.setDefault(False)
        self._saves: dict[str, QPushButton] = {}
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self._make_left())
        halves.addWidget(self.preview)
        halves.setSizes([scaled(300), 800])
        halves.setStretchFactor(1, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(10, 8, 10, 8)
        outer.addWidget(self.bar)
        outer.addWidget(self.span)
        outer.addWidget(halves, 1)
        self._listen()

    def _make_left(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list, 1)
        column.addWidget(self._about)
        column.addWidget(self.print_button)
        saves = QHBoxLayout()
        for code, name in FORMATS.items():
            button = make_button(tr("Save {format}", format=name), partial(self._save, code), "save")
            self._saves[code] = button
            saves.addWidget(button)
            if saves.count() == 2:
                column.addLayout(saves)
                saves = QHBoxLayout()
        return left

    def refresh(self) -> None:
        """Asks for the reports, or draws the page again after a change."""
        if self._kinds:
            self._draw(0)
        else:
            self._desk.read(self, "kinds", self._desk.docket.reporting.kinds, then=self._show_kinds)

    def take_focus(self) -> None:
        """Puts the cursor on the list of reports."""
        self.list.setFocus()

    def choose(self, report: str) -> None:
        """Goes to a report by its code."""
        for line in range(self.list.count()):
            if self.list.item(line).data(Qt.ItemDataRole.UserRole) == report:
                self.list.setCurrentRow(line)

    def print_report(self) -> None:
        """Asks for the printer and sends every page."""
        if self._is_wrong():
            return
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.setAccessibleName(tr("Print"))
        if dialog.exec() != QPrintDialog.DialogCode.Accepted:
            return
        PrintRun(self._desk, self._report, self.query, printer, self).send_page(0)
        self._desk.tell(tr("Sending the pages to the printer…"))

    @property
    def _report(self) -> str:
        item = self.list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def _listen(self) -> None:
        self.list.currentItemChanged.connect(lambda *_: self._choose())
        self.bar.asked.connect(lambda _query: self._draw(0))
        self.span.changed.connect(lambda: self._draw(0))
        self.preview.wanted.connect(self._draw)
        self.bar.left.connect(self.take_focus)
        for field, kind in (
            ("responsible", "person"),
            ("country", "country"),
            ("owner", "owner"),
            ("client", "client"),
        ):
            ask = self._desk.docket.looking.choices
            self._desk.read(self, f"choices {field}", ask, kind, then=partial(self.bar.offer, field))

    def _show_kinds(self, kinds: Sequence[ReportKind]) -> None:
        self._kinds = {kind.code: kind for kind in kinds}
        for kind in kinds:
            item = QListWidgetItem(icon("calendar" if "ics" in kind.formats else "reports"), kind.title)
            item.setData(Qt.ItemDataRole.UserRole, kind.code)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _choose(self) -> None:
        kind = self._kinds.get(self._report)
        if kind is None:
            return
        self._about.setText(kind.about)
        for code, button in self._saves.items():
            button.setVisible(code in kind.formats)
        self.print_button.setEnabled("pdf" in kind.formats)
        self._draw(0)

    def _draw(self, page: int) -> None:
        kind = self._kinds.get(self._report)
        if kind is None:
            return
        if "pdf" not in kind.formats:
            self.preview.show_words(_words_without_pages(kind))
        if page == 0:
            self._count()
        if "pdf" not in kind.formats:
            return
        if page == 0:
            self.preview.show_words(tr("Drawing the pages…"))
        self._desk.tasks.read(
            self._desk.docket.reporting.draw_pages,
            kind.code,
            self.query,
            page,
            1,
            self.preview.room,
            then=lambda drawn: self._show_drawn(page, drawn),
            refused=self._refuse_drawing,
            owner=self,
            key="draw",
        )

    def _count(self) -> None:
        def show(number: int) -> None:
            self.bar.show_count(number, tr("deadline"), tr("deadlines"))

        self._desk.read(self, "count", self._desk.docket.reporting.count, self.query, then=show)

    @property
    def query(self) -> Query:
        """What is chosen above, for preview, printer and every file."""
        return self.span.bound(self.bar.query)

    def _show_drawn(self, page: int, drawn: tuple[int, Sequence[bytes]]) -> None:
        pages, pictures = drawn
        if pictures:
            self.preview.show_page(page, pages, pictures[0])
        else:
            self.preview.show_words(tr("There is nothing to show with these filters."))

    def _refuse_drawing(self, refusal: Refused) -> None:
        self.preview.show_words(refusal.what)

    def _save(self, format_: str) -> None:
        if self._is_wrong():
            return
        name = FORMATS[format_]
        proposed = f"{self._report}-{self._desk.clock.today():%Y-%m-%d}.{format_}"
        path, _kind = QFileDialog.getSaveFileName(self, tr("Save report"), proposed, f"{name} (*.{format_})")
        if path:
            self.save_to(format_, path if path.endswith(f".{format_}") else f"{path}.{format_}")

    def _is_wrong(self) -> bool:
        """Whether the span is not whole; it is told then, so that nothing is saved for other days than meant."""
        if self.span.problem:
            self._desk.warn(tr("Nothing was saved. {problem}", problem=self.span.problem))
        return bool(self.span.problem)

    def save_to(self, format_: str, path: str) -> None:
        """Writes the report to a file."""
        self._desk.tasks.read(
            self._desk.docket.reporting.save,
            self._report,
            self.query,
            format_,
            path,
            then=self._desk.tell,
            refused=self._desk.refuse,
            owner=self,
            title=tr("Saving report"),
        )


class PrintRun(QObject):
    """Sends a report to the printer page by page, so that a long one needs no more memory than a short one."""

    def __init__(self, desk: Desk, report: str, query: Query, printer: "QPrinter", parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._what = (report, query)
        self._printer = printer
        self._painter = QPainter()

    def send_page(self, page: int) -> None:
        """Asks for one page, counted from 0, and paints it when it comes."""
        self._desk.tasks.read(
            self._desk.docket.reporting.draw_pages,
            *self._what,
            page,
            1,
            PRINT_WIDTH,
            then=lambda drawn: self._paint(page, drawn),
            refused=self._refuse,
            owner=self,
        )

    def _paint(self, page: int, drawn: tuple[int, Sequence[bytes]]) -> None:
        pages, pictures = drawn
        if page == 0:
            self._painter.begin(self._printer)
        else:
            self._printer.newPage()
        if pictures:
            image = QImage.fromData(pictures[0])
            size = self._painter.viewport().size()
            smooth = Qt.TransformationMode.SmoothTransformation
            self._painter.drawImage(0, 0, image.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, smooth))
        if page + 1 < pages:
            self.send_page(page + 1)
            return
        self._painter.end()
        self._desk.tell(tr("{pages} sent to the printer.", pages=count(pages, tr("page"), tr("pages"))))
        self.deleteLater()

    def _refuse(self, refusal: Refused) -> None:
        if self._painter.isActive():
            self._painter.end()
        self._desk.refuse(refusal)
        self.deleteLater()


def _words_without_pages(kind: ReportKind) -> str:
    if "ics" in kind.formats:
        return tr(
            "A calendar has no pages: save it and open it in a calendar program. It holds an entry on each due"
            " date and another on a later final date, of the deadlines counted above."
        )
    return tr("This list has no pages: save it as a spreadsheet. It holds matters, not the deadlines counted above.")
