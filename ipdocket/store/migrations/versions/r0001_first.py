"""Format 1: the tables, indexes and text index of the first release. Guards are laid after the last revision."""

from alembic import op

from ipdocket.store.migrations import read_script, run_script

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Lays the written script of this database."""
    connection = op.get_bind()
    run_script(connection, read_script(revision, connection.dialect.name))
