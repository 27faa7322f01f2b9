"""The versions of a rule on a line of years: which version of the law holds when, and where none does."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ipdocket.ui.scale import scaled
from ipdocket.ui.shown_rules import RuleVersionShown
from ipdocket.ui.theme import current_theme
from ipdocket.ui.words import tr

FIRST, LAST = 1978, 2040


class TimeLine(QWidget):
    """Each version as a bar from its first day to its last; one that gives no date is drawn hollow."""

    def __init__(self, versions: Sequence[RuleVersionShown], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._versions = tuple(versions)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Versions on a time line"))
        self.setAccessibleDescription("; ".join(version.span for version in self._versions))

    def sizeHint(self) -> QSize:
        """One row of bars and one of years."""
        return QSize(scaled(300), scaled(44))

    def bars(self, width: int) -> list[tuple[int, int]]:
        """Left edge and width of each version's bar, in pixels; the ends of the line stand for all time before and after."""
        starts = [version.start.year for version in self._versions if version.start]
        first = min([FIRST, *(year - 2 for year in starts)])
        total = LAST - first

        def place(day: date | None, end: int) -> int:
            years = end if day is None else day.year + (day.timetuple().tm_yday - 1) / 366
            return round((min(max(years, first), LAST) - first) / total * width)

        found = []
        for version in self._versions:
            left, right = place(version.start, first), place(version.until, LAST)
            found.append((left, max(right - left, scaled(3))))
        return found

    def labels(self, width: int, measure: Callable[[str], int]) -> list[tuple[int, str]]:
        """Left edge and words of the year under each bar; a year without room is moved to the right of the one before."""
        found = []
        free = 0
        for (edge, _wide), version in zip(self.bars(width), self._versions, strict=True):
            words = str(version.start.year) if version.start else tr("before")
            left = max(edge, free)
            free = left + measure(words) + scaled(6)
            found.append((left, words))
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the bars, and under each the year in which it begins."""
        theme = current_theme()
        painter = QPainter(self)
        high = scaled(18)
        for number, ((left, width), version) in enumerate(zip(self.bars(self.width() - 1), self._versions, strict=True)):
            bar = QRect(left, 2, width - 1, high)
            tone = "soon" if version.confidence == "uncertain" else "accent" if number % 2 else "info"
            if version.status:
                painter.setPen(theme.colour("soon"))
                painter.setBrush(Qt.BrushStyle.NoBrush)
            else:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour(tone))
            painter.drawRect(bar)
        painter.setPen(theme.colour("text"))
        for left, words in self.labels(self.width() - 1, lambda words: painter.fontMetrics().horizontalAdvance(words)):
            painter.drawText(QRect(left, high + 4, scaled(80), high), Qt.AlignmentFlag.AlignLeft, words)
        painter.end()
