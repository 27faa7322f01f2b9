"""Widths and heights that grow with the person's font: at twice the size a date still fits into its column."""

from PySide6.QtGui import QFontInfo, QGuiApplication

USUAL = 12  # pixels of a letter for which the sizes in the window's code are written


def scaled(pixels: int) -> int:
    """The size for the font in use; never smaller than written."""
    return round(pixels * max(1.0, QFontInfo(QGuiApplication.font()).pixelSize() / USUAL))
