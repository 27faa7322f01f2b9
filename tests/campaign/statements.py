"""Random statements against a docket: attacks, near misses, lawful steps, settings switched; steered to done rows."""

import re
from random import Random

from tests.campaign.attacks import GUARDS, attacks_on

_CLAUSES = ("", "", " OR REPLACE", " OR IGNORE", " OR FAIL", " OR ROLLBACK", " OR ABORT")
_STATES = (
    "expected", "open", "awaiting_second", "done", "on_record", "extended", "not_needed", "abandoned", "transferred",
    "superseded", "void", "missed", "information",
)  # fmt: skip
_ACTS = ("filed", "filed", "filed", "not_needed", "abandoned", "reopen")
_DAYS = ("2026-11-20", "2026-11-20", "2026-11-21")
_NUMBERS = ("R-1", "r 1", "R/1", "R-2")
_FITTING = "CASE d.state WHEN 'awaiting_second' THEN 2 ELSE 1 END"
_BRINGING_ALONG = (
    "UPDATE deadline SET state = 'done' WHERE id = (SELECT deadline FROM confirmation ORDER BY id DESC LIMIT 1)",
    "UPDATE deadline SET state = 'awaiting_second' WHERE id = (SELECT deadline FROM confirmation ORDER BY id DESC LIMIT 1)",
    "UPDATE deadline SET state = 'open', round = round + 1 WHERE id = (SELECT deadline FROM confirmation ORDER BY id LIMIT 1)",
    ("UPDATE deadline SET state = 'open', round = 1 + (SELECT max(round) FROM confirmation WHERE deadline = deadline.id)"
    " WHERE state = 'done' AND id = (SELECT deadline FROM confirmation WHERE act = 'reopen' ORDER BY id DESC LIMIT 1)"),
)
_SETTINGS = (
    "PRAGMA foreign_keys = 0", "PRAGMA foreign_keys = 1", "PRAGMA recursive_triggers = 0", "PRAGMA recursive_triggers = 1",
    "PRAGMA ignore_check_constraints = 1", "PRAGMA ignore_check_constraints = 0", "PRAGMA defer_foreign_keys = 1",
)  # fmt: skip


class Generator:
    """Gives one random statement after another; `favoured` guards are attacked more often."""

    def __init__(self, seed: int, favoured: str = "") -> None:
        self.random = Random(seed)
        self.attacks = [sql for guard in GUARDS for sql in attacks_on(guard)]
        self.favoured = attacks_on(favoured) if favoured else ()

    def next(self) -> str:
        dice = self.random.random()
        if self.favoured and dice < 0.2:
            return self.random.choice(self.favoured)
        if dice < 0.45:
            return self._bend(self.random.choice(self.attacks))
        if dice < 0.62:
            return self._confirm()
        if dice < 0.92:
            return self._update()
        if dice < 0.97:
            return self._upsert()
        return self.random.choice(_SETTINGS)

    def _bend(self, sql: str) -> str:
        """An attack with another conflict clause and other rows."""
        clause = self.random.choice(_CLAUSES)
        sql = re.sub(r"^(INSERT|UPDATE)( OR [A-Z]+)?", rf"\1{clause}", sql)
        return re.sub(r"WHERE id = \d+", f"WHERE id = {self.random.randint(1, 12)}", sql)

    def _confirm(self) -> str:
        """An entry for the present revision and round of a random deadline, often a lawful one."""
        deadline, slot = self.random.randint(1, 12), self.random.choice((1, 2, _FITTING, _FITTING))
        act, day, number = (self.random.choice(some) for some in (_ACTS, _DAYS, _NUMBERS))
        round_ = "1 + (SELECT max(round) FROM confirmation WHERE deadline = d.id)" if act == "reopen" and slot != 2 else "d.round"
        if act == "reopen" and slot == 2:
            round_ = "(SELECT max(round) FROM confirmation WHERE deadline = d.id)"
        return (
            f"INSERT{self.random.choice(_CLAUSES)} INTO confirmation (deadline, revision, round, slot, person, act, day,"
            f" number, instant) SELECT d.id, d.revision, {round_}, {slot}, {self.random.randint(1, 4)}, '{act}', '{day}',"
            f" '{number}', 'x' FROM deadline d WHERE d.id = {deadline}"
        )

    def _update(self) -> str:
        random = self.random
        if random.random() < 0.2:  # what agrees becomes done, what does not goes on in another round
            return random.choice(_BRINGING_ALONG)
        deadline = random.randint(1, 12)
        choices = [f"state = '{random.choice(_STATES)}'"]
        if random.random() < 0.5:
            choices = ["state = 'done'"] if random.random() < 0.6 else ["state = 'awaiting_second'"]
        if random.random() < 0.25:
            choices.append(f"round = round + {random.choice((1, 1, 2, -1))}")
        if random.random() < 0.15:
            choices.append("revision = revision + 1")
        if random.random() < 0.15:
            choices.append(f"{random.choice(('opens', 'restore_until'))} = '20{random.randint(27, 60)}-01-31'")
        if random.random() < 0.2:
            choices.append("cause = 'tried'")
        if random.random() < 0.1:
            choices.append(f"closing_event = {random.randint(1, 6)}")
        return f"UPDATE{random.choice(_CLAUSES)} deadline SET {', '.join(choices)} WHERE id = {deadline}"

    def _upsert(self) -> str:
        deadline, state = self.random.randint(1, 12), self.random.choice(_STATES)
        return (
            "INSERT INTO deadline (id, matter, rule, kind, number, office, right_kind, wording, nominal, due, act_by,"
            f" final, state) VALUES ({deadline}, 1, 'x', 'annuity', 1, 'EP', 'patent', 1, '2027-01-01', '2027-01-01',"
            f" '2027-01-01', '2027-01-01', 'open') ON CONFLICT (id) DO UPDATE SET state = '{state}'"
        )
