"""Settings, views, rule texts, people, parties, evidence, calendar entries: in and out again."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ipdocket.domain.parties import Party, PartyKind
from ipdocket.domain.people import Person, Role
from ipdocket.store import calendar_entries, evidence, parties, people, settings
from ipdocket.store.calendar_entries import Wanted
from ipdocket.store.refusals import ChangedMeanwhile, NotFound
from tests.store.making import TODAY, Small


def test_settings_of_the_firm_and_of_a_person(small: Small) -> None:
    with small.store.work(small.ann, "set") as work:
        settings.set_setting(work, "tiers", [30, 14, 7])
        settings.set_setting(work, "columns", {"due": 90}, small.ann.person)
        settings.set_setting(work, "tiers", [30, 7])
    assert settings.get_setting(small.store, "tiers") == [30, 7]
    assert settings.list_settings(small.store, small.ann.person) == {"columns": {"due": 90}}
    assert settings.get_setting(small.store, "columns") is None
    head = small.store.head()
    with small.store.work(small.ann, "set") as work:
        settings.set_setting(work, "tiers", [30, 7])
    assert small.store.head() == head


def test_views(small: Small) -> None:
    with small.store.work(small.ann, "view") as work:
        mine = settings.keep_view(work, settings.SavedView("docket", "Mine", {"sort": "due"}, small.ann.person))
        settings.keep_view(work, settings.SavedView("docket", "Firm", {}))
        assert settings.keep_view(work, settings.SavedView("docket", "Mine", {"sort": "final"}, small.ann.person)) == mine
    found = settings.list_views(small.store, "docket", small.ann.person)
    assert [(one.name, one.definition) for one in found] == [("Firm", {}), ("Mine", {"sort": "final"})]
    assert [one.name for one in settings.list_views(small.store, "docket", small.ben.person)] == ["Firm"]
    with small.store.work(small.ann, "view") as work:
        settings.remove_view(work, mine)
    assert len(settings.list_views(small.store, "docket", small.ann.person)) == 1


def test_rule_texts_stay_for_ever(small: Small) -> None:
    with small.store.work(small.ann, "rules") as work:
        assert settings.keep_rule_texts(work, {"d1": ("ep.x", "old"), "d2": ("ep.x", "new")}) == 2
        assert settings.keep_rule_texts(work, {"d1": ("ep.x", "changed?")}) == 0
    assert settings.get_rule_text(small.store, "d1") == ("ep.x", "old")
    with pytest.raises(NotFound):
        settings.get_rule_text(small.store, "d3")


def test_people_and_accounts(small: Small) -> None:
    with small.store.work(small.ann, "people") as work:
        one = people.add_person(work, Person("Dee", frozenset({Role.CLIENT_READER}), clients=frozenset({3, 4})))
        people.update_person(work, replace(people.get_person(small.store, one), roles=frozenset({Role.READER, Role.AUDITOR})))
        account = people.add_account(work, people.Account(one, "dee", "$argon2id$..."))
        people.update_account(work, replace(people.find_account(small.store, "dee"), failures=3), "a failed sign-in")  # type: ignore[type-var]
    found = people.get_person(small.store, one)
    assert (found.roles, found.clients) == (frozenset({Role.READER, Role.AUDITOR}), frozenset({3, 4}))
    signed = people.find_account(small.store, "dee")
    assert signed is not None
    assert (signed.id, signed.failures, signed.secret) == (account, 3, "$argon2id$...")
    assert "argon2id" not in "".join(row[0] for row in small.store.driver.execute("SELECT body FROM audit"))
    with pytest.raises(NotFound):
        people.get_person(small.store, 99)


def test_parties_are_found_by_their_key_and_keep_their_names(small: Small) -> None:
    with small.store.work(small.ann, "parties") as work:
        one = parties.find_or_add_party(work, Party(PartyKind.OWNER, "Acme GmbH", "DE", key="acme gmbh"))
        same = parties.find_or_add_party(work, Party(PartyKind.OWNER, "ACME G.m.b.H.", "DE", key="acme gmbh"), source="csv")
        other = parties.find_or_add_party(work, Party(PartyKind.OWNER, "Acme GmbH", "AT", key="acme gmbh"))
        now = parties.update_party(work, replace(parties.get_party(small.store, one), name="Acme SE"))
    assert (same == one, other == one) == (True, False)
    assert parties.list_names(small.store, one) == [("ACME G.m.b.H.", "csv"), ("Acme GmbH", "former name")]
    assert [row.name for row in parties.list_parties(small.store, PartyKind.OWNER, "g.m.b.h")] == ["Acme SE"]
    assert [found.id for found in parties.find_parties(small.store, PartyKind.OWNER, "acme")] == [other, one]
    with pytest.raises(ChangedMeanwhile), small.store.work(small.ann, "parties") as work:
        parties.update_party(work, replace(now, version=1))


def test_evidence_is_kept_once_with_its_hash(small: Small) -> None:
    with small.store.work(small.ann, "evidence") as work:
        one = evidence.put_evidence(work, "receipt.pdf", b"%PDF", "application/pdf")
        assert evidence.put_evidence(work, "again.pdf", b"%PDF") == one
    assert evidence.get_evidence(small.store, one).content == b"%PDF"
    assert evidence.get_evidence_name(small.store, one) == "receipt.pdf"


def test_a_calendar_entry_counts_its_changes(small: Small) -> None:
    one = small.dates[0]

    def export(*wanted: Wanted, day: date = TODAY) -> dict[str, tuple[int, bool]]:
        with small.store.work(small.ann, "export") as work:
            found = calendar_entries.settle_entries(work, wanted, day)
        return {uid: (entry.sequence, entry.cancelled) for uid, entry in found.items()}

    assert export(Wanted("a", one, "h1"), Wanted("b", one, "h1", cancelled=True)) == {"a": (0, False)}
    head = small.store.head()
    assert export(Wanted("a", one, "h1")) == {"a": (0, False)}
    assert small.store.head() == head
    assert export(Wanted("a", one, "h2")) == {"a": (1, False)}
    assert export(Wanted("a", one, "h2", cancelled=True)) == {"a": (2, True)}
    assert export(Wanted("a", one, "h2", cancelled=True), day=TODAY + timedelta(400)) == {"a": (2, True)}
    assert export(Wanted("a", one, "h2", cancelled=True), day=TODAY + timedelta(401)) == {}
    assert export(Wanted("a", one, "h2")) == {"a": (3, False)}
