"""A matter as a case, and the engine's dates as dates of the docket."""

from datetime import date

from ipdocket.domain.deadlines import State
from ipdocket.domain.events import MatterEvent, PaperFacts
from ipdocket.domain.matter import Matter, MatterStatus
from ipdocket.rules.matter_case import answers_of, case_of, computed_dates, gather_unchosen, papers_of
from tests.rules.test_engine import ACTION, ANNUITY

MATTER = Matter("A1", "XX", "patent", id=1)
FILED = MatterEvent(1, "filing", date(2020, 1, 31), id=1)
ACTION_PAPER = MatterEvent(1, "paper", date(2024, 2, 9), PaperFacts("office_action", date(2024, 2, 9)), id=2)
TODAY = date(2024, 3, 1)


def dates(rules, matter=MATTER, events=(FILED,), today=TODAY):
    return computed_dates(matter, events, rules.compute(case_of(matter, events)).deadlines, today)


def test_the_latest_entry_of_an_event_counts_and_withdrawn_ones_do_not():
    corrected = MatterEvent(1, "filing", date(2020, 2, 1), id=3)
    wrong = MatterEvent(1, "grant", date(2022, 1, 1), withdrawn=True)
    case = case_of(MATTER, (FILED, corrected, wrong, ACTION_PAPER), as_of=TODAY)
    assert case.events == {"filing": date(2020, 2, 1)}
    assert [paper.type for paper in case.papers] == ["office_action"]
    assert case.papers[0].period is None
    assert case.as_of == TODAY
    assert papers_of([FILED, ACTION_PAPER]) == [ACTION_PAPER]


def test_a_mark_of_any_age_is_renewed_again(shipped):
    mark = Matter("A1", "DE", "trademark", id=1)
    filed = MatterEvent(1, "filing", date(1900, 3, 14), id=1)
    renewed = MatterEvent(1, "last_renewal", date(2020, 3, 31), id=2)
    untold = [one.result.due for one in dates(shipped, mark, (filed,)) if one.result.kind == "renewal"]
    assert len(untold) == 18 and date(2030, 4, 1) in untold
    told = [one.result for one in dates(shipped, mark, (filed, renewed)) if one.result.kind == "renewal"]
    assert (told[0].number, told[0].due, told[-1].number) == (13, date(2030, 4, 1), 18)
    late = MatterEvent(1, "last_renewal", date(2050, 3, 31), id=3)
    assert case_of(mark, (filed, late)).until == date(2110, 3, 31)
    assert case_of(mark, ()).until == date(2085, 12, 31)


def test_an_act_answers_the_last_paper_before_it():
    act = MatterEvent(1, "act", date(2024, 5, 1), answers="response")
    named = MatterEvent(1, "act", date(2024, 6, 1), answers="annuity:5")
    again = MatterEvent(1, "act", date(2024, 7, 1), answers="annuity:5")
    found = answers_of((again, named, act, ACTION_PAPER))
    assert found == {"response:2024-02-09": act, "response:": act, "annuity:5": named}


def test_states_at_birth(shelf):
    rules = shelf(ANNUITY + ACTION)
    open_dates = dates(rules, events=(FILED, ACTION_PAPER))
    assert {one.state for one in open_dates} == {State.OPEN}
    (reply,) = (one for one in open_dates if one.result.kind == "response")
    assert (reply.trigger, reply.trigger_verified) == ("office_action@2024-02-09", False)
    abandoned = dates(rules, Matter("A1", "XX", "patent", status=MatterStatus.ABANDONED))
    assert {one.state for one in abandoned} == {State.SUPERSEDED}
    assert {one.cause for one in abandoned} == {"the matter is abandoned"}


def test_what_became_final_before_a_takeover_is_unknown_not_missed(shelf):
    taken = Matter("A1", "XX", "patent", take_over_day=date(2022, 6, 30))
    found = {one.result.number: one.unknown for one in dates(shelf(ANNUITY), taken)}
    assert found == {3: True, 4: True, 5: False, 6: False}


def test_an_event_of_the_offices_own_file_closes_what_a_typed_one_does_not(shelf):
    taken = Matter("A1", "XX", "patent", take_over_day=date(2024, 12, 31))
    for own, state in ((True, State.ON_RECORD), (False, State.OPEN)):
        paid = MatterEvent(1, "act", date(2022, 1, 20), answers="annuity:3", office_source=own, id=9)
        found = next(one for one in dates(shelf(ANNUITY), taken, (FILED, paid)) if one.result.number == 3)
        assert (found.state, found.closing_event) == (state, 9 if own else None)


def test_offices_not_chosen_yet_give_one_date_a_table(shipped):
    matter = Matter("P1", "WO", "patent", "pct")
    events = (MatterEvent(1, "filing", date(2024, 3, 1)), MatterEvent(1, "priority", date(2023, 3, 1)))
    every = shipped.compute(case_of(matter, events)).deadlines
    gathered = gather_unchosen(matter, every)
    assert len(gathered) * 3 < len(every)
    entry = next(one for one in gathered if one.rule == "wo.patent.national-phase")
    assert entry.office == "WO"
    assert entry.due == min(one.due for one in every if one.rule == "wo.patent.national-phase")
    assert "choose the offices" in entry.title
    translations = [one for one in gathered if one.kind == "translation"]
    assert all(one.title.startswith("Translation: choose the offices (earliest limit: ") for one in translations)
    limits = {one.due for one in every if one.kind == "translation"}
    assert sorted(one.due for one in translations) == sorted(limits)
    chosen = Matter("P1", "WO", "patent", "pct", facts={"designated": ("US",)})
    assert gather_unchosen(chosen, every) == list(every)
