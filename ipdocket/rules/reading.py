"""The rules that speak about an office: its own, the shared ones, and its row in another office's table; how sure each is."""

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from ipdocket.rules.model import Example, Rule, RuleFile, Source, Version
from ipdocket.rules.ruleset import RuleSet

_WORST = {"sourced": 0, "known": 1, "uncertain": 2}


class Reading(Struct, frozen=True):
    """One rule as one office has it.

    `row` is the office's row of the rule's table; `confidence` is the weakest of its versions (empty: not covered);
    `checked` is the oldest day on which one of its sources was opened, None where one of them never was.
    """

    file: RuleFile
    rule: Rule
    row: dict[str, str]
    confidence: str
    checked: date | None

    @property
    def covered(self) -> bool:
        """Whether the rule gives dates at all."""
        return bool(self.confidence)

    @property
    def title(self) -> str:
        """The title with what the office's row says in it."""
        return self.fill(self.rule.title)

    def fill(self, text: str) -> str:
        """A text of the rule with the words of the office's row in their places."""
        for name, value in self.row.items():
            text = text.replace(f"{{{name}}}", value)
        return text

    @property
    def why_not(self) -> str:
        """Why a rule that gives no dates is not covered."""
        whys = (self.rule.why, *(version.why for version in self.rule.version if version.status))
        return next((why for why in whys if why), "no version of the rule is covered")


def readings(rules: RuleSet, office: str) -> list[Reading]:
    """Every rule about that office: its own first, then the shared ones, then the tables of others that name it."""
    own = rules.rules_of(office)
    known = {id(rule) for _file, rule in own}
    tables = [
        (file, rule)
        for _name, file in rules.shelf.files
        for rule in file.rule
        if id(rule) not in known and any(row.get("office") == office for row in rule.row)
    ]
    return [read_rule(file, rule, office) for file, rule in (*own, *tables)]


def offices_in_use(rules: RuleSet) -> list[str]:
    """The codes of the offices that have rules of their own or a row in a table, in order."""
    files = [file for _name, file in rules.shelf.files]
    codes = {file.jurisdiction for file in files}
    codes |= {row["office"] for file in files for rule in file.rule for row in rule.row}
    return sorted(codes & rules.offices.keys())


def read_rule(file: RuleFile, rule: Rule, office: str) -> Reading:
    """The rule as that office has it."""
    row = next((row for row in rule.row if row.get("office") == office), {})
    versions = [] if rule.status else [version for version in rule.version if not version.status]
    if not versions:
        return Reading(file, rule, row, "", None)
    words = [version.confidence for version in versions]
    if row.get("confidence") == "uncertain":
        words.append("uncertain")
    return Reading(file, rule, row, max(words, key=lambda word: _WORST[word]), _oldest(file, versions, row))


def _oldest(file: RuleFile, versions: list[Version], row: dict[str, str]) -> date | None:
    days = [source.checked for source in _sources(file, cited_keys(versions, row))]
    known = [day for day in days if day is not None]
    return min(known) if known and len(known) == len(days) else None


def cited_keys(versions: list[Version] | tuple[Version, ...], row: dict[str, str]) -> set[str]:
    """The keys of every source that these versions and the row rest on."""
    keys = {key for version in versions for step in version.step for key in step.cite}
    keys.update(key for version in versions for key in version.cite)
    return keys | {key.strip() for key in row.get("cite", "").split(",") if key.strip()}


def _sources(file: RuleFile, keys: set[str]) -> tuple[Source, ...]:
    return tuple(source for source in file.source if source.key in keys)


def sources_of(reading: Reading) -> tuple[Source, ...]:
    """What the rule cites, in the order of its file."""
    return _sources(reading.file, cited_keys(reading.rule.version, reading.row))


def examples_of(reading: Reading, office: str) -> tuple[Example, ...]:
    """The worked examples of the rule that are about that office, of a table or a shared rule only those, and of what
    they expect only what it must give.
    """
    rule = reading.rule
    if not rule.row and not rule.applies_to:
        return rule.test
    return tuple(
        _only(example, office) for example in rule.test if office in _offices(example) or not _offices(example)
    )


def _only(example: Example, office: str) -> Example:
    if isinstance(example.expect, str):
        return example
    return replace(example, expect=tuple(entry for entry in example.expect if entry.office in ("", office)))


def _offices(example: Example) -> set[str]:
    named = {example.jurisdiction} if example.jurisdiction else set()
    if not isinstance(example.expect, str):
        expected = {entry.office for entry in example.expect if entry.office}
        return expected or named
    return named
