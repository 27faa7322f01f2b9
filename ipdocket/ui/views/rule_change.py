"""New rules: what they would do to the dates of this docket, proposed by one person, put in force by another."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ipdocket.errors import Refused
from ipdocket.ui.desk import Desk
from ipdocket.ui.shown_rules import MovedShown, RuleStanding
from ipdocket.ui.widgets.changes import SmallTable
from ipdocket.ui.widgets.text import Label, make_button, make_line, make_selectable
from ipdocket.ui.words import count, tr


class NewRulesTab(QWidget):
    """Shows first, changes after two persons said so; `waits` tells whether rules wait."""

    waits = Signal(bool)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.told = make_selectable(Label("", "head", wrap=True))
        self.proposal = Label("", wrap=True)
        self.refused_files = make_selectable(Label("", "late", wrap=True))
        self.table = SmallTable(
            tr("Dates that would change"),
            (tr("Ref"), tr("Office"), tr("What"), tr("Now"), tr("Then"), tr("Deadline")),
            (140, 60, 120, 110, 110, 320),
        )
        self.number = Label("", "muted", wrap=True)
        self.person: QLineEdit = make_line(tr("Confirm as"), tr("sign-in name of the second person; empty: you"))
        self.password: QLineEdit = make_line(tr("Password"), tr("their password"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.look = make_button(tr("&Show what would change"), self.foresee, "search")
        self.write = make_button(tr("Save as &CSV…"), self.save, "save")
        self.propose = make_button(tr("&Propose"), self.send_proposal, "two-people")
        self.accept = make_button(tr("Put in &force"), self.send_acceptance, "check")
        self._lay_out()

    def refresh(self) -> None:
        """Asks how the rules stand."""
        self._desk.read(self, "standing", self._desk.docket.rule_change.standing, then=self._show)

    def foresee(self) -> None:
        """Computes every open matter by both rule sets; nothing is stored."""
        self._desk.tasks.read(
            self._desk.docket.rule_change.foresee, then=self._show_moved, refused=self._desk.refuse, owner=self,
            key="foresee", title=tr("Comparing the dates of all open matters"),
        )  # fmt: skip

    def save(self) -> None:
        """Writes all dates that would change."""
        path, _kind = QFileDialog.getSaveFileName(self, tr("Save the dates"), "dates.csv", tr("Spreadsheet (*.csv)"))
        if path:
            self._desk.tasks.read(
                self._desk.docket.rule_change.save, path, then=self._desk.tell, refused=self._desk.refuse, owner=self,
                title=tr("Writing the dates"),
            )  # fmt: skip

    def send_proposal(self) -> None:
        """The first person's half."""
        self._desk.tasks.change(
            self._desk.docket.rule_change.propose, then=self._done, refused=self._desk.refuse, owner=self,
            title=tr("Comparing the dates of all open matters"),
        )  # fmt: skip

    def send_acceptance(self) -> None:
        """The second person's half."""
        who, word = self.person.text().strip(), self.password.text()
        self.password.clear()
        self._desk.tasks.change(
            self._desk.docket.rule_change.accept, who, word, then=self._done, refused=self._refused, owner=self,
            title=tr("Computing all open matters anew"),
        )  # fmt: skip

    def _done(self, told: str) -> None:
        self._desk.tell(told)
        self.table.setRowCount(0)
        self.number.setText("")
        self.refresh()

    def _refused(self, refusal: Refused) -> None:
        self._desk.refuse(refusal)
        self.refresh()

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        for button in (self.look, self.write, self.propose):
            first.addWidget(button)
        first.addStretch(1)
        second = QHBoxLayout()
        for words, line in ((tr("Confirm &as"), self.person), (tr("Pass&word"), self.password)):
            label = Label(words)
            label.setBuddy(line)
            second.addWidget(label)
            second.addWidget(line, 1)
        second.addWidget(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        for widget in (self.told, self.proposal, self.refused_files):
            column.addWidget(widget)
        column.addLayout(first)
        column.addWidget(self.number)
        column.addWidget(self.table, 1)
        column.addLayout(second)

    def _show(self, standing: RuleStanding) -> None:
        waiting = bool(standing.waiting)
        self.waits.emit(waiting)
        wait = tr("The rules {name} wait. Every stored date stands by {old} until two persons have accepted them.")
        none = tr("The rules in force are {old}; no others wait.")
        self.told.setText((wait if waiting else none).format(name=standing.waiting, old=standing.in_force))
        who = tr("you") if standing.own else standing.proposed
        self.proposal.setText(
            tr("Proposed by {who}, who was shown: {what}.", who=who, what=standing.foreseen) if standing.proposed else ""
        )
        self.proposal.setVisible(bool(standing.proposed))
        files = count(len(standing.refused), tr("rule file was refused"), tr("rule files were refused"))
        self.refused_files.setText("\n".join([tr("{files}; the rest is in force:", files=files), *standing.refused]))
        self.refused_files.setVisible(bool(standing.refused))
        _enable(waiting, self.look, self.write)
        _enable(waiting and not standing.proposed, self.propose)
        _enable(waiting and bool(standing.proposed), self.accept, self.person, self.password)

    def _show_moved(self, found: MovedShown) -> None:
        self.table.fill(list(found.rows))
        self.table.fit_columns(340)
        more = found.number - len(found.rows)
        told = found.told.rstrip(".") + "."
        self.number.setText(told + (" " + tr("The first {n} are shown; save for all.", n=len(found.rows)) if more else ""))


def _enable(on: bool, *widgets: QWidget) -> None:
    for widget in widgets:
        widget.setEnabled(on)


