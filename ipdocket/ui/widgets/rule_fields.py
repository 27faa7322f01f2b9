"""The dates and facts that the rules need, as fields."""

from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from ipdocket.ui.desk import Desk
from ipdocket.ui.shown import Asked
from ipdocket.ui.widgets.date_edit import DateEdit
from ipdocket.ui.widgets.text import add_field, chosen, make_choice, make_form, make_line, set_plain_tip
from ipdocket.ui.words import tr


class RuleFields(QWidget):
    """The dates and facts that the rules of one country and right need; what was typed stays when they change."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asked: tuple[Asked, ...] = ()
        self._fields: dict[str, QWidget] = {}
        self._form: QFormLayout = make_form()
        self._form.setContentsMargins(0, 0, 6, 0)
        self.setLayout(self._form)

    def show_asked(self, asked: Sequence[Asked]) -> None:
        """Shows the fields; a date typed before is kept where the new rules ask for it too."""
        kept = dict(self.dates())
        while self._form.rowCount():
            self._form.removeRow(0)
        self._asked = tuple(asked)
        self._fields = {}
        for each in self._asked:
            field = self._make(each)
            self._fields[each.key] = field
            add_field(self._form, each.title + (" *" if each.required else ""), field)
            set_plain_tip(field, each.why)
            if isinstance(field, DateEdit) and each.key in kept:
                field.set_day(kept[each.key])

    def dates(self) -> tuple[tuple[str, date], ...]:
        """The dates that were understood."""
        return tuple(
            (key, field.day) for key, field in self._fields.items() if isinstance(field, DateEdit) and field.day
        )

    def facts(self) -> tuple[tuple[str, str], ...]:
        """The facts that were given."""
        given = ((key, _fact(field)) for key, field in self._fields.items() if not isinstance(field, DateEdit))
        return tuple((key, value) for key, value in given if value)

    def find_missing(self) -> Iterator[str]:
        """Dates that are wrong, ambiguous, or needed and empty."""
        for each in self._asked:
            field = self._fields[each.key]
            if isinstance(field, DateEdit) and (field.problem or (each.required and field.day is None)):
                yield f"{each.title}: {field.problem or tr('is needed')}"

    def _make(self, each: Asked) -> QWidget:
        if each.kind == "date":
            field = DateEdit(each.title, self._desk.read_date, self._desk.clock)
            field.changed.connect(self.changed)
            return field
        if each.kind == "choice":
            box = make_choice(each.title, each.choices, tr("not stated"))
            box.currentIndexChanged.connect(lambda _index: self.changed.emit())
            return box
        line = make_line(each.title, each.why)
        line.textEdited.connect(lambda _text: self.changed.emit())
        return line


def _fact(field: QWidget) -> str:
    if isinstance(field, QComboBox):
        return chosen(field)
    return field.text().strip() if isinstance(field, QLineEdit) else ""
