"""Line icons of our own drawing, tinted from the theme, made when first asked for."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ipdocket.paths import resources_folder
from ipdocket.ui.theme import Theme, current_theme

SIZES = (16, 20, 24, 32, 40)


def icon(name: str, tone: str = "text") -> QIcon:
    """The named icon in the colour of a role of the present theme; an unknown name is a bug (KeyError)."""
    return _tinted(icon_folder(), name, tone, current_theme())


def icon_folder() -> Path:
    """Where the drawings lie."""
    return resources_folder() / "icons"


def icon_names() -> tuple[str, ...]:
    """All icons there are, in order of name."""
    return tuple(sorted(path.stem for path in icon_folder().glob("*.svg")))


@cache
def _drawing(folder: Path, name: str) -> str:
    path = folder / f"{name}.svg"
    if not path.is_file():
        raise KeyError(f"there is no icon called {name!r}")
    return path.read_text(encoding="utf-8")


@cache
def _tinted(folder: Path, name: str, tone: str, theme: Theme) -> QIcon:
    made = QIcon()
    for mode, role in (
        (QIcon.Mode.Normal, tone),
        (QIcon.Mode.Disabled, "disabled"),
        (QIcon.Mode.Selected, "accent_text"),
    ):
        drawing = _drawing(folder, name).replace("currentColor", theme.colour(role).name())
        renderer = QSvgRenderer(QByteArray(drawing.encode()))
        for size in SIZES:
            made.addPixmap(_render(renderer, size), mode)
    return made


def _render(renderer: QSvgRenderer, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
