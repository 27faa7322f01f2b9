"""Campaign row 17: files made to hurt are refused in under two seconds and 200 MiB; the control is read."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.campaign.bombs import read_one, write_bombs

MOST_SECONDS, MOST_MIB = 2.0, 200
ROOT = Path(__file__).parents[2]


def test_each_is_refused_quickly_and_in_little_memory(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_bombs(tmp_path)
    command = [sys.executable, "-W", "error", "-m", "tests.campaign.bombs", str(tmp_path)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=True)
    lines = [line.split() for line in run.stdout.splitlines()]
    assert len(lines) == 20, run.stdout
    slow = max(float(line[2]) for line in lines)
    with capsys.disabled():
        print(f"\nbombs: {len(lines)}, slowest {slow} s, most {max(int(line[3]) for line in lines)} MiB")
    assert [line[0] for line in lines if line[1] == "read"] == []
    assert [line for line in lines if int(line[3]) > MOST_MIB] == []
    assert [line for line in lines if float(line[2]) > MOST_SECONDS] == []


def test_a_harmless_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "plain.csv").write_bytes(b"Ref,Title\nA-1,Lid\n")
    assert read_one(tmp_path / "plain.csv") == "read", "the control: what is refused above is not refused for being a file"
