"""The firm's playbooks: one plain page for each country and each client, every version kept."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QPlainTextEdit, QSplitter, QVBoxLayout, QWidget

from ipdocket.ui.desk import Desk
from ipdocket.ui.scale import scaled
from ipdocket.ui.shown import Choice
from ipdocket.ui.shown_playbooks import PageLine, PageVersion
from ipdocket.ui.widgets.changes import SmallTable
from ipdocket.ui.widgets.strip import MessageStrip
from ipdocket.ui.widgets.text import Label, chosen, fill_choice, find_by_typing, make_button, make_choice
from ipdocket.ui.words import tr


class PlaybooksDialog(QDialog):
    """Pages at the left; the text of one, with its versions, at the right."""

    section = 18

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Playbooks"))
        self.setAccessibleName(tr("Playbooks"))
        self.resize(scaled(980), scaled(600))
        self._desk = desk
        self._pages: tuple[PageLine, ...] = ()
        self._versions: tuple[PageVersion, ...] = ()
        self.strip = MessageStrip()
        self.table = SmallTable(tr("Pages"), (tr("About"), tr("Name"), tr("Version")), (80, 190, 60))
        self.table.itemSelectionChanged.connect(self._open_chosen)
        self.about = make_choice(
            tr("About"), (Choice("country", tr("country or office")), Choice("client", tr("client")))
        )
        self.subject = make_choice(tr("Which one"), (), tr("choose one"))
        find_by_typing(self.subject)
        self.version = make_choice(tr("Version"), ())
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(tr("Text of the page"))
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText(_example())
        self.keep = make_button(tr("&Save as a new version"), self._keep, "check")
        self.keep.setAutoDefault(False)
        self.about.currentIndexChanged.connect(lambda _index: self._ask_subjects())
        self.subject.currentIndexChanged.connect(lambda _index: self._ask_versions())
        self.version.currentIndexChanged.connect(self._show_version)
        self._lay_out()
        self._ask()
        self._ask_subjects()
        self.about.setFocus()

    def _lay_out(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        top = QHBoxLayout()
        for title, box in (
            (tr("&About"), self.about), (tr("&Which one"), self.subject), (tr("&Version"), self.version),
        ):  # fmt: skip
            label = Label(title)
            label.setBuddy(box)
            top.addWidget(label)
            top.addWidget(box, 1 if box is self.subject else 0)
        column.addLayout(top)
        column.addWidget(self.text, 1)
        halves = QSplitter()
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.table)
        halves.addWidget(right)
        halves.setSizes([scaled(340), scaled(620)])
        save = make_button(tr("Save all as &text files…"), self._save, "export")
        save.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.addWidget(self.keep)
        buttons.addWidget(save)
        buttons.addStretch(1)
        buttons.addWidget(make_button(tr("Close"), self.accept))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 14, 16, 14)
        outer.addWidget(Label(tr("Playbooks"), "title"))
        about = tr("What the firm wants done in a country or for a client. It is shown where a filing there is confirmed.")
        outer.addWidget(Label(about, "muted", wrap=True))
        outer.addWidget(self.strip)
        outer.addWidget(halves, 1)
        outer.addLayout(buttons)

    def _ask(self) -> None:
        self._desk.tasks.read(
            self._desk.docket.playbooks.pages, then=self._show_pages, refused=self.strip.refuse, owner=self, key="pages"
        )

    def _show_pages(self, pages: Sequence[PageLine]) -> None:
        self._pages = tuple(pages)
        before = self.table.blockSignals(True)
        about = {"country": tr("country"), "client": tr("client")}
        self.table.fill([(about[one.about], one.title, str(one.version)) for one in pages])
        self.table.blockSignals(before)

    def _open_chosen(self) -> None:
        line = self.table.currentRow()
        if 0 <= line < len(self._pages):
            page = self._pages[line]
            self.about.setCurrentIndex(self.about.findData(page.about))
            self._ask_subjects(page.subject)

    def _ask_subjects(self, then_choose: str = "") -> None:
        name = "office" if chosen(self.about) == "country" else "client"

        def fill(choices: Sequence[Choice]) -> None:
            self.subject.setCurrentIndex(-1)
            fill_choice(self.subject, choices, tr("choose one"))
            place = self.subject.findData(then_choose) if then_choose else 0
            self.subject.setCurrentIndex(max(place, 0))
            self._ask_versions()

        ask = self._desk.docket.looking.choices
        self._desk.tasks.read(ask, name, then=fill, refused=self.strip.refuse, owner=self, key="subjects")

    def _subject(self) -> str:
        return str(self.subject.currentData() or "")

    def _ask_versions(self) -> None:
        self.keep.setEnabled(bool(self._subject()) and "enter" in self._desk.actions.allowed)
        if not self._subject():
            self._show_versions(())
            return
        self._desk.tasks.read(
            self._desk.docket.playbooks.versions, chosen(self.about), self._subject(),
            then=self._show_versions, refused=self.strip.refuse, owner=self, key="versions",
        )  # fmt: skip

    def _show_versions(self, versions: Sequence[PageVersion]) -> None:
        self._versions = tuple(versions)
        before = self.version.blockSignals(True)
        self.version.clear()
        for one in versions:
            self.version.addItem(f"{one.version}: {one.entered}", one.version)
        self.version.blockSignals(before)
        self._show_version(0)

    def _show_version(self, place: int) -> None:
        self.text.setPlainText(self._versions[place].text if 0 <= place < len(self._versions) else "")

    def _keep(self) -> None:
        self._desk.tasks.change(
            self._desk.docket.playbooks.write, chosen(self.about), self._subject(), self.text.toPlainText(),
            then=self._tell, refused=self.strip.refuse, owner=self,
        )  # fmt: skip

    def _save(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, tr("Save all as text files"))
        if folder:
            self._desk.tasks.change(
                self._desk.docket.playbooks.save, folder, then=self._tell, refused=self.strip.refuse, owner=self
            )

    def _tell(self, message: str) -> None:
        self.strip.tell(message)
        self._ask()
        self._ask_versions()


def _example() -> str:
    return tr(
        "Plain text. A line that begins with a dash is a step to tick:\n\n"
        "Language: English, claims translated into German and French\n"
        "Signs off: C. Lindqvist\n"
        "- Name of the applicant exactly as in the register\n"
        "- Power of attorney on file\n"
        "If anything is unclear: call the duty partner before 16:00"
    )
