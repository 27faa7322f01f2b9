"""The composition root: paths, rules, docket, services, window."""

import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog

from ipdocket import paths
from ipdocket.clock import Clock, SystemClock
from ipdocket.domain.people import Person, Role
from ipdocket.errors import Refused
from ipdocket.exchange.dates_in import read_date
from ipdocket.rules.ruleset import load_rules
from ipdocket.services.core.reminding import remind_all
from ipdocket.services.core.rules_in_use import lay_firm_rules, note_rules
from ipdocket.services.core.session import Session
from ipdocket.settings import LAST_DOCKET, SettingsNotSaved, UnfitSetting, read_machine_settings, write_machine_settings
from ipdocket.store.cipher import PassphraseNeeded, WrongPassphrase
from ipdocket.store.refusals import PasswordNeeded, WrongPassword
from ipdocket.store.where import Where, open_where, read_where
from ipdocket.ui.application import catch_the_rest, make_application, show_failure
from ipdocket.ui.commands import make_window
from ipdocket.ui.dialogs.first_people import FirstPeople, NewPerson
from ipdocket.ui.main_window import MainWindow
from ipdocket.ui.memory import PersonMemory
from ipdocket.ui.notice import Notice
from ipdocket.ui.ports import Docket
from ipdocket.ui.shown import PersonShown
from ipdocket.ui.tasks import Tasks
from ipdocket.ui.wiring.docket import open_ports
from ipdocket.ui.wiring.people import enter_known

if TYPE_CHECKING:
    from ipdocket.ui.dialogs.upgrading import Upgrading

CHECKED_AT_ONCE = 3  # matters that the second calculator looks at before the window's own questions come again
DAILY_ROUND = 10 * 60 * 1000  # milliseconds between looks at the office clocks


@dataclass(frozen=True, slots=True)
class Opened:
    """An open docket with its ports, and whether it has too few people to begin with."""

    session: Session
    ports: Docket
    new: bool


