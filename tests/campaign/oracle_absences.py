"""What must hold of absences after any statement whatever, said apart from the guards' own words."""

from collections.abc import Iterator
from typing import Any

Row = dict[str, Any]
Shot = dict[str, dict[Any, Row]]
_ENDING = ("returned", "returned_by", "returned_at")


def find_absence_violations(before: Shot, after: Shot) -> Iterator[str]:
    """Each broken promise about absences in words."""
    for key, row in after["absence"].items():
        old = before["absence"].get(key)
        if old is None:
            yield from _begun(after, row)
        elif any(old[name] != row[name] for name in _ENDING):
            if old["returned"] is not None:
                yield "an absence ended a second time"
            if any(row[name] is None for name in _ENDING) or row["returned"] > row["last_day"]:
                yield "an absence ended by nobody, never, or after its end"
    for key, row in after["substitution"].items():
        if key not in before["substitution"]:
            yield from _named(after, row)


def _begun(after: Shot, row: Row) -> Iterator[str]:
    if not all(_of_firm(after, row[name]) for name in ("person", "entered_by")):
        yield "an absence of or by nobody of the firm"
    if row["substitute"] is not None and (not _of_firm(after, row["substitute"]) or row["substitute"] == row["person"]):
        yield "nobody else stands in"
    if row["last_day"] < row["first_day"]:
        yield "an absence that ends before it begins"
    if any(row[name] is not None for name in _ENDING):
        yield "an absence recorded as ended"
    own = _days(row)
    for other in after["absence"].values():
        theirs = _days(other)
        if other["id"] != row["id"] and other["person"] == row["person"] and own[0] <= theirs[1] and theirs[0] <= own[1]:
            yield "someone away twice at a time"


def _days(row: Row) -> tuple[str, str]:
    """First and last day; of an ended one the last is a day before the return, told by a text that sorts just before it."""
    if row["returned"] is None:
        return row["first_day"], row["last_day"]
    if row["returned"] <= row["first_day"]:
        return "9", ""
    year, day = row["returned"][:-2], int(row["returned"][-2:])
    return row["first_day"], f"{year}{day - 1:02}"


def _named(after: Shot, row: Row) -> Iterator[str]:
    absence = after["absence"].get(row["absence"])
    if absence is None or absence["returned"] is not None or absence["person"] == row["person"]:
        yield "someone named in no absence, or for themselves"
    if row["deadline"] not in after["deadline"]:
        yield "someone named for no deadline"
    if not all(_of_firm(after, row[name]) for name in ("person", "entered_by")):
        yield "nobody of the firm was named"


def _of_firm(after: Shot, person: Any) -> bool:
    return bool(after["person"].get(person, {}).get("active"))
