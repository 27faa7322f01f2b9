"""A second format for tests: one column, one guard, as a later release would bring them."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Column, MetaData, Text

from ipdocket.store import schema, tables_all
from ipdocket.store.guards import postgres as postgres_guards
from ipdocket.store.guards import sqlite as sqlite_guards
from ipdocket.store.guards.part import Guard
from ipdocket.store.migrations import chain

GUARD: Guard = sqlite_guards.trigger(
    "matter_colour_known", "BEFORE UPDATE", "matter", "NEW.colour NOT IN ('', 'red', 'blue')", "red, blue or none"
)


def use_second(monkeypatch: pytest.MonkeyPatch, folder: Path, *failing: str) -> None:
    """From now on the program is the one of format 2; each of `failing` is a statement at the end of its revision."""
    for name in ("env.py", "versions"):
        source = chain.FOLDER / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    revision = Path(__file__).with_name("r0002_second.py").read_text(encoding="utf-8")
    (folder / "versions" / "r0002_second.py").write_text(revision, encoding="utf-8")
    with_guard = (*sqlite_guards.all_guards(), GUARD)
    first = schema.DIGEST
    monkeypatch.setattr(chain, "FOLDER", folder)
    monkeypatch.setattr(schema, "VERSION", 2)
    monkeypatch.setattr(schema, "RELEASED", {1: first})
    for module in (sqlite_guards, postgres_guards):
        monkeypatch.setattr(module, "all_guards", lambda: tuple(sorted(with_guard)))
    monkeypatch.setattr(tables_all, "metadata", _with_colour())
    monkeypatch.setattr(schema, "DIGEST", _digest_of_new())
    if failing:
        with (folder / "versions" / "r0002_second.py").open("a", encoding="utf-8") as file:
            file.write("".join(f"    run_script(op.get_bind(), {statement!r})\n" for statement in failing))


def _with_colour() -> MetaData:
    copied = MetaData()
    for table in tables_all.metadata.sorted_tables:
        table.to_metadata(copied)
    copied.tables["matter"].append_column(Column("colour", Text, nullable=False, server_default=""))
    return copied


def _digest_of_new() -> str:
    driver = sqlite3.connect(":memory:")
    schema.create_all(driver, "2026-01-01T00:00:00Z")
    digest = schema.digest_schema(driver)
    driver.close()
    return digest
