"""Steps of a rule in words: shared by the explanation of a date and the reading of a rule."""

from functools import cache

from ipdocket.rules.dates import Period, read_period
from ipdocket.rules.facts import EVENTS, PAPERS
from ipdocket.rules.model import Step

EVENT_NAMES = {
    "filing": "Filing date",
    "grant": "Grant",
    "priority": "Earliest priority date",
    "registration": "Registration",
    "own-filing": "Day this application was itself filed",
    "priority-or-filing": "Earliest priority date, or filing",
    "paper": "Date of the paper",
    "notified": "Day the paper counts as notified",
    "received": "Day the paper arrived",
    "parent_filing": "Filing date of the parent",
    "international_registration": "International registration",
}
_WORDS = {
    "month-end": "moved to the last day of the month",
    "month-start": "moved to the first day of the month",
    "year-start": "moved to 1 January",
    "year-end": "moved to 31 December",
    "day-before": "the day before",
    "day-after": "the day after",
    "late-receipt": "lengthened by the days by which the paper came late",
}
_COUNTS = {
    "day-before": ", ending the day before the corresponding day",
    "last-to-last": ", month end to month end",
    "next-day": ", a missing day going to the first of the next month",
}


def event_in_words(name: str) -> str:
    """The name of an event or date as a reader knows it, with a capital."""
    return EVENT_NAMES.get(name) or name.replace("_", " ").replace("-", " ").capitalize()


def in_sentence(name: str) -> str:
    """An event, a comparing word or a day inside a sentence: small first letter, but for an abbreviation; days as ISO dates."""
    if name[:1].isdigit():
        return name
    words = event_in_words(name)
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def paper_in_words(what: str) -> str:
    """What an incoming paper is: the name of a kind that the rules know, else the words as typed."""
    return event_in_words(what) if what in PAPERS or what in EVENTS else what


def word_in_words(name: str) -> str:
    """What a word of the rule language does."""
    if name == "next-open-day":
        return "moved off closed days to the next open day"
    if name == "previous-open-day":
        return "moved back to the last open day"
    if name in _WORDS:
        return _WORDS[name]
    key, _, value = name.partition(":")
    if key not in ("on", "next", "day-of"):
        return "moved as the table says"
    return {
        "on": f"on {value} of that year",
        "next": f"the next {value}",
        "day-of": f"on the day of the month of {value}",
    }[key]


def addition_in_words(step: Step, n: int | None = None, paper_period: Period | None = None) -> str:
    """What the step adds, and how it counts; for number `n` of a series, and with the period that the paper sets."""
    add = step.add
    counted = _COUNTS.get(step.count, "") + (", working days" if step.days == "working" else "")
    if step.years == "hijri":
        counted += ", Hijri years"
    if isinstance(add, str):
        return "plus the office's own period" if add.startswith("@") else period_in_words(add) + counted if add else ""
    if "paper" in add:
        if paper_period is not None:
            return f"{_length(paper_period.months, paper_period.days)} set by the paper{counted}"
        return f"{period_in_words(add['paper'])}{counted}" + (
            " unless the paper sets another period" if n is None else ""
        )
    if "fact" in add:
        return f"the {add['fact'].replace('_', ' ')}, by default {period_in_words(add['default'])}{counted}"
    if n is None:
        return (
            "; ".join(f"{key.replace('n=', 'number ')}: {period_in_words(text)}" for key, text in add.items()) + counted
        )
    text = add.get(f"n={n}", add.get("else", ""))
    return period_in_words(text) + counted if text else ""


@cache
def period_in_words(text: str) -> str:
    """An ISO period in words: "plus 3 years 6 months", "minus 2 months"."""
    period = read_period(text)
    return _length(period.months, period.days)


def _length(months: int, days: int) -> str:
    words = []
    years, rest = divmod(abs(months), 12)
    for count, unit in ((years, "year"), (rest, "month"), (abs(days), "day")):
        if count:
            words.append(f"{count} {unit}{'s' if count != 1 else ''}")
    sign = "minus " if months < 0 or days < 0 else "plus "
    return sign + " ".join(words) if words else "the same day"
