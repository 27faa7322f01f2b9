"""The triggers on absences: recorded once, ended once, and nobody is away twice at a time."""

from ipdocket.store.guards.part import Part

# As in `sqlite`: rows never deleted, rows never changed, columns that never change.
KEPT = ("absence", "substitution")
APPEND_ONLY = ("substitution",)
FIXED = {"absence": ("person", "first_day", "last_day", "note", "substitute", "entered_by", "entered_at")}


def absence_guards() -> list[tuple[str, str]]:
    """The guards of absences and of who was named in them."""
    overlap = (
        "EXISTS (SELECT 1 FROM absence a WHERE a.person = NEW.person AND a.first_day <= NEW.last_day"
        " AND (a.returned IS NULL AND a.last_day >= NEW.first_day"
        " OR a.returned > NEW.first_day AND a.returned > a.first_day))"
    )
    persons = ("NEW.person", "NEW.entered_by", "ifnull(NEW.substitute, NEW.person)")
    ended = "NEW.returned IS NULL OR NEW.returned_by IS NULL OR NEW.returned_at IS NULL OR NEW.returned > NEW.last_day"
    whole = "OLD.returned IS NOT NEW.returned OR OLD.returned_by IS NOT NEW.returned_by OR OLD.returned_at IS NOT NEW.returned_at"
    unfit = (
        "NOT EXISTS (SELECT 1 FROM absence a WHERE a.id = NEW.absence AND a.returned IS NULL AND a.person <> NEW.person)"
        " OR NOT EXISTS (SELECT 1 FROM deadline d WHERE d.id = NEW.deadline)"
    )
    return [
        _refuse("absence_person", "BEFORE INSERT ON absence", _gone(*persons), "people of the firm are away and act"),
        _refuse("absence_once", "BEFORE INSERT ON absence", overlap, "nobody is away twice at a time"),
        _refuse(
            "absence_days", "BEFORE INSERT ON absence", "NEW.last_day < NEW.first_day OR NEW.substitute = NEW.person",
            "it ends no earlier than it begins, and another person stands in",
        ),
        _refuse(
            "absence_born", "BEFORE INSERT ON absence",
            "NEW.returned IS NOT NULL OR NEW.returned_by IS NOT NULL OR NEW.returned_at IS NOT NULL",
            "an absence is recorded before it is ended",
        ),
        _refuse(
            "absence_ended", "BEFORE UPDATE OF returned, returned_by, returned_at ON absence",
            f"({whole}) AND (OLD.returned IS NOT NULL OR {ended})", "an absence is ended once, with who said so and when",
        ),
        _refuse(
            "substitution_person", "BEFORE INSERT ON substitution", _gone("NEW.person", "NEW.entered_by"),
            "people of the firm act",
        ),
        _refuse(
            "substitution_fit", "BEFORE INSERT ON substitution", unfit,
            "someone else is named, for a deadline, in an absence that was not ended",
        ),
    ]  # fmt: skip


def _gone(*persons: str) -> str:
    return " OR ".join(f"NOT EXISTS (SELECT 1 FROM person p WHERE p.id = {one} AND p.active = 1)" for one in persons)


def _refuse(name: str, when: str, condition: str, message: str) -> tuple[str, str]:
    return name, (
        f"CREATE TRIGGER {name} {when} FOR EACH ROW WHEN {condition}\n"
        f"BEGIN SELECT RAISE(ABORT, '{name}: {message}'); END"
    )


PART = Part(KEPT, absence_guards, APPEND_ONLY, fixed=FIXED)
