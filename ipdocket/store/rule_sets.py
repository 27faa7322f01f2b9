"""The rule sets that a docket was opened with, and who proposed and accepted them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select

from ipdocket.domain.changes import Kind
from ipdocket.store.refusals import NotFound
from ipdocket.store.tables_firm import rule_decision, rule_set
from ipdocket.store.work import Store, Work


@dataclass(frozen=True, slots=True)
class KeptRules:
    """One rule set of the docket: its name, since when it is known here, who proposed and who accepted it (person ids).

    `foreseen` is what the proposing person was shown, in words.
    """

    id: int
    name: str
    digest: str
    seen_at: datetime
    proposed_by: int | None = None
    foreseen: str = ""
    accepted_by: int | None = None
    accepted_at: datetime | None = None


def list_rule_sets(store: Store) -> list[KeptRules]:
    """Every rule set that the docket was opened with, oldest first."""
    decided = {(row.rule_set, row.slot): row for row in store.rows(select(rule_decision))}
    columns = (rule_set.c.id, rule_set.c.name, rule_set.c.digest, rule_set.c.seen_at)
    found = []
    for row in store.rows(select(*columns).order_by(rule_set.c.id)):
        one, two = decided.get((row.id, 1)), decided.get((row.id, 2))
        found.append(
            KeptRules(
                row.id, row.name, row.digest, row.seen_at, one and one.person, one.foreseen if one else "",
                two and two.person, two and two.instant,
            )
        )  # fmt: skip
    return found


def rules_in_force(store: Store) -> KeptRules | None:
    """The rule set that was accepted last, else the first one; None in a docket that was never opened with any."""
    known = list_rule_sets(store)
    accepted = [one for one in known if one.accepted_at is not None]
    return max(accepted, key=lambda one: (one.accepted_at, one.id)) if accepted else known[0] if known else None


def waiting_rules(store: Store, digest: str) -> KeptRules | None:
    """The rule set with this digest that waits to be accepted; None where it is in force, or was never seen."""
    known = list_rule_sets(store)
    if not known or known[-1].digest != digest or known[-1].accepted_at is not None or known[-1].id == known[0].id:
        return None
    return known[-1]


def note_rule_set(work: Work, name: str, digest: str, content: bytes) -> int:
    """Keeps a rule set that the docket was opened with, whole; gives its id."""
    values = {"name": name, "digest": digest, "content": content, "seen_at": work.now}
    made = work.add(insert(rule_set).values(**values))
    work.record("rule set", made, after={"name": name, "digest": digest, "size": len(content)})
    work.touch(Kind.RULES)
    return made


def decide(work: Work, rule_set_id: int, slot: int, foreseen: str = "") -> None:
    """Stores the acting person's proposal (slot 1) or acceptance (slot 2). The guards refuse one person in both."""
    assert work.person is not None, "a rule set is decided on by a person"
    values = {"rule_set": rule_set_id, "slot": slot, "person": work.person, "foreseen": foreseen, "instant": work.now}
    work.add(insert(rule_decision).values(**values))
    work.record("rule set", rule_set_id, after={"decision": "proposed" if slot == 1 else "accepted", "foreseen": foreseen})
    work.touch(Kind.RULES)


def read_rule_set(store: Store, rule_set_id: int) -> bytes:
    """The rule set as it was kept. Raises NotFound."""
    content = store.connection.execute(select(rule_set.c.content).where(rule_set.c.id == rule_set_id)).scalar()
    if content is None:
        raise NotFound(f"Rule set number {rule_set_id}")
    return bytes(content)
