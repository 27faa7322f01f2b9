"""The triggers on the day's controls: nobody signs for what they entered or closed themselves."""

from ipdocket.domain.deadlines import ACTIVE
from ipdocket.store.guards.part import Part
from ipdocket.store.tables import listed

# As in `sqlite`: rows never deleted and never changed.
KEPT = ("signature", "signed_line")
APPEND_ONLY = KEPT


def control_guards() -> list[tuple[str, str]]:
    """The guards of entry control sheets and exit checks."""
    own_entry = "EXISTS (SELECT 1 FROM audit a WHERE a.id = NEW.entry AND a.person = NEW.person)"
    own_closing = (
        "EXISTS (SELECT 1 FROM confirmation c JOIN deadline d ON d.id = c.deadline AND d.revision = c.revision"
        " AND d.round = c.round WHERE d.id = NEW.deadline AND c.person = NEW.person)"
    )
    sheet = (
        "EXISTS (SELECT 1 FROM signature s WHERE s.id = NEW.signature AND s.person = NEW.person"
        " AND (s.sheet = 'entry' AND NEW.deadline IS NULL AND EXISTS (SELECT 1 FROM audit a WHERE a.id = NEW.entry)"
        " OR s.sheet = 'exit' AND NEW.entry IS NULL AND NEW.deadline IS NOT NULL)"
        " AND s.id = (SELECT max(id) FROM signature))"
    )
    open_still = f"EXISTS (SELECT 1 FROM deadline d WHERE d.id = NEW.deadline AND d.state IN ({listed(ACTIVE)}))"
    return [
        _refuse(
            "signature_person", "signature", "NOT EXISTS (SELECT 1 FROM person p WHERE p.id = NEW.person AND p.active = 1)",
            "signed by a person of the firm",
        ),
        _refuse("signed_line_sheet", "signed_line", f"NOT {sheet}", "a line belongs to the sheet being signed and its signer"),
        _refuse(
            "signed_line_not_own", "signed_line", f"{own_entry} OR {own_closing}",
            "nobody signs for what they entered or closed themselves",
        ),
        _refuse(
            "signed_line_explained", "signed_line", f"NEW.explanation = '' AND {open_still}",
            "what is still open is signed only with an explanation",
        ),
    ]  # fmt: skip


def _refuse(name: str, table: str, condition: str, message: str) -> tuple[str, str]:
    return name, (
        f"CREATE TRIGGER {name} BEFORE INSERT ON {table} FOR EACH ROW WHEN {condition}\n"
        f"BEGIN SELECT RAISE(ABORT, '{name}: {message}'); END"
    )


PART = Part(KEPT, control_guards, APPEND_ONLY)
