"""The triggers on rule sets: the docket changes the law it computes by only after two persons said so."""


def rule_guards() -> list[tuple[str, str]]:
    """The guards of decisions about rule sets; that nothing of them is changed or deleted is said with the other tables."""
    first = "SELECT 1 FROM rule_decision WHERE rule_set = NEW.rule_set AND slot = 1 AND person <> NEW.person"
    return [
        _refuse(
            "rule_decision_two_persons",
            f"NEW.slot = 2 AND NOT EXISTS ({first})",
            "accepted by another than proposed it",
        ),
        _refuse(
            "rule_decision_person",
            "NOT EXISTS (SELECT 1 FROM person p WHERE p.id = NEW.person AND p.active = 1)",
            "decided by a person of the firm",
        ),
    ]


def _refuse(name: str, condition: str, message: str) -> tuple[str, str]:
    return name, (
        f"CREATE TRIGGER {name} BEFORE INSERT ON rule_decision FOR EACH ROW WHEN {condition}\n"
        f"BEGIN SELECT RAISE(ABORT, '{name}: {message}'); END"
    )
