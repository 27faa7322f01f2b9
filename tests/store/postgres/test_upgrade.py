"""A docket on a server is brought to a newer format behind a dump, whole or not at all; proved with a second revision."""

import os
import subprocess
import threading
from pathlib import Path
from typing import Any

import psycopg
import pytest

from ipdocket.errors import Refused
from ipdocket.store.audit import verify_chain
from ipdocket.store.postgres import schema
from ipdocket.store.postgres.catalogue import digest_lines
from ipdocket.store.postgres.connect import Address, read_address
from ipdocket.store.postgres.driver import PostgresDriver
from ipdocket.store.postgres.open import find_changes, init_docket, open_address
from ipdocket.store.postgres.refusals import DesksOpen, DumpFailed, NotTheOwner, OtherVersion, ServerUpgradeFailed
from ipdocket.store.postgres.upgrade import upgrade_docket
from ipdocket.store.refusals import GuardRefused
from ipdocket.store.upgrade import Step
from tests.postgres_dockets import PASSWORD, small_on
from tests.postgres_server import Server, find_programs
from tests.store.making import CLOCK, Small
from tests.store.second import use_second


@pytest.fixture
def made(postgres: Server) -> Small:
    """The small docket of format 1 on the server, closed everywhere."""
    found = small_on(postgres)
    found.store.close()
    return found


@pytest.fixture
def owner(postgres: Server, made: Small) -> Address:
    """That docket as its owner reaches it."""
    return read_address(postgres.owner(made.store.path.name))


