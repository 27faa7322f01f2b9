"""Steps in words."""

import pytest

from ipdocket.rules.dates import Period
from ipdocket.rules.model import PARAMETER_WORDS, WORDS, Step
from ipdocket.rules.wording import addition_in_words, event_in_words, period_in_words, word_in_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("P3Y6M", "plus 3 years 6 months"),
        ("-P2M", "minus 2 months"),
        ("P1D", "plus 1 day"),
        ("P2W", "plus 14 days"),
        ("P0D", "the same day"),
        ("P14M", "plus 1 year 2 months"),
    ],
)
def test_periods(text, words):
    assert period_in_words(text) == words


def test_every_word_of_the_language_has_words():
    spoken = [word_in_words(word) for word in WORDS] + [word_in_words(f"{word}:03-31") for word in PARAMETER_WORDS]
    assert len(set(spoken)) == len(spoken)
    assert all(words and words != "moved as the table says" for words in spoken)
    assert word_in_words("@column") == "moved as the table says"


def test_events():
    assert event_in_words("grant") == "Grant"
    assert event_in_words("search_report_mailed") == "Search report mailed"


@pytest.mark.parametrize(
    ("step", "n", "paper", "words"),
    [
        (Step("x", "y", add="P4M", count="last-to-last"), None, None, "plus 4 months, month end to month end"),
        (Step("x", "y", add="P30D", days="working"), None, None, "plus 30 days, working days"),
        (Step("x", "y", add="P10Y", years="hijri"), None, None, "plus 10 years, Hijri years"),
        (Step("x", "y", add="@limit"), None, None, "plus the office's own period"),
        (Step("x", "y"), None, None, ""),
        (Step("x", "y", add={"paper": "P4M"}), None, None, "plus 4 months unless the paper sets another period"),
        (Step("x", "y", add={"paper": "P4M"}), None, Period(2, 0), "plus 2 months set by the paper"),
        (Step("x", "y", add={"n=3": "-P6M", "else": "-P3M"}), 3, None, "minus 6 months"),
        (Step("x", "y", add={"n=3": "-P6M", "else": "-P3M"}), 4, None, "minus 3 months"),
        (Step("x", "y", add={"n=3": "-P6M"}), 4, None, ""),
        (
            Step("x", "y", add={"fact": "refusal_period", "default": "P12M"}),
            None,
            None,
            "the refusal period, by default plus 1 year",
        ),
    ],
)
def test_additions(step, n, paper, words):
    assert addition_in_words(step, n, paper) == words
