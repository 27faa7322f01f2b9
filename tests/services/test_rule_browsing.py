"""Rules found by words and doubts, the table of coverage, files that were refused."""

import pytest

from ipdocket.rules.overlay import lay_over
from ipdocket.services.core.session import NotSignedIn
from ipdocket.services.rule_browsing import MARKS, Wanted, find_rules, list_coverage, refused_files


def test_words_office_and_right_find_rules(session):
    found = find_rules(session, Wanted("renewal fee", "EP", "patent"))
    assert "ep.patent.annuity" in {one.rule.id for one in found}
    assert all("patent" in one.rule.right for one in found)
    everywhere = find_rules(session, Wanted())
    assert len(everywhere) > 1500 and {"EP", "US", "JP"} <= {one.office for one in everywhere}
    assert find_rules(session, Wanted("no such rule anywhere")) == []


def test_the_name_of_an_office_finds_its_rules(session):
    found = find_rules(session, Wanted("india renewal"))
    assert {one.office for one in found} == {"IN"} and len(found) > 4


def test_rules_of_one_title_are_told_apart_by_their_conditions(session):
    marks = {one.rule.id: one.only for one in find_rules(session, Wanted(office="GB", right="trademark", kind="renewal"))}
    assert marks["gb.trademark.renewal"] == "if filing date on or after 1994-10-31"
    assert marks["gb.trademark.renewal-oldest"] == "if filing date before 1938-07-27"
    assert marks["gb.trademark.renewal-later"] == ""  # its title says it
    (alone,) = find_rules(session, Wanted("gb.trademark.renewal-oldest"))
    assert alone.only == "if filing date before 1938-07-27"


def test_an_offices_list_holds_the_rules_that_it_shares(session):
    ids = {one.rule.id for one in find_rules(session, Wanted(office="JP", right="patent"))}
    assert any(rule.startswith("paris.") for rule in ids) and any(rule.startswith("jp.") for rule in ids)


@pytest.mark.parametrize("mark", ["uncertain", "unchecked", "not_covered"])
def test_each_doubt_is_found_and_only_it(session, mark):
    found = find_rules(session, Wanted(mark=mark))
    assert found and all(mark in one.marks for one in found) and set(found[0].marks) <= set(MARKS)


def test_published_examples_are_counted(session):
    annuity = next(one for one in find_rules(session, Wanted(office="EP")) if one.rule.id == "ep.patent.annuity")
    assert 0 < annuity.published <= annuity.examples and annuity.confidence == "sourced"


def test_coverage_counts_each_office_once_for_a_right(session):
    found = list_coverage(session)
    counts = {(right, kind): number for right, kind, number in found.offices}
    annuities = {line.jurisdiction for line in found.lines if (line.right, line.kind, line.status) == ("patent", "annuity", "computed")}
    assert counts["patent", "annuity"] == len(annuities) > 100 and counts["trademark", "renewal"] > 150
    assert all(line.reason for line in found.lines if line.status == "not-covered")


def test_the_firms_own_and_refused_files_are_told(session, tmp_path):
    (tmp_path / "off.toml").write_text(
        'format = 1\n[[off]]\nrule = "ep.patent.opposition"\nwhy = "x"\nbroken = 1\n', encoding="utf-8"
    )
    session.rules = lay_over(session.rules, tmp_path)
    (told,) = refused_files(session)
    assert "off.toml" in told
    assert find_rules(session, Wanted(mark="off")) == []


def test_a_rule_switched_off_is_found_with_the_reason(session, tmp_path):
    (tmp_path / "off.toml").write_text(
        'format = 1\njurisdiction = "EP"\nsubject = "off"\n[[switch_off]]\nrule = "ep.patent.annuity"\nreason = "paid by another"\n',
        encoding="utf-8",
    )
    session.rules = lay_over(session.rules, tmp_path)
    assert refused_files(session) == ()
    (one,) = find_rules(session, Wanted(mark="off"))
    assert one.rule.id == "ep.patent.annuity" and "off.toml" in one.why_off and "paid by another" in one.why_off


def test_kind_and_the_law_cited_find_rules(session):
    found = find_rules(session, Wanted("Rule 51(1)", "EP", kind="annuity"))
    assert "ep.patent.annuity" in {one.rule.id for one in found} and {one.rule.kind for one in found} == {"annuity"}
    assert find_rules(session, Wanted("Rule 51(1)", "EP", kind="opposition")) == []


def test_only_those_who_signed_in_look(session):
    session.person = None
    for ask in (lambda: find_rules(session, Wanted()), lambda: list_coverage(session), lambda: refused_files(session)):
        with pytest.raises(NotSignedIn):
            ask()
