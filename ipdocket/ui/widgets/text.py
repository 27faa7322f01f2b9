"""Labels, buttons and fields that never read data as markup and always have a name."""

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QFormLayout,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QTableWidgetItem,
    QWidget,
)

from ipdocket.ui.icons import icon
from ipdocket.ui.shown import Choice
from ipdocket.ui.words import Word


class Label(QLabel):
    """A label that shows its text as it stands; `tone` is a style of the theme ("title", "muted", "late" ...)."""

    def __init__(self, text: str = "", tone: str = "", wrap: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setProperty("tone", tone)
        self.setText(text)

    def set_tone(self, tone: str) -> None:
        """Shows the label in another style."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)


class Picture(QLabel):
    """A small icon beside words; it carries no meaning of its own."""

    def __init__(self, name: str, tone: str = "text", size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._size = QSize(size, size)
        self.show_picture(name, tone)
        self.setFixedWidth(size + 4)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)

    def show_picture(self, name: str, tone: str) -> None:
        """Shows another icon."""
        self._name, self._tone = name, tone
        self.setPixmap(icon(name, tone).pixmap(self._size))

    def retint(self) -> None:
        """Draws the icon again after a change of theme."""
        self.show_picture(self._name, self._tone)


def make_selectable(label: Label) -> Label:
    """The same label with text that mouse and keyboard can select and copy."""
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label


def set_plain_tip(widget: QWidget | QAction | QTableWidgetItem | QListWidgetItem, text: str) -> None:
    """Gives a tooltip that shows the text as it stands."""
    widget.setToolTip(f"<qt>{escape(text)}</qt>" if text else "")


def plain_menu_text(text: str) -> str:
    """Data as the text of a menu entry or button, with no letter taken for a shortcut."""
    return text.replace("&", "&&")


def make_button(
    text: str, do: Callable[[], object] | None = None, picture: str = "", chief: bool = False
) -> QPushButton:
    """A push button; the chief one of a dialog is drawn in the accent colour."""
    button = QPushButton(text)
    button.setAccessibleName(text.replace("&&", "\0").replace("&", "").replace("\0", "&"))
    if picture:
        button.setProperty("picture", picture)
        button.setIcon(icon(picture, "accent_text" if chief else "text"))
    if chief:
        button.setProperty("chief", True)
        button.setDefault(True)
    if do is not None:
        button.clicked.connect(lambda _checked=False: do())
    return button


def retint_buttons(inside: QWidget) -> None:
    """Draws the pictures of all buttons in a widget again, for instance after a change of theme."""
    for button in inside.findChildren(QPushButton):
        picture = button.property("picture")
        if picture:
            button.setIcon(icon(picture, "accent_text" if button.property("chief") else "text"))


def make_line(name: str, hint: str = "") -> QLineEdit:
    """A line to type in, with its accessible name."""
    line = QLineEdit()
    line.setAccessibleName(name)
    line.setPlaceholderText(hint)
    return line


def make_choice(name: str, choices: Sequence[Choice] = (), first: str = "", typed: bool = False) -> QComboBox:
    """A list to choose from; `first` stands for no choice (its code is empty), `typed` lets one type beside it."""
    box = QComboBox()
    box.setAccessibleName(name)
    box.setEditable(typed)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.setMaxVisibleItems(20)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    box.view().setAccessibleName(name)
    if typed:
        _offer_below(box)
    fill_choice(box, choices, first)
    return box


def fill_choice(box: QComboBox, choices: Sequence[Choice], first: str | None = None) -> None:
    """Puts other choices into a list and keeps what was chosen where it is still there."""
    kept = box.currentData() if box.currentIndex() >= 0 else None
    box.blockSignals(True)
    box.clear()
    if first:
        box.addItem(first, "")
    for choice in choices:
        box.addItem(choice.text, choice.code)
    place = box.findData(kept) if kept else -1
    box.setCurrentIndex(place if place >= 0 else 0 if box.count() and not box.isEditable() else -1)
    box.blockSignals(False)


def find_by_typing(box: QComboBox) -> None:
    """Lets a person type any part of a choice; what fits is offered below, and only a choice counts."""
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    _offer_below(box)
    line = box.lineEdit()
    if line is not None:
        line.textEdited.connect(lambda text: _take_exact(box, text))


def _offer_below(box: QComboBox) -> None:
    # Qt's own way completes the text in place: "X GmbH" and Tab would make another owner, "X GmbH & Co. KG"
    line, completer = box.lineEdit(), box.completer()
    if line is None or completer is None:
        return
    line.setAccessibleName(box.accessibleName())
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    completer.setMaxVisibleItems(12)
    popup = completer.popup()
    if popup is not None:
        popup.setAccessibleName(box.accessibleName())


def _take_exact(box: QComboBox, text: str) -> None:
    place = box.findText(text, Qt.MatchFlag.MatchFixedString)
    if place >= 0 and place != box.currentIndex():
        box.setCurrentIndex(place)


def chosen(box: QComboBox) -> str:
    """The code chosen, or the text typed where typing is allowed."""
    if box.isEditable():
        place = box.findText(box.currentText(), Qt.MatchFlag.MatchFixedString)
        return str(box.itemData(place)) if place >= 0 else box.currentText().strip()
    return str(box.currentData() or "")


def make_form() -> QFormLayout:
    """A form with labels above the fields' baseline and room to breathe."""
    form = QFormLayout()
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    form.setHorizontalSpacing(12)
    form.setVerticalSpacing(8)
    return form


def add_field(form: QFormLayout, label: str, field: QWidget) -> Label:
    """Adds a field under its label, names it by the label, and gives the label back."""
    shown = Label(label)
    focus = field.focusProxy() or field
    if isinstance(field, QComboBox):
        field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    shown.setTextFormat(Qt.TextFormat.PlainText)
    shown.setBuddy(focus)
    if not field.accessibleName():
        field.setAccessibleName(label.replace("&", ""))
    form.addRow(shown, field)
    return shown


def make_rule() -> QFrame:
    """A thin line between parts."""
    line = QFrame()
    line.setFrameShape(QFrame.Shape.HLine)
    line.setFrameShadow(QFrame.Shadow.Plain)
    line.setProperty("tone", "muted")
    return line


def word_line(word: Word) -> QWidget:
    """An icon and its word in one row."""
    from PySide6.QtWidgets import QHBoxLayout

    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(4)
    layout.addWidget(Picture(word.icon, word.tone))
    layout.addWidget(Label(word.text, word.tone, wrap=True), 1)
    return row
