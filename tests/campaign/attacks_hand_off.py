"""Hand-off notes in the victim docket, and what their guards must refuse."""

from tests.campaign import attacks_intake, attacks_walls
from tests.campaign.attacks_intake import FIXED_VALUES, INTAKE_ATTACKS, fill_intake
from tests.store.making import Small

__all__ = ["COPIED", "FIRST_COLUMN", "FIXED_VALUES", "HAND_OFF_ATTACKS", "fill_papers"]

ANN, BEN, CHO, LEFT = 1, 2, 3, 4
OPEN, AWAITING, DONE, OTHERS = 1, 2, 3, 9  # deadlines; the last is of matter 2
FILING, LAPSE = 1, 4  # events of matter 1 and of matter 2
LOOSE = 5  # a paper about nothing yet
_AT = "'2026-11-23T12:00:00Z'"
_NOTE = "INSERT INTO hand_off (writer, receiver, desk, zone, lines, instant) VALUES"
_ITEM = "INSERT INTO hand_off_item (note, about, deadline, event, paper, matter, state, waiting_for, sentence) VALUES"
_ANSWER = "INSERT INTO hand_off_answer (item, person, answer, reason, instant) VALUES"
WHY = "'not of our team'"
FREE, ACCEPTED, REFUSED, KEPT_BACK, TO_DESK = 1, 2, 3, 4, 5  # items by what became of them; the last lies before a desk


def _note(writer: int, receiver: str, desk: str = "''", zone: str = "'Asia/Manila'", lines: int = 4) -> str:
    return f"{_NOTE} ({writer}, {receiver}, {desk}, {zone}, {lines}, {_AT})"


def _item(
    about: str, deadline: str = "NULL", event: str = "NULL", paper: str = "NULL", matter: str = "1", note: int = 2,
    state: str = "open", waiting: str = "''", sentence: str = "''",
) -> str:  # fmt: skip
    return f"{_ITEM} ({note}, '{about}', {deadline}, {event}, {paper}, {matter}, '{state}', {waiting}, {sentence})"


def _answer(item: int, person: int, answer: str, reason: str = "''") -> str:
    return f"{_ANSWER} ({item}, {person}, '{answer}', {reason}, {_AT})"


FILLED = (
    _note(ANN, str(BEN)),
    _item("deadline", deadline=str(OPEN), note=1),
    _item("verification", event=str(FILING), note=1),
    _item("paper", paper="1", note=1),
    _item("second", deadline=str(AWAITING), note=1, state="waiting", waiting="'Cho'"),
    _answer(KEPT_BACK, ANN, "kept"),
    _note(ANN, "NULL", "'Manila'", lines=3),
    _item("paper", paper=str(LOOSE), matter="NULL", state="blocked", sentence="'no number on it'"),
)
BY_BEN = (_answer(ACCEPTED, BEN, "accepted"), _answer(REFUSED, BEN, "refused", WHY))


def fill_papers(small: Small) -> None:
    """The papers of the intake log; then a note to Ben with four items, answered in every way, and one to a desk with room
    for two more.
    """
    fill_intake(small)
    for actor, statements in ((small.ann, FILLED), (small.ben, BY_BEN)):
        with small.store.work(actor, "prepare") as work:
            for sql in statements:
                work.driver.execute(sql)


HAND_OFF_ATTACKS: dict[str, tuple[str, ...]] = {
    **INTAKE_ATTACKS,
    "hand_off_person": (_note(LEFT, str(BEN)), _note(77, str(BEN))),
    "hand_off_receiver": (
        _note(ANN, str(ANN)), _note(ANN, str(LEFT)), _note(ANN, "77"), _note(ANN, "NULL"), _note(ANN, str(BEN), "'Manila'"),
    ),
    "hand_off_told": (_note(ANN, str(BEN), zone="''"), _note(ANN, str(BEN), lines=0)),
    "hand_off_item_present": (
        _item("paper", paper="2", note=1), _item("paper", paper="2", note=99),
        f"{_item('paper', paper='2')}, (2, 'paper', NULL, NULL, 3, 1, 'open', '', ''), (2, 'paper', NULL, NULL, 4, 1, 'open', '', '')",
    ),
    "hand_off_item_thing": (
        _item("deadline", deadline=str(OTHERS)), _item("deadline", deadline="99"), _item("deadline"),
        _item("deadline", deadline=str(DONE), event=str(LAPSE)), _item("verification", event=str(LAPSE)),
        _item("verification", deadline=str(DONE)), _item("paper", paper="2", matter="2"), _item("paper", paper="2", matter="NULL"),
        _item("paper", paper="99"), _item("second", deadline=str(DONE), matter="NULL"), _item("paper", paper="2", deadline="6"),
    ),
    "hand_off_item_lies": (_item("deadline", deadline=str(OPEN)), _item("second", deadline=str(OPEN))),
    "hand_off_item_said": (
        _item("paper", paper="2", state="blocked"), _item("paper", paper="2", state="waiting", sentence="'soon'"),
        _item("paper", paper="2", state="blocked", sentence="'  '", waiting="'Cho'"),
    ),
    "hand_off_answer_person": (_answer(TO_DESK, LEFT, "accepted"), _answer(TO_DESK, 77, "refused", WHY)),
    "hand_off_answer_right": (
        _answer(FREE, CHO, "accepted"), _answer(FREE, ANN, "accepted"), _answer(FREE, BEN, "kept"), _answer(99, BEN, "accepted"),
        _answer(TO_DESK, ANN, "accepted"), _answer(TO_DESK, BEN, "kept"), _answer(REFUSED, BEN, "kept"), _answer(FREE, ANN, "refused", WHY),
    ),
    "hand_off_answer_first": (
        _answer(ACCEPTED, BEN, "accepted"), _answer(ACCEPTED, BEN, "refused", WHY), _answer(ACCEPTED, ANN, "kept"),
        _answer(REFUSED, BEN, "accepted"), _answer(KEPT_BACK, BEN, "accepted"), _answer(KEPT_BACK, ANN, "kept"),
    ),
    "hand_off_answer_why": (
        _answer(FREE, BEN, "refused"), _answer(FREE, BEN, "refused", "'nothingatall'"), _answer(TO_DESK, CHO, "refused", "'   a b     '"),
    ),
}  # fmt: skip
# As in `attacks`: a column to change, and rows that only their id makes refused.
FIRST_COLUMN = {**attacks_walls.FIRST_COLUMN, "hand_off": "lines", "hand_off_item": "sentence", "hand_off_answer": "reason"}
COPIED = {
    **attacks_intake.COPIED,
    "hand_off": f"(id, writer, receiver, desk, zone, lines, instant) SELECT id, {BEN}, NULL, 'Lyon', zone, 1, {_AT} FROM hand_off",
    "hand_off_item": "(id, note, about, paper, matter, state) SELECT id, 2, 'paper', 2, 1, 'open' FROM hand_off_item WHERE id = 1",
    "hand_off_answer": f"(id, item, person, answer, instant) SELECT id, {FREE}, {BEN}, 'accepted', {_AT} FROM hand_off_answer WHERE id = 1",
}
