"""The engine on small rules: series, versions, papers, ladders, ends, conditions, certainty."""

from datetime import date

from ipdocket.rules.facts import Case, Paper
from ipdocket.rules.second import disagreements

ANNUITY = """
[[rule]]
id = "xx.patent.annuity"
title = "Annuity, year {n}"
kind = "annuity"
right = ["patent"]
base = ["filing"]
needs = ["filing"]
repeat = { n = "3..6", first = "P2Y", every = "P1Y" }
  [[rule.version]]
    [[rule.version.step]]
    name = "nominal"
    from = "anniversary"
    then = ["month-end"]
    why = "End of the month"
    cite = ["LAW"]
    [[rule.version.step]]
    name = "opens"
    from = "nominal"
    add = { "n=3" = "-P6M", else = "-P3M" }
    then = ["month-end"]
    why = "Opens"
    cite = ["LAW"]
    [[rule.version.step]]
    name = "due"
    from = "nominal"
    then = ["next-open-day"]
    why = "Due"
    cite = ["LAW"]
    [[rule.version.step]]
    name = "late-until"
    from = "nominal"
    add = "P6M"
    then = ["month-end", "next-open-day"]
    why = "Late"
    cite = ["LAW"]
  [[rule.test]]
  name = "one"
  given = { filing = 2020-01-31 }
  expect = [{ n = 3, due = 2022-01-31 }]
  [[rule.test]]
  name = "two"
  given = { filing = 2021-02-28 }
  expect = [{ n = 3, due = 2023-02-28 }]
"""
ACTION = """
[[notification]]
mode = "fiction"
days = 10
until = 2023-11-01
why = "Ten days"
cite = ["LAW"]
[[notification]]
mode = "safeguard"
days = 7
from = 2023-11-01
why = "Seven days"
cite = ["LAW"]
[[rule]]
id = "xx.patent.action"
title = "Reply"
kind = "response"
right = ["patent"]
paper = ["office_action"]
  [[rule.version]]
    [[rule.version.step]]
    name = "nominal"
    from = "notified"
    add = { paper = "P4M" }
    then = ["late-receipt"]
    why = "Four months"
    cite = ["LAW"]
    [[rule.version.step]]
    name = "due"
    from = "nominal"
    then = ["next-open-day"]
    why = "Due"
    cite = ["LAW"]
    [[rule.version.step]]
    name = "extension"
    from = "notified"
    add = { paper = "P4M" }
    then = ["next-open-day"]
    ladder = { each = "P1M", longest = "P6M" }
    by = "request"
    why = "Extended"
    cite = ["LAW"]
  [[rule.test]]
  name = "one"
  given = {}
  papers = [{ type = "office_action", date = 2024-02-09 }]
  expect = [{ due = 2024-06-10, extensions = [2024-07-09, 2024-08-09] }]
  [[rule.test]]
  name = "two"
  given = {}
  papers = [{ type = "office_action", date = 2023-10-24 }]
  expect = [{ due = 2024-03-04 }]
"""


def patent(**events: date) -> Case:
    return Case("XX", "patent", events=events)


def test_series_with_window_and_grace(shelf):
    answer = shelf(ANNUITY).compute(patent(filing=date(2024, 2, 29)))
    assert [one.number for one in answer.deadlines] == [3, 4, 5, 6]
    first = answer.deadlines[0]
    assert (first.nominal, first.due, first.opens, first.late_until, first.final) == (
        date(2026, 2, 28), date(2026, 3, 2), date(2025, 8, 31), date(2026, 8, 31), date(2026, 8, 31),
    )  # fmt: skip


def test_a_series_ends_with_the_right_but_earlier_dates_stay(shelf):
    answer = shelf(ANNUITY).compute(patent(filing=date(2015, 6, 1), lapse=date(2018, 7, 1)))
    assert [one.number for one in answer.deadlines] == [3, 4]


def test_last_renewal_leaves_only_later_terms(shelf):
    answer = shelf(ANNUITY).compute(patent(filing=date(2015, 6, 1), last_renewal=date(2018, 6, 30)))
    assert [one.number for one in answer.deadlines] == [5, 6]


def test_until_is_a_horizon(shelf):
    answer = shelf(ANNUITY).compute(Case("XX", "patent", events={"filing": date(2015, 6, 1)}, until=date(2019, 1, 1)))
    assert [one.number for one in answer.deadlines] == [3, 4]


def test_closed_days_beyond_the_known_years_are_an_estimate(shelf):
    answer = shelf(ANNUITY).compute(patent(filing=date(2026, 6, 1)))
    assert [one.certainty for one in answer.deadlines] == ["law", "law", "law", "estimate"]


def test_notification_by_date_of_the_paper_and_late_receipt(shelf):
    rules = shelf(ACTION)

    def due(paper: Paper) -> date:
        return rules.compute(Case("XX", "patent", papers=(paper,))).deadlines[0].due

    assert due(Paper("office_action", date(2023, 10, 24))) == date(2024, 3, 4)
    assert due(Paper("office_action", date(2024, 2, 9))) == date(2024, 6, 10)
    # received eleven days after its date: four days more, on the end before moving
    assert due(Paper("office_action", date(2025, 2, 19), notified=date(2025, 3, 2))) == date(2025, 6, 23)
    assert due(Paper("office_action", date(2024, 2, 9), period="P2M")) == date(2024, 4, 9)


