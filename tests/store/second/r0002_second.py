"""Format 2, of the tests only: a matter has a colour."""

from alembic import op

from ipdocket.store.migrations import run_script

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Adds the column; no table is made anew, so no guard goes with one."""
    run_script(op.get_bind(), "ALTER TABLE matter ADD COLUMN colour TEXT NOT NULL DEFAULT '';\n")
