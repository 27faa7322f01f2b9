"""Where bands and rows of a list stand on the screen."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Head:
    """The heading of a band; `size` is None until the whole list has been counted."""

    band: str
    size: int | None


class Layout:
    """Maps lines of a table to headings and to positions in the list, and back."""

    __slots__ = ("_heads", "_lines", "_starts", "lines", "size")

    def __init__(self, bands: Sequence[tuple[str, int]], counted: bool, headed: bool) -> None:
        self._heads: list[Head] = []
        self._lines: list[int] = []
        self._starts: list[int] = []
        line = position = 0
        for band, size in bands:
            if headed and size:
                self._heads.append(Head(band, size if counted else None))
                self._lines.append(line)
                self._starts.append(position)
                line += 1
            line += size
            position += size
        self.lines = line
        self.size = position

    def at(self, line: int) -> Head | int:
        """The heading on a line, or the position in the list of the row on it."""
        band = bisect_right(self._lines, line) - 1
        if band < 0:
            return line
        if self._lines[band] == line:
            return self._heads[band]
        return self._starts[band] + line - self._lines[band] - 1

    def line_of(self, position: int) -> int:
        """The line on which the row at this position stands."""
        band = bisect_right(self._starts, position) - 1
        return position if band < 0 else position + band + 1


def bands_of(rows: Iterable[object]) -> list[tuple[str, int]]:
    """The bands of rows that stand in order, with how many rows each has."""
    bands: list[tuple[str, int]] = []
    for row in rows:
        band = str(getattr(row, "band", ""))
        if bands and bands[-1][0] == band:
            bands[-1] = (band, bands[-1][1] + 1)
        else:
            bands.append((band, 1))
    return bands
