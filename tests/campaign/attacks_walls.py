"""Ethical walls in the victim docket, and what their guards must refuse."""

from tests.campaign import attacks_reminders
from tests.store.making import Small

ANN, BEN, CHO, LEFT = 1, 2, 3, 4  # Ann alone is a supervisor
_WALL = "INSERT INTO wall (client, matter, reason, raised_by, raised_at) VALUES"
_LIFTED = "INSERT INTO wall (matter, reason, raised_by, raised_at, lifted_by, lifted_at, lift_reason) VALUES"
_BEFORE = "INSERT INTO wall_person (wall, person) VALUES"
_AT = "'2026-11-23T12:00:00Z'"


def _lift(wall: int, by: int = ANN, reason: str = "'over'", at: str = _AT) -> str:
    return f"UPDATE wall SET lifted_by = {by}, lifted_at = {at}, lift_reason = {reason} WHERE id = {wall}"


FILLED = (
    f"{_WALL} (NULL, 1, 'conflict', {ANN}, {_AT})", f"{_BEFORE} (1, {BEN})",
    f"{_WALL} (1, NULL, 'conflict', {ANN}, {_AT})", f"{_BEFORE} (2, {CHO})", _lift(2),
    f"{_WALL} (NULL, 2, 'conflict', {ANN}, {_AT})", f"{_BEFORE} (3, {BEN})", f"{_WALL} (NULL, 2, 'conflict', {ANN}, {_AT})",
)  # fmt: skip


def fill_walls(small: Small) -> None:
    """A wall around a matter, one around a client that was lifted, and another that stands."""
    for sql in FILLED:
        with small.store.work(small.ann, "prepare") as work:
            work.driver.execute(sql)


WALL_ATTACKS: dict[str, tuple[str, ...]] = {
    "wall_born": (
        f"{_WALL} (NULL, 1, '', {ANN}, {_AT})", f"{_LIFTED} (1, 'r', {ANN}, {_AT}, {ANN}, {_AT}, 'over')",
        f"{_LIFTED} (1, 'r', {ANN}, {_AT}, NULL, NULL, 'over')",
    ),
    "wall_raised": tuple(f"{_WALL} (NULL, 1, 'r', {one}, {_AT})" for one in (BEN, LEFT, 77)),
    "wall_lifted": (
        f"UPDATE wall SET lifted_by = {ANN} WHERE id = 1", f"UPDATE wall SET lifted_at = {_AT} WHERE id = 3", _lift(1, BEN),
        _lift(3, CHO), _lift(1, reason="''"), _lift(2, reason="'again'"),
        "UPDATE wall SET lifted_by = NULL, lifted_at = NULL, lift_reason = '' WHERE id = 2",
    ),
    "wall_person_fit": (
        f"{_BEFORE} (1, {ANN})", f"{_BEFORE} (2, {BEN})", f"{_BEFORE} (99, {BEN})", f"{_BEFORE} (3, 77)",
    ),
    "wall_person_once": (f"{_BEFORE} (1, {BEN})".replace("INSERT", "INSERT OR REPLACE"),),
    "wall_origin": tuple(
        f"UPDATE wall SET {change} WHERE id = 1"
        for change in ("client = 1, matter = NULL", "matter = 2", "reason = 'y'", f"raised_by = {CHO}", "raised_at = 'y'")
    ),
}  # fmt: skip
FIRST_COLUMN = {**attacks_reminders.FIRST_COLUMN, "wall_person": "person"}
COPIED = {
    **attacks_reminders.COPIED,
    "wall": f"(id, matter, reason, raised_by, raised_at) SELECT id, 2, 'y', {ANN}, {_AT} FROM wall",
    "wall_person": f"(id, wall, person) SELECT id, 3, {CHO} FROM wall_person",
}
