"""Windows put aside unseen with all that was typed in them, and brought back as they were."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QDialog, QToolTip, QWidget
from shiboken6 import isValid


@dataclass(eq=False, slots=True)
class Held:
    """One window that was put aside, and how it was shown."""

    widget: QWidget
    parent: QWidget | None
    flags: Qt.WindowType
    place: QRect
    modal: bool
    focus: QWidget | None
    ended: bool = False
    hearing: Callable[[int], None] | None = None


def put_aside(window: QWidget, drawer: QWidget) -> list[Held]:
    """Puts every other window than this one into the drawer, which is never shown; parents stand first in the list.

    A widget inside the drawer has no window of its own, so neither the screen nor a screen reader finds it. Popups are
    closed. Choosing a file or printer is cancelled: Qt waits there inside a call, and nothing is typed that is lost.
    """
    QToolTip.hideText()
    for _ in range(20):
        popup = QApplication.activePopupWidget()
        if popup is None:
            break
        popup.close()
    others = [each for each in QApplication.topLevelWidgets() if each is not window and each.isVisible()]
    held: list[Held] = []
    for widget in sorted(others, key=_depth):
        found = hold(widget, drawer)
        if found is not None:
            held.append(found)
    return held


def hold(widget: QWidget, drawer: QWidget) -> Held | None:
    """Puts one window into the drawer; None where it was closed instead."""
    if isinstance(widget, QDialog) and any(map(widget.inherits, ("QFileDialog", "QAbstractPrintDialog"))):
        widget.reject()
        return None
    if widget.windowType() in (Qt.WindowType.Popup, Qt.WindowType.ToolTip):
        widget.close()
        return None
    held = Held(
        widget, widget.parentWidget(), widget.windowFlags(), widget.geometry(), widget.isModal(), widget.focusWidget()
    )
    if isinstance(widget, QDialog):
        held.hearing = partial(_end, held)
        widget.finished.connect(held.hearing)
    widget.hide()
    widget.setParent(drawer)
    return held


def bring_back(held: list[Held], window: QWidget) -> None:
    """Shows them as they were; one that ended meanwhile (what it sent was answered) stays ended."""
    for each in held:
        if not isValid(each.widget):
            continue
        parent = each.parent if each.parent is None or isValid(each.parent) else window
        each.widget.setParent(parent, each.flags)
        if isinstance(each.widget, QDialog) and each.hearing is not None:
            each.widget.finished.disconnect(each.hearing)
        if not each.ended:
            _show(each)


def _show(each: Held) -> None:
    each.widget.setGeometry(each.place)
    if each.modal and isinstance(each.widget, QDialog):
        each.widget.open()
    else:
        each.widget.show()
    if each.focus is not None and isValid(each.focus):
        each.focus.setFocus()


def _end(held: Held, _result: int) -> None:
    held.ended = True


def _depth(widget: QWidget) -> int:
    parent = widget.parentWidget()
    return 0 if parent is None else 1 + _depth(parent)