def test_each_rung_counts_from_the_original_start(shelf):
    paper = Paper("office_action", date(2024, 2, 9))
    found = shelf(ACTION).compute(Case("XX", "patent", papers=(paper,))).deadlines[0]
    assert [rung.until for rung in found.extensions] == [date(2024, 7, 9), date(2024, 8, 9)]
    assert found.final == date(2024, 8, 9)


def test_a_paper_without_a_rule_is_loud(shelf):
    answer = shelf(ACTION).compute(Case("XX", "patent", papers=(Paper("restriction", date(2024, 2, 9)),)))
    assert "restriction" in next(entry.reason for entry in answer.not_covered if entry.kind == "response")


def test_an_office_without_rules_is_loud(shelf):
    answer = shelf(ANNUITY).compute(Case("YY", "trademark", events={"filing": date(2020, 1, 1)}))
    assert answer.deadlines == ()
    assert answer.not_covered[0].kind == "renewal"


def test_why_not_names_the_missing_event(shelf):
    answer = shelf(ANNUITY + ACTION).compute(patent(grant=date(2020, 1, 1)), why_not=True)
    reasons = {entry.rule: entry.reason for entry in answer.not_fired}
    assert reasons["xx.patent.annuity"] == "needs the event filing"
    assert "office_action" in reasons["xx.patent.action"]


def test_the_act_that_answers_a_number_meets_it(shelf):
    case = Case("XX", "patent", events={"filing": date(2015, 6, 1)}, answers={"annuity:4": date(2018, 5, 2)})
    met = {one.number: one.met for one in shelf(ANNUITY).compute(case).deadlines}
    assert met == {3: None, 4: date(2018, 5, 2), 5: None, 6: None}


def test_the_same_input_gives_the_same_output(shelf):
    rules, case = shelf(ANNUITY), patent(filing=date(2015, 6, 1))
    assert rules.compute(case) == rules.compute(case)


TWICE = """
[[rule]]
id = "xx.patent.exam-request"
title = "Request for examination"
kind = "exam_request"
right = ["patent"]
  [[rule.version]]
  selected_by = "filed-here"
  until = 2024-03-15
    [[rule.version.step]]
    name = "filed-here"
    from = "filing"
    why = "Filing"
    [[rule.version.step]]
    name = "filed-here"
    from = "national_entry"
    optional = true
    why = "Entry"
    [[rule.version.step]]
    name = "nominal"
    from = "filing"
    add = "P48M"
    why = "Old"
    cite = ["LAW"]
  [[rule.version]]
  selected_by = "filed-here"
  from = 2024-03-15
    [[rule.version.step]]
    name = "filed-here"
    from = "filing"
    why = "Filing"
    [[rule.version.step]]
    name = "filed-here"
    from = "national_entry"
    optional = true
    why = "Entry"
    [[rule.version.step]]
    name = "nominal"
    from = "filing"
    add = "P31M"
    why = "New"
    cite = ["LAW"]
  [[rule.test]]
  name = "one"
  given = { filing = 2020-01-31 }
  expect = [{ due = 2024-01-31 }]
  [[rule.test]]
  name = "two"
  given = { filing = 2024-03-15 }
  expect = [{ due = 2026-10-15 }]
"""


def test_a_version_chosen_by_a_step_of_which_there_are_two_goes_by_the_last(shelf):
    events = {"filing": date(2022, 9, 29), "national_entry": date(2024, 3, 15)}
    answer = shelf(TWICE).compute(Case("XX", "patent", events=events))
    assert [one.nominal for one in answer.deadlines] == [date(2025, 4, 29)]


DIVISION = """
[[rule]]
id = "xx.patent.defence"
title = "Defence"
kind = "response"
right = ["patent"]
paper = ["statement_of_claim"]
calendar_fact = "division"
  [[rule.row]]
  office = "XX"
  calendar = "YY"
  [[rule.row]]
  office = "XX"
  [[rule.version]]
    [[rule.version.step]]
    name = "nominal"
    from = "notified"
    add = "P1M"
    why = "One month"
    cite = ["LAW"]
    [[rule.version.step]]
    name = "due"
    from = "nominal"
    then = ["next-open-day"]
    why = "Due"
    cite = ["LAW"]
  [[rule.test]]
  name = "one"
  given = {}
  papers = [{ type = "statement_of_claim", date = 2024-04-01 }]
  expect = [{ due = 2024-05-02 }]
  [[rule.test]]
  name = "two"
  given = {}
  facts = { division = "YY" }
  papers = [{ type = "statement_of_claim", date = 2024-04-01 }]
  expect = [{ due = 2024-05-01 }]
"""