class Program(QObject):
    """Opens the docket on its thread, shows the window, keeps the daily round going, closes what was opened."""

    changed_elsewhere = Signal(object)
    upgrading = Signal(str)

    def __init__(self, application: QApplication, clock: Clock, demo: bool, docket: Where | None) -> None:
        super().__init__(application)
        self.changed_elsewhere.connect(self._refresh)
        self.upgrading.connect(self._tell_upgrade)
        self._stop_listening: Callable[[], object] = lambda: None
        self._clock = clock
        self._demo = demo
        self._where = docket or (paths.demo_docket() if demo else paths.default_docket())
        self.tasks = Tasks(self)
        self.tasks.broke.connect(self._end_upgrade)
        self.tasks.broke.connect(show_failure)
        self.opened: Opened | None = None
        self.window: MainWindow | None = None
        self._notice: Notice | None = None
        self.remembers = False
        self._asking: QDialog | None = None
        self._upgrade: Upgrading | None = None
        self._passphrase = ""  # of an encrypted docket, as typed; kept only while the program runs
        self._round = QTimer(self)
        self._round.setInterval(DAILY_ROUND)
        self._round.timeout.connect(self._do_round)

    def start(self) -> None:
        """Opens the docket; the window follows when it is open."""
        self.tasks.change(self._open, then=self._show, refused=self._refuse)

    def _open(self) -> Opened:
        rules = load_rules(paths.rules_folder(), paths.rule_cache_file())
        if self._demo:
            from ipdocket.demonstration import open_demonstration

            assert isinstance(self._where, Path)
            session = open_demonstration(self._where, rules, self._clock)
            return Opened(session, open_ports(session), new=False)
        from ipdocket.store.people import list_people

        if isinstance(self._where, Path):
            self._where.parent.mkdir(parents=True, exist_ok=True)
        store = open_where(
            self._where, self._clock, check_later=True, create=True, passphrase=self._passphrase, tell=self.upgrading.emit
        )
        rules = lay_firm_rules(store, rules, read_machine_settings(paths.machine_settings_file()))
        session = Session(store, rules, self._clock, paths.resources_folder() / "fonts")
        if store.home.login:
            return Opened(session, open_ports(session), new=False)
        return Opened(session, open_ports(session), new=not list_people(store))

    def _tell_upgrade(self, step: str) -> None:
        """An older docket is brought to the present format: shows how far that is."""
        from ipdocket.ui.dialogs.upgrading import Upgrading

        if self._upgrade is None:
            self._upgrade = Upgrading(self._where.name if isinstance(self._where, Path) else self._where.database)
            self._upgrade.show()
        self._upgrade.tell(step)

    def _end_upgrade(self, _why: object = None) -> None:
        if self._upgrade is not None:
            self._upgrade.hide()  # not closed: as the last window it would end the program
            self._upgrade.deleteLater()
            self._upgrade = None

    def _show(self, opened: Opened) -> None:
        self._end_upgrade()
        self.opened = opened
        if opened.session.store.clock_doubt:
            self._ask_about_clock(opened)
        elif opened.new:
            dialog = FirstPeople(self._enter_people)
            dialog.accepted.connect(self._show_window)
            dialog.rejected.connect(QApplication.quit)
            dialog.open()
        else:
            self._show_window()

    def _ask_about_clock(self, opened: Opened) -> None:
        from ipdocket.ui.dialogs.clock_doubt import ClockDoubt

        dialog = ClockDoubt(opened.session.store.clock_doubt)
        dialog.accepted.connect(
            lambda: self.tasks.change(_accept_clock, opened.session, then=lambda _done: self._show(opened))
        )
        dialog.rejected.connect(QApplication.quit)
        dialog.open()

    def _enter_people(
        self, one: NewPerson, other: NewPerson, then: Callable[[], object], refused: Callable[[Refused], object]
    ) -> None:
        assert self.opened is not None
        session = self.opened.session
        self.tasks.change(_register_first, session, one, other, then=lambda _done: then(), refused=refused)

    def _show_window(self) -> None:
        assert self.opened is not None
        memory = PersonMemory(paths.window_folder())
        self.window = make_window(self.opened.ports, self.tasks, self._clock, memory, read_date)
        self._notice = Notice(self.window.strip.warn, self)
        self.window.entered.connect(lambda _person: self._look_for_reminders())
        self.window.show()
        if self.remembers:
            _remember(self._where)
        store = self.opened.session.store
        store.give_way = self.tasks.someone_waits
        self._stop_listening = store.home.listen(store.driver, self.changed_elsewhere.emit)
        self.tasks.change(enter_known, self.opened.session, then=self._begin)
        self._round.start()

    def _begin(self, person: PersonShown | None) -> None:
        """Whoever signed in to the server is at the desk; the checks go on behind."""
        if person is not None and self.window is not None:
            self.window.enter(person)
        self._check_on(True)

    def _check_on(self, more: bool) -> None:
        """Goes on with the checks after opening behind everything else; the daily round follows them."""
        assert self.opened is not None
        if more:
            self.tasks.read(_check_some, self.opened.session, then=self._check_on, behind=True, owner=self)
        else:
            self.tasks.change(_record_sign_in, self.opened.session)
            self._do_round()

    def _refresh(self, _changes: object) -> None:
        """Another desk saved something: what is shown is read again."""
        if self.window is not None and self.window.page is not None:
            self.window.refresh()

    def _do_round(self) -> None:
        if self.opened is not None:
            self.tasks.change(_daily_round, self.opened.session, then=self._after_round)

    def _after_round(self, _done: object) -> None:
        self._look_for_reminders()
        self._cross_check(0)

    def _look_for_reminders(self) -> None:
        """Tells the person at the desk of reminders and alarms that wait; nobody where nobody is signed in."""
        if self.opened is None or self.window is None or self._notice is None:
            return
        if self.window.person is None:
            self._notice.forget()
        else:
            ask = self.opened.ports.reminders.waiting
            self.tasks.read(ask, then=lambda waiting: self._notice and self._notice.tell_waiting(*waiting), owner=self)

    def _cross_check(self, looked: int) -> None:
        """Lets the second calculator go on behind everything else, a few matters at a time."""
        if self.opened is not None:
            ask = self.opened.session
            self.tasks.read(
                _cross_check_some, ask, then=lambda some: self._go_on(looked, some), behind=True, owner=self
            )

    def _go_on(self, looked: int, some: int) -> None:
        if some:
            self._cross_check(looked + some)
        elif looked and self.window is not None and self.window.page is not None:
            self.window.refresh()

    def _refuse(self, refusal: Refused) -> None:
        """Asks for name and password where the server wants them, for a file's passphrase; gives up on anything else."""
        self._end_upgrade()
        if isinstance(self._where, Path) and isinstance(refusal, PassphraseNeeded | WrongPassphrase):
            self._ask_passphrase(self._where.name, refusal)
            return
        if isinstance(self._where, Path) or not isinstance(refusal, PasswordNeeded | WrongPassword):
            self._give_up(refusal)
            return
        from ipdocket.ui.dialogs.server_sign_in import ServerSignIn

        where = self._where
        dialog = ServerSignIn(where.database, where.user, refusal if isinstance(refusal, WrongPassword) else None)

        def again(login: str, password: str) -> None:
            self._where = where.of_user(login, password)
            self.start()

        dialog.entered.connect(again)
        dialog.rejected.connect(QApplication.quit)
        self._asking = dialog  # without a parent only this keeps it while it is shown
        dialog.open()

    def _ask_passphrase(self, docket: str, refusal: Refused) -> None:
        from ipdocket.ui.dialogs.passphrase import Passphrase

        dialog = Passphrase(docket, refusal if isinstance(refusal, WrongPassphrase) else None)

        def again(passphrase: str) -> None:
            self._passphrase = passphrase
            self.start()

        dialog.entered.connect(again)
        dialog.rejected.connect(QApplication.quit)
        self._asking = dialog  # without a parent only this keeps it while it is shown
        dialog.open()

    def _give_up(self, refusal: Refused) -> None:
        from ipdocket.ui.dialogs.last_resort import LastResort

        dialog = LastResort(refusal, None)
        dialog.finished.connect(QApplication.quit)
        dialog.open()

    def close(self) -> None:
        """Ends the thread and closes the file; a backup is made where something changed."""
        self._round.stop()
        self._stop_listening()
        self.tasks.close()
        if self.opened is not None:
            _close_docket(self.opened.session)


