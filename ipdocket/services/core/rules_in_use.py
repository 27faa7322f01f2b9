"""The rules that a docket computes by: the shipped set, with the firm's own folder over it where one is set."""

from pathlib import Path

from ipdocket.domain.people import PROGRAM
from ipdocket.rules.load import pack_shelf
from ipdocket.rules.overlay import lay_over
from ipdocket.rules.ruleset import RuleSet
from ipdocket.services.core.session import Session
from ipdocket.settings import FIRM_RULES, FIRM_RULES_HERE, Settings
from ipdocket.store.rule_sets import KeptRules, note_rule_set, rules_in_force, waiting_rules
from ipdocket.store.settings import list_settings
from ipdocket.store.work import Store


def firm_folder(store: Store, machine: Settings) -> Path | None:
    """The firm's folder of rules: the docket's own setting, else this machine's; None where neither is set."""
    docket = Settings(list_settings(store))
    named = docket.value(FIRM_RULES) or machine.value(FIRM_RULES_HERE)
    return Path(named) if named else None


def lay_firm_rules(store: Store, shipped: RuleSet, machine: Settings) -> RuleSet:
    """The shipped rules with the firm's folder over them; a folder that cannot be read stands in `problems`."""
    folder = firm_folder(store, machine)
    return shipped if folder is None else lay_over(shipped, folder)


def note_rules(session: Session) -> KeptRules | None:
    """Keep the rule set in use where the docket sees it for the first time; the one that now waits to be accepted.

    The first rule set of a docket is in force at once. None where nothing waits, or the docket may not be changed.
    """
    store, digest = session.store, session.rules.shelf.digest
    if store.read_only_because or not store.checked or store.clock_doubt:
        return waiting_rules(store, digest)
    present = rules_in_force(store)
    if (present is None or present.digest != digest) and waiting_rules(store, digest) is None:
        with store.work(PROGRAM, "new rules seen") as work:
            note_rule_set(work, session.rules.name, digest, pack_shelf(session.rules.shelf))
    return waiting_rules(store, digest)
