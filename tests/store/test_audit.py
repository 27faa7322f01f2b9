"""The record: chained, verifiable, and checked against a head witnessed on paper."""

import pytest

from ipdocket.store import audit
from tests.store.making import NOON, Small


def test_every_field_is_under_the_hash(small: Small) -> None:
    line = next(iter(audit.read_lines(small.store.driver)))
    assert audit.hash_line(line[:12]) == line[12]
    for place in range(12):
        changed = list(line[:12])
        changed[place] = "other" if not isinstance(changed[place], int) else changed[place] + 1
        assert audit.hash_line(changed) != line[12]


def test_fields_cannot_run_into_each_other() -> None:
    first = (1, "x", 1, "ab", "c", "", "", "", 0, None, "", "")
    assert audit.hash_line(first) != audit.hash_line((1, "x", 1, "a", "bc", "", "", "", 0, None, "", ""))


def test_a_witnessed_head_is_found_again(small: Small) -> None:
    head = small.store.head()
    printed = str(head)
    assert printed == f"{head.number}:{head.hash[:12]}"
    for _ in range(3):
        audit.append_entries(small.store.driver, small.ann, NOON, [audit.Entry("x", "docket", 0, None, "{}")])
    assert audit.check_head(small.store.driver, printed) is None
    assert "missing" in audit.check_head(small.store.driver, f"999:{head.hash[:12]}").what  # type: ignore[union-attr]
    assert "not the one" in audit.check_head(small.store.driver, f"{head.number}:{'0' * 12}").what  # type: ignore[union-attr]


@pytest.mark.parametrize("text", ["", "7", "x:y", "3:abc", ":"])
def test_what_is_no_head_is_said_to_be_none(small: Small, text: str) -> None:
    assert "is not a head" in audit.check_head(small.store.driver, text).what  # type: ignore[union-attr]


def test_the_last_hundred_are_verified_without_the_rest(small: Small) -> None:
    assert audit.verify_tail(small.store.driver, 2) is None
    assert audit.verify_tail(small.store.driver, 1000) is None


def test_the_place_of_one_entry_in_the_chain(small_file: Small) -> None:
    driver, head = small_file.store.driver, small_file.store.head()
    first, last = audit.read_link(driver, 1), audit.read_link(driver, head.number)
    assert first.earlier == "" and first.later == audit.read_link(driver, 2).hash and first.holds
    assert (last.hash, last.later, last.holds) == (head.hash, "", True)
    assert audit.read_link(driver, head.number + 1) is None and audit.read_link(driver, 0) is None
    driver.set_authorizer(None)
    for (name,) in driver.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'").fetchall():
        driver.execute(f"DROP TRIGGER {name}")
    driver.execute("UPDATE audit SET machine = 'other' WHERE id = 2")
    assert [audit.read_link(driver, number).holds for number in (1, 2, 3)] == [True, False, True]
    driver.execute(f"UPDATE audit SET hash = '{'0' * 64}' WHERE id = 2")
    assert [audit.read_link(driver, number).holds for number in (1, 2, 3)] == [True, False, False]
