"""Why this date: the panel on the right that explains the chosen deadline and holds its actions."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ipdocket.ui.formats import show_date, show_days_left
from ipdocket.ui.scale import scaled
from ipdocket.ui.shown import DeadlineRow, Explained
from ipdocket.ui.widgets.text import Label, Picture, make_button, make_rule, make_selectable, word_line
from ipdocket.ui.words import certainty_word, flag_word, state_word, tr


class Inspector(QFrame):
    """Shows one deadline: both dates at once, and as soon as they come the steps with their law."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Why this date"))
        self.setMinimumWidth(scaled(300))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = QScrollArea()
        self._scroll.setAccessibleName(tr("Explanation"))
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(make_rule())
        outer.addLayout(_action_buttons(actions))
        self.row: DeadlineRow | None = None
        self.show_nothing()

    def show_nothing(self) -> None:
        """Says that nothing is chosen."""
        self.row = None
        page, layout = _page()
        layout.addWidget(Label(tr("Choose a deadline to see why it has its date."), "muted", wrap=True))
        layout.addStretch(1)
        self._scroll.setWidget(page)

    def show_row(self, row: DeadlineRow) -> None:
        """Shows what the list already knows, before the explanation has come."""
        self.row = row
        page, layout = _page()
        _add_head(layout, row, row.reference)
        layout.addWidget(Label(tr("Fetching the steps…"), "muted"))
        layout.addStretch(1)
        self._scroll.setWidget(page)

    def show_explained(self, told: Explained) -> None:
        """Shows the whole explanation."""
        self.row = told.row
        page, layout = _page()
        _add_head(layout, told.row, f"{told.row.reference}  {told.title}", told)
        for flag in told.row.flags:
            layout.addWidget(word_line(flag_word(flag)))
        _add_steps(layout, told)
        _add_law(layout, told)
        if told.record:
            layout.addWidget(Label(tr("Record"), "head"))
            for line in told.record:
                layout.addWidget(make_selectable(Label(line, "muted", wrap=True)))
        layout.addStretch(1)
        self._scroll.setWidget(page)

    @property
    def words(self) -> str:
        """Everything the panel says, line by line."""
        return "\n".join(label.text() for label in self._scroll.findChildren(Label) if label.text())


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(12, 10, 12, 10)
    layout.setSpacing(6)
    return page, layout


def _add_head(layout: QVBoxLayout, row: DeadlineRow, about: str, told: Explained | None = None) -> None:
    layout.addWidget(make_selectable(Label(row.action, "big", wrap=True)))
    layout.addWidget(make_selectable(Label(about, "muted", wrap=True)))
    layout.addWidget(word_line(state_word(row.state)))
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(3)
    grid.setColumnStretch(2, 1)
    left = show_days_left(row.left)
    lines = [(tr("due"), show_date(row.due) or tr("unknown"), left, True)]
    if told is not None and told.late_until is not None:
        lines.append((tr("late until"), show_date(told.late_until), tr("with surcharge"), False))
    if told is not None:
        lines += [(tr("extended"), show_date(rung.until), rung.by, False) for rung in told.extensions]
    lines.append((tr("final"), show_date(row.final) or tr("unknown"), "", True))
    if told is not None and told.restore_until is not None:
        lines.append((tr("restore until"), show_date(told.restore_until), "", False))
    if row.opens is not None:
        lines.append((tr("opens"), show_date(row.opens), "", False))
    for number, (name, day, note, strong) in enumerate(lines):
        grid.addWidget(Label(name, "muted"), number, 0)
        grid.addWidget(make_selectable(Label(day, "head" if strong else "")), number, 1)
        grid.addWidget(Label(note, _note_tone(row) if name == tr("due") else "muted", wrap=True), number, 2)
    layout.addLayout(grid)
    if told is not None and told.office_today:
        layout.addWidget(Label(tr("today at the office: {day}", day=told.office_today), "muted", wrap=True))
    layout.addWidget(make_rule())


def _add_steps(layout: QVBoxLayout, told: Explained) -> None:
    layout.addWidget(Label(tr("Why this date"), "head"))
    if not told.steps:
        typed = tr("This date was typed by a person; there are no steps.")
        layout.addWidget(
            Label(typed if told.certainty == "typed" else tr("No steps are kept for this date."), "muted", wrap=True)
        )
    grid = QGridLayout()
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(1, 1)
    line = 0
    for number, step in enumerate(told.steps, 1):
        grid.addWidget(Label(str(number), "muted"), line, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(make_selectable(Label(step.text, wrap=True)), line, 1)
        grid.addWidget(make_selectable(Label(show_date(step.date), "head")), line, 2, Qt.AlignmentFlag.AlignTop)
        for closed in step.closed:
            line += 1
            grid.addWidget(Picture("minus", "soon"), line, 0)
            grid.addWidget(make_selectable(Label(tr("closed: {day}", day=closed), "soon", wrap=True)), line, 1, 1, 2)
        if step.authority:
            line += 1
            grid.addWidget(make_selectable(Label(step.authority, "muted", wrap=True)), line, 1, 1, 2)
        line += 1
    layout.addLayout(grid)
    layout.addWidget(make_rule())


def _add_law(layout: QVBoxLayout, told: Explained) -> None:
    layout.addWidget(Label(tr("Law and rule"), "head"))
    layout.addWidget(word_line(certainty_word(told.certainty)))
    grid = QGridLayout()
    grid.setHorizontalSpacing(10)
    grid.setColumnStretch(1, 1)
    lines = (
        (tr("authority"), told.authority),
        (tr("rule"), told.rule),
        (tr("version"), told.version),
        (tr("rule set"), told.rules),
        (tr("checked"), told.checked),
        (tr("if missed"), told.if_missed),
    )
    for number, (name, text) in enumerate(line for line in lines if line[1]):
        grid.addWidget(Label(name, "muted"), number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(make_selectable(Label(text, wrap=True)), number, 1)
    layout.addLayout(grid)


def _note_tone(row: DeadlineRow) -> str:
    if row.left is None or row.left > 30:
        return "muted"
    return "late" if row.left <= 0 else "soon"


def _action_buttons(actions: Sequence[QAction]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(12, 4, 12, 10)
    row: QHBoxLayout | None = None
    for number, action in enumerate(actions):
        button = bind_button(action, chief=number == 0)
        if number == 0:
            column.addWidget(button)
            continue
        if row is None or row.count() == 2:
            row = QHBoxLayout()
            column.addLayout(row)
        row.addWidget(button)
    return column


class _Follower(QObject):
    """Switches a button with its action; it goes with the button, so a closed page is not called any more."""

    def __init__(self, button: QPushButton, action: QAction) -> None:
        super().__init__(button)
        self._button = button
        self._action = action
        action.changed.connect(self.follow)

    def follow(self) -> None:
        """Shows and enables the button as its action is."""
        self._button.setEnabled(self._action.isEnabled())
        self._button.setVisible(self._action.isVisible())


def bind_button(action: QAction, chief: bool = False) -> QWidget:
    """A button that does an action and is switched with it."""
    button = make_button(action.text(), action.trigger, chief=chief)
    button.setDefault(False)
    button.setAutoDefault(False)
    _Follower(button, action)
    button.setEnabled(action.isEnabled())
    return button