def test_a_fact_chooses_whose_closed_days_count(shelf):
    rules = shelf(DIVISION)
    papers = (Paper("statement_of_claim", date(2024, 4, 1)),)
    answers = [rules.compute(Case("XX", "patent", papers=papers, facts=facts)) for facts in ({}, {"division": "YY"})]
    assert [[one.due for one in answer.deadlines] for answer in answers] == [[date(2024, 5, 2)], [date(2024, 5, 1)]]


def test_a_step_may_start_from_a_fixed_day(shelf):
    text = DIVISION.replace('from = "notified"\n    add = "P1M"', 'from = "2030-04-30"')
    tests = text.index("  [[rule.test]]")
    rules = shelf(text[:tests] + text[tests:].replace("2024-05-02", "2030-04-30").replace("2024-05-01", "2030-04-30"))
    answer = rules.compute(Case("XX", "patent", papers=(Paper("statement_of_claim", date(2024, 4, 1)),)))
    assert not rules.problems
    assert [one.nominal for one in answer.deadlines] == [date(2030, 4, 30)]


RENEWAL = """
[[rule]]
id = "xx.trademark.renewal"
title = "Renewal, term {n}"
kind = "renewal"
right = ["trademark"]
base = ["registration", "last_renewal"]
repeat = { n = "1..", first = "P7Y", every = "P14Y" }
  [[rule.version]]
    [[rule.version.step]]
    name = "nominal"
    from = "anniversary"
    then = ["day-before"]
    why = "The term ends on the eve of the anniversary"
    cite = ["LAW"]
  [[rule.test]]
  name = "one"
  given = { registration = 2020-01-31 }
  expect = [{ n = 1, nominal = 2027-01-30 }]
  [[rule.test]]
  name = "two"
  given = { registration = 2020-02-29 }
  expect = [{ n = 1, nominal = 2027-02-27 }]
"""
MONTH_END = RENEWAL.replace("day-before", "month-end").replace("01-30", "01-31").replace("02-27", "02-28")


RUNGS = ((9, 16), (10, 16), (11, 15), (12, 16))


def renewals(rules, until=date(2050, 1, 1), **events):
    found = rules.compute(Case("XX", "trademark", events=events, until=until)).deadlines
    return [(one.number, one.nominal) for one in found]


def test_a_term_that_ends_on_the_expiry_itself_is_still_to_be_renewed(shelf):
    # The eve of the anniversary is the last day of the term and so the expiry that a register gives.
    rules = shelf(RENEWAL)
    assert renewals(rules, registration=date(2020, 5, 10), expiry=date(2027, 5, 9)) == [(1, date(2027, 5, 9))]
    assert renewals(rules, registration=date(2020, 5, 10), expiry=date(2027, 5, 8)) == []
    assert renewals(rules, date(2027, 5, 9), registration=date(2020, 5, 10)) == [(1, date(2027, 5, 9))]


def test_a_term_already_renewed_is_gone_though_its_last_day_is_a_month_end(shelf):
    rules = shelf(MONTH_END)
    assert renewals(rules, registration=date(2020, 5, 10), last_renewal=date(2027, 5, 10)) == [(2, date(2041, 5, 31))]


def test_the_first_term_is_not_counted_again_from_the_last_renewal(shelf):
    rules = shelf(RENEWAL)
    assert renewals(rules, last_renewal=date(2020, 5, 10)) == [(None, date(2034, 5, 9)), (None, date(2048, 5, 9))]


def test_an_old_right_is_listed_for_twenty_years_after_its_last_renewal(shelf):
    rules = shelf(RENEWAL)
    old = renewals(rules, None, registration=date(1901, 5, 10))
    assert old[-1] == (4, date(1950, 5, 9))
    renewed = Case("XX", "trademark", events={"registration": date(1901, 5, 10), "last_renewal": date(2006, 5, 9)})
    assert [(one.number, one.nominal) for one in rules.compute(renewed).deadlines] == [(9, date(2020, 5, 9))]
    assert not disagreements(rules, renewed)


def test_numbers_stay_known_where_the_first_base_is_known(shelf):
    rules = shelf(RENEWAL)
    same = date(2020, 5, 10)
    assert renewals(rules, date(2030, 1, 1), registration=same, last_renewal=same) == [(1, date(2027, 5, 9))]


def test_the_longest_period_is_kept_where_the_paper_sets_days(shelf):
    rules = shelf(ACTION)
    paper = Paper("office_action", date(2024, 7, 1), notified=date(2024, 7, 1), period="P45D")
    (found,) = rules.compute(Case("XX", "patent", papers=(paper,))).deadlines
    # 45 days and five months would pass the six months: no rung.
    assert [rung.until for rung in found.extensions] == [date(2024, month, day) for month, day in RUNGS]


def test_hijri_years_beyond_the_tables_are_loud(shipped):
    answer = shipped.compute(Case("SA", "design", events={"filing": date(2064, 1, 1)}))
    assert [one for one in answer.deadlines if one.rule == "sa.design.term"] == []
    assert "Hijri" in next(one.reason for one in answer.not_covered if one.rule == "sa.design.term")
