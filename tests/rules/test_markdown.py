"""Text on a Markdown page stays text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipdocket.rules.markdown import escape_text, is_web_address, make_link, make_table


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("Rule 51(1) EPC", r"Rule 51\(1\) EPC"),
        ("<script>alert(1)</script>", r"\<script\>alert\(1\)\</script\>"),
        ("a | b\n\n# c", r"a \| b \# c"),
        ("[x](javascript:alert)", r"\[x\]\(javascript:alert\)"),
        ("- item", r"\- item"),
        ("1. item", r"1\. item"),
        ("see https://example.org and www.example.org", r"see https\://example.org and www\.example.org"),
        ("a@b.example &amp; ~~c~~ `d`", r"a\@b.example \&amp; \~\~c\~\~ \`d\`"),
    ],
)
def test_marks_are_escaped(text, safe):
    assert escape_text(text) == safe


@given(st.text())
def test_any_text_stays_on_one_line_with_every_mark_behind_a_backslash(text):
    safe = escape_text(text)
    assert "\n" not in safe
    bare = safe.replace("\\\\", "")
    for place, character in enumerate(bare):
        if character in "`*_{}[]<>()#|~&!$^@":
            assert bare[place - 1] == "\\"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "", "https://", "http://[", "https://a\nb"]
)
def test_only_web_addresses_become_links(url):
    assert not is_web_address(url)
    assert make_link("Rule 1", url) == "Rule 1"


def test_an_address_cannot_leave_its_brackets():
    assert make_link("R", "https://example.org/a>b c") == "[R](<https://example.org/a%3Eb%20c>)"


def test_a_table():
    assert make_table(("A", "B"), [("1", "2")]) == ["| A | B |", "| --- | --- |", "| 1 | 2 |"]
