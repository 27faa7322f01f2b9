"""The bound of whoever reads: views of the connection's own, in the place of the tables, that leave out what is hidden.

Every statement reads them by the tables' names, so that none can forget the bound; nobody without a bound has any. A
table is bounded by what it points to: a new table that points to a matter, a deadline or an owner is bounded as it is.
Changes are made to the tables themselves, so the views are away while a unit of work runs.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING, cast

from sqlalchemy import Column, Table

from ipdocket.domain.scope import Scope
from ipdocket.store.cipher import is_file_driver
from ipdocket.store.driver import Driver

if TYPE_CHECKING:
    from ipdocket.store.postgres.driver import PostgresDriver

# What is no client's, and what signing in reads; whoever is bounded to a client sees no other table without a matter.
OPEN = frozenset({
    "account", "alembic_version", "audit", "person", "person_role", "rule_decision", "rule_set", "rule_text",
    "schema_version", "setting", "wording",
})  # fmt: skip
# What is decided about owners as a whole is the firm's own: no client sees it.
_INSIDE = frozenset({"owner_change", "owner_change_matter", "owner_change_party"})
# They say nothing of a client by themselves; a row that points to one of them is bounded by what else it points to.
_NO_BOUND = OPEN | {"evidence", "import_batch", "import_layout", "signature"}
# What entries of the record that belong to no matter may be about to be shown to whoever does not see every matter.
_NAMES_NO_CLIENT = ("account", "docket", "person", "rule set", "rule texts", "setting")
_SEEN_APART = ("matter", "party", "evidence", "import_batch", "playbook")


def lay_views(tables: dict[str, Table], scope: Scope, prefix: str) -> list[str]:
    """The statements that put the views in place; `prefix` names the schema of the tables themselves, with its dot."""
    bounds = _Bounds(tables, scope, prefix)
    found = ((name, bounds.of_table(table, "t")) for name, table in sorted(tables.items()))
    return [
        f"CREATE TEMP VIEW {name} AS SELECT t.* FROM {prefix}{name} t WHERE {condition}"
        for name, condition in found
        if condition
    ]


@lru_cache(maxsize=16)
def views_of(scope: Scope, prefix: str) -> list[str]:
    """The statements for all tables of the docket, made once for each scope."""
    from ipdocket.store.tables_all import metadata

    return lay_views(dict(metadata.tables), scope, prefix)


def lift_views(statements: list[str]) -> list[str]:
    """The statements that take those views away again."""
    return [f"DROP VIEW {statement.split()[3]}" for statement in statements]


def stand_in(driver: Driver, away: list[str], laid: list[str]) -> None:
    """Takes the connection's views away and lays others."""
    if not is_file_driver(driver):
        cast("PostgresDriver", driver).stand_in(away, laid)
        return
    for statement in (*away, *laid):
        driver.execute(statement)


def matter_seen(scope: Scope, alias: str) -> str:
    """The condition under which a row of the table of matters is seen."""
    parts = []
    if scope.clients is not None:
        mine = _ids(scope.clients)
        parts.append(f"({alias}.client IN ({mine}) OR {alias}.client IS NULL AND {alias}.owner IN ({mine}))")
    if scope.hidden_clients or scope.hidden_matters:
        parts.append(f"NOT {_hidden(scope, alias)}")
    return " AND ".join(parts) or "1 = 1"


def record_seen(scope: Scope) -> str:
    """The condition under which an entry `a` of the record is shown; entries of no matter that may name anyone are not."""
    if scope.everything:
        return "a.id > 0"
    of_matter = "a.matter IN (SELECT id FROM matter)"
    if scope.clients is not None:
        return of_matter
    return f"({of_matter} OR a.matter IS NULL AND a.subject IN ({', '.join(repr(one) for one in _NAMES_NO_CLIENT)}))"


def _hidden(scope: Scope, alias: str) -> str:
    """True or false, never unknown, for a row of the table of matters."""
    parts = [f"{alias}.id IN ({_ids(scope.hidden_matters)})"]
    parts += [
        f"{alias}.{column} IS NOT NULL AND {alias}.{column} IN ({_ids(scope.hidden_clients)})" for column in ("client", "owner")
    ]
    return f"({' OR '.join(parts)})"


def _ids(ids: frozenset[int]) -> str:
    return ", ".join(map(str, sorted(ids))) or "-1"


