"""The bar at the bottom: who, which rules, saved, last backup, and long work with Cancel."""

from datetime import tzinfo

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QStatusBar, QWidget

from ipdocket.ui.formats import show_instant
from ipdocket.ui.shown import Standing
from ipdocket.ui.tasks import Task
from ipdocket.ui.widgets.text import Label, make_button
from ipdocket.ui.words import tr

SHOWN_AFTER = 500


class StatusBar(QStatusBar):
    """Says at any time whether everything is saved; work over half a second shows its progress."""

    cancelled = Signal(object)

    def __init__(self, zone: tzinfo | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Standing"))
        self.setSizeGripEnabled(False)
        self._zone = zone
        self._who, self._rules, self._saved, self._backup, self._work = (Label() for _ in range(5))
        for label in (self._who, self._rules, self._saved, self._backup):
            label.setContentsMargins(8, 2, 8, 2)
            self.addWidget(label)
        self._bar = QProgressBar()
        self._bar.setAccessibleName(tr("Progress"))
        self._bar.setFixedWidth(160)
        self._bar.setTextVisible(False)
        self._stop = make_button(tr("Cancel"), self._cancel)
        for widget in (self._work, self._bar, self._stop):
            self.addPermanentWidget(widget)
        self._task: Task | None = None
        self._waiting = QTimer(self, singleShot=True, interval=SHOWN_AFTER)
        self._waiting.timeout.connect(lambda: self._show_work(self._task is not None))
        self._show_work(False)

    def show_person(self, name: str, roles: tuple[str, ...] = ()) -> None:
        """Says who is signed in."""
        self._who.setText(f"{name} ({', '.join(roles)})" if roles else name)

    def show_standing(self, standing: Standing) -> None:
        """Says which rules are in force, and when the docket was saved and backed up."""
        self._rules.setText(tr("rules {rules}", rules=standing.rules))
        if standing.backup_at is None:
            self._backup.setText(tr("no backup yet"))
            self._backup.set_tone("soon")
        else:
            self._backup.setText(tr("last backup {at}", at=show_instant(standing.backup_at, self._zone)))
            self._backup.set_tone("")
        self.show_saved(True)

    def show_saved(self, saved: bool) -> None:
        """Says "saved" only when every accepted change is on disk."""
        self._saved.setText(tr("saved") if saved else tr("saving…"))
        self._saved.set_tone("good" if saved else "soon")

    def show_progress(self, task: Task, done: int, total: int) -> None:
        """Shows how far long work is."""
        if task is not self._task:
            self._task = task
            self._waiting.start()
        self._work.setText(tr("{title} {done} of {total}", title=task.title, done=f"{done:,}", total=f"{total:,}"))
        self._bar.setMaximum(max(total, 1))
        self._bar.setValue(done)

    def end_work(self, task: Task) -> None:
        """Takes the progress of finished work away."""
        if task is self._task:
            self._task = None
            self._waiting.stop()
            self._show_work(False)

    def _show_work(self, shown: bool) -> None:
        for widget in (self._work, self._bar, self._stop):
            widget.setVisible(shown)
        self._stop.setEnabled(True)

    def _cancel(self) -> None:
        if self._task is not None:
            self._stop.setEnabled(False)
            self._work.setText(tr("Stopping…"))
            self.cancelled.emit(self._task)
