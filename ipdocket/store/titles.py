"""Chains of title: acts are only added; one that was wrong is withdrawn by another entry and stays readable."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select

from ipdocket.domain.changes import Kind
from ipdocket.domain.titles import TitleAct, TitleKind
from ipdocket.store.refusals import NotFound
from ipdocket.store.tables_conventions import title_act
from ipdocket.store.work import Store, Work

_WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class TitleLine:
    """An act of a chain with who entered it; `withdrawn` is the reason why it counts no more, "" while it stands."""

    act: TitleAct
    entered_by: int | None
    entered_at: datetime
    withdrawn: str = ""


def add_act(work: Work, act: TitleAct) -> int:
    """Adds an act to the chain of its matter and gives its id."""
    values = {
        "kind": str(act.kind), "day": act.day, "giver": act.giver, "taker": act.taker, "owner": act.owner,
        "recorded": act.recorded, "number": act.number, "evidence": act.evidence, "note": act.note,
    }  # fmt: skip
    made = work.add(insert(title_act).values(
        matter=act.matter, entered_by=work.person, entered_at=work.now, **values
    ))  # fmt: skip
    work.record("title", made, after=values, matter=act.matter)
    work.touch(Kind.MATTERS, matters=(act.matter,))
    return made


def withdraw_act(work: Work, act_id: int, reason: str) -> None:
    """Takes an act out of its chain; it stays readable with the reason. Raises NotFound; the guard refuses a second time."""
    matter = work.connection.execute(select(title_act.c.matter).where(title_act.c.id == act_id)).scalar()
    if matter is None:
        raise NotFound(f"Act of title number {act_id}")
    made = work.add(insert(title_act).values(
        matter=matter, kind=_WITHDRAWN, note=reason, withdraws=act_id, entered_by=work.person, entered_at=work.now
    ))  # fmt: skip
    work.record("title", made, after={"withdraws": act_id, "reason": reason}, matter=matter)
    work.touch(Kind.MATTERS, matters=(matter,))


def list_title(store: Store, matter_id: int) -> list[TitleLine]:
    """Every act of a matter's chain in the order of entry, withdrawn ones too."""
    rows = store.rows(select(title_act).where(title_act.c.matter == matter_id).order_by(title_act.c.id))
    gone: dict[Any, str] = {row.withdraws: row.note for row in rows if row.kind == _WITHDRAWN}
    return [
        TitleLine(_read(row), row.entered_by, row.entered_at, gone.get(row.id, "")) for row in rows if row.kind != _WITHDRAWN
    ]


def list_acts(store: Store, matter_id: int) -> list[TitleAct]:
    """The acts that stand."""
    return [line.act for line in list_title(store, matter_id) if not line.withdrawn]


def list_of_party(store: Store, party_id: int) -> list[int]:
    """The live matters in whose chain the owner stands as taker, itself or what was merged into it, by reference."""
    rows = store.driver.execute(
        """SELECT DISTINCT m.reference, m.id FROM title_act t JOIN matter m ON m.id = t.matter AND m.void = 0
            JOIN party p ON p.id = t.owner
        WHERE (p.id = ?1 OR p.merged_into = ?1)
            AND NOT EXISTS (SELECT 1 FROM title_act w WHERE w.withdraws = t.id) ORDER BY m.reference""",
        (party_id,),
    )
    return [row[1] for row in rows]


def list_titled(store: Store) -> list[int]:
    """Every live matter that has a chain of title."""
    rows = store.driver.execute(
        "SELECT DISTINCT t.matter FROM title_act t JOIN matter m ON m.id = t.matter WHERE m.void = 0 ORDER BY t.matter"
    )
    return [row[0] for row in rows]


def _read(row: Any) -> TitleAct:
    return TitleAct(
        row.matter, TitleKind(row.kind), row.day, row.taker, row.giver, row.owner, row.recorded, row.number, row.evidence,
        row.note, row.id,
    )  # fmt: skip
