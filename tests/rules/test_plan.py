"""Rules compiled per office, right and route."""

from datetime import date

import pytest

from ipdocket.rules.facts import Case, Paper
from ipdocket.rules.plan import MOST_REMEMBERED, known_names
from ipdocket.rules.second import disagreements
from tests.rules.test_engine import ACTION, ANNUITY, RENEWAL


def test_what_cannot_match_is_not_tried(shelf):
    plan = shelf(ANNUITY + ACTION).plan("XX", "patent", "direct")

    def tried(**case):
        return [rule.id for rule in plan.candidates(Case("XX", "patent", **case))]

    assert tried() == []
    assert tried(events={"filing": date(2020, 1, 1)}) == ["xx.patent.annuity"]
    assert tried(papers=(Paper("office_action", date(2024, 1, 1)),)) == ["xx.patent.action"]
    assert tried(papers=(Paper("notice", date(2024, 1, 1)),)) == []


def test_what_was_tried_is_remembered_within_bounds(shelf):
    plan = shelf(ANNUITY).plan("XX", "patent", "direct")
    for number in range(MOST_REMEMBERED + 2):
        plan.candidates(Case("XX", "patent", events={f"event{number}": date(2020, 1, 1)}))
    assert len(plan.chosen) <= MOST_REMEMBERED


def test_only_designated_offices_are_tried(shipped):
    plan = shipped.plan("WO", "patent", "pct")
    events = {"filing": date(2024, 1, 1)}
    chosen = plan.candidates(Case("WO", "patent", "pct", events, facts={"designated": ("US", "JP")}))
    assert {rule.office for rule in chosen if rule.per_office} == {"US", "JP"}
    assert len(plan.candidates(Case("WO", "patent", "pct", events))) > 150


def test_derived_names_are_known_with_any_event():
    assert "priority-or-filing" in known_names(frozenset(("filing",)), papers=False)
    assert known_names(frozenset(), papers=True) == {"paper", "notified", "received"}


@pytest.mark.parametrize(("number", "title"), [(3, "Annuity, year 3"), (None, "Annuity")])
def test_titles(shelf, number, title):
    (rule,) = shelf(ANNUITY).plan("XX", "patent", "direct").rules
    assert rule.title_for(number) == title
    assert rule.titles[number] == title


@pytest.mark.parametrize(
    ("written", "told"),
    [("Maintenance fee {n}", "Maintenance fee"), ("Fee, from year {n}", "Fee"), ("Renewal, term {n}, if old", "Renewal, if old")],
)
def test_an_unknown_number_leaves_no_hole_in_a_title(shelf, written, told):
    title = ANNUITY.replace('title = "Annuity, year {n}"', f'title = "{written}"')
    (rule,) = shelf(title).plan("XX", "patent", "direct").rules
    assert rule.title == written and rule.title_for(None) == told


def test_terms_from_the_base_and_from_the_last_renewal(shelf):
    (rule,) = shelf(RENEWAL).plan("XX", "trademark", "direct").rules
    base, stop = date(2020, 2, 29), date(2050, 1, 1)
    assert list(rule.terms(base, stop)) == [(1, date(2027, 2, 28)), (2, date(2041, 2, 28))]
    assert list(rule.later_terms(base, stop)) == [(1, date(2034, 2, 28)), (2, date(2048, 2, 29))]


def test_an_endless_series_by_hijri_years_stops_where_the_tables_end(shipped):
    rule = next(one for one in shipped.plan("SA", "trademark", "direct").rules if one.id == "sa.trademark.renewal")
    terms = list(rule.terms(date(2014, 10, 25), date(2400, 1, 1)))
    assert terms[0] == (1, date(2024, 7, 7))
    assert terms[-1][1] < date(2078, 1, 1)


def test_terms_that_run_end_to_end_keep_the_28th(shelf):
    def ends(series, **events):
        changed = RENEWAL.replace('n = "1..", first = "P7Y", every = "P14Y"', series).replace('    then = ["day-before"]\n', "")
        rules = shelf(changed)
        case = Case("XX", "trademark", events=events, until=date(2060, 1, 1))
        found = rules.compute(case).deadlines
        assert not disagreements(rules, case)
        return [(one.number, one.nominal) for one in found]

    linked = 'n = "1..4", every = "P10Y", run = "end-to-end"'
    days = [date(2018, 2, 28), date(2028, 2, 28), date(2038, 2, 28), date(2048, 2, 28)]
    leap = date(2008, 2, 29)
    assert ends(linked, registration=leap) == list(zip((1, 2, 3, 4), days, strict=True))
    assert ends(linked.replace(', run = "end-to-end"', ""), registration=leap)[1] == (2, date(2028, 2, 29))
    assert ends(linked, last_renewal=days[0])[:2] == [(None, days[1]), (None, days[2])]
    first = 'n = "1..", first = "P7Y", every = "P14Y", run = "end-to-end"'
    assert ends(first, registration=leap)[:2] == [(1, date(2015, 2, 28)), (2, date(2029, 2, 28))]
    assert ends(first, last_renewal=leap)[0] == (None, date(2022, 2, 28))
    older = 'n = "1..", first = "P7Y", chain = [{ before = 2020-01-01, every = "P14Y" }, { every = "P10Y" }]'
    assert ends(older, registration=leap) == [(1, date(2015, 2, 28)), (2, date(2029, 2, 28)), (3, date(2039, 2, 28)), (4, date(2049, 2, 28)), (5, date(2059, 2, 28))]
    assert ends(older + ', run = "end-to-end"', registration=leap)[1] == (2, date(2029, 2, 28))
    assert ends(older, last_renewal=leap)[:2] == [(None, date(2022, 2, 28)), (None, date(2032, 2, 29))]
    chain = 'n = "1..", chain = [{ before = 2010-01-01, every = "P7Y" }, { every = "P13Y" }], run = "end-to-end"'
    assert ends(chain, registration=leap)[:2] == [(1, date(2015, 2, 28)), (2, date(2028, 2, 28))]
