"""From the start of the process to the first page painted and the keyboard taken."""

import os
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.dockets import make_docket
from tests.benchmarks.measure import Measured, in_turn

_EMPTY = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication(sys.argv)
window = QMainWindow()
window.show()
QTimer.singleShot(0, application.quit)
application.exec()
"""
ROOT = Path(__file__).parents[2]


def bench_window_start(scale: str) -> list[Measured]:
    """Our window on a docket of that scale, sign-in left out, against an empty main window."""
    made = make_docket(scale)
    environment = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"), "IPDOCKET_HOME": str(made.path.parent)}

    def ours() -> None:
        run([sys.executable, "-m", "tests.benchmarks.window_child", str(made.path)], environment)

    def empty() -> None:
        run([sys.executable, "-c", _EMPTY], environment)

    ours()  # the rule cache and the system's file cache are filled once
    return [in_turn("window_start", 1, ours, empty, runs=5)]


def run(command: list[str], environment: dict[str, str]) -> None:
    """Run a child to its end; a failing child is an error."""
    subprocess.run(command, env=environment, cwd=ROOT, check=True, capture_output=True)
