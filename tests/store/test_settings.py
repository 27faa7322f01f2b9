"""Settings, views, rule texts, people, parties, evidence, calendar entries: in and out again."""


import pytest

from ipdocket.store import settings
from ipdocket.store.refusals import NotFound
from tests.store.making import Small


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
