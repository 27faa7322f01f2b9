"""What evidence each kind of act needs: two ticks a line."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableWidgetItem, QWidget

from ipdocket.ui.desk import Desk
from ipdocket.ui.dialogs.frame import Form
from ipdocket.ui.shown_evidence import Demand, DemandsShown
from ipdocket.ui.widgets.changes import SmallTable
from ipdocket.ui.words import tr


class EvidenceDemandsDialog(Form):
    """The day and the receipt number are always needed; administrators and supervisors set the rest."""

    section = 5

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Evidence of acts"),
            tr("What the first person must add to the day and the receipt number. Space ticks; the change is on the record."),
            tr("Put in force"),
            parent,
            (620, 640),
        )
        self._desk = desk
        self._demands: tuple[Demand, ...] = ()
        self.table = SmallTable(tr("Kinds of act"), (tr("Kind of act"), tr("File"), tr("Amount")), (320, 90, 90))
        self.body.addWidget(self.table, 1)
        self.accept_button.setEnabled(False)
        desk.read(self, "demands", desk.docket.evidence_demands.demands, then=self._show)
        self.table.setFocus()

    def send(self) -> None:
        """Puts the ticks in force."""
        self.wait()
        wanted = [
            Demand(one.kind, one.title, self._ticked(line, 1), self._ticked(line, 2))
            for line, one in enumerate(self._demands)
        ]
        self._desk.tasks.change(
            self._desk.docket.evidence_demands.declare, wanted, then=self._finish, refused=self.refuse, owner=self
        )

    def _show(self, shown: DemandsShown) -> None:
        self._demands = shown.demands
        self.table.setRowCount(len(shown.demands))
        for line, one in enumerate(shown.demands):
            self.table.put(line, 0, one.title)
            for place, (name, ticked) in enumerate(((tr("file"), one.file), (tr("amount"), one.amount)), 1):
                self._put_tick(line, place, f"{one.title}: {name}", ticked, shown.may_change)
        self.accept_button.setEnabled(shown.may_change)
        if not shown.may_change:
            self.missing.setText(tr("An administrator or supervisor may change this."))

    def _put_tick(self, line: int, place: int, name: str, ticked: bool, may: bool) -> None:
        item = QTableWidgetItem()
        item.setData(Qt.ItemDataRole.AccessibleTextRole, name)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        item.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable if may else flags)
        self.table.setItem(line, place, item)

    def _ticked(self, line: int, place: int) -> bool:
        item = self.table.item(line, place)
        return item is not None and item.checkState() == Qt.CheckState.Checked

    def _finish(self, told: str) -> None:
        self._desk.tell(told)
        self.accept()
