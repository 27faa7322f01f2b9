"""Fonts of the printed page: which face shows which character, how wide a text is, how it is written right to left."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

REGULAR, BOLD, HAN, HANGUL = "ipdocket", "ipdocket-bold", "ipdocket-han", "ipdocket-hangul"
_FILES = {
    REGULAR: "DejaVuSansCondensed.ttf",
    BOLD: "DejaVuSansCondensed-Bold.ttf",
    HAN: "DroidSansFallbackFull.ttf",
    HANGUL: "NanumGothic.ttf",
}
_RIGHT_TO_LEFT = ("\u0590", "\u08ff")
_SUBSTITUTE = "\u25a1"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that one face can show."""

    font: str
    text: str


class Typeface:
    """The shipped fonts, registered once; measures and splits texts. `folder` holds the font files."""

    def __init__(self, folder: Path) -> None:
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFont

        self._metrics = pdfmetrics
        self._glyphs: dict[str, dict[int, Any]] = {}
        for name, file in _FILES.items():
            if name not in pdfmetrics.getRegisteredFontNames():
                pdfmetrics.registerFont(TTFont(name, str(folder / file)))
            self._glyphs[name] = pdfmetrics.getFont(name).face.charToGlyph
        self.width = lru_cache(maxsize=65_536)(self._width)
        self.runs = lru_cache(maxsize=16_384)(self._runs)
        self.wrapped = lru_cache(maxsize=32_768)(self._wrapped)

    def _width(self, text: str, size: float, bold: bool) -> float:
        return sum(self.run_width(run, size) for run in self.runs(text, bold))

    def run_width(self, run: Run, size: float) -> float:
        """The width of one run in points."""
        return float(self._metrics.stringWidth(run.text, run.font, size))

    def _wrapped(self, text: str, width: float, size: float, bold: bool, most: int) -> tuple[str, ...]:
        return wrap(self, text, width, size, bold, most)

    def _runs(self, text: str, bold: bool) -> tuple[Run, ...]:
        """The text in visual order, cut where the face changes; a character no face has becomes an empty square."""
        main = BOLD if bold else REGULAR
        if text.isascii():
            return (Run(main, text),) if text else ()
        runs: list[Run] = []
        for character in in_visual_order(text):
            font, shown = self._face_of(character, main)
            if runs and runs[-1].font == font:
                runs[-1] = Run(font, runs[-1].text + shown)
            else:
                runs.append(Run(font, shown))
        return tuple(runs)

    def _face_of(self, character: str, main: str) -> tuple[str, str]:
        code = ord(character)
        for name in (main, REGULAR, HAN, HANGUL):
            if code in self._glyphs[name]:
                return name, character
        return main, _SUBSTITUTE


def in_visual_order(text: str) -> str:
    """Arabic letters joined and right-to-left stretches turned round, as they stand on the page."""
    low, high = _RIGHT_TO_LEFT
    if not any(low <= character <= high for character in text):
        return text
    import arabic_reshaper
    from bidi import get_display

    return str(get_display(arabic_reshaper.reshape(text)))


def wrap(
    typeface: Typeface, text: str, width: float, size: float, bold: bool = False, most: int = 6
) -> tuple[str, ...]:
    """The text in lines no wider than `width`; words too long are cut, lines beyond `most` end in an ellipsis."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.extend(_wrap_paragraph(typeface, paragraph, width, size, bold))
    if len(lines) > most:
        last = lines[most - 1]
        while last and typeface.width(last + "…", size, bold) > width:
            last = last[:-1]
        lines = [*lines[: most - 1], last + "…"]
    return tuple(lines) or ("",)


def _wrap_paragraph(typeface: Typeface, text: str, width: float, size: float, bold: bool) -> list[str]:
    if typeface.width(text, size, bold) <= width:
        return [text]
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        candidate = f"{line} {word}" if line else word
        if typeface.width(candidate, size, bold) <= width:
            line = candidate
            continue
        if line:
            lines.append(line)
        line = word
        while typeface.width(line, size, bold) > width and len(line) > 1:
            fit = _fitting(typeface, line, width, size, bold)
            lines.append(line[:fit])
            line = line[fit:]
    lines.append(line)
    return lines


def _fitting(typeface: Typeface, word: str, width: float, size: float, bold: bool) -> int:
    """How many characters of the word fit in the width; at least one."""
    low, high = 1, len(word)
    while low < high:
        middle = (low + high + 1) // 2
        if typeface.width(word[:middle], size, bold) <= width:
            low = middle
        else:
            high = middle - 1
    return low
