"""Campaign row 5 on PostgreSQL: random statements by three persons who may write every table; each guard dropped in turn."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from ipdocket.store.guards.postgres import all_postgres_guards
from ipdocket.store.postgres.catalogue import find_differences
from ipdocket.store.postgres.open import people_role
from ipdocket.store.postgres.schema import written_tables
from tests.campaign.attacks import GUARDS
from tests.campaign.counts import pick_count
from tests.campaign.on_server import make_victim, play, transaction
from tests.campaign.statements import Generator
from tests.postgres_server import Server

STATEMENTS = pick_count(2_000, 20_000)
SEED = 20261123
FRESH_AFTER = 400
# A key or a reference of the table itself refuses the same there, so that nothing shows when the guard alone is gone; and
# a row that keeps its id because no statement may take another's.
BACKED = ("_no_replace", "_once", "_slot_taken", "_two_persons", "_same_id", "_current", "_person", "_numbered")
# What the guard refuses on SQLite, where a stranger may switch references off, the references refuse here.
REFERRED = {
    "event_check_no_change", "event_no_delete", "import_batch_no_delete", "matter_no_delete", "party_no_delete",
    "party_address_no_delete", "person_no_delete", "wording_no_delete",
    "substitution_no_change", "wall_person_no_change", "hand_off_no_delete", "paper_no_delete",
}  # fmt: skip
GUARDS_BY_NAME = {guard.name: guard for guard in all_postgres_guards(written_tables())}


@pytest.fixture(scope="module")
def victim(postgres: Server) -> Iterator[psycopg.Connection[Any]]:
    """A superuser's connection, who becomes one person after another and takes everything back."""
    database = make_victim(postgres)
    with psycopg.connect(postgres.url(database, "postgres", "owner"), autocommit=True, options="-c search_path=ipdocket") as raw:
        yield raw


def test_random_statements_break_nothing(victim: psycopg.Connection[Any], capsys: pytest.CaptureFixture[str]) -> None:
    changed = done = 0
    for number in range(STATEMENTS // FRESH_AFTER):
        with transaction(victim):
            found, some, finished = play(victim, Generator(SEED + number), FRESH_AFTER)
        assert not found, f"seed {SEED + number}: {found}"
        changed, done = changed + some, done + finished
    with capsys.disabled():
        print(
            f"\nguards on PostgreSQL: {STATEMENTS} statements, seed {SEED}, {changed} changed rows, {done} deadlines done,"
            " 0 violations"
        )
    assert changed > STATEMENTS // 60, "the statements must reach the rows, or the guards are not tried"
    assert done > STATEMENTS // 1000, "the play must reach done rows"


@pytest.mark.parametrize("guard", [name for name in GUARDS if not name.endswith(BACKED) and name not in REFERRED])
def test_each_guard_dropped_is_noticed(victim: psycopg.Connection[Any], guard: str) -> None:
    found: list[str] = []
    for number in range(6):
        with transaction(victim):
            victim.execute(f"DROP TRIGGER {guard} ON {GUARDS_BY_NAME[guard].table}".encode())
            assert any(guard in line for line in find_differences(victim, people_role(victim)))
            found, _, _ = play(victim, Generator(number, favoured=guard), 300)
        if found:
            break
    assert found, f"nothing noticed that {guard} is gone"


def test_confirming_in_anothers_name_is_noticed(victim: psycopg.Connection[Any]) -> None:
    for number in range(6):
        with transaction(victim):
            victim.execute("DROP TRIGGER confirmation_in_own_name ON confirmation")
            found, _, _ = play(victim, Generator(number), 300)
        if any("another's name" in line for line in found):
            return
    pytest.fail("nothing noticed that anyone may confirm in another's name")


@pytest.mark.parametrize(
    ("guard", "sql"),
    [
        ("event_in_own_name", "INSERT INTO event (matter, code, day, entered_by, dated_by) VALUES (1, 'filing', '2022-01-01', 2, 2)"),
        ("event_in_own_name_verified_by", "UPDATE event SET verified_by = 2 WHERE id = 3"),
        ("owner_change_in_own_name", ("INSERT INTO owner_change (act, content, reason, proposed_by, proposed_at)"
         " VALUES ('merge', '{}', 'x', 2, now())")),
        ("owner_change_in_own_name_decided_by", "UPDATE owner_change SET state = 'accepted', decided_by = 2 WHERE id = 2"),
        ("owner_change_in_own_name_undone_by",
         "UPDATE owner_change SET state = 'undone', undone_by = 2, undo_reason = 'x' WHERE id = 1"),
        ("owner_alias_in_own_name", ("INSERT INTO owner_alias (party, text, kind, source, added_by, added_at)"
         " VALUES (1, 'x', 'x', 'x', 2, now())")),
        ("owner_apart_in_own_name", ("INSERT INTO owner_apart (one, other, reason, decided_by, decided_at)"
         " VALUES (1, 3, 'x', 2, now())")),
        ("evidence_in_own_name", ("INSERT INTO evidence (sha256, name, size, content, added_by, instant)"
         " VALUES ('q', 'q', 0, '', 2, now())")),
        ("import_batch_in_own_name", ("INSERT INTO import_batch (source, name, sha256, created_by, created_at)"
         " VALUES ('q', 'q', 'q', 2, now())")),
        ("office_number_in_own_name", ("INSERT INTO office_number (matter, kind, typed, normalised, same_key, findings,"
         " entered_by, entered_at) VALUES (1, 'application', 'x', 'x', 'x', '[]', 2, now())")),
        ("title_act_in_own_name", ("INSERT INTO title_act (matter, kind, day, taker, entered_by, entered_at)"
         " VALUES (1, 'merger', '2022-01-01', 'x', 2, now())")),
        ("party_address_in_own_name", ("INSERT INTO party_address (party, role, script, lines, entered_by, entered_at)"
         " VALUES (1, 'invoice', 'latin', '[]', 2, now())")),
        ("address_decision_in_own_name", ("INSERT INTO address_decision (matter, address, decision, entered_by, entered_at)"
         " VALUES (2, 1, 'proposed', 2, now())")),
        ("playbook_in_own_name", ("INSERT INTO playbook (about, subject, text, entered_by, entered_at)"
         " VALUES ('country', 'US', 'x', 2, now())")),
        ("signature_in_own_name", ("INSERT INTO signature (sheet, day, person, head, instant)"
         " VALUES ('exit', '2026-11-23', 2, 'x', now())")),
        ("signed_line_in_own_name", ("INSERT INTO signed_line (signature, person, deadline, explanation)"
         " VALUES (3, 2, 1, 'x')")),
        ("event_check_in_own_name", ("INSERT INTO event_check (event, version, person, day, instant)"
         " VALUES (3, 1, 2, '2022-01-01', now())")),
    ],
)  # fmt: skip
def test_nobody_acts_in_anothers_name(victim: psycopg.Connection[Any], guard: str, sql: str) -> None:
    for dropped in (False, True):
        with transaction(victim):
            if dropped:
                victim.execute(f"DROP TRIGGER {guard} ON {GUARDS_BY_NAME[guard].table}".encode())
            victim.execute("SET SESSION AUTHORIZATION ann")
            if dropped:
                try:
                    victim.execute(sql.encode())
                except psycopg.errors.IntegrityConstraintViolation as error:
                    assert guard not in str(error)
            else:
                with pytest.raises(psycopg.errors.IntegrityConstraintViolation, match="everyone acts in their own name"):
                    victim.execute(sql.encode())
