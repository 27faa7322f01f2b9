"""The rules that a docket computes by: the shipped set, with the firm's own folder over it where one is set."""

from pathlib import Path

from ipdocket.rules.overlay import lay_over
from ipdocket.rules.ruleset import RuleSet
from ipdocket.settings import FIRM_RULES, FIRM_RULES_HERE, Settings
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
