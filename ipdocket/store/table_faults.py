"""Where a table and the record differ, and one text for values that both write in their own ways."""

from dataclasses import dataclass
from datetime import date, datetime

from ipdocket.store.types import write_instant, write_json

GONE = "the record tells of it, and it is gone"
UNKNOWN = "stands in the table, and the record knows nothing of it"


@dataclass(frozen=True, slots=True)
class TableFault:
    """One place where a table and the record differ; `entry` is the entry that last told of the row, 0 for none.

    `row` is 0 for a row that is gone and whose number the record never told: `found` then names it by what it said.
    """

    table: str
    row: int
    column: str
    recorded: str
    found: str
    entry: int

    def __str__(self) -> str:
        if not self.column:
            return f"{self._name}: {self.found} (entry {self.entry})"
        told = f"the record says {self.recorded or 'nothing'} (entry {self.entry}), the table {self.found or 'nothing'}"
        return f"{self._name}, {self.column}: {told}"

    def tell_place(self) -> str:
        """The place alone, for whoever may not see what stands there."""
        column = f", {self.column}" if self.column else ""
        return f"{self._name}{column}: not as the record says (entry {self.entry})"

    @property
    def _name(self) -> str:
        return f"{self.table} {self.row}" if self.row else self.table


def plain(value: object) -> str:
    """One text for what both databases and the record write in their own ways; nothing and empty are one."""
    if value is None or value is False or value in (0, {}):
        return ""
    if isinstance(value, dict):
        return write_json(value)
    if value is True:
        return "1"
    if isinstance(value, datetime):
        return write_instant(value)
    return value.isoformat() if isinstance(value, date) else str(value)
