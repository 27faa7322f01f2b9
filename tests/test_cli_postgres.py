"""The owner's commands for a docket on a server."""

import io
import os
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest

from ipdocket.cli import build_parser
from ipdocket.cli_docket import run_verify
from ipdocket.cli_postgres import TooShort, run_postgres
from ipdocket.clock import FixedClock
from ipdocket.store.postgres import schema
from ipdocket.store.postgres.catalogue import digest_lines
from ipdocket.store.postgres.refusals import NoDocketThere
from tests.postgres_server import Server, find_programs
from tests.store.second import use_second

CLOCK = FixedClock(datetime(2026, 11, 23, 9, tzinfo=UTC))
PASSWORD = "a long password"


def run(*arguments: str, answers: tuple[str, ...] = ()) -> tuple[int, str]:
    out, waiting = io.StringIO(), iter(answers)
    args = build_parser().parse_args(["postgres", *arguments])
    return run_postgres(args, CLOCK, out, lambda _asked: next(waiting)), out.getvalue()


def test_from_an_empty_database_to_two_people(postgres: Server) -> None:
    database = postgres.make_database()
    url = postgres.url(database, "owner")
    status, said = run("init", url, answers=("owner",))
    assert status == 0
    assert "is laid" in said
    assert "owner@" in said
    for login, name in (("gina", "Gina Moss"), ("hal", "Hal Ito")):
        arguments = ("person", url, login, name, "--role", "docketing", "--role", "verifier")
        status, said = run(*arguments, answers=("owner", PASSWORD))
        assert status == 0
        assert f"postgresql://{login}@/{database}" in said
        assert PASSWORD not in said
    status, said = run("check", postgres.url(database, "gina", PASSWORD))
    assert (status, said.partition(" (")[0]) == (0, "Tables, guards and rights are as laid")
    out = io.StringIO()
    assert run_verify(build_parser().parse_args(["verify", postgres.url(database, "hal", PASSWORD)]), CLOCK, out) == 0
    assert run("leave", postgres.owner(database), "hal")[0] == 0
    with pytest.raises(NoDocketThere):
        run("check", postgres.url(database, "hal", PASSWORD))


def test_what_is_not_as_laid_is_told(postgres: Server) -> None:
    url = postgres.owner(postgres.make_database())
    run("init", url)
    with psycopg.connect(url, autocommit=True) as raw:
        raw.execute("DROP TRIGGER deadline_done ON ipdocket.deadline")
    status, said = run("check", url)
    assert status == 2
    assert "NOT AS LAID: missing: trigger deadline deadline_done BEFORE UPDATE OF state" in said


def test_a_short_password_is_refused(postgres: Server) -> None:
    url = postgres.owner(postgres.make_database())
    run("init", url)
    with pytest.raises(TooShort):
        run("person", url, "ida", "Ida Roe", "--role", "reader", answers=("short",))


def test_a_docket_of_the_present_format_is_left_alone(postgres: Server, tmp_path: Path) -> None:
    url = postgres.owner(postgres.make_database())
    run("init", url)
    status, said = run("upgrade", url, "--dump", str(tmp_path / "before.dump"))
    assert (status, "has format 1 already. Nothing was changed." in said) == (0, True)
    assert not list(tmp_path.iterdir())


def test_an_older_docket_is_brought_to_this_format_with_every_step_told(
    postgres: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs = find_programs()
    assert programs is not None
    monkeypatch.setenv("PATH", str(programs), prepend=os.pathsep)
    url = postgres.owner(postgres.make_database())
    run("init", url)
    first = digest_lines(schema.expected_lines())
    (tmp_path / "chain").mkdir()
    use_second(monkeypatch, tmp_path / "chain")
    monkeypatch.setattr(schema, "VERSION", 2)
    monkeypatch.setattr(schema, "RELEASED", {1: first})
    status, said = run("upgrade", url, "--dump", str(tmp_path / "before.dump"))
    assert status == 0
    assert [line.partition(" ")[2].partition(" ")[0] for line in said.splitlines()] == ["dump", "format", "guards", "docket"]
    assert "now has format 2; before that it had 1" in said
    assert (tmp_path / "before.dump").stat().st_size > 0
    assert run("check", url)[0] == 0
