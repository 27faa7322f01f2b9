"""Where bands and rows of a list stand on the screen."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Head:
    """The heading of a band; `size` is None until the whole list has been counted, `key` names a band that folds."""

    band: str
    size: int | None
    key: str = ""
    opened: bool = True


@dataclass(frozen=True, slots=True)
class Fold:
    """A band that folds, with how many of its rows are on the screen: none while it is closed."""

    band: str
    size: int | None
    key: str
    rows: int | None = None


class Layout:
    """Maps lines of a table to headings and to positions in the list, and back; bands that fold stand below all others."""

    __slots__ = ("_heads", "_lines", "_starts", "lines", "size")

    def __init__(
        self, bands: Sequence[tuple[str, int]], counted: bool, headed: bool, folds: Sequence[Fold] = ()
    ) -> None:
        self._heads: list[Head] = []
        self._lines: list[int] = []
        self._starts: list[int] = []
        self.lines = self.size = 0
        for band, size in bands:
            self._put(Head(band, size if counted else None) if headed and size else None, size)
        for fold in folds:
            if fold.size != 0:
                self._put(Head(fold.band, fold.size, fold.key, fold.rows is not None), fold.rows or 0)

    def _put(self, head: Head | None, size: int) -> None:
        if head is not None:
            self._heads.append(head)
            self._lines.append(self.lines)
            self._starts.append(self.size)
            self.lines += 1
        self.lines += size
        self.size += size

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

    def line_of_fold(self, key: str) -> int | None:
        """The line of the heading of a band that folds; None where there is none."""
        return next((line for line, head in zip(self._lines, self._heads, strict=True) if key and head.key == key), None)


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
