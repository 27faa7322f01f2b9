"""One definition, two databases."""

from pathlib import Path

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from ipdocket.store import tables, tables_all
from ipdocket.store.tables_all import metadata


def test_every_room_of_tables_is_in_the_list() -> None:
    rooms = {path.stem for path in Path(tables_all.__file__).parent.glob("tables_*.py")} - {"tables_all"}
    assert {name for name in rooms if not hasattr(tables_all, name)} == set()


def test_sqlite_tables_are_strict() -> None:
    assert tables.metadata is metadata
    for table in metadata.sorted_tables:
        assert str(CreateTable(table).compile(dialect=sqlite.dialect())).rstrip().endswith("STRICT"), table.name


def test_postgresql_gets_real_types() -> None:
    made = str(CreateTable(metadata.tables["deadline"]).compile(dialect=postgresql.dialect()))
    for part in ("due DATE NOT NULL", "extensions JSONB", "typed SMALLINT"):
        assert part in made
    for table in metadata.sorted_tables:
        for index in table.indexes:
            assert str(CreateIndex(index).compile(dialect=postgresql.dialect())).startswith("CREATE")
