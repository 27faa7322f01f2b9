"""From the start of the program to a signed-in window, and back to a closed file with its backup."""

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QApplication

from ipdocket import app, paths
from ipdocket.clock import FixedClock
from ipdocket.store.backup import list_backups
from ipdocket.ui.dialogs.first_people import FirstPeople
from ipdocket.ui.views.sign_in import SignInPage

CLOCK = FixedClock(datetime(2026, 11, 23, 9, tzinfo=UTC))


@pytest.fixture
def program(qapp, tmp_path):
    made = app.Program(qapp, CLOCK, False, tmp_path / "docket.ipd")
    yield made
    if made.window is not None:
        made.window.close()
    made.close()


def dialog() -> FirstPeople | None:
    return next((one for one in QApplication.topLevelWidgets() if isinstance(one, FirstPeople) and one.isVisible()), None)


def fill(fields, name, login, password):
    for field, text in zip(fields, (name, login, password), strict=True):
        field.setText(text)


def test_a_new_docket_begins_with_two_people(qtbot, program):
    program.start()
    qtbot.waitUntil(lambda: dialog() is not None, timeout=20_000)
    asked = dialog()
    fill(asked.first, "Anna Rivera", "anna", "a long password")
    fill(asked.second, "Ben Okafor", "anna", "another password")
    assert any("differ" in problem for problem in asked.find_missing())
    fill(asked.second, "Ben Okafor", "ben", "another password")
    assert list(asked.find_missing()) == []
    asked.send()
    qtbot.waitUntil(lambda: program.window is not None and program.window.isVisible(), timeout=20_000)
    page = program.window.findChild(SignInPage)
    page.login.setText("anna")
    page.password.setText("a long password")
    page.button.click()
    qtbot.waitUntil(lambda: program.window.page is not None, timeout=20_000)
    qtbot.waitUntil(lambda: program.tasks.pending == 0, timeout=20_000)
    program.window.close()
    program.close()
    assert list_backups(paths.backups_folder(program.opened.session.store.path), "docket")


def test_a_file_that_is_no_docket_is_refused_and_kept(qtbot, qapp, tmp_path, monkeypatch):
    path = tmp_path / "letter.ipd"
    path.write_text("Dear Sirs, this is not a docket at all." * 50, encoding="utf-8")
    told = []
    program = app.Program(qapp, CLOCK, False, path)
    monkeypatch.setattr(program, "_give_up", told.append)
    program.start()
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    program.close()
    assert "letter" in told[0].what
    assert path.read_text(encoding="utf-8").startswith("Dear Sirs")


def test_without_a_screen_the_program_says_so():
    assert "DISPLAY" in app.find_no_screen("linux", {})
    assert app.find_no_screen("linux", {"DISPLAY": ":0"}) == ""
    assert app.find_no_screen("linux", {"QT_QPA_PLATFORM": "offscreen"}) == ""
    assert app.find_no_screen("win32", {}) == ""


def test_a_doubtful_clock_is_asked_about_before_anything_is_changed(qtbot, qapp, tmp_path):
    from datetime import timedelta

    from ipdocket.domain.people import PROGRAM, Person, Role
    from ipdocket.store.open import create_store
    from ipdocket.store.people import add_person
    from ipdocket.ui.dialogs.clock_doubt import ClockDoubt

    later = FixedClock(CLOCK.instant + timedelta(days=30))
    with create_store(tmp_path / "docket.ipd", later) as store, store.work(PROGRAM, "people") as work:
        add_person(work, Person("Anna", frozenset({Role.DOCKETING})))
    program = app.Program(qapp, CLOCK, False, tmp_path / "docket.ipd")
    program.start()

    def asked() -> ClockDoubt | None:
        return next((one for one in QApplication.topLevelWidgets() if isinstance(one, ClockDoubt) and one.isVisible()), None)

    qtbot.waitUntil(lambda: asked() is not None, timeout=20_000)
    assert program.window is None
    asked().send()
    qtbot.waitUntil(lambda: program.window is not None, timeout=20_000)
    qtbot.waitUntil(lambda: program.tasks.pending == 0, timeout=20_000)
    assert program.opened.session.store.clock_doubt == ""
    program.window.close()
    program.close()


def test_a_docket_on_a_server_asks_once_and_shows_the_docket(qtbot, qapp, postgres):
    from ipdocket.domain.people import Person, Role
    from ipdocket.store.postgres.connect import read_address
    from ipdocket.ui.dialogs.server_sign_in import ServerSignIn
    from tests.postgres_dockets import PASSWORD, lay

    def asked():
        shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, ServerSignIn) and one.isVisible()]
        return shown[0] if shown else None

    address, _ = lay(postgres, CLOCK, [("jo", Person("Jo Ray", frozenset({Role.DOCKETING, Role.VERIFIER})))])
    program = app.Program(qapp, CLOCK, False, read_address(address.url.replace("owner@", "jo@")))
    program.start()
    for password, wrong in (("not this one", False), (PASSWORD, True)):
        qtbot.waitUntil(lambda wrong=wrong: asked() is not None and asked().strip.isVisible() is wrong, timeout=20_000)
        asked().password.setText(password)
        asked().send()
    qtbot.waitUntil(lambda: program.window is not None and program.window.page is not None, timeout=20_000)
    assert program.window.person.name == "Jo Ray"
    qtbot.waitUntil(lambda: program.tasks.pending == 0, timeout=20_000)
    program.window.close()
    program.close()


def test_the_docket_last_used_opens_again_without_its_password(tmp_path, monkeypatch):
    from ipdocket.store.postgres.connect import read_address

    file = tmp_path / "settings.json"
    monkeypatch.setattr(paths, "machine_settings_file", lambda: file)
    assert app.choose_docket(None, demo=False) is None
    app._remember(read_address("postgresql://ann:secret@host/firm"))
    assert "secret" not in file.read_text(encoding="utf-8")
    assert app.choose_docket(None, demo=False) == read_address("postgresql://ann@host/firm")
    assert app.choose_docket(None, demo=True) is None
    assert app.choose_docket("other.ipd", demo=False).name == "other.ipd"
    docket = tmp_path / "docket.ipd"
    app._remember(docket)
    assert app.choose_docket(None, demo=False) is None  # it is not there any more
    docket.touch()
    assert app.choose_docket(None, demo=False) == docket
    file.write_text('{"last_docket": 7}', encoding="utf-8")
    assert app.choose_docket(None, demo=False) is None


def test_an_encrypted_docket_asks_for_its_passphrase_until_it_is_right(qtbot, qapp, tmp_path):
    from ipdocket.ui.dialogs.passphrase import Passphrase
    from tests.store.making import CLOCK as THEN
    from tests.store.making import make_small

    def asked():
        shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, Passphrase) and one.isVisible()]
        return shown[0] if shown else None

    small = make_small(tmp_path / "docket.ipdocket", "seven herons cross")
    small.store.close()
    program = app.Program(qapp, THEN, False, small.store.path)
    program.start()
    for passphrase, wrong in (("not these words", False), ("seven herons cross", True)):
        qtbot.waitUntil(lambda wrong=wrong: asked() is not None and asked().strip.isVisible() is wrong, timeout=20_000)
        asked().passphrase.setText(passphrase)
        asked().send()
    qtbot.waitUntil(lambda: program.window is not None, timeout=20_000)
    qtbot.waitUntil(lambda: program.tasks.pending == 0, timeout=20_000)
    assert program.opened.session.store.checked
    program.window.close()
    program.close()
