"""The standard addresses of an owner for each role, and what waits to be taken on its matters."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ipdocket.errors import Refused
from ipdocket.ui.desk import Desk
from ipdocket.ui.scale import scaled
from ipdocket.ui.shown import Choice
from ipdocket.ui.shown_addresses import AddressShown, AddressTried, ProposalLine
from ipdocket.ui.widgets.address_fields import AddressFields
from ipdocket.ui.widgets.changes import SmallTable
from ipdocket.ui.widgets.strip import MessageStrip
from ipdocket.ui.widgets.text import Label, chosen, make_button, make_choice
from ipdocket.ui.words import tr

PAUSE = 300  # milliseconds of quiet before the address is checked
SCRIPTS = ("local", "latin")


class OwnerAddresses(QDialog):
    """One role at a time, local script and Latin letters beside each other; proposals below."""

    section = 17

    def __init__(self, desk: Desk, party: int, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = tr("Addresses of {name}", name=name)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.resize(scaled(1000), scaled(680))
        self._desk, self._party = desk, party
        self._known: dict[tuple[str, str], AddressShown] = {}
        self._waiting: tuple[ProposalLine, ...] = ()
        self.strip = MessageStrip()
        self.role = make_choice(tr("Role"), _roles())
        self.fields = {
            "local": AddressFields(tr("As written in its country"), ("L", "C", "", "", "", "")),
            "latin": AddressFields(tr("In Latin letters"), ("", "", "", "", "", "")),
        }
        self._proposals = SmallTable(
            tr("Waits to be taken on matters"),
            (tr("Matter"), tr("Role"), tr("Script"), tr("Standard address"), tr("Address taken before")),
            (150, 90, 80, 340, 260),
        )
        self._told = Label("", "head", wrap=True)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._try)
        self._lay_out(title)
        self.role.currentIndexChanged.connect(lambda _index: self._show_role())
        for fields in self.fields.values():
            fields.changed.connect(self._pause.start)
        self._ask()
        self.role.setFocus()

    def _lay_out(self, title: str) -> None:
        top = QHBoxLayout()
        asked = Label(tr("&Role"))
        asked.setBuddy(self.role)
        self.latin = self._button(tr("&Write in Latin letters"), self._take_latin, "arrow-right")
        self.keep = self._button(tr("&Save both"), self._keep, "check")
        self.propose = self._button(tr("&Propose to the matters"), self._propose, "matters")
        for part in (asked, self.role, self.latin, self.keep, self.propose):
            top.addWidget(part)
        top.addStretch(1)
        halves = QHBoxLayout()
        for fields in self.fields.values():
            halves.addWidget(fields, 1)
        bottom = QHBoxLayout()
        self.take = self._button(tr("&Take"), lambda: self._decide(True), "check")
        self.leave = self._button(tr("Lea&ve"), lambda: self._decide(False), "cross")
        out = self._button(tr("E&xport all addresses…"), self._save, "export")
        into = self._button(tr("&Import addresses…"), self._load, "import")
        close = make_button(tr("Close"), self.accept)
        for button in (self.take, self.leave, out, into):
            bottom.addWidget(button)
        bottom.addStretch(1)
        bottom.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        for part in (Label(title, "title", wrap=True), self.strip):
            column.addWidget(part)
        column.addLayout(top)
        column.addLayout(halves)
        column.addWidget(self._told)
        column.addWidget(self._proposals, 1)
        column.addLayout(bottom)
        self._proposals.itemSelectionChanged.connect(self._switch)

    def _button(self, text: str, do: Callable[[], object], picture: str) -> QWidget:
        button = make_button(text, do, picture)
        button.setAutoDefault(False)
        return button

    def _ask(self) -> None:
        port, read = self._desk.docket.addresses, self._desk.tasks.read
        read(port.of, self._party, then=self._show, refused=self.strip.refuse, owner=self, key="addresses")
        read(port.proposals, self._party, then=self._show_waiting, refused=self.strip.refuse, owner=self, key="waiting")

    def _show(self, known: Sequence[AddressShown]) -> None:
        self._known = {(one.role, one.script): one for one in known}
        self._show_role()

    def _show_role(self) -> None:
        for script, fields in self.fields.items():
            role = chosen(self.role)
            fields.show_address(self._known.get((role, script), AddressShown(self._party, role, script)))
        self._try()

    def _show_waiting(self, waiting: Sequence[ProposalLine]) -> None:
        self._waiting = tuple(waiting)
        roles = {choice.code: choice.text for choice in _roles()}
        self._proposals.fill([
            (one.reference, roles[one.role], tr("Latin") if one.script == "latin" else tr("local"), one.text, one.former)
            for one in waiting
        ])  # fmt: skip
        self._proposals.selectAll()
        self._told.setText(
            tr("Waits to be taken on matters: {n}", n=len(waiting)) if waiting else tr("Nothing waits to be taken on matters.")
        )
        self._proposals.setVisible(bool(waiting))
        self._switch()

    def _switch(self) -> None:
        may = "enter" in self._desk.actions.allowed
        for button in (self.take, self.leave):
            button.setEnabled(may and bool(self._chosen()))
        for button in (self.keep, self.propose):
            button.setEnabled(may)

    def _chosen(self) -> list[tuple[int, int]]:
        rows = sorted({index.row() for index in self._proposals.selectionModel().selectedRows()})
        return [(self._waiting[row].matter, self._waiting[row].address) for row in rows if row < len(self._waiting)]

    def _typed(self, script: str) -> AddressShown:
        return self.fields[script].typed(self._party, chosen(self.role), script)

    def _try(self) -> None:
        for script, fields in self.fields.items():
            if fields.empty:
                fields.show_found((), "")
                continue
            self._desk.tasks.read(
                self._desk.docket.addresses.try_address, self._typed(script), then=fields.show_tried,
                refused=self.strip.refuse, owner=self, key=f"try {script}",
            )  # fmt: skip

    def _take_latin(self) -> None:
        if not self.fields["local"].empty:
            ask = self._desk.docket.addresses.try_address
            self._desk.tasks.read(
                ask, self._typed("local"), then=self._fill_latin, refused=self.strip.refuse, owner=self, key="latin"
            )

    def _fill_latin(self, tried: AddressTried) -> None:
        self.fields["latin"].show_address(tried.latin)
        if not tried.latin.lines.strip():
            self.strip.tell(tr("How these characters are read, letters do not tell: type the Latin form from a paper."))

    def _keep(self) -> None:
        typed = [self._typed(script) for script in SCRIPTS if not self.fields[script].empty]
        if typed:
            self._change(self._desk.docket.addresses.keep, typed)

    def _propose(self) -> None:
        self._change(self._desk.docket.addresses.propose, self._party, chosen(self.role))

    def _decide(self, take: bool) -> None:
        if self._chosen():
            self._change(self._desk.docket.addresses.decide, self._chosen(), take)

    def _save(self) -> None:
        kinds = tr("Spreadsheet (*.xlsx);;Text (*.csv)")
        path, _kind = QFileDialog.getSaveFileName(self, tr("Export all addresses"), "addresses.xlsx", kinds)
        if path:
            self._change(self._desk.docket.addresses.save, path)

    def _load(self) -> None:
        kinds = tr("Spreadsheets (*.xlsx *.csv)")
        path, _kind = QFileDialog.getOpenFileName(self, tr("Import addresses"), "", kinds)
        if path:
            self._change(self._desk.docket.addresses.load, path)

    def _change(self, do: Callable[..., str], *what: object) -> None:
        self._desk.tasks.change(do, *what, then=self._tell, refused=self._refuse, owner=self)

    def _tell(self, message: str) -> None:
        self.strip.tell(message)
        self._ask()

    def _refuse(self, refusal: Refused) -> None:
        self.strip.refuse(refusal)


def _roles() -> tuple[Choice, ...]:
    return (
        Choice("applicant", tr("applicant, as on filings")),
        Choice("service", tr("address for service")),
        Choice("invoice", tr("invoices")),
    )
