"""The triggers on conventions: a chain of title and a decision about an address follow from what stands before them."""

from ipdocket.store.guards.part import Part

# As in `sqlite`: rows never deleted and never changed.
KEPT = ("office_number", "title_act", "party_address", "address_decision", "playbook")
APPEND_ONLY = KEPT


def convention_guards() -> list[tuple[str, str]]:
    """The guards of chains of title and of addresses on matters."""
    stands = (
        "EXISTS (SELECT 1 FROM title_act a WHERE a.id = NEW.withdraws AND a.matter = NEW.matter AND a.kind <> 'withdrawn')"
    )
    again = "EXISTS (SELECT 1 FROM title_act w WHERE w.withdraws = NEW.withdraws)"
    proposed = (
        "(SELECT d.decision FROM address_decision d WHERE d.matter = NEW.matter AND d.address = NEW.address"
        " ORDER BY d.id DESC LIMIT 1)"
    )
    return [
        _refuse(
            "title_act_named", "title_act",
            "NEW.kind <> 'withdrawn' AND (NEW.taker = '' OR NEW.withdraws IS NOT NULL OR NEW.day IS NULL)",
            "an act of title names its day and who took",
        ),
        _refuse(
            "title_act_withdrawn", "title_act",
            f"NEW.kind = 'withdrawn' AND (NEW.note = '' OR NEW.withdraws IS NULL OR NOT {stands} OR {again})",
            "an act of title is withdrawn once, on its own matter, with a reason",
        ),
        _refuse(
            "address_decision_follows", "address_decision",
            f"(NEW.decision = 'proposed') = (ifnull({proposed}, '') = 'proposed')",
            "an address is proposed for a matter before it is taken or left",
        ),
    ]  # fmt: skip


def _refuse(name: str, table: str, condition: str, message: str) -> tuple[str, str]:
    return name, (
        f"CREATE TRIGGER {name} BEFORE INSERT ON {table} FOR EACH ROW WHEN {condition}\n"
        f"BEGIN SELECT RAISE(ABORT, '{name}: {message}'); END"
    )


PART = Part(KEPT, convention_guards, APPEND_ONLY)
