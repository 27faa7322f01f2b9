"""The wheel holds everything that the program reads: rules, resources, the manual with its pictures."""

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_the_wheel_holds_what_the_program_reads(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as opened:
        names = set(opened.namelist())
        manual = opened.read("ipdocket/_docs/manual.md").decode("utf-8")
    pictures = {f"ipdocket/_docs/images/{path.name}" for path in (ROOT / "docs" / "images").iterdir()}
    assert pictures <= names
    assert manual == (ROOT / "docs" / "manual.md").read_text(encoding="utf-8")
    assert {"ipdocket/_jurisdictions/offices.toml", "ipdocket/_resources/icons/ticked.svg"} <= names
    migrations = ROOT / "ipdocket" / "store" / "migrations"
    chain = {path.relative_to(ROOT).as_posix() for pattern in ("*.py", "*.sql", "versions/*.py") for path in migrations.glob(pattern)}
    assert {"ipdocket/store/migrations/env.py", "ipdocket/store/migrations/versions/r0001_first.py"} <= chain <= names
