"""One owner beside another, with what only one of the two names has."""

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ipdocket.ui.shown_owners import SideShown
from ipdocket.ui.widgets.text import Label, make_selectable
from ipdocket.ui.words import count, tr

MOST = 40  # lines of names on record; more are counted


class OwnerSide(QScrollArea):
    """Name, reading in Latin letters, country, matters, names on record, spellings and other names."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self.setAccessibleName(title)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.show_side(None)

    def show_side(self, side: SideShown | None, other: str = "") -> None:
        """Shows an owner; words of the name that `other` lacks are named."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        column.addWidget(Label(self._title, "muted"))
        if side is not None:
            _add_names(column, side, other)
            _add_lists(column, side)
        column.addStretch(1)
        self.setWidget(page)

    @property
    def words(self) -> str:
        """Everything it says, line by line."""
        return "\n".join(label.text() for label in self.findChildren(Label) if label.text())


def _add_names(column: QVBoxLayout, side: SideShown, other: str) -> None:
    column.addWidget(make_selectable(Label(side.name, "big", wrap=True)))
    if side.latin:
        column.addWidget(make_selectable(Label(tr("read: {latin}", latin=side.latin), "muted", wrap=True)))
    only = [word for word in side.name.split() if word.casefold() not in other.casefold().split()] if other else []
    if only:
        column.addWidget(Label(tr("only here: {words}", words=" ".join(only)), "soon", wrap=True))
    matters = count(side.matters, tr("matter"), tr("matters"))
    column.addWidget(Label(" · ".join(part for part in (side.country, matters) if part)))


def _add_lists(column: QVBoxLayout, side: SideShown) -> None:
    for title, lines in (
        (tr("Names on record"), side.recorded),
        (tr("Spellings"), side.spellings),
        (tr("Other names, with their source"), side.aliases),
    ):
        if lines:
            column.addWidget(Label(title, "head"))
        for line in lines[:MOST]:
            column.addWidget(make_selectable(Label(line, wrap=True)))
        if len(lines) > MOST:
            column.addWidget(Label(tr("and {n} more", n=len(lines) - MOST), "muted"))
