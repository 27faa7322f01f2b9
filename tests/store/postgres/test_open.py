"""Laying and opening a docket on a server."""

import psycopg
import pytest

from ipdocket.store.postgres.connect import read_address
from ipdocket.store.postgres.open import init_docket, open_address
from ipdocket.store.postgres.refusals import DocketThereAlready, NoDocketThere, OtherVersion
from tests.postgres_dockets import PASSWORD, lay
from tests.postgres_server import Server
from tests.store.making import CLOCK, Small


def test_a_docket_is_laid_once(postgres: Server) -> None:
    address, _ = lay(postgres, CLOCK, [])
    with pytest.raises(DocketThereAlready):
        init_docket(address, CLOCK)
    with open_address(address, CLOCK) as store:
        assert store.checked
        assert store.head().number == 1


def test_an_empty_database_is_no_docket(postgres: Server) -> None:
    with pytest.raises(NoDocketThere):
        open_address(read_address(postgres.owner(postgres.make_database())), CLOCK)


def test_a_stranger_of_the_server_sees_no_docket(postgres: Server, small_server: Small) -> None:
    with psycopg.connect(postgres.admin, autocommit=True) as raw:
        raw.execute(f"CREATE ROLE stranger LOGIN PASSWORD '{PASSWORD}'".encode())
    with pytest.raises(NoDocketThere):
        open_address(read_address(postgres.url(small_server.store.path.name, "stranger", PASSWORD)), CLOCK)


def test_a_tampered_record_is_read_only(postgres: Server, small_server: Small) -> None:
    database = small_server.store.path.name
    with psycopg.connect(postgres.owner(database), autocommit=True) as raw:
        raw.execute("ALTER TABLE ipdocket.audit DISABLE TRIGGER USER")
        raw.execute("UPDATE ipdocket.audit SET who = 'Nobody' WHERE id = 3")
        raw.execute("ALTER TABLE ipdocket.audit ENABLE TRIGGER USER")
    with open_address(read_address(postgres.url(database, "ann", PASSWORD)), CLOCK) as store:
        assert store.read_only_because == "in the record, entry 3 was changed"


def test_another_version_is_refused_with_both(postgres: Server, small_server: Small) -> None:
    database = small_server.store.path.name
    with psycopg.connect(postgres.owner(database), autocommit=True) as raw:
        raw.execute("INSERT INTO ipdocket.schema_version VALUES (7, now(), 'ipdocket')")
    with pytest.raises(OtherVersion, match="format 7; this program works with format 1"):
        open_address(read_address(postgres.url(database, "ann", PASSWORD)), CLOCK)


def test_two_places_that_tell_the_format_must_agree(postgres: Server, small_server: Small) -> None:
    database = small_server.store.path.name
    with psycopg.connect(postgres.owner(database), autocommit=True) as raw:
        raw.execute("ALTER TABLE ipdocket.alembic_version DISABLE TRIGGER USER")
        raw.execute("UPDATE ipdocket.alembic_version SET version_num = '0007'")
        raw.execute("ALTER TABLE ipdocket.alembic_version ENABLE TRIGGER USER")
    with open_address(read_address(postgres.url(database, "ann", PASSWORD)), CLOCK) as store:
        assert "0007" in store.read_only_because
