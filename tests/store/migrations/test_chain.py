"""alembic is used late, quietly, and from no file of the working folder."""

import logging
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config

from ipdocket.store import connect, schema
from ipdocket.store.migrations import chain, run_script
from tests.store.making import make_small


def test_nothing_of_the_working_folder_and_no_logging_is_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "alembic.ini").write_text("[alembic]\nscript_location = nowhere\nsqlalchemy.url = sqlite:///wrong.db\n")
    (tmp_path / "pyproject.toml").write_text('[tool.alembic]\nscript_location = "nowhere"\n')
    monkeypatch.chdir(tmp_path)
    root = logging.getLogger()
    before = (root.level, list(root.handlers), logging.root.manager.disable)
    driver = sqlite3.connect(":memory:")
    schema.create_all(driver, "2026-01-01T00:00:00Z")
    assert schema.digest_schema(driver) == schema.DIGEST
    driver.close()
    assert (root.level, list(root.handlers), logging.root.manager.disable) == before
    assert capfd.readouterr() == ("", "")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["alembic.ini", "pyproject.toml"]


def test_an_up_to_date_docket_opens_without_alembic(tmp_path: Path) -> None:
    path = tmp_path / "small.ipdocket"
    make_small(path).store.close()
    code = (
        "import sys; from pathlib import Path; from ipdocket.store.open import open_store;"
        "from tests.store.making import CLOCK; open_store(Path(sys.argv[1]), CLOCK).close();"
        "print([name for name in sys.modules if name.partition('.')[0] in ('alembic', 'mako')])"
    )
    ran = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True, check=True, timeout=60)
    assert ran.stdout.strip() == "[]"


def test_the_command_alembic_cannot_pass_by_the_backup() -> None:
    settings = Config()
    settings.set_main_option("script_location", str(chain.FOLDER))
    with pytest.raises(RuntimeError, match="by ipdocket itself"):
        command.upgrade(settings, "head")


def test_a_branched_chain_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "versions").mkdir()
    for name in ("a", "b"):
        (tmp_path / "versions" / f"{name}.py").write_text(f"revision = {name!r}\ndown_revision = None\n")
    monkeypatch.setattr(chain, "FOLDER", tmp_path)
    with pytest.raises(RuntimeError, match=r"a, b|b, a"):
        chain.read_head()


def test_statements_are_carried_out_as_written() -> None:
    driver = sqlite3.connect(":memory:")
    wrapped = connect.wrap_driver(driver)
    run_script(wrapped, "CREATE TABLE t (a TEXT);\nINSERT INTO t VALUES (':word % %s %(name)s :a');\n")
    assert driver.execute("SELECT a FROM t").fetchall() == [(":word % %s %(name)s :a",)]
    wrapped.close()
    driver.close()
