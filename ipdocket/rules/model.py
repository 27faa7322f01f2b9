"""The typed form of a rule file, format 1. The language itself is described in jurisdictions/README.md."""

from datetime import date
from typing import Literal

from msgspec import Struct, field

from ipdocket.rules.facts import Paper

Confidence = Literal["sourced", "known", "uncertain"]
Kind = Literal[
    "priority",
    "national_phase",
    "translation",
    "validation",
    "exam_request",
    "annuity",
    "maintenance",
    "renewal",
    "use_declaration",
    "grant_fee",
    "response",
    "opposition",
    "appeal",
    "divisional",
    "term",
    "publication",
    "fee",
    "other",
]
Right = Literal["patent", "utility_model", "design", "trademark", "spc"]
Counting = Literal["", "same-number", "day-before", "last-to-last", "next-day", "exact"]

# Dates a step may start from besides the events of the contract and earlier steps of the same version.
DERIVED = ("own-filing", "priority-or-filing", "paper", "notified", "received", "anniversary", "base")
# Names of steps that become fields of the result; every other name is a step on the way.
FIELDS = ("nominal", "due", "opens", "late-until", "extension", "restore-until")
COMPARISONS = ("after", "on-or-after", "before", "on-or-before")
WORDS = (
    "month-end",
    "month-start",
    "year-start",
    "year-end",
    "next-open-day",
    "previous-open-day",
    "day-before",
    "day-after",
    "late-receipt",
)
PARAMETER_WORDS = ("on", "next", "day-of")  # on:MM-DD, next:MM-DD, day-of:EVENT


class Source(Struct, frozen=True, forbid_unknown_fields=True):
    """Where a sentence of law stands: citation, the sentence in our words, address, the day it was opened."""

    key: str
    cite: str
    says: str
    url: str = ""
    checked: date | None = None


class Condition(Struct, frozen=True, forbid_unknown_fields=True):
    """What must hold: events present or absent, facts with one of the values, dates compared, numbers of a series."""

    has: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    fact: dict[str, tuple[str, ...]] = {}
    not_fact: dict[str, tuple[str, ...]] = {}
    compare: tuple[tuple[str, str, str], ...] = ()
    n: tuple[int, ...] = ()
    not_n: tuple[int, ...] = ()


class Notification(Struct, frozen=True, forbid_unknown_fields=True):
    """When a paper counts as received, chosen by its date and way of delivery; the first entry that fits decides.

    `date`: the day it bears. `received`: the day it reached the party, else the day it bears. `fiction`: `days` after
    the day it bears, or the later day it arrived. `safeguard`: the day it bears; the days by which arrival exceeds
    `days` lengthen the period.
    """

    mode: Literal["date", "received", "fiction", "safeguard"]
    why: str
    cite: tuple[str, ...]
    days: int = 0
    start: date | None = field(default=None, name="from")
    until: date | None = None
    delivery: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()


class Ladder(Struct, frozen=True, forbid_unknown_fields=True):
    """Rungs of an extension: each one `each` longer than the last, all counted from the original start."""

    each: str
    times: int = 0
    longest: str = ""


class Step(Struct, frozen=True, forbid_unknown_fields=True):
    """One dated step: where it starts, at most one addition, then words of the closed list."""

    name: str
    why: str
    cite: tuple[str, ...] = ()
    start: str = field(default="", name="from")
    latest: tuple[str, ...] = ()
    earliest: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    next_anniversary_of: str = ""
    after: str = ""
    on_or_after: str = ""
    add: str | dict[str, str] = ""
    count: Counting = ""
    days: Literal["calendar", "working"] = "calendar"
    years: Literal["gregorian", "hijri"] = "gregorian"
    then: tuple[str, ...] = ()
    ladder: Ladder | None = None
    by: str = ""
    when: Condition | None = field(default=None, name="if")
    optional: bool = False


