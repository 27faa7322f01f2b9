"""One entry of the record: what was before and what is after beside each other, why, and its place in the chain."""

import re
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from ipdocket.ui.desk import Desk
from ipdocket.ui.dialogs.frame import Form, open_dialog
from ipdocket.ui.formats import show_instant
from ipdocket.ui.shown_record import EntryShown, Neighbour
from ipdocket.ui.widgets.text import Label, make_button, make_rule, make_selectable
from ipdocket.ui.words import tr

_HASH = re.compile(r"\b([0-9a-f]{12})[0-9a-f]{52}\b")
LONG = 2_000  # letters of one value that are shown; the copied text has all


class RecordEntry(Form):
    """Shows an entry; nothing can be changed. *Earlier* and *Later* show its neighbours in the same place."""

    section = 9

    def __init__(self, desk: Desk, entry: EntryShown, parent: QWidget | None = None) -> None:
        super().__init__(tr("An entry of the record"), "", tr("Close"), parent, (900, 560))
        self.desk = desk
        self.earlier = make_button(tr("&Earlier"), partial(self._turn, -1))
        self.later = make_button(tr("&Later"), partial(self._turn, 1))
        self.copy = make_button(tr("&Copy as text"), self._copy)
        for place, button in enumerate((self.earlier, self.later, self.copy), 1):
            button.setAutoDefault(False)
            self.buttons.insertWidget(place, button)
        self.cancel_button.hide()
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setAccessibleName(tr("The entry"))
        self.body.addWidget(self.area, 1)
        self.show_entry(entry)

    def show_entry(self, entry: EntryShown) -> None:
        """Shows this entry in the place of the one before."""
        self.entry = entry
        sheet = QWidget()
        grid = QGridLayout(sheet)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        row = _lay_head(grid, entry)
        row = _lay_values(grid, entry, row)
        row = _lay_chain(grid, entry, row)
        grid.setRowStretch(row, 1)
        self.area.setWidget(sheet)
        self.earlier.setEnabled(_is_open(entry.earlier))
        self.later.setEnabled(_is_open(entry.later))
        self.missing.clear()

    def send(self) -> None:
        """Nothing is sent: the dialog only shows."""
        self.accept()

    def _turn(self, step: int) -> None:
        self.desk.tasks.read(
            self.desk.docket.proving.entry, self.entry.id + step,
            then=self.show_entry, refused=self.refuse, owner=self, key="entry",
        )  # fmt: skip

    def _copy(self) -> None:
        from PySide6.QtGui import QGuiApplication

        QGuiApplication.clipboard().setText(tell_entry(self.entry))
        self.missing.set_tone("muted")
        self.missing.setText(tr("Copied."))


def open_entry(desk: Desk, number: int, parent: QWidget) -> None:
    """Reads an entry of the record and shows it."""
    desk.read(
        parent, "entry", desk.docket.proving.entry, number, then=lambda entry: open_dialog(RecordEntry(desk, entry, parent))
    )


def tell_entry(entry: EntryShown) -> str:
    """The whole entry as plain text, to be sent or kept."""
    lines = [tr("Entry {number} of the record", number=entry.id)]
    lines += [f"{name}: {value}" for name, value in _facts(entry)]
    if entry.masked:
        lines.append(_masked())
    for what, before, after in entry.lines:
        lines += [f"{what}:", f"  {tr('before')}: {before or tr('(nothing)')}", f"  {tr('after')}: {after or tr('(nothing)')}"]
    lines += [f"{name}: {value}" for name, value in _chain(entry)]
    return "\n".join((*lines, _held(entry)))


def _facts(entry: EntryShown) -> list[tuple[str, str]]:
    signed = tr("{who}, signed in as {account}", who=entry.who, account=entry.account) if entry.account else entry.who
    facts = (
        (tr("When"), f"{show_instant(entry.at)} ({entry.at:%Y-%m-%d %H:%M:%S} UTC)"),
        (tr("Who"), tr("{who}, at {machine}", who=signed, machine=entry.machine) if entry.machine else signed),
        (tr("What"), entry.what),
        (tr("About"), entry.subject),
        (tr("Reason"), entry.reason),
    )
    return [fact for fact in facts if fact[1]]


def _chain(entry: EntryShown) -> list[tuple[str, str]]:
    lines = [(tr("Its hash"), entry.digest)]
    if entry.earlier is not None:
        lines.insert(0, (tr("Entry before, no. {number}", number=entry.earlier.id), _neighbour(entry.earlier)))
    if entry.later is not None:
        lines.append((tr("Entry behind, no. {number}", number=entry.later.id), _neighbour(entry.later)))
    return lines


def _neighbour(one: Neighbour) -> str:
    return f"{one.digest}\n{one.words or tr('what it tells is hidden from you')}"


def _held(entry: EntryShown) -> str:
    if entry.holds:
        return tr("Computed anew, the hash is its own, and its neighbours fit.")
    return tr("The chain does not hold here: the entry or a neighbour was changed. Verify the record.")


def _masked() -> str:
    return tr("Masked until the second person has confirmed.")


def _is_open(one: Neighbour | None) -> bool:
    return one is not None and bool(one.words)


def _lay_head(grid: QGridLayout, entry: EntryShown) -> int:
    grid.addWidget(Label(tr("Entry {number}", number=f"{entry.id:,}"), "head"), 0, 0, 1, 3)
    for row, (name, value) in enumerate(_facts(entry), 1):
        _lay_line(grid, row, name, value)
    row = len(_facts(entry)) + 1
    grid.addWidget(make_rule(), row, 0, 1, 3)
    return row + 1


def _lay_values(grid: QGridLayout, entry: EntryShown, row: int) -> int:
    if entry.masked or not entry.lines:
        grid.addWidget(Label(_masked() if entry.masked else tr("It tells of no values."), "muted", wrap=True), row, 0, 1, 3)
        return row + 1
    for column, words in ((1, tr("Before")), (2, tr("After"))):
        grid.addWidget(Label(words, "head"), row, column)
    for what, before, after in entry.lines:
        row += 1
        grid.addWidget(_top(Label(what, "muted")), row, 0)
        for column, side, text in ((1, tr("before"), before), (2, tr("after"), after)):
            cut = _HASH.sub(r"\1…", _short(text))  # no place to break it: one hash would take the other side's room
            shown = make_selectable(Label(cut or "–", "" if text else "muted", wrap=True))
            shown.setAccessibleName(f"{what}, {side}: {cut or tr('nothing')}")
            grid.addWidget(_top(shown), row, column)
    return row + 1


def _lay_chain(grid: QGridLayout, entry: EntryShown, row: int) -> int:
    grid.addWidget(make_rule(), row, 0, 1, 3)
    for name, value in _chain(entry):
        row += 1
        _lay_line(grid, row, name, value)
    row += 1
    told = Label(_held(entry), "done" if entry.holds else "late", wrap=True)
    grid.addWidget(told, row, 1, 1, 2)
    return row + 1


def _lay_line(grid: QGridLayout, row: int, name: str, value: str) -> None:
    shown = make_selectable(Label(_short(value), wrap=True))
    shown.setAccessibleName(f"{name}: {_short(value)}")
    grid.addWidget(_top(Label(name, "muted")), row, 0)
    grid.addWidget(shown, row, 1, 1, 2)


def _top(label: Label) -> Label:
    label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    return label


def _short(text: str) -> str:
    return text if len(text) <= LONG else tr("{text}… (all of it in the copied text)", text=text[:LONG])