def _register_first(session: Session, one: NewPerson, other: NewPerson) -> None:
    from ipdocket.services.accounts import register_person

    first = Person(one.name, frozenset({Role.ADMINISTRATOR, Role.DOCKETING}), initials=_initials(one.name))
    second = Person(other.name, frozenset({Role.DOCKETING, Role.VERIFIER}), initials=_initials(other.name))
    register_person(session, first, one.login, one.password)
    register_person(session, second, other.login, other.password)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word).upper()[:4]


def _accept_clock(session: Session) -> None:
    from ipdocket.services import upkeep

    if not upkeep.finish_checks(session):
        upkeep.accept_clock(session)


def _check_some(session: Session) -> bool:
    from ipdocket.services import upkeep

    return upkeep.check_some(session)


def _record_sign_in(session: Session) -> None:
    from ipdocket.services.accounts import record_sign_in

    record_sign_in(session)


def _daily_round(session: Session) -> None:
    from ipdocket.services import upkeep
    from ipdocket.services.core.mailing import send_digests

    if session.store.checked and not session.store.read_only_because:
        note_rules(session)
        upkeep.mark_missed_dates(session)
        remind_all(session)
        send_digests(session)
        while upkeep.catch_up_index(session):
            pass
        if upkeep.needs_backup(session):
            upkeep.back_up(session)


def _cross_check_some(session: Session) -> int:
    from ipdocket.services import upkeep

    if not session.store.checked or session.store.read_only_because:
        return 0
    return upkeep.cross_check(session, CHECKED_AT_ONCE)


def _close_docket(session: Session) -> None:
    from ipdocket.services import upkeep

    try:
        if session.store.changed_since_backup and session.store.checked and not session.store.read_only_because:
            upkeep.back_up(session)
    finally:
        session.store.close()


def choose_docket(named: str | None, demo: bool) -> Where | None:
    """The docket that was named, else the one last used where it still is; None for the usual place."""
    if named:
        return read_where(named)
    last = ""
    if not demo:
        with suppress(UnfitSetting):  # a file that someone wrote by hand
            last = read_machine_settings(paths.machine_settings_file()).value(LAST_DOCKET)
    where = read_where(last) if last else None
    return None if isinstance(where, Path) and not where.exists() else where


def _remember(where: Where) -> None:
    """Keeps which docket was opened last; of a server's its address, never the password."""
    file = paths.machine_settings_file()
    settings = read_machine_settings(file)
    text = str(where.absolute()) if isinstance(where, Path) else where.url
    with suppress(SettingsNotSaved, UnfitSetting):  # a convenience; the docket is open all the same
        if settings.value(LAST_DOCKET) != text:
            write_machine_settings(file, settings.changed(LAST_DOCKET, text))


def find_no_screen(platform: str, environment: Mapping[str, str]) -> str:
    """Why no window can be opened here, in words; empty where one can."""
    named = environment.get("QT_QPA_PLATFORM") or environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")
    if platform != "linux" or named:
        return ""
    return (
        "There is no screen to open the window on (neither DISPLAY nor WAYLAND_DISPLAY is set). Nothing was changed."
        " Start ipdocket from a desktop session, or use its command line: ipdocket --help"
    )


def run_window(demo: bool = False, docket: str | None = None) -> int:
    """Open the window on a docket and stay until it is closed; the exit status."""
    refusal = find_no_screen(sys.platform, os.environ)
    if refusal:
        sys.stderr.write(f"{refusal}\n")
        return 2
    application = make_application(sys.argv[:1], paths.resources_folder() / "translations")
    catch_the_rest()
    program = Program(application, SystemClock(), demo, choose_docket(docket, demo))
    program.remembers = not demo
    program.start()
    try:
        return application.exec()
    finally:
        program.close()
