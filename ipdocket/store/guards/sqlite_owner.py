"""The triggers on owners: no merge by one person, nothing of it lost, no matter without the name it was recorded under."""

from ipdocket.domain.owners import STEPS
from ipdocket.store.guards.part import Part

# As in `sqlite`: rows never deleted, rows never changed, other unique keys, columns that stay as they were written.
KEPT = (
    "owner_change", "owner_change_party", "owner_change_matter", "owner_alias", "owner_apart",
)  # fmt: skip
APPEND_ONLY = ("owner_change_party", "owner_change_matter")
UNIQUE = {
    "owner_change_party": ("change, party", "1"),
    "owner_change_matter": ("change, matter", "1"),
}
FIXED = {
    "owner_change": ("act", "source", "content", "name", "country", "reason", "proposed_by", "proposed_at"),
    "owner_alias": ("party", "text", "kind", "source", "day", "added_by", "added_at"),
    "owner_apart": ("one", "other", "reason", "decided_by", "decided_at"),
}


def owner_guards() -> list[tuple[str, str]]:
    """The guards of owners, their changes and what hangs on them."""
    return [*_change_guards(), *_effect_guards(), *_name_guards()]


def _refuse(name: str, when: str, table: str, condition: str, message: str) -> tuple[str, str]:
    return name, (
        f"CREATE TRIGGER {name} {when} ON {table} FOR EACH ROW WHEN {condition}\n"
        f"BEGIN SELECT RAISE(ABORT, '{name}: {message}'); END"
    )


def _of_the_firm(column: str) -> str:
    return f"EXISTS (SELECT 1 FROM person p WHERE p.id = {column} AND p.active = 1)"


def _change_guards() -> list[tuple[str, str]]:
    steps = ", ".join(f"'{step}'" for step in STEPS)
    return [
        _refuse(
            "owner_change_born", "BEFORE INSERT", "owner_change",
            "NEW.state <> 'proposed' OR NEW.decided_by IS NOT NULL OR NEW.undone_by IS NOT NULL OR NEW.reason = ''"
            f" OR NEW.act NOT IN ('merge', 'split') OR NOT {_of_the_firm('NEW.proposed_by')}",
            "a change of owners begins as the proposal of a person, with a reason",
        ),
        _refuse(
            "owner_change_course", "BEFORE UPDATE", "owner_change",
            f"OLD.state || '>' || NEW.state NOT IN ({steps})", "proposed, then accepted or refused, then undone",
        ),
        _refuse(
            "owner_change_by_two", "BEFORE UPDATE", "owner_change",
            "OLD.state = 'proposed' AND (NEW.decided_by IS NULL OR NEW.state = 'accepted' AND"
            f" (NEW.decided_by = OLD.proposed_by OR NEW.target IS NULL OR NOT {_of_the_firm('NEW.decided_by')}))",
            "two different persons decide on owners",
        ),
        _refuse(
            "owner_change_undo", "BEFORE UPDATE", "owner_change",
            "NEW.state = 'undone' AND (NEW.undone_by IS NULL OR NEW.undo_reason = '' OR NEW.decided_by IS NOT OLD.decided_by"
            " OR NEW.target IS NOT OLD.target)",
            "a change of owners is undone by a person, with a reason, and stays as it was accepted",
        ),
        _refuse(
            "owner_change_target", "BEFORE UPDATE", "owner_change",
            "OLD.state = 'proposed' AND OLD.target IS NOT NULL AND NEW.target IS NOT OLD.target",
            "the second person accepts what the first proposed",
        ),
    ]  # fmt: skip


def _effect_guards() -> list[tuple[str, str]]:
    proposed = "EXISTS (SELECT 1 FROM owner_change c WHERE c.id = NEW.change AND c.state = 'proposed')"
    decided = (
        "NOT EXISTS (SELECT 1 FROM owner_change_party e JOIN owner_change c ON c.id = e.change WHERE e.party = NEW.id AND"
        " (c.state = 'accepted' AND e.before IS OLD.merged_into AND e.after IS NEW.merged_into"
        " OR c.state = 'undone' AND e.after IS OLD.merged_into AND e.before IS NEW.merged_into))"
    )
    return [
        _refuse(
            "owner_change_party_true", "BEFORE INSERT", "owner_change_party",
            f"NOT {proposed} OR NEW.party = NEW.after"
            " OR NOT EXISTS (SELECT 1 FROM party p WHERE p.id = NEW.party AND p.merged_into IS NEW.before)",
            "the effect on an owner is noted before it happens",
        ),
        _refuse(
            "owner_change_matter_true", "BEFORE INSERT", "owner_change_matter",
            f"NOT {proposed} OR NEW.before = NEW.after"
            " OR NOT EXISTS (SELECT 1 FROM matter m WHERE m.id = NEW.matter AND m.owner IS NEW.before)",
            "the effect on a matter is noted before it happens",
        ),
        _refuse(
            "party_merged", "BEFORE UPDATE", "party",
            f"NEW.merged_into IS NOT OLD.merged_into AND {decided}", "two persons put owners together",
        ),
        _refuse(
            "party_born", "BEFORE INSERT", "party", "NEW.merged_into IS NOT NULL OR NEW.withdrawn <> 0",
            "an owner begins as its own",
        ),
        _refuse(
            "party_withdrawn", "BEFORE UPDATE", "party",
            "NEW.withdrawn <> 0 AND EXISTS (SELECT 1 FROM matter m WHERE m.void = 0 AND (m.owner = NEW.id OR m.client = NEW.id"
            " OR m.agent = NEW.id))",
            "a party with matters is not withdrawn",
        ),
    ]  # fmt: skip


def _name_guards() -> list[tuple[str, str]]:
    return [
        _refuse(
            "matter_recorded", "BEFORE UPDATE", "matter",
            "NEW.owner_as_recorded = '' AND (OLD.owner_as_recorded <> ''"
            " OR OLD.owner IS NOT NULL AND NEW.owner IS NOT OLD.owner)",
            "the name on record at the office is kept",
        ),
        _refuse(
            "owner_alias_sourced", "BEFORE INSERT", "owner_alias", "NEW.source = '' OR NEW.text = '' OR NEW.withdrawn <> 0",
            "another name needs its source",
        ),
        _refuse(
            "owner_apart_pair", "BEFORE INSERT", "owner_apart", "NEW.one >= NEW.other OR NEW.reason = '' OR NEW.withdrawn <> 0",
            "two owners, the smaller number first, with a reason",
        ),
    ]  # fmt: skip


PART = Part(KEPT, owner_guards, APPEND_ONLY, UNIQUE, FIXED)
