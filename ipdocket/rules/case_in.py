"""A case read from plain text values, each checked by name: the input of the calculator's contract."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from ipdocket.errors import Refused
from ipdocket.rules.dates import UnreadablePeriod, read_period
from ipdocket.rules.facts import DELIVERIES, EVENTS, FACTS, PAPERS, RIGHTS, ROUTES, Case, Paper

EARLIEST, LATEST = date(1883, 1, 1), date(2200, 12, 31)
_KEYS = frozenset(("id", "jurisdiction", "right", "route", "events", "documents", "facts", "as_of", "until"))
_PAPER_KEYS = frozenset(("type", "date", "notified", "delivery", "period"))
# What the law tables call a right, and the right and fact it stands for in the contract.
RIGHT_NAMES: dict[str, tuple[str, dict[str, str]]] = {
    "short_term_patent": ("utility_model", {}),
    "innovation_patent": ("utility_model", {}),
    "utility_innovation": ("utility_model", {}),
    "design_patent": ("design", {}),
    "plant_patent": ("patent", {"kind": "plant"}),
}


class BadCase(Refused):
    """One value of a case that cannot be used: which field, and why."""

    def __init__(self, field: str, message: str) -> None:
        self.field = field
        self.message = message
        super().__init__(
            f"{field}: {message}", "No date was computed for this case.", "Correct that value and ask again."
        )


def read_case(values: Mapping[str, Any], offices: Mapping[str, object]) -> Case:
    """The case that the values describe; `offices` holds the known office codes. Raises BadCase naming the field."""
    for key in values:
        if key not in _KEYS:
            raise BadCase(str(key), "is not a field of a case")
    jurisdiction = _office(values.get("jurisdiction"), offices)
    right, implied = _right(values.get("right"))
    route = _one_of(values.get("route", "direct"), ROUTES, "route")
    facts = {**implied, **_facts(values.get("facts") or {}, offices)}
    if jurisdiction == "UPC":
        jurisdiction = "EP"
    if jurisdiction == "EP" and right == "patent" and facts.get("kind") == "unitary":
        route = "unitary"
    return Case(
        jurisdiction,
        right,
        route,
        _events(values.get("events") or {}),
        _papers(values.get("documents") or ()),
        facts,
        _optional_day(values, "as_of"),
        _optional_day(values, "until"),
    )


def _office(value: object, offices: Mapping[str, object]) -> str:
    if not isinstance(value, str) or not value:
        raise BadCase("jurisdiction", "is missing: give the office's two-letter code (WIPO ST.3)")
    if value not in offices and value != "UPC":
        raise BadCase("jurisdiction", f"{value!r} is not an office: give a WIPO ST.3 code such as EP, US or WO")
    return value


def _right(value: object) -> tuple[str, dict[str, str]]:
    if isinstance(value, str) and value in RIGHT_NAMES:
        return RIGHT_NAMES[value]
    return _one_of(value, RIGHTS, "right"), {}


def _one_of(value: object, allowed: tuple[str, ...], field: str) -> str:
    if isinstance(value, str) and value in allowed:
        return value
    raise BadCase(
        field,
        f"{value!r} is not one of {', '.join(allowed)}"
        if value is not None
        else f"is missing: one of {', '.join(allowed)}",
    )


def read_day(value: object, field: str) -> date:
    """The ISO date of that field; raises BadCase for no date, or one outside 1883 to 2200."""
    if isinstance(value, date):
        day = value
    else:
        try:
            if not isinstance(value, str) or len(value) != len("2024-01-01"):
                raise ValueError
            day = date.fromisoformat(value)
        except ValueError:
            raise BadCase(field, f"{value} is not a date") from None
    if not EARLIEST <= day <= LATEST:
        raise BadCase(field, f"{day} is outside {EARLIEST} to {LATEST}")
    return day


def _optional_day(values: Mapping[str, Any], field: str) -> date | None:
    return None if values.get(field) is None else read_day(values[field], field)


def _events(values: object) -> dict[str, date]:
    if not isinstance(values, Mapping):
        raise BadCase("events", "is not a table of names and dates")
    events: dict[str, date] = {}
    for name, value in values.items():
        if name not in EVENTS:
            raise BadCase(f"events.{name}", "is not an event that the rules know")
        if value is not None:
            events[name] = read_day(value, f"events.{name}")
    filing, international = events.get("filing"), events.get("international_filing")
    if filing and international and filing != international:
        raise BadCase("events.international_filing", f"{international} differs from filing {filing}: they are one date")
    return events


def _papers(values: object) -> tuple[Paper, ...]:
    if not isinstance(values, list | tuple):
        raise BadCase("documents", "is not a list")
    return tuple(_paper(value, f"documents[{place}]") for place, value in enumerate(values))


def _paper(value: object, field: str) -> Paper:
    if not isinstance(value, Mapping):
        raise BadCase(field, "is not a table")
    for key in value:
        if key not in _PAPER_KEYS:
            raise BadCase(f"{field}.{key}", "is not a field of a document")
    kind = _one_of(value.get("type"), PAPERS, f"{field}.type")
    day = read_day(value.get("date"), f"{field}.date")
    notified = None if value.get("notified") is None else read_day(value["notified"], f"{field}.notified")
    delivery = value.get("delivery")
    if delivery is not None:
        delivery = _one_of(delivery, DELIVERIES, f"{field}.delivery")
    period = value.get("period")
    if period is not None:
        read_positive_period(period, f"{field}.period")
    return Paper(kind, day, notified, delivery, period)


def read_positive_period(text: object, field: str) -> None:
    """Nothing, if the text is a period of at least a day; raises BadCase otherwise."""
    try:
        period = read_period(text if isinstance(text, str) else "")
    except UnreadablePeriod:
        raise BadCase(field, f"{text!r} is not a period such as P4M or P30D") from None
    if period.months < 0 or period.days < 0 or not (period.months or period.days):
        raise BadCase(field, f"{text!r} is not a length of time")


def _facts(values: object, offices: Mapping[str, object]) -> dict[str, Any]:
    if not isinstance(values, Mapping):
        raise BadCase("facts", "is not a table")
    facts: dict[str, Any] = {}
    for name, value in values.items():
        if name not in FACTS:
            raise BadCase(f"facts.{name}", "is not a fact that the rules know")
        if value is None:
            continue
        if name == "designated":
            facts[name] = _designated(value, offices)
        elif name == "refusal_period":
            read_positive_period(value, "facts.refusal_period")
            facts[name] = value
        elif isinstance(value, str | bool | int):
            facts[name] = value
        elif isinstance(value, list | tuple) and all(isinstance(item, str) for item in value):
            facts[name] = tuple(value)
        else:
            raise BadCase(f"facts.{name}", "is neither a word, a number, yes or no, nor a list of words")
    return facts


def _designated(value: object, offices: Mapping[str, object]) -> tuple[str, ...]:
    if not isinstance(value, list | tuple):
        raise BadCase("facts.designated", "is not a list of office codes")
    for code in value:
        if code not in offices:
            raise BadCase("facts.designated", f"{code!r} is not an office")
    return tuple(value)
