"""Calendar entries count their changes."""

from datetime import date, timedelta

from ipdocket.store import calendar_entries
from ipdocket.store.calendar_entries import Wanted
from tests.store.making import TODAY, Small


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
