"""The fields of one address in one script."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from ipdocket.ui.scale import scaled
from ipdocket.ui.shown_addresses import AddressShown, AddressTried
from ipdocket.ui.widgets.text import Label, add_field, make_form, make_line
from ipdocket.ui.words import tr

LINES = ("city", "area", "postcode", "country", "source")


class AddressFields(QWidget):
    """Street lines, city, state, postcode, country and source under one heading; what is found and the envelope below."""

    changed = Signal()

    def __init__(self, heading: str, letters: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        titles = (tr("Street lines"), tr("City"), tr("State or province"), tr("Postcode"), tr("Country"),
                  tr("Source, or why kept so"))  # fmt: skip
        self.lines = QPlainTextEdit()
        self.lines.setTabChangesFocus(True)
        self.lines.setFixedHeight(scaled(74))
        self.lines.setAccessibleName(f"{titles[0]}, {heading}")
        self.lines.textChanged.connect(self.changed.emit)
        form = make_form()
        add_field(form, _with_letter(titles[0], letters[0]), self.lines)
        self.texts = {}
        for name, title, letter in zip(LINES, titles[1:], letters[1:], strict=True):
            line = make_line(f"{title}, {heading}", tr("two letters, as DE") if name == "country" else "")
            line.textChanged.connect(lambda _text: self.changed.emit())
            self.texts[name] = line
            add_field(form, _with_letter(title, letter), line)
        self.found = Label("", "soon", wrap=True)
        self.envelope = Label("", "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Label(heading, "head"))
        column.addLayout(form)
        column.addWidget(self.found)
        column.addWidget(self.envelope)
        column.addStretch(1)

    def typed(self, party: int, role: str, script: str) -> AddressShown:
        """The address as typed."""
        return AddressShown(
            party, role, script, self.lines.toPlainText(), **{name: line.text().strip() for name, line in self.texts.items()}
        )

    @property
    def empty(self) -> bool:
        """Whether nothing of a place is typed."""
        return not self.lines.toPlainText().strip() and not self.texts["city"].text().strip()

    def show_address(self, address: AddressShown) -> None:
        """Fills the fields."""
        self.lines.setPlainText(address.lines)
        for name, line in self.texts.items():
            line.setText(getattr(address, name))

    def show_tried(self, tried: AddressTried) -> None:
        """Shows what came of trying it."""
        self.show_found(tried.findings, tried.envelope)

    def show_found(self, findings: tuple[str, ...], envelope: str) -> None:
        """Shows what was found, and how it stands on an envelope."""
        self.found.setText("\n".join(findings))
        self.found.setVisible(bool(findings))
        self.envelope.setText(envelope)


def _with_letter(title: str, letter: str) -> str:
    """The title with the letter for Alt marked; without one where the letter does not stand in it."""
    place = title.casefold().find(letter.casefold()) if letter else -1
    return title if place < 0 else f"{title[:place]}&{title[place:]}"
