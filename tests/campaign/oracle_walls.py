"""What must hold of ethical walls after any statement whatever, said apart from the guards' own words."""

from collections.abc import Iterator
from typing import Any

Row = dict[str, Any]
Shot = dict[str, dict[Any, Row]]
SUPERVISORS = (1,)  # of the victim docket
_LIFTING = ("lifted_by", "lifted_at", "lift_reason")


def find_wall_violations(before: Shot, after: Shot) -> Iterator[str]:
    """Each broken promise about walls in words."""
    for key, row in after["wall"].items():
        old = before["wall"].get(key)
        if old is None:
            if not row["reason"] or row["raised_by"] not in SUPERVISORS:
                yield "a wall without reason, or raised by who may not"
            if row["lifted_by"] is not None or row["lifted_at"] is not None or row["lift_reason"]:
                yield "a wall that was lifted as it was raised"
        elif any(old[name] != row[name] for name in _LIFTING):
            yield from _lifted(after, old, row)
    for key, row in after["wall_person"].items():
        if key not in before["wall_person"]:
            wall = after["wall"].get(row["wall"])
            if wall is None or wall["lifted_at"] is not None or wall["raised_by"] == row["person"]:
                yield "someone put before no wall, a lifted one, or their own"
            if row["person"] not in after["person"]:
                yield "nobody put before a wall"


def _lifted(after: Shot, old: Row, row: Row) -> Iterator[str]:
    if old["lifted_at"] is not None:
        yield "a wall lifted a second time"
    if not all(row[name] for name in _LIFTING) or row["lifted_by"] not in SUPERVISORS:
        yield "a wall lifted by who may not, or without when and why"
    if any(one["wall"] == row["id"] and one["person"] == row["lifted_by"] for one in after["wall_person"].values()):
        yield "a wall lifted by who stands before it"
