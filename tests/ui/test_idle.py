"""The watch for idle minutes, by a clock that the test moves."""

from datetime import UTC, datetime

import pytest
from fake_locking import MovingClock
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit

from ipdocket.ui.idle import IdleWatch

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
def clock():
    return MovingClock(NOW)


@pytest.fixture
def line(qtbot):
    made = QLineEdit()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def watch(qapp, clock, line):
    made = IdleWatch(clock)
    made.said = []
    made.idle.connect(made.said.append)
    made.expect(10)
    yield made
    made.rest()


def test_it_speaks_once_after_the_minutes(watch, clock):
    clock.move(minutes=9, seconds=59)
    watch.look()
    assert watch.said == []
    clock.move(seconds=1)
    watch.look()
    watch.look()
    assert watch.said == [10]


@pytest.mark.parametrize("use", ["key", "click", "move", "wheel"])
def test_keyboard_and_mouse_begin_the_minutes_anew(watch, clock, line, use):
    clock.move(minutes=9)
    window = line.windowHandle()
    if use == "key":
        QTest.keyClick(window, Qt.Key.Key_A)
    elif use == "click":
        QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(3, 3))
    elif use == "move":
        QTest.mouseMove(window, QPoint(5, 5))
    else:
        QTest.wheelEvent(window, QPoint(5, 5), QPoint(0, 120))
    clock.move(minutes=9)
    watch.look()
    assert watch.said == []
    clock.move(minutes=1)
    watch.look()
    assert watch.said == [10]


def test_a_dialog_that_opened_since_counts_too(watch, clock, qtbot):
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    watch.look()
    clock.move(minutes=9)
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_A)
    clock.move(minutes=9)
    watch.look()
    assert watch.said == []


def test_drawing_and_timers_are_no_use(watch, clock, line, qtbot):
    clock.move(minutes=10)
    line.update()
    qtbot.wait(20)
    assert watch.eventFilter(line, QEvent(QEvent.Type.Paint)) is False
    watch.look()
    assert watch.said == [10]


def test_zero_never_speaks(watch, clock):
    watch.expect(0)
    clock.move(days=3)
    watch.look()
    assert watch.said == []


def test_a_clock_set_back_lengthens_no_wait(watch, clock):
    clock.move(hours=-2)
    watch.look()
    clock.move(minutes=10)
    watch.look()
    assert watch.said == [10]


def test_the_timer_that_is_handed_in_does_the_looking(qapp, clock, qtbot):
    from PySide6.QtCore import QTimer

    timer = QTimer(interval=5)
    watch = IdleWatch(clock, timer=timer)
    watch.expect(1)
    clock.move(minutes=1)
    with qtbot.waitSignal(watch.idle, timeout=2000) as told:
        pass
    assert told.args == [1] and not timer.isActive()
