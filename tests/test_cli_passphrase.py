"""`ipdocket passphrase`, and the other commands on an encrypted docket."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from ipdocket.cli import read_arguments
from ipdocket.cli_docket import run_backup, run_verify
from ipdocket.cli_passphrase import VARIABLE, NotTheSame, run_passphrase
from ipdocket.store.cipher import WrongPassphrase, looks_encrypted
from tests.store.making import CLOCK, make_small

WORDS = "seven herons cross the weir"


@pytest.fixture
def docket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv(VARIABLE, raising=False)
    small = make_small(tmp_path / "docket.ipdocket")
    small.store.close()
    return small.store.path


def typing(*answers: str):
    left: Iterator[str] = iter(answers)
    return lambda _prompt: next(left)


def run(docket: Path, *words: str, ask=None) -> str:
    out = io.StringIO()
    assert run_passphrase(read_arguments(["passphrase", str(docket), *words]), CLOCK, out, ask or typing()) == 0
    return out.getvalue()


def test_encrypted_changed_and_taken_away(docket: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = run(docket, ask=typing(WORDS, WORDS))
    assert "is encrypted" in told
    assert "can still be read by anyone" in told
    assert looks_encrypted(docket)
    told = run(docket, ask=typing(WORDS, WORDS + " twice", WORDS + " twice"))
    assert "can still be read" not in told
    monkeypatch.setenv(VARIABLE, WORDS + " twice")
    assert "not encrypted any more" in run(docket, "--remove")
    assert not looks_encrypted(docket)


def test_two_ways_of_typing_change_nothing(docket: Path) -> None:
    before = docket.read_bytes()
    with pytest.raises(NotTheSame):
        run(docket, ask=typing(WORDS, WORDS + "."))
    assert docket.read_bytes() == before


def test_other_commands_ask_for_it(docket: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(docket, ask=typing(WORDS, WORDS))
    out = io.StringIO()
    monkeypatch.setenv(VARIABLE, WORDS)
    assert run_verify(read_arguments(["verify", str(docket)]), CLOCK, out) == 0
    assert run_backup(read_arguments(["backup", str(docket), "--to", str(tmp_path / "b")]), CLOCK, out) == 0
    (backup,) = (tmp_path / "b").glob("*.ipdocket-backup")
    assert looks_encrypted(backup)
    monkeypatch.setenv(VARIABLE, "not these words")
    with pytest.raises(WrongPassphrase):
        run_verify(read_arguments(["verify", str(docket)]), CLOCK, out)
