"""Chains of title through the services: the owner follows, the record keeps all, nothing is lost."""

from dataclasses import replace
from datetime import date

import pytest

from ipdocket.domain.titles import TitleAct, TitleKind
from ipdocket.services import owners, titles
from ipdocket.services.accounts import sign_in
from ipdocket.services.core.session import NotAllowed
from ipdocket.services.docketing import enter_matter
from ipdocket.store.evidence import get_evidence
from ipdocket.store.matters import get_matter, party_names
from ipdocket.store.owner_decisions import list_aliases
from ipdocket.store.refusals import GuardRefused
from ipdocket.store.titles import list_title
from tests.services.conftest import PASSWORD, us_matter


@pytest.fixture
def matter(session):
    sign_in(session, "carla", PASSWORD)
    return enter_matter(session, us_matter())


def first(matter: int) -> TitleAct:
    return TitleAct(matter, TitleKind.FIRST, date(2020, 1, 1), "Acme Werke GmbH")


def sold(matter: int, **more) -> TitleAct:
    return replace(TitleAct(matter, TitleKind.ASSIGNMENT, date(2024, 3, 1), "Beta AG", "Acme Werke GmbH"), **more)


def owner(session, matter: int) -> str:
    found = get_matter(session.store, matter).owner
    return party_names(session.store, [found])[found]


def test_the_last_transfer_makes_the_owner_and_the_office_still_has_the_old_name(session, matter):
    titles.record_act(session, first(matter))
    before = get_matter(session.store, matter)
    made = titles.record_act(session, sold(matter), ("deed.pdf", b"%PDF deed"))
    after = get_matter(session.store, matter)
    assert owner(session, matter) == "Beta AG" and after.version == before.version + 1
    assert after.owner_as_recorded == "Acme Werke GmbH"
    assert [one.reference for one in owners.list_recordals(session)] == [after.reference]
    chain = titles.read_chain(session, matter)
    assert chain.faults == () and chain.present == "Beta AG"
    kept = next(line.act for line in chain.lines if line.act.id == made)
    assert get_evidence(session.store, kept.evidence).content == b"%PDF deed"
    days = [date(2019, 1, 1), date(2022, 1, 1), date(2026, 1, 1)]
    assert [titles.owner_of(session, matter, day) for day in days] == ["", "Acme Werke GmbH", "Beta AG"]


def test_recorded_at_the_office_changes_the_name_on_record(session, matter):
    titles.record_act(session, first(matter))
    titles.record_act(session, sold(matter, recorded=date(2024, 6, 1), number="R 1"))
    assert get_matter(session.store, matter).owner_as_recorded == "Beta AG"
    assert owners.list_recordals(session) == []


def test_an_earlier_act_fills_the_past_and_a_licence_changes_no_owner(session, matter):
    titles.record_act(session, sold(matter))
    assert "nothing tells" in titles.read_chain(session, matter).faults[0]
    titles.record_act(session, first(matter))
    titles.record_act(session, TitleAct(matter, TitleKind.LICENCE, date(2025, 1, 1), "User Inc.", "Beta AG"))
    assert owner(session, matter) == "Beta AG"
    assert titles.read_chain(session, matter).faults == () and titles.list_faulty(session) == []


def test_what_would_not_hold_is_told_before_and_listed_after(session, matter):
    titles.record_act(session, first(matter))
    stranger = sold(matter, giver="Omega Inc.")
    (told,) = titles.foresee_act(session, stranger)
    assert "gap" in told
    titles.record_act(session, stranger)
    assert titles.list_faulty(session) == [(matter, "ACM-001US", (told,))]


def test_an_act_entered_in_error_counts_no_more_and_stays(session, matter):
    titles.record_act(session, first(matter))
    wrong = titles.record_act(session, sold(matter))
    with pytest.raises(titles.ActIncomplete):
        titles.withdraw_act(session, wrong, " ")
    titles.withdraw_act(session, wrong, "another matter")
    lines = {line.act.id: line.withdrawn for line in list_title(session.store, matter)}
    assert lines[wrong] == "another matter" and len(lines) == 2
    assert titles.owner_of(session, matter, date(2026, 1, 1)) == "Acme Werke GmbH"
    assert "the owner in the docket is Beta AG" in titles.read_chain(session, matter).faults[0]
    with pytest.raises(GuardRefused):
        titles.withdraw_act(session, wrong, "again")


def test_a_change_of_name_keeps_the_former_name(session, matter):
    titles.record_act(session, first(matter))
    act = sold(matter, kind=TitleKind.CHANGE_OF_NAME, taker="Acme Global GmbH", number="HRB 7")
    titles.record_act(session, act)
    (alias,) = list_aliases(session.store, get_matter(session.store, matter).owner)
    assert (alias.text, alias.source) == ("Acme Werke GmbH", "change of name, HRB 7")


def test_a_merged_owner_does_not_break_its_chain(session, matter):
    titles.record_act(session, first(matter))
    titles.record_act(session, sold(matter, taker="Beta Aktiengesellschaft (Wien)"))
    other = enter_matter(session, replace(us_matter("X-1"), owner="Beta Wien"))
    target = get_matter(session.store, other).owner
    change = owners.propose_merge(session, target, (get_matter(session.store, matter).owner,), "one firm")
    sign_in(session, "anna", PASSWORD)
    ((_, preview),) = owners.list_waiting(session)
    owners.accept_change(session, change, preview.digest)
    assert titles.read_chain(session, matter).faults == ()


def test_refused(session, matter):
    for wrong in (sold(matter, taker=" "), sold(matter, day=date(2027, 1, 1))):
        with pytest.raises(titles.ActIncomplete):
            titles.record_act(session, wrong)
    sign_in(session, "dora", PASSWORD)
    with pytest.raises(NotAllowed):
        titles.record_act(session, sold(matter))
    assert titles.read_chain(session, matter).lines == ()


def test_the_acts_of_an_office_file_stand_in_the_chain_once(session):
    from ipdocket.exchange.records import EventRecord, MatterRecord, TitleRecord
    from ipdocket.services.importing import FileTaken, import_records

    sign_in(session, "carla", PASSWORD)
    acts = [
        TitleRecord("assignment", date(2020, 1, 1), "Inventor", "Acme Inc.", date(2020, 2, 1), "1/2"),
        TitleRecord("licence", date(2021, 1, 1), "Acme Inc.", "User LLC", None, "1/3"),
    ]
    record = MatterRecord(
        "US:1", "US-1", "US", "patent", owner="Acme Inc.", application_number="16/123,456", passed=tuple(acts),
        events=(EventRecord("filing", date(2019, 1, 31)),),
    )  # fmt: skip
    file = FileTaken("a.xml", "00", "office", office_source=True)
    import_records(session, [record], file)
    matter = session.store.driver.execute("SELECT id FROM matter WHERE reference = 'US-1'").fetchone()[0]
    assert [line.act.number for line in titles.read_chain(session, matter).lines] == ["1/2", "1/3"]
    assert titles.owner_of(session, matter, date(2026, 1, 1)) == "Acme Inc."
    sold_on = replace(record, passed=(*acts, TitleRecord("merger", date(2022, 1, 1), "Acme Inc.", "Beta Inc.", None, "1/4")))
    import_records(session, [sold_on], replace(file, sha256="01"))
    chain = titles.read_chain(session, matter)
    assert [line.act.number for line in chain.lines] == ["1/2", "1/3", "1/4"]
    assert any("the owner in the docket is Acme Inc." in fault for fault in chain.faults)
