"""What the page of rules is handed: plain values, nothing of the engine."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class RuleWish:
    """What is looked for: words, office, right, kind, and a mark (uncertain, stale, unchecked, not_covered, firm, off)."""

    text: str = ""
    office: str = ""
    right: str = ""
    mark: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule of the list; `right` is the first it holds for, as a code, for the calculator."""

    id: str
    title: str
    kind: str
    covered: bool = True
    office: str = ""
    right: str = ""
    rights: str = ""
    confidence: str = ""
    checked: date | None = None
    examples: int = 0
    published: int = 0
    marks: tuple[str, ...] = ()
    why_off: str = ""  # who switched it off, and why


@dataclass(frozen=True, slots=True)
class RulesFound:
    """The first rules of those found, and how many there are."""

    lines: tuple[RuleLine, ...]
    number: int


@dataclass(frozen=True, slots=True)
class RuleVersionShown:
    """One dated version of a rule in words; `start` and `until` place it on the time line (None: open)."""

    span: str
    chosen_by: str
    confidence: str
    steps: tuple[str, ...]
    status: str = ""
    start: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class LawShown:
    """One source of law: citation, what it says, where to read it, and when it was last looked at."""

    cite: str
    says: str
    url: str = ""
    checked: date | None = None


@dataclass(frozen=True, slots=True)
class RuleShown:
    """One rule with its law, its versions and its worked examples (given, expected, where published)."""

    line: RuleLine
    needs: str
    if_missed: str
    versions: tuple[RuleVersionShown, ...]
    laws: tuple[LawShown, ...]
    examples: tuple[tuple[str, str, str], ...] = ()
    origin: str = ""  # shipped or the firm's own, and the file
    why: str = ""  # why it gives no date
    only: str = ""  # the condition under which it holds
    series: str = ""  # how often it comes


@dataclass(frozen=True, slots=True)
class CoverageShown:
    """The table: (office, right, kind, state, how sure, last check, examples, why not), the counts in words.

    `keys` holds office, right and kind of each row as codes.
    """

    rows: tuple[tuple[str, str, str, str, str, str, str, str], ...]
    told: str
    keys: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RuleStanding:
    """Which rules are in force, which wait, who proposed them, and which files were refused."""

    in_force: str
    waiting: str = ""
    proposed: str = ""
    foreseen: str = ""
    own: bool = False
    refused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MovedShown:
    """The dates that differ, at most some of them, and how many there are."""

    rows: tuple[tuple[str, str, str, str, str, str], ...]
    number: int
    told: str
