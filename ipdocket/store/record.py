"""Entries of the record as they were hashed, for whoever must check them without the program."""

from collections.abc import Collection
from dataclasses import dataclass

from ipdocket.store import audit
from ipdocket.store.lists import MASKED
from ipdocket.store.work import Store

_NAMES = ", ".join(f"a.{name}" for name in audit.COLUMNS.split(", "))


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One entry with every field that its hash covers, in order; `masked`: the body holds what this reader may not see."""

    fields: tuple[int | str | None, ...]
    hash: str
    masked: bool

    @property
    def number(self) -> int:
        """Its place in the record."""
        return int(self.fields[0] or 0)

    @property
    def subject(self) -> tuple[str, int]:
        """What it is about: the kind of thing and its id."""
        return str(self.fields[7]), int(self.fields[8] or 0)

    @property
    def body(self) -> str:
        """Canonical JSON of before and after; "" where it is masked."""
        return "" if self.masked else str(self.fields[10])


def list_lines(
    store: Store, viewer: int | None, matter: int, *, see_all: bool = False, evidence: Collection[int] = (),
    batch: int | None = None,
) -> list[RecordLine]:
    """Every entry of the matter, of these evidence files and of the import batch, oldest first; a first confirmation is
    masked until its second, save for the person who made it and where `see_all` (an auditor).
    """  # fmt: skip
    masked = MASKED if not see_all else "a.id = 0 AND a.person = ?"
    wanted, values = ["a.matter = ?"], [viewer, matter]
    if evidence:
        wanted.append(f"(a.subject = 'evidence' AND a.subject_id IN ({', '.join('?' * len(evidence))}))")
        values += evidence
    if batch is not None and store.scope.everything:  # an import tells of every matter that it brought
        wanted.append("(a.subject = 'import' AND a.subject_id = ?)")
        values.append(batch)
    sql = f"SELECT {_NAMES}, CASE WHEN {masked} THEN 1 ELSE 0 END FROM audit a WHERE {' OR '.join(wanted)} ORDER BY a.id"
    return [RecordLine(tuple(row[:12]), row[12], bool(row[13])) for row in store.driver.execute(sql, tuple(values))]
