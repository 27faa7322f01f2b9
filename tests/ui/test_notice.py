"""Notices: on the desktop where the system shows them, else in the strip; told when more waits, not again and again."""

import pytest
from PySide6.QtWidgets import QSystemTrayIcon

from ipdocket.ui.notice import Notice


@pytest.fixture
def notice(qtbot):
    said = []
    made = Notice(said.append)
    return made, said


def test_without_a_tray_the_strip_says_it(notice, monkeypatch):
    made, said = notice
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)
    assert made.tell_waiting(0, 0) == ""
    made.tell_waiting(3, 0)
    assert said == ["Reminders to acknowledge: 3 deadlines. See the page Today."]
    assert made.tell_waiting(3, 0) == made.tell_waiting(2, 0) == "" and len(said) == 1
    made.tell_waiting(2, 1)
    assert said[-1] == "Reminders to acknowledge: 2 deadlines. Nothing was entered on 1 near date. See the page Today."
    assert made.tell_waiting(2, 1, 4).endswith("Handed on and accepted by nobody: 4 items. See the page Today.")
    made.forget()
    assert "2 deadlines" in made.tell_waiting(2, 0)


def test_with_a_tray_the_desktop_shows_it(notice, monkeypatch):
    made, said = notice
    shown = []
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    monkeypatch.setattr(QSystemTrayIcon, "supportsMessages", lambda: True)
    monkeypatch.setattr(QSystemTrayIcon, "show", lambda _self: None)
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda _self, title, words, *_rest: shown.append((title, words)))
    made.tell_waiting(0, 2)
    assert shown == [("ipdocket", "Nothing was entered on 2 near dates. See the page Today.")] and said == []
