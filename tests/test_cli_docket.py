"""verify, backup and restore from the command line."""

import io
from datetime import UTC, datetime

import pytest

from ipdocket.cli import build_parser
from ipdocket.cli_docket import run_backup, run_restore, run_verify
from ipdocket.clock import FixedClock
from ipdocket.domain.matter import Matter
from ipdocket.domain.people import PROGRAM
from ipdocket.store.matters import add_matter
from ipdocket.store.open import create_store

CLOCK = FixedClock(datetime(2026, 11, 23, 9, tzinfo=UTC))


@pytest.fixture
def docket(tmp_path):
    with create_store(tmp_path / "docket.ipd", CLOCK) as store, store.work(PROGRAM, "enter") as work:
        add_matter(work, Matter("A-1", "EP", "patent"))
    return tmp_path / "docket.ipd"


def run(command, *arguments):
    out = io.StringIO()
    return command(build_parser().parse_args([str(one) for one in arguments]), CLOCK, out), out.getvalue()


def test_verify_with_a_witnessed_head(docket):
    status, said = run(run_verify, "verify", docket)
    assert status == 0
    head = said.split("head ")[1].strip()
    assert run(run_verify, "verify", docket, "--head", head)[0] == 0
    number, digest = head.split(":")
    status, said = run(run_verify, "verify", docket, "--head", f"{number}:{'0' * len(digest)}")
    assert status == 2
    assert "NOT VERIFIED" in said


def test_backup_and_restore(docket, tmp_path):
    status, said = run(run_backup, "backup", docket, "--to", tmp_path / "kept")
    assert status == 0
    status, said = run(run_restore, "restore", said.strip(), docket)
    assert status == 0
    assert "is kept as docket-before-restore" in said