@pytest.fixture
def second(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the tests' chain of revisions lies; the server's own programs are on the path."""
    programs = find_programs()
    assert programs is not None
    monkeypatch.setenv("PATH", str(programs), prepend=os.pathsep)
    folder = tmp_path / "100% chain"
    folder.mkdir()
    return folder


def become_second(monkeypatch: pytest.MonkeyPatch, folder: Path, *failing: str) -> None:
    """From now on the program is the one of format 2."""
    first = digest_lines(schema.expected_lines())
    use_second(monkeypatch, folder, *failing)
    monkeypatch.setattr(schema, "VERSION", 2)
    monkeypatch.setattr(schema, "RELEASED", {1: first})


def rows_of(address: Address) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table of the docket."""
    with psycopg.connect(address.url, password=address.password) as raw:
        names = [row[0] for row in raw.execute("SELECT tablename::text FROM pg_tables WHERE schemaname = 'ipdocket' ORDER BY 1")]
        return {name: raw.execute(f"SELECT * FROM ipdocket.{name} ORDER BY 1".encode()).fetchall() for name in names}


def test_an_older_docket_keeps_its_rows_guards_and_rights(
    owner: Address, made: Small, second: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, told, dump = rows_of(owner), list[Step](), second.parent / "before.dump"
    become_second(monkeypatch, second)
    with pytest.raises(OtherVersion, match=r"format 1; this program works with format 2.*ipdocket postgres upgrade"):
        open_address(owner.of_user("ann", PASSWORD), CLOCK)
    assert upgrade_docket(owner, CLOCK, dump, told.append) == 1
    after = rows_of(owner)
    assert told == [Step.BACK_UP, Step.CHANGE, Step.CHECK]
    assert [row[:-1] for row in after["matter"]] == before["matter"]
    assert {row[-1] for row in after["matter"]} == {""}
    assert {name for name in before if before[name] != after[name]} == {"alembic_version", "audit", "matter", "schema_version"}
    assert after["audit"][:-1] == before["audit"]
    assert after["alembic_version"] == [("0002",)]
    with open_address(owner.of_user("ann", PASSWORD), CLOCK) as store:
        assert isinstance(store.driver, PostgresDriver)
        assert (store.read_only_because, store.checked) == ("", True)
        assert find_changes(store.driver) == []
        assert verify_chain(store.driver) is None
        with pytest.raises(GuardRefused, match="red, blue or none"), store.work(made.ann, "paint") as work:
            work.driver.execute("UPDATE matter SET colour = 'green', version = version + 1 WHERE id = 1")
        with store.work(made.ann, "paint") as work:
            work.driver.execute("UPDATE matter SET colour = 'red', version = version + 1 WHERE id = 1")
            work.record("matter", 1, after={"colour": "red"})
    assert upgrade_docket(owner, CLOCK, dump) == 2


def test_the_dump_is_the_docket_as_it_was(
    postgres: Server, owner: Address, second: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, dump = rows_of(owner), second.parent / "before.dump"
    with monkeypatch.context() as later:
        become_second(later, second)
        upgrade_docket(owner, CLOCK, dump)
    other, programs = postgres.make_database(), find_programs()
    assert programs is not None
    command = [programs / "pg_restore", f"--dbname={postgres.url(other, 'postgres')}", "--exit-on-error", str(dump)]
    subprocess.run(command, check=True, env=os.environ | {"PGPASSWORD": "owner"}, capture_output=True)
    restored = read_address(postgres.owner(other))
    assert rows_of(restored) == before
    with open_address(restored, CLOCK) as store:
        assert store.checked
    with pytest.raises(OtherVersion, match=r"format 2; this program works with format 1.*newer ipdocket"):
        open_address(owner.of_user("ann", PASSWORD), CLOCK)


def test_a_docket_laid_now_is_like_an_upgraded_one(
    postgres: Server, second: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    become_second(monkeypatch, second)
    address = read_address(postgres.owner(postgres.make_database()))
    init_docket(address, CLOCK)
    rows = rows_of(address)
    assert (rows["alembic_version"], [row[0] for row in rows["schema_version"]]) == ([("0002",)], [1, 2])
    with open_address(address, CLOCK) as store:
        assert isinstance(store.driver, PostgresDriver)
        assert find_changes(store.driver) == []


FAILURES = {
    "INSERT INTO nowhere VALUES (1)": 'relation "nowhere" does not exist',
    "UPDATE audit SET who = 'Nobody' WHERE id = 1": "audit_no_change: this is only added to",
    "CREATE VIEW beside AS SELECT 1": "foreign: relation beside",
    "GRANT UPDATE ON audit TO PUBLIC": "foreign: grant audit UPDATE",
}


@pytest.mark.parametrize(("failing", "why"), FAILURES.items())
def test_a_failure_in_the_middle_leaves_the_old_docket(
    owner: Address, second: Path, monkeypatch: pytest.MonkeyPatch, failing: str, why: str
) -> None:
    before = rows_of(owner)
    with monkeypatch.context() as later:
        become_second(later, second, failing)
        with pytest.raises(ServerUpgradeFailed, match=rf"format 1 to format 2.*{why}.*as it was"):
            upgrade_docket(owner, CLOCK, second.parent / "before.dump")
    assert rows_of(owner) == before
    with open_address(owner.of_user("ann", PASSWORD), CLOCK) as store:
        assert (store.read_only_because, store.checked) == ("", True)


def test_without_a_dump_nothing_is_changed(owner: Address, second: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = rows_of(owner)
    become_second(monkeypatch, second)
    there = second.parent / "there.dump"
    there.write_text("something")
    with pytest.raises(DumpFailed, match="there already"):
        upgrade_docket(owner, CLOCK, there)
    with pytest.raises(DumpFailed, match="No such file"):
        upgrade_docket(owner, CLOCK, second / "nowhere" / "before.dump")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(DumpFailed, match="were not found"):
        upgrade_docket(owner, CLOCK, second.parent / "before.dump")
    assert rows_of(owner) == before
    assert [path.name for path in second.parent.iterdir() if "dump" in path.name] == ["there.dump"]


def test_a_removed_guard_is_not_covered_up(owner: Address, second: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with psycopg.connect(owner.url, password=owner.password, autocommit=True) as raw:
        raw.execute("DROP TRIGGER deadline_done ON ipdocket.deadline")
    become_second(monkeypatch, second)
    with pytest.raises(ServerUpgradeFailed, match="someone may have changed one"):
        upgrade_docket(owner, CLOCK, second.parent / "before.dump")


def test_desks_that_are_open_and_persons_are_refused(
    owner: Address, second: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_address(owner.of_user("ann", PASSWORD), CLOCK), monkeypatch.context() as later:
        become_second(later, second)
        with pytest.raises(DesksOpen, match="ann"):
            upgrade_docket(owner, CLOCK, second.parent / "before.dump")
        with pytest.raises(NotTheOwner):
            upgrade_docket(owner.of_user("ben", PASSWORD), CLOCK, second.parent / "before.dump")
    assert rows_of(owner)["alembic_version"] == [("0001",)]


def test_two_owners_at_once_upgrade_once(owner: Address, second: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    become_second(monkeypatch, second)
    start, ends = threading.Barrier(2), list[object]()

    def upgrade(number: int) -> None:
        start.wait()
        try:
            ends.append(upgrade_docket(owner, CLOCK, second.parent / f"before-{number}.dump"))
        except Refused as refusal:
            ends.append(type(refusal))

    sessions = [threading.Thread(target=upgrade, args=(number,)) for number in range(2)]
    for one in sessions:
        one.start()
    for one in sessions:
        one.join()
    assert 1 in ends or DesksOpen in ends
    upgrade_docket(owner, CLOCK, second.parent / "after.dump")
    rows = rows_of(owner)
    assert [row[0] for row in rows["schema_version"]] == [1, 2]
    assert [row[6] for row in rows["audit"]].count("upgrade docket") == 1
