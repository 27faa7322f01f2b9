from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ipdocket.exchange.offices import us_codes
from ipdocket.exchange.offices.us_history import Line, read_history

CODES = sorted(
    {
        *us_codes.PAPERS,
        *us_codes.REPLIES,
        *us_codes.MAINTENANCE,
        *us_codes.RESTARTS,
        "CTNF",
        "ABN2",
        "ABN9",
        "EXPRO",
        "?",
    }
)
lines = st.builds(Line, st.dates(date(2000, 1, 1), date(2026, 1, 1)), st.sampled_from(CODES), st.just("text"))


def _line(text: str, code: str) -> Line:
    return Line(date.fromisoformat(text), code, code)


@given(st.lists(lines, max_size=30))
def test_every_line_becomes_one_record_and_a_reply_never_precedes_its_paper(history: list[Line]) -> None:
    found = read_history(history)
    assert len(found.events) == len(history)
    assert sorted(e.day for e in found.events) == [e.day for e in found.events]
    papers = {event.day for event in found.events if event.paper}
    for event in found.events:
        if event.answers and event.about:
            assert event.about in papers and event.about <= event.day


def test_an_amendment_after_final_that_nothing_followed_leaves_the_deadline_open() -> None:
    found = read_history([_line("2020-01-10", "MCTFR"), _line("2020-03-10", "A.NE")])
    assert not [event for event in found.events if event.answers]


def test_a_rejection_without_its_mailing_is_told() -> None:
    found = read_history([_line("2020-01-10", "CTNF")])
    assert "mailing" in found.problems[0].what and not any(event.paper for event in found.events)
