"""When the law behind a rule was last looked at, and whether that is too long ago."""

from datetime import date

from ipdocket.rules.dates import add_months
from ipdocket.rules.model import Rule, RuleFile, Version

STALE_AFTER_MONTHS = 24


def version_checked(file: RuleFile, version: Version) -> date | None:
    """The oldest day on which a source of this version was opened; None if one of them never was."""
    cited = {key for step in version.step for key in step.cite} | set(version.cite)
    days = [source.checked for source in file.source if source.key in cited]
    known = [day for day in days if day is not None]
    return min(known) if known and len(known) == len(days) else None


def rule_checked(file: RuleFile, rule: Rule) -> date | None:
    """The oldest such day of all versions that give dates; None if one of them was never checked."""
    days = [version_checked(file, version) for version in rule.version if not version.status]
    known = [day for day in days if day is not None]
    return min(known) if known and len(known) == len(days) else None


def is_stale(checked: date | None, day: date) -> bool:
    """Whether the last check lies more than 24 months before that day; what was never checked is not stale but worse."""
    return checked is not None and add_months(checked, STALE_AFTER_MONTHS) < day
