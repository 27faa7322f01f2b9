import time

import fakes
from PySide6.QtCore import QTimer

from ipdocket.ui.watchdog import Watchdog


def test_it_counts_what_holds_the_window_too_long(qtbot):
    watchdog = Watchdog()
    watchdog.start()
    qtbot.wait(30)
    watchdog.held.clear()
    QTimer.singleShot(10, lambda: time.sleep(0.08))
    qtbot.wait(200)
    watchdog.stop()
    assert max(watchdog.held) >= 0.08
    assert watchdog.beats > 1


def test_no_service_runs_on_the_window_thread_in_a_whole_round(make_shown, settle):
    # The ports of `make_shown` raise OnWindowThread; a round through all pages would end in a failure.
    window = make_shown(fakes.make_docket(2000))
    for key in ("matters", "confirm", "owners", "rules", "reports", "audit", "docket"):
        window.go(key)
        settle()
    window.page.table.scrollToBottom()
    settle()
    assert window.page.model.row_at(window.page.model.index(2007, 0)) is not None
