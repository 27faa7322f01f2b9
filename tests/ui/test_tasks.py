import threading
import time

import pytest
from PySide6.QtCore import QObject

from ipdocket.errors import Refused
from ipdocket.ui.tasks import Progress, Stopped, Tasks
from ipdocket.ui.watchdog import Guarded, OnWindowThread


class Full(Refused):
    """Stands for any refusal."""


def test_answers_come_to_the_window_thread_from_one_other_thread(qtbot, tasks):
    ran, told = set(), []
    for _ in range(5):
        tasks.read(lambda: ran.add(threading.get_ident()), then=lambda _: told.append(threading.get_ident()))
    qtbot.waitUntil(lambda: len(told) == 5)
    assert len(ran) == 1
    assert set(told) == {threading.get_ident()} and ran != set(told)


def test_only_the_last_answer_under_a_key_arrives(qtbot, tasks):
    owner, seen = QObject(), []
    for number in range(4):
        tasks.read(lambda n=number: n, then=seen.append, owner=owner, key="filter")
    qtbot.waitUntil(lambda: tasks.pending == 0)
    assert seen == [3]


def test_answers_to_a_deleted_owner_are_dropped(qtbot, tasks):
    owner, seen = QObject(), []
    gate = threading.Event()
    tasks.read(gate.wait, 5, then=seen.append, owner=owner)
    owner.deleteLater()
    qtbot.waitUntil(lambda: not __import__("shiboken6").isValid(owner))
    gate.set()
    qtbot.waitUntil(lambda: tasks.pending == 0)
    assert seen == []


def test_a_refusal_goes_to_the_asker_or_to_everyone(qtbot, tasks):
    def refuse():
        raise Full("The disk is full.")

    own, common = [], []
    tasks.refusal.connect(common.append)
    tasks.read(refuse, then=own.append, refused=own.append)
    tasks.read(refuse, then=own.append)
    qtbot.waitUntil(lambda: bool(common))
    assert [type(each) for each in own] == [Full]


def test_anything_else_is_a_bug(qtbot):
    tasks, seen = Tasks(), []
    tasks.broke.connect(seen.append)
    tasks.read(lambda: 1 // 0, then=seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    tasks.close()
    assert isinstance(seen[0], ZeroDivisionError)


def test_background_work_lets_the_rest_go_first(qtbot, tasks):
    gate, order = threading.Event(), []
    tasks.read(gate.wait, 5, then=lambda _: None)
    tasks.read(lambda: order.append("ids"), then=lambda _: None, behind=True)
    tasks.read(lambda: order.append("page"), then=lambda _: None)
    gate.set()
    qtbot.waitUntil(lambda: len(order) == 2)
    assert order == ["page", "ids"]


def test_long_work_tells_progress_and_can_be_stopped(qtbot, tasks):
    def work(progress: Progress):
        for step in range(1000):
            progress(step, 1000)
            time.sleep(0.005)

    told, refused = [], []
    tasks.progressed.connect(lambda task, done, total: told.append((done, total)))
    task = tasks.change(work, refused=refused.append, title="Importing")
    qtbot.waitUntil(lambda: bool(told))
    tasks.cancel(task)
    qtbot.waitUntil(lambda: bool(refused))
    assert isinstance(refused[0], Stopped)
    assert refused[0].kept == "The docket is as it was before."


def test_a_change_is_told_to_every_page(qtbot, tasks):
    with qtbot.waitSignal(tasks.changed) as told:
        tasks.change(lambda: "matters")
    assert told.args == ["matters"]


def test_the_guard_catches_a_service_on_the_window_thread(qtbot, tasks):
    class Port:
        def explain(self, number):
            return number

    guarded, seen = Guarded(Port()), []
    with pytest.raises(OnWindowThread):
        guarded.explain(1)
    tasks.read(guarded.explain, 7, then=seen.append)
    qtbot.waitUntil(lambda: seen == [7])
