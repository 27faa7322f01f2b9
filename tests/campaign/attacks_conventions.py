"""Numbers, titles, addresses and playbooks in the victim docket, and what their guards must refuse."""

from tests.store.making import Small

FILLED = (
    ("INSERT INTO office_number (matter, kind, typed, normalised, same_key, findings, entered_by, entered_at)"
    " VALUES (1, 'application', 'EP 1', 'EP1', 'EP:1', '[]', 1, '2026-11-23T12:00:00Z')"),
    ("INSERT INTO title_act (matter, kind, day, taker, entered_by, entered_at)"
    " VALUES (1, 'first_owner', '2020-01-01', 'Acme', 1, '2026-11-23T12:00:00Z')"),
    ("INSERT INTO title_act (matter, kind, day, giver, taker, entered_by, entered_at)"
    " VALUES (1, 'assignment', '2021-01-01', 'Acme', 'Beta', 1, '2026-11-23T12:00:00Z')"),
    ("INSERT INTO title_act (matter, kind, note, withdraws, entered_by, entered_at)"
    " VALUES (1, 'withdrawn', 'misread', 2, 1, '2026-11-23T12:00:00Z')"),
    ("INSERT INTO party_address (party, role, script, lines, entered_by, entered_at)"
    " VALUES (1, 'applicant', 'latin', '[]', 1, '2026-11-23T12:00:00Z')"),
    ("INSERT INTO address_decision (matter, address, decision, entered_by, entered_at)"
    " VALUES (1, 1, 'proposed', 1, '2026-11-23T12:00:00Z')"),
    ("INSERT INTO playbook (about, subject, text, entered_by, entered_at)"
    " VALUES ('country', 'JP', '- ask', 1, '2026-11-23T12:00:00Z')"),
)


def fill_conventions(small: Small) -> None:
    """A row in each table, as the program would write it."""
    with small.store.work(small.ann, "prepare") as work:
        for sql in FILLED:
            work.driver.execute(sql)


def _act(columns: str, values: str) -> str:
    return f"INSERT INTO title_act (matter, kind, {columns}, entered_at) VALUES ({values}, 'x')"


def _decision(matter: int, decision: str) -> str:
    return (
        "INSERT INTO address_decision (matter, address, decision, entered_at)"
        f" VALUES ({matter}, 1, '{decision}', 'x')"
    )


CONVENTION_ATTACKS: dict[str, tuple[str, ...]] = {
    "title_act_named": (
        _act("day", "1, 'assignment', '2022-01-01'"), _act("taker", "1, 'merger', 'Beta'"),
        _act("day, taker, withdraws", "1, 'merger', '2022-01-01', 'Beta', 1"),
    ),
    "title_act_withdrawn": (
        _act("withdraws", "1, 'withdrawn', 1"), _act("note", "1, 'withdrawn', 'x'"),
        _act("note, withdraws", "2, 'withdrawn', 'x', 1"), _act("note, withdraws", "1, 'withdrawn', 'x', 2"),
        _act("note, withdraws", "1, 'withdrawn', 'x', 3"),
    ),
    "address_decision_no_change": ("UPDATE address_decision SET decision = 'left'",),
    "address_decision_follows": (_decision(2, "taken"), _decision(1, "proposed"), _decision(2, "left")),
}  # fmt: skip
