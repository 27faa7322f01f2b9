from collections.abc import Callable
from datetime import date

from ipdocket.exchange.offices.us_tsdr import read_tsdr


def test_the_status_of_a_mark(real_record: Callable[[str], bytes]) -> None:
    (mark,) = read_tsdr(real_record("uspto-tsdr-status-97123456.json"))
    assert (mark.key, mark.right, mark.mark, mark.classes) == ("US:TM:97123456", "trademark", "AZUKI ZEN", ("9",))
    assert mark.owner == "CHIRU LABS, INC."  # the later owner, not the original applicant
    assert (mark.agent, mark.agent_reference) == ("Neal, Gerber & Eisenberg LLP", "032854.7028")
    assert (mark.status, mark.facts.get("basis"), mark.taken_over) == ("abandoned", "1", date(2023, 3, 22))
    assert mark.first_day("filing") == date(2021, 11, 13) and mark.first_day("abandonment") == date(2023, 3, 8)
    papers = [(event.paper.type, event.day) for event in mark.events if event.paper]
    assert papers == [("office_action", date(2022, 8, 30)), ("office_action", date(2022, 9, 7))]
    assert len(mark.events) == 20
