"""The intake log in the victim docket, and what its guards must refuse."""

from ipdocket.store.evidence import put_evidence
from tests.campaign.attacks_walls import COPIED as WALLS_COPIED
from tests.store.making import Small

ANN, BEN, CHO, LEFT = 1, 2, 3, 4
FILING, ANSWER, PUBLISHED, LAPSE = 1, 2, 3, 4  # events; the first three of matter 1, the last of matter 2
_AT = "'2026-11-23T12:00:00Z'"
_PAPER = "INSERT INTO paper (year, number, received, sender, how, what, matter, entered_by, instant{more}) VALUES"
_LINK = "INSERT INTO paper_event (paper, event, person, instant) VALUES"
_MARK = f"state = 'processed', processed_at = {_AT}"
WHY = "'only the official receipt'"
OPEN, DATED, LINKED, REASONED, LOOSE = 1, 2, 3, 4, 5  # papers by what became of them; the last is about no matter


def _paper(number: str, by: int = ANN, matter: str = "1", more: str = "", values: str = "", year: int = 2026, what: str = "letter") -> str:
    head = _PAPER.format(more=more)
    return f"{head} ({year}, {number}, '2026-11-20', 'office', 'post', '{what}', {matter}, {by}, {_AT}{values})"


def _link(paper: int, event: int, person: int = ANN) -> str:
    return f"{_LINK} ({paper}, {event}, {person}, {_AT})"


FILLED = (
    *(_paper(str(number)) for number in range(1, 5)),
    _paper("5", matter="NULL"),
    _link(DATED, PUBLISHED),
    f"UPDATE paper SET {_MARK}, processed_by = {ANN}, evidence = 1 WHERE id = {DATED}",
    _link(LINKED, FILING),
    f"UPDATE paper SET {_MARK}, processed_by = {ANN}, reason = {WHY} WHERE id = {REASONED}",
)


def fill_intake(small: Small) -> None:
    """Five papers: open, with a date, with a date but not yet marked, with a reason, and about nothing yet."""
    with small.store.work(small.ann, "prepare") as work:
        for sql in FILLED:
            work.driver.execute(sql)
        put_evidence(work, "loose.pdf", b"loose")  # nothing rests on it: only its guard keeps it


def _mark(paper: int, reason: str = "''", by: int = ANN) -> str:
    return f"UPDATE paper SET {_MARK}, processed_by = {by}, reason = {reason} WHERE id = {paper}"


INTAKE_ATTACKS: dict[str, tuple[str, ...]] = {
    "paper_numbered": (_paper("7"), _paper("0"), _paper("3").replace("INSERT", "INSERT OR REPLACE"), _paper("17", year=2027), _paper("2", year=2027)),
    "paper_born": (
        _paper("6", more=", state, processed_by, processed_at", values=f", 'processed', 1, {_AT}"),
        _paper("6", more=", reason", values=f", {WHY}"), _paper("6", what=""),
    ),
    "paper_person": (_paper("6", LEFT), _paper("6", 77)),
    "paper_event_matter": (_link(OPEN, LAPSE), _link(LOOSE, FILING), _link(OPEN, 99), _link(99, FILING)),
    "paper_event_person": (_link(OPEN, FILING, LEFT), _link(OPEN, FILING, 77)),
    "paper_event_once": (_link(DATED, PUBLISHED, BEN).replace("INSERT", "INSERT OR REPLACE"),),
    "paper_event_no_change": (f"UPDATE paper_event SET person = {CHO} WHERE id = 1",),
    "paper_course": (
        _mark(DATED, WHY), _mark(REASONED, "'another reason for it'", BEN), _mark(DATED, by=CHO),
    ),
    "paper_processed": (
        _mark(OPEN), _mark(OPEN, "'none'"), _mark(OPEN, "'nodeadlinehere'"), _mark(OPEN, "'   a b      '"), _mark(LOOSE),
        _mark(OPEN, WHY, LEFT), _mark(LINKED, by=77), f"UPDATE paper SET state = 'processed', reason = {WHY} WHERE id = {OPEN}",
        f"UPDATE paper SET reason = {WHY} WHERE id = {OPEN}", f"UPDATE paper SET processed_by = 1 WHERE id = {OPEN}",
    ),
    "paper_settled": (
        f"UPDATE paper SET matter = 2 WHERE id = {DATED}", f"UPDATE paper SET matter = NULL WHERE id = {LINKED}",
        f"UPDATE paper SET what = 'other' WHERE id = {REASONED}", f"UPDATE paper SET sender = 'client' WHERE id = {REASONED}",
        f"UPDATE paper SET what = '' WHERE id = {OPEN}",
    ),
    "paper_file": (f"UPDATE paper SET evidence = NULL WHERE id = {DATED}", f"UPDATE paper SET evidence = 77 WHERE id = {DATED}"),
}  # fmt: skip
# As in `attacks`: rows that only their id makes refused, and other values for what stays.
COPIED = {
    **WALLS_COPIED,
    "paper": "(id, year, number, received, sender, how, what, entered_by, instant)"
    f" SELECT id, 2030, 1, received, sender, how, what, 1, {_AT} FROM paper WHERE id = 5",
    "paper_event": f"(id, paper, event, person, instant) SELECT id, {OPEN}, {ANSWER}, 1, {_AT} FROM paper_event WHERE id = 1",
}
FIXED_VALUES = {"year": "2031", "number": "77", "received": "'2030-01-01'", "how": "'fax'", "instant": "'y'"}
