"""Every action of the window once; menus, toolbar, context menus and the Ctrl+K palette are made from it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from ipdocket.ui.icons import icon
from ipdocket.ui.widgets.text import set_plain_tip
from ipdocket.ui.words import tr

Key = QKeySequence.StandardKey


@dataclass(frozen=True, slots=True)
class Action:
    """One command: `permission` is what the person must be allowed, `when` what must be chosen.

    `when` is "" (always), "deadline" (at least one chosen), "one deadline", "matter", "event", "paper", "open paper",
    "filed paper", "handed" or "list".
    """

    id: str
    text: str
    icon: str
    menu: str
    shortcut: str | QKeySequence.StandardKey = ""
    permission: str = "read"
    when: str = ""
    tip: str = ""


def all_actions() -> tuple[Action, ...]:
    """Every action there is, in the order of the menus; "-" as id draws a line."""
    return (*_file_actions(), *_view_actions(), *_paper_actions(), *_matter_actions())


def _line() -> Action:
    return Action("-", "", "", "")


def _file_actions() -> tuple[Action, ...]:
    line = _line()
    return (
        Action("new_matter", tr("&New matter…"), "plus", "file", Key.New, "enter"),
        Action("import", tr("&Import spreadsheet…"), "import", "file", "Ctrl+I", "import"),
        Action("import_office", tr("Import &office file…"), "import", "file", "", "import"),
        line,
        Action("print", tr("&Print docket…"), "print", "file", Key.Print, "print"),
        Action("calendar", tr("Export reminder &calendars…"), "export", "file", "", "export"),
        line,
        Action("demonstration", tr("Open &demonstration docket"), "star", "file"),
        Action("playbooks", tr("Play&books…"), "docket", "file", "", "see_office"),
        Action("evidence_demands", tr("E&vidence of acts…"), "check", "file", "", "see_office"),
        Action("conventions", tr("Re&ferences and numbers…"), "pencil", "file", "", "see_office"),
        Action("verify_record", tr("&Verify the record now"), "check", "file", "", "see_audit"),
        Action("open_entry", tr("Open this entr&y of the record…"), "audit", "file", "", "see_audit", "entry"),
        Action("export_record", tr("E&xport these entries of the record…"), "export", "file", "Ctrl+Shift+X", "see_audit", "audit"),
        Action("restore", tr("&Restore a backup…"), "history", "file", "", "change_settings"),
        Action("absences", tr("A&bsences…"), "clock", "file", "", "see_office", tip=tr("Who is away, and who acts for them")),
        Action("people", tr("P&eople…"), "two-people", "file", "", "manage_people"),
        Action("mail", tr("&Mail of reminders…"), "export", "file", "", "see_office"),
        Action("walls", tr("Ethical &walls…"), "panel", "file", "", "manage_walls"),
        Action("own_code", tr("M&y code at sign-in…"), "key", "file", "", ""),
        Action("idle_lock", tr("Loc&k when idle…"), "clock", "file", "", "change_settings"),
        Action("lock", tr("&Lock now"), "lock", "file", "Ctrl+Shift+L", ""),
        Action("sign_out", tr("Sign &out"), "sign-out", "file"),
        Action("quit", tr("&Quit"), "cross", "file", Key.Quit),
    )


def _view_actions() -> tuple[Action, ...]:
    line = _line()
    return (
        Action("undo", tr("&Undo…"), "undo", "edit", Key.Undo, "enter", tip=tr("Your last acts, and what compensates each")),
        Action("undo_import", tr("Undo last &import…"), "undo", "edit", "", "undo_batch"),
        Action("copy", tr("&Copy rows"), "copy", "edit", Key.Copy, "read", "list"),
        Action("find", tr("&Find anything…"), "search", "edit", "Ctrl+K"),
        Action("filter", tr("F&ilter this list"), "filter", "edit", Key.Find, "read", "list"),
        Action("inspector", tr("Why this &date"), "panel", "view", "F4"),
        Action("refresh", tr("&Refresh"), "refresh", "view", Key.Refresh),
        Action("columns", tr("&Columns…"), "columns", "view", "", "read", "list"),
        Action("open_view", tr("Open a saved &view…"), "star", "view", "", "read", "list"),
        Action("save_view", tr("&Save this view as…"), "star", "view", "", "read", "list"),
        line,
        Action("theme", tr("&Light or dark"), "circle", "view", "F9"),
        line,
        Action("go_docket", tr("&Docket"), "docket", "view", "Ctrl+1"),
        Action("go_matters", tr("&Matters"), "matters", "view", "Ctrl+2"),
        Action("go_confirm", tr("C&onfirm"), "confirm", "view", "Ctrl+3", "see_office"),
        Action("go_owners", tr("O&wners"), "owners", "view", "Ctrl+4", "see_office"),
        Action("go_rules", tr("R&ules"), "rules", "view", "Ctrl+5"),
        Action("go_calculator", tr("Ca&lculator"), "scales", "view", "Ctrl+8"),
        Action("go_today", tr("&Today"), "today", "view", "Ctrl+9", "see_office"),
        Action("go_intake", tr("&Intake"), "import", "view", "Ctrl+0", "see_office"),
        Action("go_reports", tr("R&eports"), "reports", "view", "Ctrl+6"),
        Action("go_audit", tr("&Audit"), "audit", "view", "Ctrl+7", "see_audit"),
    )


def _paper_actions() -> tuple[Action, ...]:
    return (
        Action("new_paper", tr("&Log incoming paper…"), "plus", "paper", "Ctrl+Shift+N", "enter"),
        Action("open_paper", tr("&Open paper…"), "pencil", "paper", "", "see_office", "paper"),
        Action("paper_date", tr("&Record its date…"), "file-plus", "paper", "Ctrl+Shift+R", "enter", "open paper"),
        Action("paper_no_deadline", tr("&No deadline…"), "minus", "paper", "Ctrl+Shift+O", "enter", "open paper"),
        Action("paper_processed", tr("Mark &processed"), "check", "paper", "Ctrl+Shift+M", "enter", "open paper"),
        Action("paper_file", tr("Save its &file…"), "export", "paper", "", "export", "filed paper"),
    )


def _matter_actions() -> tuple[Action, ...]:
    return (
        Action("open_matter", tr("&Open matter"), "matters", "matter", "Ctrl+O", "read", "matter"),
        Action("edit_matter", tr("&Facts and parties…"), "pencil", "matter", "F2", "enter", "matter"),
        Action("record_event", tr("Record &event or paper…"), "file-plus", "matter", "Ctrl+E", "enter", "matter"),
        Action("verify_date", tr("&Verify a date from the paper…"), "two-people", "matter", "Ctrl+Shift+E", "see_office", "matter"),
        Action("strike_event", tr("Event entered in erro&r…"), "strike", "matter", "", "enter", "event"),
        Action("typed_date", tr("Add a &date by hand…"), "pencil", "matter", "Ctrl+D", "enter", "matter"),
        Action("title", tr("Record a &transfer of title…"), "arrow-right", "matter", "Ctrl+T", "enter", "matter"),
        Action("owner_titles", tr("Chai&ns of title of the owner…"), "history", "matter", "", "", "matter"),
        Action("addresses", tr("Add&resses of the owner…"), "owners", "matter", "Ctrl+Shift+A", "see_office", "matter"),
        Action("end_matter", tr("&Close, lapse or transfer…"), "close-matter", "matter", "", "close_matter", "matter"),
        Action("proof_pack", tr("Proof pac&k for others…"), "export", "matter", "Ctrl+Shift+K", "see_office", "matter"),
        Action("confirm_first", tr("&Confirm filed…"), "check", "deadline", "Ctrl+Return", "confirm_first", "deadline"),
        Action("confirm_second", tr("Confirm &as second person…"), "two-people", "deadline", "Ctrl+Shift+Return", "see_office"),
        Action("change_date", tr("C&hange its date…"), "pencil", "deadline", "", "enter", "one deadline"),
        Action("missed_cause", tr("Why it was &missed…"), "alert", "deadline", "", "enter", "one deadline"),
        Action("changed_dates", tr("Changed &dates that wait…"), "two-people", "deadline", "Ctrl+Shift+D", "see_office"),
        Action("extend", tr("E&xtend…"), "extend", "deadline", "Ctrl+Shift+U", "enter", "one deadline"),
        Action("take_back", tr("Ta&ke a first entry back…"), "undo", "deadline", "", "confirm_first", "one deadline"),
        Action("open_again", tr("&Open again what two closed…"), "history", "deadline", "", "confirm_first", "one deadline"),
        Action("evidence", tr("Open its e&vidence"), "file-check", "deadline", "", "see_office", "one deadline"),
        Action("assign", tr("&Assign to…"), "person", "deadline", "Ctrl+R", "assign", "deadline"),
        Action("proof_sheet", tr("&Proof sheet…"), "print", "deadline", "Ctrl+Shift+P", "print", "deadline"),
        Action("hand_off", tr("&Hand off to the next shift…"), "arrow-right", "shift", "Ctrl+Shift+H", "hand_off"),
        Action("accept_items", tr("&Accept what was handed on"), "check", "shift", "Shift+F2", "hand_off", "handed"),
        Action("send_back", tr("Send &back what was handed on…"), "undo", "shift", "", "hand_off", "handed"),
        Action("help", tr("&Manual"), "help", "help", Key.HelpContents),
        Action("about", tr("&About ipdocket"), "info", "help"),
    )


def menu_titles() -> Mapping[str, str]:
    """The menus in their order."""
    return {
        "file": tr("&File"),
        "edit": tr("&Edit"),
        "view": tr("&View"),
        "paper": tr("&Paper"),
        "matter": tr("&Matter"),
        "deadline": tr("&Deadline"),
        "shift": tr("&Shift"),
        "help": tr("&Help"),
    }


class Actions(QObject):
    """The Qt face of the actions: one QAction each, switched on by permission and by what is chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._declared = [action for action in all_actions() if action.id != "-"]
        self._made: dict[str, QAction] = {}
        self._allowed: frozenset[str] = frozenset()
        self._chosen: frozenset[str] = frozenset()
        self._offered: set[str] = set()
        self._dead = False
        for action in self._declared:
            self._made[action.id] = self._make(action, parent)
        self._switch()

    def __getitem__(self, action_id: str) -> QAction:
        return self._made[action_id]

    @property
    def allowed(self) -> frozenset[str]:
        """What the signed-in person may do."""
        return self._allowed

    def offer(self, action_id: str, do: Callable[[], object]) -> None:
        """Says what an action does; one that nobody offers is shown nowhere."""
        made = self._made[action_id]
        made.triggered.connect(lambda _checked=False: do())
        made.setVisible(True)
        self._offered.add(action_id)
        self._switch()

    def allow(self, permissions: frozenset[str]) -> None:
        """Switches actions by what the signed-in person may do."""
        self._allowed = permissions
        self._switch()

    def choose(self, what: Iterable[str]) -> None:
        """Switches actions by what is chosen on the page: "deadline", "one deadline", "matter", "list"."""
        self._chosen = frozenset(what)
        self._switch()

    def deaden(self, dead: bool) -> None:
        """Switches every action off, whatever is allowed and chosen, or gives them back."""
        self._dead = dead
        self._switch()

    def fill_menu_bar(self, bar: QMenuBar) -> None:
        """Makes the menus."""
        bar.clear()
        for name, title in menu_titles().items():
            menu = bar.addMenu(title)
            menu.setAccessibleName(title.replace("&", ""))
            menu.setToolTipsVisible(True)
            for action in _in_menu(name):
                if action.id == "-":
                    menu.addSeparator()
                else:
                    menu.addAction(self._made[action.id])

    def context_menu(self, names: Iterable[str], parent: QWidget) -> QMenu:
        """A menu of these actions; those not offered are left out."""
        menu = QMenu(parent)
        for name in names:
            if name == "-":
                menu.addSeparator()
            elif name in self._offered:
                menu.addAction(self._made[name])
        return menu

    def usable(self) -> list[tuple[Action, QAction]]:
        """What can be done just now, for the palette."""
        return [
            (action, self._made[action.id])
            for action in self._declared
            if action.id in self._offered and self._made[action.id].isEnabled() and action.id != "find"
        ]

    def retint(self) -> None:
        """Draws the icons again after a change of theme."""
        for action in self._declared:
            self._made[action.id].setIcon(icon(action.icon))

    def _make(self, action: Action, parent: QWidget) -> QAction:
        made = QAction(icon(action.icon), action.text, parent)
        made.setObjectName(action.id)
        if action.shortcut:
            keys = action.shortcut
            made.setShortcuts(QKeySequence.keyBindings(keys) if isinstance(keys, Key) else [QKeySequence(keys)])
        made.setVisible(False)
        parent.addAction(made)
        return made

    def _switch(self) -> None:
        for action in self._declared:
            allowed = action.permission in ("", "read") or action.permission in self._allowed
            chosen = not action.when or action.when in self._chosen
            offered = action.id in self._offered and not self._dead
            self._made[action.id].setEnabled(allowed and chosen and offered)
            set_plain_tip(self._made[action.id], action.tip if allowed else tr("Not for the roles that you hold."))


def _in_menu(name: str) -> list[Action]:
    """The actions of one menu with the lines between them."""
    declared = all_actions()
    found: list[Action] = []
    for place, action in enumerate(declared):
        is_line = action.id == "-" and found and place + 1 < len(declared) and declared[place + 1].menu == name
        if action.menu == name or is_line:
            found.append(action)
    return found
