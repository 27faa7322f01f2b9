"""A page of a playbook read into words and steps."""

from hypothesis import given
from hypothesis import strategies as st

from ipdocket.domain.playbooks import read_lines


def test_dashes_and_boxes_are_steps():
    page = "Language: English\n\n- one\n  * two\n- [ ] three\n[x] four\n•five\n-\n--"
    assert [(line.text, line.step) for line in read_lines(page)] == [
        ("Language: English", False), ("one", True), ("two", True), ("three", True), ("four", True), ("five", True),
        ("-", False), ("-", True),
    ]  # fmt: skip


@given(st.text())
def test_no_word_of_a_page_is_lost(text):
    read = " ".join(line.text for line in read_lines(text))
    words = {word for word in text.split() if any(char.isalnum() for char in word) and word[0].isalnum()}
    for word in words - {"x", "X"}:
        assert word.rstrip("]") in read
