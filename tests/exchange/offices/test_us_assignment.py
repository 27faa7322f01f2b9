from collections.abc import Callable
from datetime import date

from ipdocket.exchange.offices.us_assignment import read_assignment

Reader = Callable[[str], bytes]


def test_one_record_tells_of_five_patents(real_record: Reader) -> None:
    matters = read_assignment(real_record("uspto-assignment-example.xml"))
    assert [matter.registration_number for matter in matters] == ["7130913", "7321937", "6195024", "6309424", "6601104"]
    assert {matter.owner for matter in matters} == {"REALTIME DATA LLC"}
    assert matters[0].first_day("filing") == date(2003, 7, 28) and matters[0].first_day("grant") == date(2006, 10, 31)
    assert matters[2].first_day("publication") is None and not matters[2].publication_number  # NULL and the year 1
    recorded = next(event for event in matters[0].events if event.source_code == "recordedDate")
    assert recorded.day == date(2006, 9, 14) and "reel 18247, frame 405" in recorded.description


def test_a_security_interest_makes_no_owner(real_record: Reader) -> None:
    content = real_record("uspto-assignment-example.xml").replace(
        b"NUNC PRO TUNC ASSIGNMENT (SEE", b"SECURITY INTEREST (SEE"
    )
    assert {matter.owner for matter in read_assignment(content)} == {""}


def test_lists_of_unequal_length_are_left_out_and_told(real_record: Reader) -> None:
    content = real_record("uspto-assignment-example.xml").replace(b"<str>6601104</str>", b"", 1)
    matters = read_assignment(content)
    assert {matter.registration_number for matter in matters} == {""} and "patNum" in matters[0].problems[0].what


def test_each_record_is_an_act_of_title(real_record: Reader) -> None:
    content = real_record("uspto-assignment-example.xml")
    (act,) = read_assignment(content)[0].passed
    assert (act.kind, act.day, act.recorded, act.number) == ("assignment", date(2006, 9, 14), date(2006, 9, 14), "18247/405")
    assert (act.giver, act.taker) == ("REALTIME DATA COMPRESSION SYSTEMS, INC.", "REALTIME DATA LLC")
    for words, kind in ((b"MERGER (SEE", "merger"), (b"CHANGE OF NAME (SEE", "change_of_name"), (b"LICENSE (SEE", "licence")):
        told = read_assignment(content.replace(b"NUNC PRO TUNC ASSIGNMENT (SEE", words))[0].passed
        assert [one.kind for one in told] == [kind]
    assert read_assignment(content.replace(b"NUNC PRO TUNC ASSIGNMENT (SEE", b"RELEASE BY SECURED PARTY (SEE"))[0].passed == ()


def test_two_records_of_one_patent_are_one_matter(real_record: Reader) -> None:
    content = real_record("uspto-assignment-example.xml")
    start, end = content.index(b"<doc>"), content.index(b"</doc>") + len(b"</doc>")
    later = content[start:end].replace(b"2006-09-14", b"2010-02-03").replace(b"REALTIME DATA LLC", b"REALTIME ADAPTIVE LLC")
    both = content[:end] + later.replace(b"<str name=\"frameNo\">405", b"<str name=\"frameNo\">999") + content[end:]
    matters = read_assignment(both)
    assert len(matters) == 5 and {matter.owner for matter in matters} == {"REALTIME ADAPTIVE LLC"}
    assert [act.day for act in matters[0].passed] == [date(2006, 9, 14), date(2010, 2, 3)]
    assert sum(event.code == "grant" for event in matters[0].events) == 1
