"""Entries read with what their hash covers, masked while blind entry runs."""

from datetime import date

from ipdocket.domain.confirmations import ConfirmedAct
from ipdocket.store.audit import hash_line
from ipdocket.store.confirming import Entry, confirm_first, confirm_second
from ipdocket.store.record import list_lines


def test_every_entry_of_the_matter_with_its_hash(small):
    lines = list_lines(small.store, small.ann.person, small.matter, batch=small.batch)
    assert [line.number for line in lines] == sorted(line.number for line in lines)
    assert {line.subject[0] for line in lines} >= {"matter", "import"}
    assert all(hash_line(line.fields) == line.hash for line in lines)
    assert all(line.fields[9] in (None, small.matter) for line in lines)


def test_masked_until_the_second_entry(small):
    with small.store.work(small.ann, "x") as work:
        confirm_first(work, small.dates[:1], Entry(ConfirmedAct.FILED, date(2026, 11, 2), "R-1"))
    seen = {viewer: list_lines(small.store, viewer.person, small.matter)[-1] for viewer in (small.ann, small.ben)}
    assert "R-1" in seen[small.ann].body and not seen[small.ann].masked
    assert seen[small.ben].body == "" and seen[small.ben].masked
    assert not list_lines(small.store, small.ben.person, small.matter, see_all=True)[-1].masked
    with small.store.work(small.ben, "x") as work:
        confirm_second(work, small.dates[0], date(2026, 11, 2), "R-1")
    assert not any(line.masked for line in list_lines(small.store, small.cho.person, small.matter))
