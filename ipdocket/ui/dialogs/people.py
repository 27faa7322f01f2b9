"""The people of the docket: who may sign in, in which roles; for an administrator."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ipdocket.errors import Refused
from ipdocket.ui.desk import Desk
from ipdocket.ui.dialogs.ask_text import AskText
from ipdocket.ui.dialogs.person import EditPerson, ResetPassword
from ipdocket.ui.formats import show_instant
from ipdocket.ui.scale import scaled
from ipdocket.ui.shown_people import PersonLine
from ipdocket.ui.widgets.changes import SmallTable
from ipdocket.ui.widgets.strip import MessageStrip
from ipdocket.ui.widgets.text import Label, make_button
from ipdocket.ui.words import Word, role_word, tr


class People(QDialog):
    """A list with what can be done to the person under the cursor; Enter opens name and roles."""

    section = 9

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("People"))
        self.setAccessibleName(tr("People"))
        self.resize(scaled(960), scaled(460))
        self._desk = desk
        self._people: tuple[PersonLine, ...] = ()
        self.strip = MessageStrip()
        self.table = SmallTable(
            tr("People"),
            (tr("Name"), tr("Sign-in name"), tr("Roles"), tr("State"), tr("Last signed in")),
            (200, 120, 280, 110, 140),
        )
        self.table.keeps_enter = True
        self.table.itemActivated.connect(lambda _item: self._edit())
        self.table.itemSelectionChanged.connect(self._switch)
        self._add = make_button(tr("&Add a person…"), self._add_person, "plus")
        self._change = make_button(tr("&Name and roles…"), self._edit, "pencil")
        self._reset = make_button(tr("Reset &password…"), self._reset_password, "key")
        self._code = make_button(tr("Switch the &code off…"), self._switch_code_off, "clock")
        self._block = make_button(tr("&Block"), self._block_person, "cross")
        close = make_button(tr("Close"), self.accept)
        buttons = QHBoxLayout()
        for button in (self._add, self._change, self._reset, self._code, self._block):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.addWidget(Label(tr("People"), "title"))
        about = tr("Every human being has one account. Who leaves is blocked, never deleted: the record keeps the name.")
        column.addWidget(Label(about, "muted", wrap=True))
        column.addWidget(self.strip)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        self._switch()
        self._ask()

    def _ask(self) -> None:
        self._desk.tasks.read(
            self._desk.docket.people.all, then=self._show, refused=self.strip.refuse, owner=self, key="people"
        )

    def _show(self, people: Sequence[PersonLine]) -> None:
        before = self._chosen()
        self._people = tuple(people)
        self.table.setRowCount(len(people))
        for line, person in enumerate(people):
            self.table.put(line, 0, person.name)
            self.table.put(line, 1, person.login)
            words = ", ".join(role_word(role) for role in person.roles)
            self.table.put(line, 2, tr("{role} of {client}", role=words, client=person.client_name) if person.client else words)
            word = Word(tr("may sign in"), "check", "good") if person.active else Word(tr("blocked"), "cross", "late")
            self.table.put(line, 3, word.text, word)
            self.table.put(line, 4, show_instant(person.last_sign_in) or tr("never"))
        kept = [line for line, one in enumerate(people) if before is not None and one.id == before.id]
        self.table.selectRow(kept[0] if kept else 0)
        self.table.setFocus()
        self._switch()

    def _chosen(self) -> PersonLine | None:
        line = self.table.currentRow()
        return self._people[line] if 0 <= line < len(self._people) else None

    def _switch(self) -> None:
        person = self._chosen()
        for button in (self._change, self._reset, self._block):
            button.setEnabled(person is not None)
        self._code.setEnabled(person is not None and person.code)
        blocked = person is not None and not person.active
        self._block.setText(tr("&Let sign in again") if blocked else tr("&Block"))
        self._block.setAccessibleName(self._block.text().replace("&", ""))

    def _add_person(self) -> None:
        self._open(EditPerson(self._desk, None, self))

    def _edit(self) -> None:
        person = self._chosen()
        if person is not None:
            self._open(EditPerson(self._desk, person, self))

    def _reset_password(self) -> None:
        person = self._chosen()
        if person is not None:
            self._open(ResetPassword(self._desk, person, self))

    def _switch_code_off(self) -> None:
        person = self._chosen()
        if person is None:
            return
        about = tr(
            "{name} lost the authenticator. The password stays; the reason is recorded, and {name} is told at the next"
            " sign-in. Make sure that it is {name} who asks.",
            name=person.name,
        )
        dialog = AskText(tr("Switch the code of {name} off", name=person.name), about, tr("&Reason"), self)
        dialog.told.connect(lambda reason: self._send_code_off(person.id, reason))
        dialog.open()

    def _send_code_off(self, person: int, reason: str) -> None:
        act = self._desk.docket.codes.switch_off
        self._desk.tasks.change(act, person, reason, then=self._tell, refused=self._refuse, owner=self)

    def _open(self, dialog: EditPerson | ResetPassword) -> None:
        dialog.saved.connect(self._tell)
        dialog.finished.connect(lambda _result: self.table.setFocus())
        dialog.open()

    def _block_person(self) -> None:
        person = self._chosen()
        if person is not None:
            self._desk.tasks.change(
                self._desk.docket.people.block, person.id, person.active,
                then=self._tell, refused=self._refuse, owner=self,
            )  # fmt: skip

    def _tell(self, message: str) -> None:
        self.strip.tell(message)
        self._ask()

    def _refuse(self, refusal: Refused) -> None:
        self.strip.refuse(refusal)
        self.table.setFocus()
