"""The triggers on ethical walls: raised and lifted by who may, against others, with a reason; nothing of them vanishes."""

from ipdocket.store.guards.part import Part

# As in `sqlite`: rows never deleted, rows never changed, other unique keys, columns that never change.
KEPT = ("wall", "wall_person")
APPEND_ONLY = ("wall_person",)
UNIQUE = {"wall_person": ("wall, person", "1")}
FIXED = {"wall": ("client", "matter", "reason", "raised_by", "raised_at")}


def wall_guards() -> list[tuple[str, str]]:
    """The guards of walls and of the persons before them."""
    changed = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in ("lifted_by", "lifted_at", "lift_reason"))
    whole = "NEW.lifted_by IS NOT NULL AND NEW.lifted_at IS NOT NULL AND NEW.lift_reason <> ''"
    against = "EXISTS (SELECT 1 FROM wall_person x WHERE x.wall = NEW.id AND x.person = NEW.lifted_by)"
    standing = "EXISTS (SELECT 1 FROM wall w WHERE w.id = NEW.wall AND w.lifted_at IS NULL AND w.raised_by <> NEW.person)"
    return [
        _refuse(
            "wall_born", "BEFORE INSERT ON wall",
            "NEW.reason = '' OR NEW.lifted_by IS NOT NULL OR NEW.lifted_at IS NOT NULL OR NEW.lift_reason <> ''",
            "a wall is raised with a reason before it is lifted",
        ),
        _refuse(
            "wall_raised", "BEFORE INSERT ON wall", f"NOT {_may('NEW.raised_by')}",
            "administrators and supervisors raise walls",
        ),
        _refuse(
            "wall_lifted", "BEFORE UPDATE OF lifted_by, lifted_at, lift_reason ON wall",
            f"({changed}) AND (OLD.lifted_at IS NOT NULL OR NOT ({whole}) OR NOT {_may('NEW.lifted_by')} OR {against})",
            "a wall is lifted once, with a reason, by an administrator or supervisor who stands not before it",
        ),
        _refuse(
            "wall_person_fit", "BEFORE INSERT ON wall_person",
            f"NOT {standing} OR NOT EXISTS (SELECT 1 FROM person p WHERE p.id = NEW.person)",
            "a standing wall is against others than who raised it",
        ),
    ]  # fmt: skip


def _may(person: str) -> str:
    return (
        f"EXISTS (SELECT 1 FROM person p JOIN person_role r ON r.person = p.id WHERE p.id = {person} AND p.active = 1"
        " AND r.role IN ('administrator', 'supervisor'))"
    )


def _refuse(name: str, when: str, condition: str, message: str) -> tuple[str, str]:
    return name, (
        f"CREATE TRIGGER {name} {when} FOR EACH ROW WHEN {condition}\n"
        f"BEGIN SELECT RAISE(ABORT, '{name}: {message}'); END"
    )


PART = Part(KEPT, wall_guards, APPEND_ONLY, UNIQUE, FIXED)
