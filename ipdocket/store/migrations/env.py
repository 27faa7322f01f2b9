"""What alembic runs for each upgrade, and nothing else does: on the connection and in the transaction handed in by `chain`.

It takes no setting from a file and configures no logging. The command `alembic` cannot use it: a docket is brought to a
newer format only behind its backup, with its guards laid again and its digest compared.
"""

from alembic import context

_handed = context.config.attributes
if "connection" not in _handed:
    raise RuntimeError("a docket is brought to a newer format by ipdocket itself, after its backup")
context.configure(
    connection=_handed["connection"],
    version_table_schema=_handed["within"],
    on_version_apply=_handed["note"],
    target_metadata=None,
)
context.run_migrations()
