"""Asks for one line of text without holding the program: it can be put aside and comes back with what was typed."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ipdocket.ui.dialogs.frame import Form
from ipdocket.ui.widgets.text import add_field, make_form, make_line
from ipdocket.ui.words import tr


class AskText(Form):
    """Gives `told` with the line as typed, when the person agrees."""

    told = Signal(str)

    def __init__(
        self, title: str, about: str, name: str, parent: QWidget | None = None, text: str = "",
        judge: Callable[[str], str] = lambda _text: "",
    ) -> None:  # fmt: skip
        """`judge` says what is still missing of a text, "" where nothing is."""
        super().__init__(title, about, tr("OK"), parent, (460, 0))
        self._judge = judge
        self.line = make_line(name.replace("&", ""))
        self.line.setText(text)
        form = make_form()
        add_field(form, name, self.line)
        self.body.addLayout(form)
        self.line.textChanged.connect(self.check)
        self.check()
        self.line.setFocus()

    def find_missing(self) -> Iterator[str]:
        """What the line must still say."""
        if missing := self._judge(self.line.text()):
            yield missing

    def send(self) -> None:
        """Hands the line over."""
        text = self.line.text()
        self.accept()
        self.told.emit(text)
