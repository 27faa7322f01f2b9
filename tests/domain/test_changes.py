"""Views learn which kinds of things changed."""

from ipdocket.domain.changes import Changes, Kind


def test_a_view_asks_for_its_kinds() -> None:
    changes = Changes(frozenset({Kind.DEADLINES, Kind.EVENTS}))
    assert changes.touches(Kind.EVENTS, Kind.PEOPLE)
    assert not changes.touches(Kind.PEOPLE)
    assert not Changes().touches(*Kind)
