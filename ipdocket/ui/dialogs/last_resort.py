"""The last-resort dialog: a refusal in its three parts, anything else as a bug report that can be copied."""

import platform
import traceback

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ipdocket import __version__
from ipdocket.errors import Refused
from ipdocket.ui.widgets.text import Label, Picture, make_button, make_selectable
from ipdocket.ui.words import tr


class LastResort(QDialog):
    """Tells a person what went wrong without a stack trace in the face; details on request."""

    def __init__(self, failure: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("ipdocket"))
        self.setMinimumWidth(560)
        refused = failure if isinstance(failure, Refused) else None
        parts = (
            (refused.what, refused.kept, refused.do)
            if refused is not None
            else (
                tr("The program made a mistake of its own."),
                tr("What was saved is safe. What you were doing just now may not have been saved."),
                tr("Check the last entry, then copy the report below and send it to whoever looks after the program."),
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        head = QHBoxLayout()
        head.addWidget(Picture("alert", "late", 24))
        head.addWidget(make_selectable(Label(parts[0], "big", wrap=True)), 1)
        column.addLayout(head)
        for part in parts[1:]:
            if part:
                column.addWidget(make_selectable(Label(part, wrap=True)))
        self.report = "" if refused is not None else make_report(failure)
        buttons = QHBoxLayout()
        if self.report:
            self._details = QPlainTextEdit(self.report)
            self._details.setAccessibleName(tr("Report"))
            self._details.setReadOnly(True)
            self._details.setMinimumHeight(180)
            self._details.hide()
            column.addWidget(self._details)
            buttons.addWidget(make_button(tr("Show &details"), self._show_details))
            buttons.addWidget(make_button(tr("&Copy report"), self._copy, "copy"))
        buttons.addStretch(1)
        buttons.addWidget(make_button(tr("Close"), self.accept, chief=True))
        column.addLayout(buttons)

    def _show_details(self) -> None:
        self._details.setVisible(not self._details.isVisible())
        self.adjustSize()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report)


def make_report(failure: BaseException) -> str:
    """A bug report as text: versions and where it happened, no data of the docket."""
    where = "".join(traceback.format_exception(failure))
    return (
        f"ipdocket {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.system()}\n\n{where}"
    )
