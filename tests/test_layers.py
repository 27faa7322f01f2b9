"""The contracts on who may import whom hold, and each of them can fail."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONTRACTS = {
    one["name"]: one["id"]
    for one in tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
}
# One forbidden import for every contract: where it is planted, and what.
FAULTS = {
    "layers": ("domain/matter.py", "ipdocket.rules.engine"),
    "services": ("services/dating.py", "ipdocket.services.confirming"),
    "qt": ("services/dating.py", "PySide6.QtCore"),
    "database": ("rules/load.py", "sqlite3"),
    "paper": ("exchange/csv_out.py", "reportlab.platypus"),
    "formats": ("reports/write.py", "icalendar"),
    "law": ("names/normal.py", "holidays"),
    "names": ("exchange/csv_in.py", "rapidfuzz.fuzz"),
    "passwords": ("ui/theme.py", "argon2"),
    "dateutil": ("rules/engine.py", "dateutil.relativedelta"),
    "folders": ("store/open.py", "platformdirs"),
}


def judge(tree: Path) -> dict[str, bool]:
    """Whether each contract is kept in the tree, by its id."""
    program = Path(sys.executable).with_name("lint-imports" + (".exe" if os.name == "nt" else ""))
    run = subprocess.run(
        [program, "--no-logo", "--no-cache", "--config", str(ROOT / "pyproject.toml")],
        cwd=tree,
        env=dict(os.environ, COLUMNS="240", PYTHONPATH=str(tree), NO_COLOR="1"),
        capture_output=True,
        text=True,
        check=False,
    )
    found = re.findall(r"^(.+?) (KEPT|BROKEN)\b", run.stdout, re.MULTILINE)
    verdicts = {CONTRACTS[name]: verdict == "KEPT" for name, verdict in found if name in CONTRACTS}
    assert set(verdicts) == set(CONTRACTS.values()), run.stdout + run.stderr
    assert (run.returncode == 0) == all(verdicts.values()), run.stdout
    if not all(verdicts.values()):
        print(run.stdout)  # pytest shows it where a verdict is not the expected one
    return verdicts


def copy_package(folder: Path) -> Path:
    shutil.copytree(ROOT / "ipdocket", folder / "ipdocket", ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))
    return folder


def test_every_contract_is_kept() -> None:
    assert [name for name, kept in judge(ROOT).items() if not kept] == []


def test_every_contract_notices_its_planted_fault(tmp_path: Path) -> None:
    assert set(FAULTS) == set(CONTRACTS.values())
    tree = copy_package(tmp_path)
    for file, module in FAULTS.values():
        with (tree / "ipdocket" / file).open("a", encoding="utf-8") as end:
            end.write(f"\nimport {module}\n")
    assert [name for name, kept in judge(tree).items() if kept] == []


def test_a_module_without_a_layer_is_noticed(tmp_path: Path) -> None:
    tree = copy_package(tmp_path)
    (tree / "ipdocket" / "stray.py").write_text('"""A module that nobody gave a layer."""\n', encoding="utf-8")
    assert [name for name, kept in judge(tree).items() if not kept] == ["layers"]
