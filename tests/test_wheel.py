"""The wheel holds everything that the program reads: rules, resources, the manual with its pictures."""

import os
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
        opened.extractall(tmp_path / "installed")
        names = set(opened.namelist())
        manual = opened.read("ipdocket/_docs/manual.md").decode("utf-8")
    pictures = {f"ipdocket/_docs/images/{path.name}" for path in (ROOT / "docs" / "images").iterdir()}
    assert pictures <= names
    assert manual == (ROOT / "docs" / "manual.md").read_text(encoding="utf-8")
    assert {"ipdocket/_jurisdictions/offices.toml", "ipdocket/_resources/icons/ticked.svg"} <= names
    migrations = ROOT / "ipdocket" / "store" / "migrations"
    chain = {path.relative_to(ROOT).as_posix() for pattern in ("*.py", "*.sql", "versions/*.py") for path in migrations.glob(pattern)}
    assert {"ipdocket/store/migrations/env.py", "ipdocket/store/migrations/versions/r0001_first.py"} <= chain <= names
    code = (
        "import sqlite3, sys; from ipdocket.store import schema; driver = sqlite3.connect(':memory:');"
        "schema.create_all(driver, '2026-01-01T00:00:00Z');"
        "print(schema.__file__.startswith(sys.argv[1]), schema.digest_schema(driver) == schema.DIGEST)"
    )
    apart = {"PYTHONPATH": str(tmp_path / "installed")} | {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
    ran = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], cwd=tmp_path, env=apart, capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "True True", "a docket is made from what the wheel holds"
