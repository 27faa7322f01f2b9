"""What someone with more rights changed on the server is seen at the next start."""

import psycopg
import pytest

from ipdocket.store.guards.postgres import all_postgres_guards
from ipdocket.store.postgres.catalogue import digest_lines, find_differences, read_lines
from ipdocket.store.postgres.connect import read_address
from ipdocket.store.postgres.open import open_address, people_role
from ipdocket.store.postgres.schema import expected_lines, written_tables
from tests.postgres_dockets import PASSWORD
from tests.postgres_server import Server
from tests.store.making import CLOCK, Small

TAMPERINGS = {
    "a guard dropped": "DROP TRIGGER deadline_done ON ipdocket.deadline",
    "a guard switched off": "ALTER TABLE ipdocket.deadline DISABLE TRIGGER deadline_done",
    "a guard only for replicas": "ALTER TABLE ipdocket.deadline ENABLE REPLICA TRIGGER deadline_done",
    "all guards off": "ALTER TABLE ipdocket.confirmation DISABLE TRIGGER USER",
    "a guard without teeth": "CREATE OR REPLACE FUNCTION ipdocket.guard_deadline_done() RETURNS trigger LANGUAGE plpgsql"
    " SECURITY DEFINER SET search_path = ipdocket, pg_temp AS 'BEGIN RETURN NEW; END'",
    "a guard with the caller's rights": "ALTER FUNCTION ipdocket.guard_deadline_done() SECURITY INVOKER",
    "a guard that looks elsewhere": "ALTER FUNCTION ipdocket.guard_deadline_done() SET search_path = pg_temp, ipdocket",
    "a trigger of someone's own": "CREATE TRIGGER zz BEFORE INSERT ON ipdocket.audit FOR EACH ROW EXECUTE FUNCTION"
    " ipdocket.guard_deadline_done()",
    "a rule": "CREATE RULE r AS ON DELETE TO ipdocket.deadline DO INSTEAD NOTHING",
    "a check dropped": "ALTER TABLE ipdocket.deadline DROP CONSTRAINT deadline_dates",
    "a reference dropped": "ALTER TABLE ipdocket.confirmation DROP CONSTRAINT confirmation_person_fkey",
    "a unique index dropped": "DROP INDEX ipdocket.confirmation_person_once",
    "a column that may be empty": "ALTER TABLE ipdocket.confirmation ALTER COLUMN person DROP NOT NULL",
    "a column more": "ALTER TABLE ipdocket.confirmation ADD COLUMN second integer",
    "a right more": "GRANT DELETE ON ipdocket.audit TO {people}",
    "a right on a column": "GRANT UPDATE (person) ON ipdocket.confirmation TO {people}",
    "a right for everyone": "GRANT SELECT ON ipdocket.evidence TO PUBLIC",
    "a right for another": "GRANT UPDATE ON ipdocket.deadline TO ann",
    "a view": "CREATE VIEW ipdocket.open AS SELECT 1 AS one",
}


def test_a_fresh_docket_is_as_the_program_lays_it(postgres: Server, small_server: Small) -> None:
    with psycopg.connect(postgres.owner(small_server.store.path.name)) as raw:
        people = people_role(raw)
        assert find_differences(raw, people) == []
        assert digest_lines(read_lines(raw, people)) == digest_lines(expected_lines())


@pytest.mark.parametrize("tampering", TAMPERINGS)
def test_each_tampering_is_seen_at_the_next_start(postgres: Server, small_server: Small, tampering: str) -> None:
    address = postgres.owner(small_server.store.path.name)
    with psycopg.connect(address, autocommit=True) as raw:
        raw.execute(TAMPERINGS[tampering].replace("{people}", people_role(raw)).encode())
    with open_address(read_address(address).of_user("ann", PASSWORD), CLOCK) as store:
        assert "are not those of this program" in store.read_only_because, tampering


def test_each_guard_dropped_is_seen(postgres: Server, small_server: Small) -> None:
    with psycopg.connect(postgres.owner(small_server.store.path.name), autocommit=True) as raw:
        people = people_role(raw)
        for guard in all_postgres_guards(written_tables()):
            raw.execute("BEGIN")
            raw.execute(f"DROP TRIGGER {guard.name} ON ipdocket.{guard.table}".encode())
            assert any(f" {guard.name} " in line for line in find_differences(raw, people)), guard.name
            raw.execute("ROLLBACK")
