"""Turns a USPTO file history into records: papers with what answered them, payments, and what ended the case."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ipdocket.exchange.offices import us_codes
from ipdocket.exchange.records import ACT, OTHER, EventRecord, Paper, Problem


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file history, as the office writes it."""

    day: date
    code: str
    text: str


@dataclass(frozen=True, slots=True)
class History:
    """What a file history tells: the records in order of date, and what a person should look at."""

    events: tuple[EventRecord, ...]
    problems: tuple[Problem, ...]


def read_history(lines: Sequence[Line], row: int = 0) -> History:
    """The records of one file history; dates that a master record also gives (grant, publication) are left to it."""
    ordered = sorted(lines, key=_sort_key)
    events = [_read_line(line) for line in ordered]
    events, loose = _match_replies(events, ordered)
    problems = [_loose_reply(event, row) for event in loose]
    problems += _unmailed(ordered, row)
    problems += [
        Problem(
            row, "code", "warning", f"The code {line.code} ({line.text}) is not known.", "Look at the paper.", line.code
        )
        for line in ordered
        if not us_codes.is_known(line.code)
    ]
    return History(tuple(events), tuple(problems))


def _sort_key(line: Line) -> tuple[date, int]:
    """Papers before replies on one day: a reply never answers what came later that day, but often what came on it."""
    return line.day, 0 if line.code in us_codes.PAPERS or line.code in us_codes.RESTARTS else 1


def _read_line(line: Line) -> EventRecord:
    code = line.code
    plain = EventRecord(OTHER, line.day, line.text, code)
    if code in us_codes.PAPERS:
        kind = us_codes.PAPERS[code]
        return replace(plain, code=kind.event, paper=Paper(kind.type, line.day, period=kind.period))
    if code in us_codes.REPLIES:
        named = "notice_of_appeal" if code == "N/AP" else ACT
        return replace(plain, code=named, answers=us_codes.REPLIES[code].answers)
    if code in us_codes.MAINTENANCE:
        return replace(plain, code=ACT, answers=f"maintenance:{us_codes.MAINTENANCE[code]}")
    if us_codes.is_abandonment(code):
        return replace(plain, code="abandonment")
    if code == us_codes.EXPIRED_PROVISIONAL or code in us_codes.EXPIRED:
        return replace(plain, code="expiry" if code == us_codes.EXPIRED_PROVISIONAL else "lapse")
    return plain


def _match_replies(events: list[EventRecord], lines: Sequence[Line]) -> tuple[list[EventRecord], list[EventRecord]]:
    """Each reply with the day of the paper that it answers, and the replies that answer none in the file."""
    papers: list[EventRecord] = []
    matched: list[EventRecord] = []
    loose: list[EventRecord] = []
    for index, plain in enumerate(events):
        event = _restart(plain, papers) if plain.source_code in us_codes.RESTARTS else plain
        if event.paper:
            papers.append(event)
        elif event.source_code in us_codes.AFTER_FINAL and not _was_entered(lines[index + 1 :]):
            event = replace(event, code=OTHER, answers="", about=None)
        elif event.source_code in us_codes.REPLIES:
            event = _match_reply(event, papers)
            loose += [event] if event.about is None else []
        matched.append(event)
    return matched, loose


def _restart(event: EventRecord, papers: list[EventRecord]) -> EventRecord:
    """The last action again, from the day of the letter that restarts its period."""
    for earlier in reversed(papers):
        if earlier.paper and earlier.paper.type in ("office_action", "final_action", "restriction"):
            return replace(event, code="paper", paper=replace(earlier.paper, day=event.day), about=earlier.day)
    return event


def _match_reply(event: EventRecord, papers: list[EventRecord]) -> EventRecord:
    wanted = us_codes.REPLIES[event.source_code].to
    fitting = [earlier for earlier in papers if earlier.paper and earlier.paper.type in wanted]
    return replace(event, about=fitting[-1].day) if fitting else event


def _was_entered(later: Sequence[Line]) -> bool:
    """Whether what followed an amendment after final shows that it was an answer; if nothing followed, it was none."""
    for line in later:
        if line.code in us_codes.DECIDES_AFTER_FINAL:
            return us_codes.DECIDES_AFTER_FINAL[line.code]
    return False


def _loose_reply(event: EventRecord, row: int) -> Problem:
    what = f"The act of {event.day.isoformat()} ({event.description}) answers no paper in this file."
    return Problem(row, "date", "warning", what, "Look for the paper that it answers.", event.source_code)


def _unmailed(lines: Sequence[Line], row: int) -> Iterator[Problem]:
    """Lines that announce something of which the file then says no more."""
    for first, second, what in (
        ("BRCE", "RCEX", "A request for continued examination was begun, but its receipt is not in this file."),
        ("CTNF", "MCTNF", "A rejection was written, but its mailing is not in this file."),
        ("CTFR", "MCTFR", "A final rejection was written, but its mailing is not in this file."),
    ):
        begun = [line for line in lines if line.code == first]
        if len(begun) > sum(line.code == second for line in lines):
            yield Problem(
                row, "code", "warning", f"{what} Last line: {begun[-1].day.isoformat()}.", "Check the file.", first
            )
