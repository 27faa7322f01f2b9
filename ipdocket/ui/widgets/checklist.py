"""The firm's playbook where an act is confirmed: what to read, and steps to tick."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from ipdocket.ui.scale import scaled
from ipdocket.ui.shown_playbooks import ChecklistShown
from ipdocket.ui.widgets.text import Label, plain_menu_text
from ipdocket.ui.words import tr

TALLEST = 190


class Checklist(QScrollArea):
    """Hidden where no page is about the country or the client; what was ticked goes with the entry.

    Not `ticked`: the steps are only read, by someone who did not do them.
    """

    def __init__(self, ticked: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ticked = ticked
        self.setAccessibleName(tr("Playbook"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.steps: list[tuple[ChecklistShown, QCheckBox]] = []
        self._pages: tuple[ChecklistShown, ...] = ()
        self.hide()

    def show_pages(self, pages: Sequence[ChecklistShown]) -> None:
        """Lists the pages, one below the other."""
        self._pages = tuple(pages)
        self.steps.clear()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for page in pages:
            column.addWidget(Label(tr("Playbook: {title}, version {n}", title=page.title, n=page.version), "head", wrap=True))
            for text, step in page.lines:
                column.addWidget(self._make_line(page, text, step))
        column.addStretch(1)
        self.setWidget(inside)
        self.setFixedHeight(min(scaled(TALLEST), inside.sizeHint().height() + 4))
        self.setVisible(bool(pages))

    def _make_line(self, page: ChecklistShown, text: str, step: bool) -> QWidget:
        if not step or not self._ticked:
            return Label(f"– {text}" if step else text, wrap=True)
        box = QCheckBox(plain_menu_text(text))
        box.setAccessibleName(text)
        self.steps.append((page, box))
        return box

    @property
    def told(self) -> str:
        """What was ticked and what was not, in words; "" without a page."""
        lines = []
        for page in self._pages:
            boxes = [box for each, box in self.steps if each is page]
            open_ = [box.accessibleName() for box in boxes if not box.isChecked()]
            line = tr(
                "Playbook {title}, version {n}: {ticked} of {steps} steps ticked",
                title=page.title, n=page.version, ticked=len(boxes) - len(open_), steps=len(boxes),
            )  # fmt: skip
            lines.append(line + (tr("; not ticked: {steps}", steps="; ".join(open_)) if open_ else ""))
        return "\n".join(lines)
