"""The calculator: type events and papers, see every date with its steps; compare two offices; copy it for a letter."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QSplitter, QVBoxLayout, QWidget

from ipdocket.ui.desk import Desk
from ipdocket.ui.scale import scaled
from ipdocket.ui.shown import Asked, Choice, Explained
from ipdocket.ui.shown_calculation import Calculated, CalculationDraft
from ipdocket.ui.views.page import Page
from ipdocket.ui.widgets.calculation import CalculationShown
from ipdocket.ui.widgets.inspector import Inspector
from ipdocket.ui.widgets.paper_rows import PaperRows
from ipdocket.ui.widgets.rule_fields import RuleFields
from ipdocket.ui.widgets.text import Label, add_field, chosen, fill_choice, make_button, make_choice, make_form
from ipdocket.ui.words import tr

PAUSE = 200  # milliseconds after the last key before the rules are asked


class CalculatorPage(Page):
    """Nothing typed here is stored."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.country = make_choice(tr("Country or office"))
        self.right = make_choice(tr("Right"))
        self.route = make_choice(tr("Route"))
        self.other = make_choice(tr("Compare with"))
        self.fields = RuleFields(desk)
        self.papers = PaperRows(desk)
        self.missing = Label("", "soon", wrap=True)
        self.result = CalculationShown()
        self.compared = CalculationShown()
        self.compared.hide()
        self.why = Inspector([])
        self._chosen: CalculationShown = self.result
        self._wanted: tuple[str, str] | None = None
        self._typing = QTimer(self, singleShot=True, interval=PAUSE)
        self._typing.timeout.connect(self._calculate)
        self._lay_out()
        self._listen()

    def take_focus(self) -> None:
        """Puts the cursor on the office."""
        self.country.setFocus()

    def refresh(self) -> None:
        """Asks for offices, rights and routes, once."""
        if not self.country.count():
            for name, box, first in (
                ("office", self.country, tr("choose an office")),
                ("right", self.right, tr("choose a right")),
                ("route", self.route, ""),
                ("office", self.other, tr("no other office")),
            ):
                key = f"choices {box.accessibleName()}"
                self._desk.read(self, key, self._desk.docket.looking.choices, name, then=self._fill(box, first))

    def begin(self, country: str, right: str) -> None:
        """Chooses an office and a right, as soon as they can be chosen."""
        self._wanted = (country, right)
        self._take_wanted()

    def draft(self, country: str = "") -> CalculationDraft:
        """What is typed, for one office."""
        return CalculationDraft(
            country or chosen(self.country),
            chosen(self.right),
            chosen(self.route) or "direct",
            self.fields.dates(),
            self.fields.facts(),
            self.papers.typed(),
        )

    def find_missing(self) -> Iterator[str]:
        """What is still needed before anything can be computed."""
        if not chosen(self.country):
            yield tr("Choose the country or office.")
        if not chosen(self.right):
            yield tr("Choose the kind of right.")
        yield from (problem for problem in self.fields.find_missing() if not problem.endswith(tr("is needed")))
        yield from self.papers.find_missing()
        if not self.fields.dates() and not self.papers.typed():
            yield tr("Type a date or add a paper.")

    def copy_all(self) -> None:
        """Puts the whole computation, and that of the other office, on the clipboard as text."""
        found = [each.found for each in (self.result, self.compared) if each.found is not None]
        self._copy("\n\n".join(each.as_text() for each in found))

    def copy_chosen(self) -> None:
        """Puts the date under the cursor, with its steps, on the clipboard as text."""
        found, place = self._chosen.found, self._chosen.place()
        self._copy(found.as_text(place) if found is not None and place is not None else "")

    def _copy(self, text: str) -> None:
        if not text:
            self._desk.warn(tr("There is no date to copy yet."))
            return
        QApplication.clipboard().setText(text)
        self._desk.tell(tr("Copied. Paste it into a letter or a mail."))

    def _lay_out(self) -> None:
        results = QSplitter(Qt.Orientation.Vertical)
        results.setChildrenCollapsible(False)
        results.addWidget(self.result)
        results.addWidget(self.compared)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self._make_left())
        parts.addWidget(results)
        parts.addWidget(self.why)
        parts.setSizes([scaled(350), scaled(560), scaled(330)])
        parts.setStretchFactor(1, 1)
        top = QHBoxLayout()
        top.addWidget(Label(tr("Nothing that is typed here is stored."), "muted"))
        top.addStretch(1)
        top.addWidget(make_button(tr("Copy this &date"), self.copy_chosen, "copy"))
        top.addWidget(make_button(tr("Copy a&ll as text"), self.copy_all, "copy"))
        page = QVBoxLayout(self)
        page.setContentsMargins(10, 8, 10, 8)
        page.addLayout(top)
        page.addWidget(parts, 1)

    def _make_left(self) -> QWidget:
        form = make_form()
        add_field(form, tr("&Country or office"), self.country)
        add_field(form, tr("Ri&ght"), self.right)
        add_field(form, tr("Rou&te"), self.route)
        add_field(form, tr("Compare &with"), self.other)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fields)
        column.addWidget(Label(tr("Papers"), "head"))
        column.addWidget(self.papers)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setAccessibleName(tr("Dates, facts and papers"))
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        left = QWidget()
        left_column = QVBoxLayout(left)
        left_column.setContentsMargins(0, 0, 0, 0)
        left_column.addLayout(form)
        left_column.addWidget(Label(tr("Dates and facts that the rules need"), "head"))
        left_column.addWidget(scroll, 1)
        left_column.addWidget(self.missing)
        return left

    def _listen(self) -> None:
        for box in (self.country, self.right, self.route):
            box.currentIndexChanged.connect(lambda _index: self._ask_fields())
        self.other.currentIndexChanged.connect(lambda _index: self._typing.start())
        self.fields.changed.connect(self._typing.start)
        self.papers.changed.connect(self._typing.start)
        for shown in (self.result, self.compared):
            shown.chose.connect(self._explain(shown))

    def _fill(self, box: QWidget, first: str) -> Callable[[Sequence[Choice]], None]:
        def fill(choices: Sequence[Choice]) -> None:
            fill_choice(box, choices, first)  # type: ignore[arg-type]  # one of the four boxes above
            self._take_wanted()

        return fill

    def _take_wanted(self) -> None:
        if self._wanted is None:
            return
        places = [box.findData(code) for box, code in zip((self.country, self.right), self._wanted, strict=True)]
        if min(places) >= 0:
            self._wanted = None
            self.country.setCurrentIndex(places[0])
            self.right.setCurrentIndex(places[1])

    def _ask_fields(self) -> None:
        country, right, route = chosen(self.country), chosen(self.right), chosen(self.route) or "direct"
        if country and right:
            docket = self._desk.docket
            self._desk.read(self, "fields", docket.asking.needed_fields, country, right, route, then=self._show_fields)
            self._desk.read(self, "papers", docket.calculating.papers, country, right, route, then=self.papers.offer)
        self._typing.start()

    def _show_fields(self, asked: Sequence[Asked]) -> None:
        self.fields.show_asked(asked)
        self._typing.start()

    def _calculate(self) -> None:
        missing = next(self.find_missing(), "")
        self.missing.setText(missing)
        other = chosen(self.other)
        self.compared.setVisible(bool(other))
        if missing:
            self.result.show_nothing(tr("The dates appear here while you type."))
            self.compared.show_nothing("")
            return
        self._ask("result", self.draft(), self.result.show_calculated)
        if other:
            self._ask("compared", self.draft(other), self.compared.show_calculated)
        else:
            self.compared.show_nothing("")

    def _ask(self, key: str, draft: CalculationDraft, then: Callable[[Calculated], None]) -> None:
        ask = self._desk.docket.calculating.calculate
        self._desk.tasks.read(
            ask, draft, then=then, refused=lambda why: self.missing.setText(why.what), owner=self, key=key
        )

    def _explain(self, shown: CalculationShown) -> Callable[[Explained | None], None]:
        def explain(told: Explained | None) -> None:
            if told is not None:
                self._chosen = shown
                self.why.show_explained(told)
            elif self._chosen is shown:
                self._chosen = self.result
                self.why.show_nothing()

        return explain
