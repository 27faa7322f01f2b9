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
