"""Reminders in the victim docket, and what their guards must refuse."""

from tests.store.making import Small

OPEN, DONE = 1, 3  # deadlines of the victim; the first is due and final on that day
DAY = "2027-01-31"
ANN, BEN, CHO, LEFT = 1, 2, 3, 4
_REMINDER = "INSERT INTO reminder (deadline, person, part, toward, tier, day, made, instant) VALUES"
_SEEN = "INSERT INTO reminder_seen (reminder, person, instant) VALUES"
_RUN = "INSERT INTO reminder_run (day, given, instant) VALUES"
_ALARM = "INSERT INTO silence (deadline, person, part, day, since, made, instant) VALUES"
_ANSWER = "INSERT INTO silence_answer (silence, person, reason, instant) VALUES"
_AT = "'2026-11-23T12:00:00Z'"


def _remind(deadline: int, person: int, tier: int = 90, day: str = DAY, toward: str = "due") -> str:
    return f"{_REMINDER} ({deadline}, {person}, 'responsible', '{toward}', {tier}, '{day}', '2026-11-23', {_AT})"


def _alarm(deadline: int, person: int, day: str = DAY) -> str:
    return f"{_ALARM} ({deadline}, {person}, 'backup', '{day}', '2026-11-02', '2026-11-23', {_AT})"


FILLED = (
    f"{_RUN} ('2026-11-23', 3, {_AT})",
    *(_remind(OPEN, person) for person in (ANN, BEN, CHO)),
    f"{_SEEN} (1, {ANN}, {_AT})",
    *(_alarm(OPEN, person) for person in (BEN, CHO)),
    f"{_ANSWER} (1, {ANN}, 'by courier', {_AT})",
)


def fill_reminders(small: Small) -> None:
    """A day's run with three reminders, one of them acknowledged."""
    with small.store.work(small.ann, "prepare") as work:
        for sql in FILLED:
            work.driver.execute(sql)


REMINDER_ATTACKS: dict[str, tuple[str, ...]] = {
    "reminder_date": (_remind(DONE, ANN), _remind(OPEN, ANN, 60, "2027-02-01"), _remind(OPEN, ANN, 60, "2027-02-01", "final")),
    "reminder_recipient": (_remind(OPEN, LEFT), _remind(OPEN, 77)),
    "reminder_once": (_remind(OPEN, ANN).replace("INSERT", "INSERT OR REPLACE"),),
    "reminder_run_once": (f"{_RUN} ('2026-11-23', 0, {_AT})".replace("INSERT", "INSERT OR REPLACE"),),
    "silence_date": (_alarm(DONE, ANN), _alarm(OPEN, ANN, "2027-02-01")),
    "silence_recipient": (_alarm(OPEN, LEFT), _alarm(OPEN, 77)),
    "silence_once": (_alarm(OPEN, BEN).replace("INSERT", "INSERT OR REPLACE"),),
    "silence_answered": (
        f"{_ANSWER} (2, {ANN}, ' ', {_AT})", f"{_ANSWER} (2, {LEFT}, 'x', {_AT})", f"{_ANSWER} (99, {ANN}, 'x', {_AT})",
    ),
    "silence_answer_once": (f"{_ANSWER} (1, {ANN}, 'other', {_AT})".replace("INSERT", "INSERT OR REPLACE"),),
    "reminder_seen_own": (f"{_SEEN} (2, {CHO}, {_AT})", f"{_SEEN} (3, {ANN}, {_AT})", f"{_SEEN} (99, {BEN}, {_AT})"),
    "reminder_seen_once": (f"{_SEEN} (1, {ANN}, {_AT})".replace("INSERT", "INSERT OR REPLACE"),),
}  # fmt: skip
# As in `attacks`: a column to change (a day with its own value, which = 77 then makes true), and rows that only their id makes refused.
FIRST_COLUMN = {"reminder": "tier", "reminder_run": "given", "reminder_seen": "id", "silence": "since = '2001-01-01' WHERE 77", "silence_answer": "reason"}
COPIED = {
    "reminder": "(id, deadline, person, part, toward, tier, day, made, instant)"
    f" SELECT id, deadline, person, part, toward, 99, day, made, {_AT} FROM reminder",
    "reminder_run": f"(id, day, given, instant) SELECT id, '2030-01-01', given, {_AT} FROM reminder_run",
    "silence": "(id, deadline, person, part, day, since, made, instant)"
    f" SELECT id, deadline, {ANN}, part, day, since, made, {_AT} FROM silence",
    "silence_answer": f"(id, silence, person, reason, instant) SELECT id, 2, {ANN}, 'other', {_AT} FROM silence_answer",
    "reminder_seen": f"(id, reminder, person, instant) SELECT id, 2, 2, {_AT} FROM reminder_seen",
}