class Version(Struct, frozen=True, forbid_unknown_fields=True):
    """The rule for a span of the date the law names (`selected_by`); `until` is the first day no longer covered."""

    selected_by: str = ""
    start: date | None = field(default=None, name="from")
    until: date | None = None
    announced: date | None = None
    confidence: Confidence = "known"
    status: Literal["", "not-covered"] = ""
    why: str = ""
    cite: tuple[str, ...] = ()
    keep: tuple[tuple[str, ...], ...] = ()
    step: tuple[Step, ...] = ()


class Chain(Struct, frozen=True, forbid_unknown_fields=True):
    """The length of the next term, for terms that begin before a day (absent: all later ones)."""

    every: str
    before: date | None = None


class Instalment(Struct, frozen=True, forbid_unknown_fields=True):
    """One member of an irregular series: its number and its distance from the base."""

    n: int
    add: str


class Repeat(Struct, frozen=True, forbid_unknown_fields=True):
    """A series: numbers `n` ("3..20", "1.."), `first` for the lowest number, then `every` or `chain`; or `at`.

    `run` "end-to-end" counts each term from the end of the one before, not from the base: after 29 February has once
    become the 28th it stays so.
    """

    n: str = ""
    first: str = ""
    every: str = ""
    at: tuple[Instalment, ...] = ()
    chain: tuple[Chain, ...] = ()
    years: Literal["gregorian", "hijri"] = "gregorian"
    count: Counting = ""
    run: Literal["", "end-to-end"] = ""
    collect: bool = False


class Expected(
    Struct,
    frozen=True,
    forbid_unknown_fields=True,
    rename={
        "late_until": "late-until",
        "restore_until": "restore-until",
    },
):
    """What one deadline of an example must be; fields left out are not compared."""

    n: int | None = None
    office: str = ""
    nominal: date | None = None
    due: date | None = None
    opens: date | None = None
    late_until: date | None = None
    restore_until: date | None = None
    extensions: tuple[date, ...] = ()
    certainty: str = ""


class Example(Struct, frozen=True, forbid_unknown_fields=True):
    """A worked example; `source` names the office's own text where it was published there."""

    name: str
    given: dict[str, date]
    expect: tuple[Expected, ...] | Literal["not-covered", "none"]
    source: str = ""
    route: str = "direct"
    right: str = ""
    jurisdiction: str = ""
    facts: dict[str, str | bool | int | tuple[str, ...]] = {}
    papers: tuple[Paper, ...] = ()
    until: date | None = None
    as_of: date | None = None
    last: int | None = None  # the number with which the series of this case ends


class Rule(Struct, frozen=True, forbid_unknown_fields=True):
    """One duty of the law: when it arises, for whom, its versions and its worked examples."""

    id: str
    title: str
    kind: Kind
    right: tuple[Right, ...]
    routes: tuple[str, ...] = ()
    not_routes: tuple[str, ...] = ()
    office: str = ""
    calendar: str = ""
    calendar_fact: str = ""
    paper: tuple[str, ...] = ()
    base: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    when: Condition | None = None
    repeat: Repeat | None = None
    per: Literal["", "designated"] = ""
    row: tuple[dict[str, str], ...] = ()
    applies_to: tuple[str, ...] = ()
    excluding: tuple[str, ...] = ()
    number: int | None = None
    met_by: tuple[str, ...] = ()
    ends: tuple[str, ...] = ("expiry", "lapse", "abandonment", "withdrawal")
    information: bool = False
    if_missed: str = ""
    status: Literal["", "not-covered"] = ""
    why: str = ""
    version: tuple[Version, ...] = ()
    test: tuple[Example, ...] = ()


class Arithmetic(Struct, frozen=True, forbid_unknown_fields=True):
    """How the office counts months unless a step says otherwise."""

    months: Counting
    why: str
    cite: tuple[str, ...] = ()


class RuleFile(Struct, frozen=True, forbid_unknown_fields=True):
    """One file: an office and a subject, its sources, how it counts, when papers count as received, its rules."""

    format: Literal[1]
    jurisdiction: str
    subject: str
    calendar: str = ""
    reviewed: date | None = None
    reviewed_by: tuple[str, ...] = ()
    counting: Arithmetic | None = None
    source: tuple[Source, ...] = ()
    notification: tuple[Notification, ...] = ()
    rule: tuple[Rule, ...] = ()
