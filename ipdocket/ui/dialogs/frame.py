"""The frame of every dialog: a heading, the fields, what is missing, and the buttons."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ipdocket.errors import Refused
from ipdocket.ui.scale import scaled
from ipdocket.ui.widgets.strip import MessageStrip
from ipdocket.ui.widgets.text import Label, make_button
from ipdocket.ui.widgets.versions import Versions
from ipdocket.ui.words import tr


class Form(QDialog):
    """A dialog that keeps what was typed when the docket refuses, and closes only after it accepted.

    `section` is the section of the manual that tells about it, for F1; 0: that of the page behind it.
    """

    section = 0

    def __init__(
        self, title: str, about: str, accept: str, parent: QWidget | None = None, size: tuple[int, int] = (680, 0)
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        self.strip = MessageStrip()
        self._versions: Versions | None = None
        self.missing = Label("", "soon", wrap=True)
        self.accept_button = make_button(accept, self.send, chief=True)
        self.cancel_button = make_button(tr("Cancel"), self.reject)
        self.cancel_button.setAutoDefault(False)
        self.buttons = QHBoxLayout()
        self.buttons.addWidget(self.missing, 1)
        self.buttons.addWidget(self.cancel_button)
        self.buttons.addWidget(self.accept_button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 14, 16, 14)
        outer.setSpacing(10)
        # The strut gives the width; a minimum set on the dialog itself would stop it growing with its fields.
        room = self.screen().availableGeometry()
        width, height = min(scaled(size[0]), room.width() - 40), min(scaled(size[1]), room.height() - 60)
        outer.addStrut(width - 32)
        outer.setSizeConstraint(QLayout.SizeConstraint.SetMinimumSize)
        outer.addWidget(Label(title, "title", wrap=True))
        if about:
            outer.addWidget(Label(about, "muted", wrap=True))
        outer.addWidget(self.strip)
        outer.addLayout(self.body, 1)
        outer.addLayout(self.buttons)
        self.resize(width, height)
        QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), self, self._open_manual)

    def _open_manual(self) -> None:
        window = self.parentWidget()
        action = window.findChild(QAction, "help") if window is not None else None
        if action is not None:
            action.trigger()

    def event(self, event: QEvent) -> bool:
        """Grows with its fields: Qt counts no wrapped text when a part of the dialog appears."""
        if event.type() == QEvent.Type.LayoutRequest:
            QTimer.singleShot(0, self, self._grow)
        return super().event(event)

    def send(self) -> None:
        """Hands what was typed to the docket; each dialog says how."""
        raise NotImplementedError

    def check(self) -> None:
        """Says what is still missing, and lets the person accept when nothing is."""
        missing = next(iter(self.find_missing()), "")
        self.missing.setText(missing)
        self.accept_button.setEnabled(not missing)

    def find_missing(self) -> Iterator[str]:
        """What still keeps the dialog from being accepted, one sentence each."""
        yield from ()

    def _grow(self) -> None:
        layout = self.layout()
        needed = layout.totalMinimumHeightForWidth(self.width()) if layout is not None else 0
        if self.height() < needed:
            self.resize(self.width(), needed)

    def wait(self) -> None:
        """Keeps the person from sending twice."""
        self.accept_button.setEnabled(False)
        self.missing.setText(tr("Saving…"))

    def end_with(self, words: str) -> None:
        """Leaves one button, which closes the dialog: everything was sent, and something has still to be read."""
        self.accept_button.clicked.disconnect()
        self.accept_button.clicked.connect(self.accept)
        self.accept_button.setText(words)
        self.accept_button.setAccessibleName(words)
        self.accept_button.setEnabled(True)
        self.cancel_button.hide()
        self.missing.clear()
        self.accept_button.setFocus()

    def refuse(self, refusal: Refused) -> None:
        """Shows why the docket refused; everything typed stays. Where two persons changed the same, both versions."""
        self.strip.refuse(refusal)
        if self._versions is not None:
            self._versions.deleteLater()
            self._versions = None
        outer = self.layout()
        if refusal.versions and isinstance(outer, QVBoxLayout):
            self._versions = Versions(refusal.versions)
            outer.insertWidget(outer.indexOf(self.strip) + 1, self._versions)
        self.check()


@contextmanager
def quiet(widget: QWidget) -> Iterator[None]:
    """Changes a widget without it telling anyone."""
    before = widget.blockSignals(True)
    yield
    widget.blockSignals(before)


def open_dialog(dialog: QDialog, done: Callable[[], object] | None = None) -> QDialog:
    """Opens a dialog over its window without stopping the rest of the program."""
    if done is not None:
        dialog.accepted.connect(done)
    dialog.open()
    return dialog
