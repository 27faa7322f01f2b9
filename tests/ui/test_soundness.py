"""PySide6 6.12.0 drops a reference to None, True or False at most calls and aborts Python 3.11; this watches the counts."""

import sys

import PySide6
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QTableWidget

CALLS = 2_000
# Python 3.12 and later keep these objects for ever and no longer count.
COUNTED = sys.version_info < (3, 12)


class Sender(QObject):
    """One signal, to be emitted often."""

    told = Signal(bool)


def counts() -> dict[str, int]:
    return {"None": sys.getrefcount(None), "True": sys.getrefcount(True), "False": sys.getrefcount(False)}


def use_much(qtbot) -> None:
    label, line, table, sender = QLabel(), QLineEdit(), QTableWidget(3, 3), Sender()
    for widget in (label, line, table):
        qtbot.addWidget(widget)
    heard = []
    sender.told.connect(heard.append)
    for number in range(CALLS):
        label.setText(str(number))
        line.setText(str(number))
        line.clear()
        table.setRowCount(number % 5)
        label.setVisible(False)
        sender.told.emit(True)


def test_the_release_is_one_that_keeps_its_references():
    release = tuple(int(part) for part in PySide6.__version__.split(".")[:2])
    assert (6, 8) <= release < (6, 12) or not COUNTED


def test_counts_of_none_true_and_false_do_not_fall(qtbot):
    use_much(qtbot)  # what is made once is made now
    before = counts()
    use_much(qtbot)
    fallen = {name: before[name] - count for name, count in counts().items()}
    assert max(fallen.values()) < 100, fallen


def test_the_watch_would_notice_a_dropped_reference():
    before = counts()["None"]
    kept = [None] * 500
    assert counts()["None"] - before >= 500
    del kept
    assert abs(counts()["None"] - before) < 100
