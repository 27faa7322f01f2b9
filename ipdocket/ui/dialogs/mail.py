"""Mail of reminders: how it leaves, sending it now, what was sent."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QSpinBox, QWidget

from ipdocket.ui.desk import Desk
from ipdocket.ui.dialogs.frame import Form
from ipdocket.ui.formats import show_date
from ipdocket.ui.shown import Choice
from ipdocket.ui.shown_mail import MailLine, MailWayShown
from ipdocket.ui.widgets.changes import SmallTable
from ipdocket.ui.widgets.text import Label, add_field, chosen, make_button, make_choice, make_form, make_line
from ipdocket.ui.words import Word, tr


class MailDialog(Form):
    """The password of the mail server is asked here for one sending and is never kept in the docket."""

    section = 27

    def __init__(self, desk: Desk, way: MailWayShown, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Mail of reminders"),
            tr(
                "Once a day each person with an e-mail address gets what they have not acknowledged. A mail names references"
                " and dates, no client, and proves nothing."
            ),
            tr("Save"),
            parent,
            (760, 0),
        )
        self._desk, self._may = desk, way.may_change
        self._make_fields(way)
        self._lay_out()
        for signal in (self.folder.textChanged, self.host.textChanged, self.user.textChanged, self.origin.textChanged):
            signal.connect(self.check)
        for box in (self.way, self.security):
            box.currentIndexChanged.connect(lambda _index: self._fit())
        self._fit()
        desk.read(self, "sent", desk.docket.mailing.sent, then=self._show_sent)
        self.way.setFocus()

    def _make_fields(self, way: MailWayShown) -> None:
        ways = (("off", tr("not at all")), ("folder", tr("as .eml files in a folder")), ("smtp", tr("by a mail server (SMTP)")))
        self.way = make_choice(tr("How it leaves"), [Choice(key, text) for key, text in ways])
        kinds = (("starttls", "STARTTLS"), ("tls", "TLS"), ("none", tr("none, without a password")))
        self.security = make_choice(tr("Encryption"), [Choice(key, text) for key, text in kinds])
        self.folder = make_line(tr("Folder"))
        self.folder.setText(way.folder)
        self.choose = make_button(tr("Ch&oose…"), self._choose_folder)
        self.host = make_line(tr("Mail server"), "mail.example.com")
        self.host.setText(way.host)
        self.port = QSpinBox()
        self.port.setRange(1, 65535)
        self.port.setValue(way.port)
        self.port.setAccessibleName(tr("Port"))
        self.user = make_line(tr("User"), tr("empty where the server asks for none"))
        self.user.setText(way.user)
        self.origin = make_line(tr("Sender"), "docket@example.com")
        self.origin.setText(way.sender)
        self.password = make_line(tr("Password"), tr("for sending now; never kept"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.way.setCurrentIndex(max(0, self.way.findData(way.way)))
        self.security.setCurrentIndex(max(0, self.security.findData(way.security)))
        self.now = make_button(tr("Send &now"), self._send_now, "export")

    def _lay_out(self) -> None:
        form = make_form()
        add_field(form, tr("&How it leaves"), self.way)
        add_field(form, tr("&From"), self.origin)
        add_field(form, tr("Fol&der"), _beside(self.folder, self.choose))
        add_field(form, tr("&Mail server"), _beside(self.host, self.port))
        add_field(form, tr("&Encryption"), self.security)
        add_field(form, tr("&User"), self.user)
        add_field(form, tr("&Password"), _beside(self.password, self.now))
        self.body.addLayout(form)
        told = tr("By itself it sends with the password in this computer's environment variable IPDOCKET_MAIL_PASSWORD.")
        self.body.addWidget(Label(told, "muted", wrap=True))
        self.table = SmallTable(
            tr("What was sent"), (tr("Day"), tr("To"), tr("Address"), tr("What came of it")), (100, 150, 190, 260)
        )
        self.table.setMinimumHeight(170)
        self.body.addWidget(self.table, 1)

    def find_missing(self) -> Iterator[str]:
        """What the chosen way needs."""
        if not self._may:
            yield tr("Only an administrator or supervisor changes this.")
        way = chosen(self.way)
        if way != "off" and "@" not in self.origin.text():
            yield tr("Type the address from which mail is sent.")
        if way == "folder" and not self.folder.text().strip():
            yield tr("Choose the folder.")
        if way == "smtp" and not self.host.text().strip():
            yield tr("Type the name of the mail server.")
        if way == "smtp" and chosen(self.security) == "none" and self.user.text().strip():
            yield tr("A password is not sent without encryption.")

    def send(self) -> None:
        """Keeps the way."""
        self.wait()
        way = MailWayShown(
            chosen(self.way), self.folder.text().strip(), self.host.text().strip(), self.port.value(), chosen(self.security),
            self.user.text().strip(), self.origin.text().strip(),
        )  # fmt: skip
        self._desk.tasks.change(
            self._desk.docket.mailing.declare, way, then=self._finish, refused=self.refuse, owner=self
        )

    def _send_now(self) -> None:
        self.now.setEnabled(False)
        self._desk.tasks.change(
            self._desk.docket.mailing.send, self.password.text(), then=self._sent, refused=self._not_sent, owner=self
        )
        self.password.clear()

    def _sent(self, told: str) -> None:
        self.now.setEnabled(True)
        self.strip.tell(told)
        self._desk.read(self, "sent", self._desk.docket.mailing.sent, then=self._show_sent)

    def _not_sent(self, refusal: object) -> None:
        self.now.setEnabled(True)
        self.refuse(refusal)  # type: ignore[arg-type]  # what the docket refuses with

    def _show_sent(self, lines: Sequence[MailLine]) -> None:
        words = {
            "sent": Word(tr("sent"), "check", "good"), "refused": Word(tr("not sent"), "alert", "late"),
            "nothing": Word(tr("nothing was due"), "minus", "muted"), "begun": Word(tr("broke off; perhaps sent"), "alert", "soon"),
        }  # fmt: skip
        self.table.setRowCount(len(lines))
        for line, one in enumerate(lines):
            word = words[one.step]
            for place, text in enumerate((show_date(one.day), one.name, one.address, f"{word.text} {one.told}".strip())):
                self.table.put(line, place, text, word if place == 3 else None)

    def _choose_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self, tr("Folder for mail files"), self.folder.text())
        if path:
            self.folder.setText(path)

    def _fit(self) -> None:
        way = chosen(self.way)
        needs: dict[str, tuple[QWidget, ...]] = {
            "folder": (self.folder, self.choose), "smtp": (self.host, self.port, self.security, self.user)
        }  # fmt: skip
        for key, fields in needs.items():
            for field in fields:
                field.setEnabled(self._may and way == key)
        self.way.setEnabled(self._may)
        self.origin.setEnabled(self._may and way != "off")
        self.check()

    def _finish(self, told: str) -> None:
        self._desk.tell(told)
        self.accept()


def _beside(left: QWidget, right: QWidget) -> QWidget:
    both = QWidget()
    both.setAccessibleName(left.accessibleName())
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(left, 1)
    row.addWidget(right)
    both.setFocusProxy(left)
    return both
