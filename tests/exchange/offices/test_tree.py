from datetime import date

import pytest

from ipdocket.exchange.offices import tree
from ipdocket.exchange.offices.tree import day_in, read_tree, text_at
from ipdocket.exchange.records import FileTooLarge, UnreadableFile

BOMB = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><a>&c;</a>'


@pytest.mark.parametrize(
    "content",
    [
        BOMB,
        b'<!DOCTYPE a SYSTEM "file:///etc/hostname"><a/>',
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "http://h/">]><a>&x;</a>',
    ],
)
def test_a_document_type_is_refused_before_any_entity(content: bytes) -> None:
    with pytest.raises(UnreadableFile, match="document type"):
        read_tree(content)


def test_names_are_read_by_namespace() -> None:
    root = read_tree(b'<p:a xmlns:p="urn:x" p:c="1"><p:b> one\n two </p:b></p:a>')
    assert root.tag == "{urn:x}a" and root.get("{urn:x}c") == "1"
    assert text_at(root, "q:b", {"q": "urn:x"}) == "one two"


def test_depth_and_number_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(FileTooLarge):
        read_tree(b"<a>" * 300 + b"</a>" * 300)
    monkeypatch.setattr(tree, "MOST_ELEMENTS", 10)
    with pytest.raises(FileTooLarge):
        read_tree(b"<a>" + b"<b/>" * 10 + b"</a>")


def test_a_broken_file_is_refused_with_its_line() -> None:
    with pytest.raises(UnreadableFile, match="line 2"):
        read_tree(b"<a>\n<b></a>")


@pytest.mark.parametrize(
    ("text", "day"),
    [("20191127", date(2019, 11, 27)), ("2019-11-27T04:00:00.000+0000", date(2019, 11, 27)),
     ("", None), ("00010101", None),
     ("2019", None), ("20190230", None), ("1995-02-07-05:00", date(1995, 2, 7)), ("0001-01-01T00:00:00Z", None)],
)  # fmt: skip
def test_register_dates(text: str, day: date | None) -> None:
    assert day_in(text) == day