class _Bounds:
    """The conditions of one scope, table by table."""

    def __init__(self, tables: dict[str, Table], scope: Scope, prefix: str) -> None:
        self._tables = tables
        self._scope = scope
        self._prefix = prefix
        self._names = (f"b{number}" for number in count())

    def of_table(self, table: Table, alias: str) -> str:
        """The condition under which a row is seen; "" where the whole table is."""
        if table.name in _SEEN_APART:
            seen = {
                "matter": self._matter, "party": self._party, "evidence": self._evidence, "import_batch": self._batch,
                "playbook": self._playbook,
            }  # fmt: skip
            return seen[table.name](alias)
        if table.name in OPEN:
            return ""
        if table.name in _INSIDE and self._scope.clients is not None:
            return "1 = 0"
        linked = [(column, target) for column in table.columns if (target := self._target(table, column))]
        direct = [pair for pair in linked if pair[1] == "matter" and not pair[0].nullable]
        parts = [self._link(alias, column, target) for column, target in direct or linked]
        if self._scope.clients is not None and not direct:
            anything = " OR ".join(f"{alias}.{column.name} IS NOT NULL" for column, _ in linked)
            parts.append(f"({anything})" if anything else "1 = 0")
        return " AND ".join(parts)

    def _target(self, table: Table, column: Column[int]) -> str:
        """The bounded table that a column points to, "" where it points to none."""
        if column.name == "matter":
            return "matter"
        for key in column.foreign_keys:
            name = key.target_fullname.partition(".")[0]
            if name != table.name and name not in _NO_BOUND and self.of_table(self._tables[name], "x"):
                return name
        return ""

    def _link(self, alias: str, column: Column[int], target: str) -> str:
        name = f"{alias}.{column.name}"
        if target == "matter":
            condition = f"{name} {self._matters()}"
        elif target == "party":
            condition = f"{name} {self._parties()}"
        else:
            inner = next(self._names)
            condition = (
                f"EXISTS (SELECT 1 FROM {self._prefix}{target} {inner} WHERE {inner}.id = {name}"
                f" AND {self.of_table(self._tables[target], inner)})"
            )
        return f"({name} IS NULL OR {condition})" if column.nullable else condition

    def _matter(self, alias: str) -> str:
        return matter_seen(self._scope, alias)

    def _matters(self) -> str:
        """What follows the id of a matter: among those seen, or not among those hidden, whichever are fewer."""
        inner = next(self._names)
        source = f"SELECT {inner}.id FROM {self._prefix}matter {inner} WHERE"
        if self._scope.clients is None:
            return f"NOT IN ({source} {_hidden(self._scope, inner)})"
        return f"IN ({source} {matter_seen(self._scope, inner)})"

    def _party(self, alias: str) -> str:
        return f"{alias}.id {self._parties()}"

    def _parties(self) -> str:
        """What follows the id of a party: named by a matter that is seen; or not hidden, nor named by hidden matters alone."""
        if self._scope.clients is not None:
            return f"IN ({' UNION '.join(self._named())})"
        other = next(self._names)
        hidden, elsewhere = [], []
        for table, column, key in self._naming():
            one = next(self._names)
            source = f"FROM {self._prefix}{table} {one} WHERE {one}.{column}"
            if table == "matter":
                away, here = _hidden(self._scope, one), matter_seen(self._scope, one)
            else:
                inner, here = next(self._names), f"{one}.{key} {self._matters()}"
                away = f"{one}.{key} IN (SELECT {inner}.id FROM {self._prefix}matter {inner} WHERE {_hidden(self._scope, inner)})"
            hidden.append(f"SELECT {one}.{column} AS party {source} IS NOT NULL AND {away}")
            elsewhere.append(f"EXISTS (SELECT 1 {source} = {other}.party AND {here})")
        alone = f"SELECT {other}.party FROM ({' UNION '.join(hidden)}) {other} WHERE NOT ({' OR '.join(elsewhere)})"
        gone = f"({alone} UNION SELECT id FROM {self._prefix}party WHERE id IN ({_ids(self._scope.hidden_clients)}))"
        merged = f"SELECT id FROM {self._prefix}party WHERE merged_into IN {gone}"
        return f"NOT IN (SELECT party FROM {gone} gone UNION {merged})"

    def _named(self) -> Iterator[str]:
        for table, column, key in self._naming():
            inner = next(self._names)
            yield (
                f"SELECT {inner}.{column} FROM {self._prefix}{table} {inner}"
                f" WHERE {inner}.{column} IS NOT NULL AND {inner}.{key} {self._matters()}"
            )

    def _naming(self) -> Iterator[tuple[str, str, str]]:
        """Where matters name parties: table, column, and the column with the matter's id."""
        for name, table in self._tables.items():
            if name == "matter" or ("matter" in table.columns and name not in OPEN | _INSIDE | {"wall"}):
                for column in table.columns:
                    if any(one.target_fullname == "party.id" for one in column.foreign_keys):
                        yield name, column.name, "id" if name == "matter" else "matter"

    def _evidence(self, alias: str) -> str:
        """A paper is seen through what rests on it."""
        found = []
        for table in self._tables.values():
            for column in table.columns:
                if any(one.target_fullname == "evidence.id" for one in column.foreign_keys):
                    inner = next(self._names)
                    found.append(
                        f"{alias}.id IN (SELECT {inner}.{column.name} FROM {self._prefix}{table.name} {inner}"
                        f" WHERE {inner}.{column.name} IS NOT NULL AND {self.of_table(table, inner) or '1 = 1'})"
                    )
        return f"({' OR '.join(found)})"

    def _batch(self, alias: str) -> str:
        """An import is hidden from all who may not see every matter that it brought."""
        inner = next(self._names)
        if self._scope.clients is not None:
            return "1 = 0"
        return (
            f"NOT EXISTS (SELECT 1 FROM {self._prefix}matter {inner} WHERE {inner}.batch = {alias}.id"
            f" AND {_hidden(self._scope, inner)})"
        )

    def _playbook(self, alias: str) -> str:
        """The firm's own notes: none for a client, and of no client behind a wall."""
        if self._scope.clients is not None:
            return "1 = 0"
        hidden = ", ".join(f"'{one}'" for one in sorted(self._scope.hidden_clients)) or "''"
        return f"NOT ({alias}.about = 'client' AND {alias}.subject IN ({hidden}))"
