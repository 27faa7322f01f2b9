"""The law behind a stored date, kept whole: the rule, what it cites, the closed days; a date is computed from it again."""

import hashlib
from collections.abc import Iterator, Mapping

import msgspec
from msgspec import Struct

from ipdocket.rules.calendars import CalendarFile, OfficeCalendar
from ipdocket.rules.engine import compute
from ipdocket.rules.facts import Case, Deadline
from ipdocket.rules.model import Rule, RuleFile
from ipdocket.rules.plan import Plan, compile_rule


class KeptRule(Struct, frozen=True):
    """A rule file that holds one rule, the row of its table for one office ({}: it has none), and the closed days."""

    rule_file: RuleFile
    row: dict[str, str]
    closed_days: CalendarFile


class KeptTexts(Mapping[str, tuple[str, str]]):
    """By digest, the id and the text of every rule in use; a text is written out when it is asked for."""

    def __init__(self) -> None:
        self._kept: dict[str, KeptRule] = {}

    def keep(self, kept: KeptRule) -> str:
        """The SHA-256 of the text by which the date can be computed for ever."""
        digest = hashlib.sha256(_text(kept)).hexdigest()
        self._kept[digest] = kept
        return digest

    def __getitem__(self, digest: str) -> tuple[str, str]:
        kept = self._kept[digest]
        return kept.rule_file.rule[0].id, _text(kept).decode()

    def __iter__(self) -> Iterator[str]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)


def keep_rule(alone: RuleFile, row: dict[str, str], closed_days: CalendarFile) -> KeptRule:
    """The rule for one office; of a table only the row that counts, where the others decide nothing."""
    rule = alone.rule[0]
    if row and not rule.calendar_fact:
        alone = msgspec.structs.replace(alone, rule=(msgspec.structs.replace(rule, row=(row,)),))
    return KeptRule(alone, row, closed_days)


def _text(kept: KeptRule) -> bytes:
    return msgspec.json.encode(kept)


def read_kept(text: str) -> KeptRule:
    """The rule as it was kept. Raises msgspec's error for a text of another kind."""
    return msgspec.json.decode(text, type=KeptRule)


def compute_kept(kept: KeptRule, case: Case) -> tuple[Deadline, ...]:
    """The dates that the kept rule gives for the case: with its text and its closed days, whatever is in use today."""
    rule: Rule = kept.rule_file.rule[0]
    office = kept.row["office"] if kept.row else rule.office or case.jurisdiction
    digest = hashlib.sha256(_text(kept)).hexdigest()
    compiled = compile_rule(kept.rule_file, rule, office, kept.row, OfficeCalendar(kept.closed_days), digest)
    plan = Plan((compiled,), (), frozenset(rule.paper), {})
    return compute(plan, case).deadlines
