"""A rule read as law."""

from ipdocket.rules.describe import (
    condition_in_words,
    describe_example,
    describe_versions,
    series_in_words,
    step_in_words,
)
from ipdocket.rules.model import Condition, Ladder, Rule, Step, Version


def find_rule(rules, identity):
    return next((file, rule) for _, file in rules.shelf.files for rule in file.rule if rule.id == identity)


def test_versions_on_their_time_line(shipped):
    _file, rule = find_rule(shipped, "ep.patent.annuity")
    first, second, third = describe_versions(rule)
    assert [one.span for one in (first, second, third)] == [
        "before 2018-07-01",
        "from 2018-07-01, before 2018-10-01",
        "from 2018-10-01",
    ]
    assert first.chosen_by == "Nominal"
    assert first.steps[0].startswith("Nominal: from anniversary, moved to the last day of the month. ")
    assert first.steps[-1] == "Only where anniversary before grant"


def test_a_version_that_is_not_covered():
    (text,) = describe_versions(
        Rule("xx.patent.test", "t", "term", ("patent",), version=(Version(status="not-covered"),))
    )
    assert (text.span, text.status, text.steps) == ("at all times", "not covered", ())


def test_steps():
    ladder = Step("extension", "Why", start="notified", add="P4M", ladder=Ladder("P1M", longest="P6M"), by="request")
    assert step_in_words(ladder) == (
        "Extension: from day the paper counts as notified, plus 4 months; then P1M at a time, to P6M in all, by request. Why."
    )
    anniversary = Step("x", "Why", next_anniversary_of="filing", on_or_after="grant", when=Condition(n=(3,)))
    assert step_in_words(anniversary) == (
        "X: the first anniversary of filing date on or after grant (only for number 3). Why."
    )
    assert step_in_words(Step("x", "Why", latest=("filing", "grant"))) == "X: the latest of filing date, grant. Why."


def test_every_part_of_a_condition_is_spoken():
    condition = Condition(
        ("grant",),
        ("expiry",),
        {"language": ("de", "en")},
        {"kind": ("plant",)},
        (("grant", "after", "filing"),),
        (1,),
        (2,),
    )
    assert condition_in_words(condition) == (
        "once there is grant and as long as there is no expiry and if language is de or en and unless kind is plant"
        " and if grant after filing date and for number 1 and not for number 2"
    )


def test_a_day_in_a_condition_stays_a_day():
    condition = Condition(compare=(("filing", "on-or-after", "1994-10-31"),))
    assert condition_in_words(condition) == "if filing date on or after 1994-10-31"


def test_an_example_names_its_source(shipped):
    file, rule = find_rule(shipped, "ep.patent.annuity")
    given, expected, source = describe_example(file, rule.test[0])
    assert given == "Filing date 2016-11-15"
    assert expected.startswith("number 3, nominal 2018-11-30, due 2018-11-30, opens 2018-05-31")
    assert source == "Guidelines A-X, 5.2.4"
    (end,) = [example for example in rule.test if example.last]
    assert describe_example(file, end)[1].endswith("; nothing after number 20")
    assert any(describe_example(file, example)[1:] == ("none", "") for example in rule.test)


def test_every_shipped_rule_can_be_read(shipped):
    texts = [text for _, file in shipped.shelf.files for rule in file.rule for text in describe_versions(rule)]
    assert len(texts) > 1900
    assert all(text.steps or text.status for text in texts)


def test_a_series_is_told_with_the_lengths_of_its_terms(shipped):
    told = {rule.id: series_in_words(rule) for _, file in shipped.shelf.files for rule in file.rule}
    assert told["ep.patent.annuity"] == "number 3: 2 years after filing date, then every year, to number 20"
    assert told["gb.trademark.renewal-older"] == (
        "number 1: 7 years after earliest priority date or filing date, then 14 years for a term that begins before 1994-10-31,"
        " 10 years for any later one, without end"
    )
    assert told["ca.trademark.renewal"].endswith("any later one, from registration or last renewal on, without end")
    assert told["us.patent.maintenance"].startswith("number 1: 3 years 6 months after grant; number 2: 7 years 6 months")
    assert told["ch.trademark.renewal"].endswith("without end; each counted from the end of the one before")
    assert told["sa.trademark.renewal"].endswith("; in Hijri years")
    assert told["gb.trademark.opposition"] == ""
