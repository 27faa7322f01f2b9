"""alembic, run in this process on a connection that is handed in. Only a new docket or an older one imports this module."""

from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

# Beside this file in a checkout, a wheel and a one-folder program alike: alembic reads `env.py` and `versions/` as files.
FOLDER = Path(__file__).resolve().parent
# alembic keeps what it works on in its modules: one upgrade at a time in a process.
_ONE = Lock()


def read_head() -> str:
    """The newest revision of the chain. RuntimeError where it has branched."""
    heads = ScriptDirectory.from_config(_settings()).get_heads()
    if len(heads) != 1:
        raise RuntimeError(f"the chain of revisions has the ends {', '.join(heads)}")
    return heads[0]


def walk_chain(connection: Connection, target: str, note: Callable[[str], None], within: str | None = None) -> None:
    """Carries out every revision up to `target` that the docket does not have yet; `note` is told of each.

    `within` is the schema of the tables on a server. The caller has begun the transaction and ends it. Without SQLAlchemy's
    own mark of a transaction alembic would commit after each revision on SQLite, so that is set here; nothing is sent for it.
    """

    def noted(*, step: Any, **_: object) -> None:
        note(str(step.up_revision_id))

    settings = _settings()
    settings.attributes.update(connection=connection, within=within, note=noted)
    with _ONE, connection.begin() as mark:
        command.upgrade(settings, target)
        mark.close()


def _settings() -> Config:
    # Without a file's name alembic reads none, whatever lies in the working folder.
    settings = Config()
    settings.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    return settings
