import pytest

from tests.exchange.ics_check import find_faults

GOOD = (
    b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20260101\r\nDTEND;VALUE=DATE:20260102\r\n"
    b"END:VEVENT\r\nEND:VCALENDAR\r\n"
)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (GOOD.replace(b"UID:1", b"UID:" + b"1" * 72), "a line of 76 octets"),
        (GOOD.replace(b"UID:1", b"UID:" + "ü".encode() * 36), "a line of 76 octets"),
        (GOOD.replace(b"\r\n", b"\n"), "a line feed alone"),
        (GOOD.replace(b"END:VEVENT\r\n", b"END:VEVENT\r\nBEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT\r\n"), "an id twice"),
        (GOOD.replace(b"DTEND;VALUE=DATE:20260102", b"DTEND:20260102T000000Z"), "DTEND of another type"),
        (GOOD.replace(b"DTSTART;VALUE=DATE:", b"DTSTART;TZID=Europe/Berlin:"), "no VTIMEZONE for Europe/Berlin"),
        (GOOD.replace(b"BEGIN:VEVENT", b"METHOD:PUBLISH\r\nBEGIN:VEVENT"), "METHOD"),
        (GOOD.replace(b"BEGIN:VEVENT", b"UID:2\r\nBEGIN:VEVENT"), "an id in VCALENDAR"),
    ],
)
def test_each_fault_is_found(content: bytes, fault: str) -> None:
    assert find_faults(GOOD) == []
    assert fault in find_faults(content)
