"""The backup that the manual describes: a dump, restored beside the docket, is the same docket."""

import os
import subprocess

from ipdocket.store.postgres.connect import read_address
from ipdocket.store.postgres.driver import PostgresDriver
from ipdocket.store.postgres.open import find_changes, open_address
from tests.postgres_dockets import PASSWORD
from tests.postgres_server import Server, find_programs
from tests.store.making import CLOCK, Small


def test_a_dump_comes_back_as_the_same_docket(postgres: Server, small_server: Small, tmp_path) -> None:
    programs = find_programs()
    assert programs is not None
    database, other, dump = small_server.store.path.name, postgres.make_database(), tmp_path / "docket.dump"
    with_password = os.environ | {"PGPASSWORD": "owner"}
    for command in (
        ["pg_dump", "--format=custom", f"--file={dump}", postgres.url(database, "owner")],
        ["pg_restore", f"--dbname={postgres.url(other, 'postgres')}", "--exit-on-error", str(dump)],
    ):
        subprocess.run([programs / command[0], *command[1:]], check=True, env=with_password, capture_output=True)
    address = read_address(postgres.owner(other))
    with open_address(address, CLOCK) as store:
        assert isinstance(store.driver, PostgresDriver)
        assert find_changes(store.driver) == []
        assert (store.checked, store.head()) == (True, small_server.store.head())
    with open_address(address.of_user("ann", PASSWORD), CLOCK) as store, store.work(small_server.ann, "go on") as work:
        assert not store.read_only_because
        work.record("docket", 0, after={"went": "on"})
