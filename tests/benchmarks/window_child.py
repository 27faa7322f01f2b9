"""Opens the window on a docket, goes past sign-in, and ends when the first rows of the docket page are there."""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer

from ipdocket import app
from ipdocket.clock import SystemClock
from ipdocket.domain.people import Person, Role
from ipdocket.ui.application import make_application
from ipdocket.ui.shown import PersonShown
from ipdocket.ui.views.page import ListPage
from ipdocket.ui.views.sign_in import SignInPage


def main() -> int:
    """Exit status 0 once the first page shows rows."""
    application = make_application(sys.argv[:1])
    program = app.Program(application, SystemClock(), False, Path(sys.argv[1]))
    program.start()
    person = Person("Bench", frozenset({Role.DOCKETING}), id=1)

    def look() -> None:
        window = program.window
        if window is None or program.opened is None:
            return
        if program.opened.session.person is None:
            program.opened.session.person = person
            window.findChild(SignInPage).entered.emit(PersonShown(1, "Bench", "bench"))
        elif isinstance(window.page, ListPage) and window.page.model.rowCount() > 0:
            window.page.repaint()
            application.quit()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(5)
    status = application.exec()
    program.close()
    return status


if __name__ == "__main__":
    sys.exit(main())
