"""One definition, two databases."""

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from ipdocket.store import tables_firm
from ipdocket.store.tables import metadata


def test_sqlite_tables_are_strict() -> None:
    assert tables_firm.audit.metadata is metadata
    for table in metadata.sorted_tables:
        assert str(CreateTable(table).compile(dialect=sqlite.dialect())).rstrip().endswith("STRICT"), table.name


def test_postgresql_gets_real_types() -> None:
    made = str(CreateTable(metadata.tables["deadline"]).compile(dialect=postgresql.dialect()))
    for part in ("due DATE NOT NULL", "extensions JSONB", "typed SMALLINT"):
        assert part in made
    for table in metadata.sorted_tables:
        for index in table.indexes:
            assert str(CreateIndex(index).compile(dialect=postgresql.dialect())).startswith("CREATE")
