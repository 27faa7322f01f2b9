"""The Qt application: theme, translations, and the dialog of last resort."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from ipdocket.ui.theme import apply_theme, choose_theme, current_theme


def make_application(arguments: Sequence[str], translations: Path | None = None, theme: str = "system") -> QApplication:
    """The one QApplication, dressed: Fusion, our palettes, and the user's language where there is a catalogue."""
    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else QApplication(list(arguments))
    application.setApplicationName("ipdocket")
    application.setApplicationDisplayName("ipdocket")
    application.setDesktopFileName("ipdocket")
    application.setStyle("Fusion")
    apply_theme(application, choose_theme(theme))
    if theme == "system":
        application.styleHints().colorSchemeChanged.connect(lambda _scheme: apply_theme(application, choose_theme()))
    load_translations(application, translations)
    return application


def load_translations(application: QApplication, folder: Path | None) -> None:
    """Hangs in Qt's own catalogue and ours for the user's language; without one the text stays English."""
    places = [("qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))]
    if folder is not None:
        places.append(("ipdocket", str(folder)))
    for name, place in places:
        translator = QTranslator(application)
        if translator.load(QLocale(), name, "_", place):
            application.installTranslator(translator)


def switch_theme(application: QApplication) -> str:
    """Turns light into dark or dark into light, and says which it is now."""
    wish = "light" if current_theme().dark else "dark"
    apply_theme(application, choose_theme(wish))
    return wish


def show_failure(failure: BaseException, parent: QWidget | None = None) -> None:
    """Opens the last-resort dialog for a refusal nobody took or for a bug."""
    from ipdocket.ui.dialogs.last_resort import LastResort

    dialog = LastResort(failure, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def catch_the_rest(show: Callable[[BaseException], object] = show_failure) -> None:
    """Sends every exception that nobody took in the window's thread to the last-resort dialog."""

    def told(kind: type[BaseException], failure: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, failure, trace)
        else:
            show(failure)

    sys.excepthook = told
