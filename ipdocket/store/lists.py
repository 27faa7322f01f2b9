"""The other pages' lists: matters, what waits for a second person, the record, and the rail's counts."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from ipdocket.domain.absences import Acting, Named, Roster
from ipdocket.domain.confirmations import ConfirmedAct
from ipdocket.domain.deadlines import ACTIVE
from ipdocket.store.absences import acting_matter_sql, name_people, read_roster
from ipdocket.store.bounds import record_seen
from ipdocket.store.confirming import list_mismatches
from ipdocket.store.find import choose_matters
from ipdocket.store.tables import listed
from ipdocket.store.types import read_instant, write_instant
from ipdocket.store.work import Store

# A first confirmation whose second is not made yet, by someone other than the viewer.
MASKED = """a.subject = 'confirmation' AND a.act = 'confirm first' AND a.person IS NOT ? AND NOT EXISTS (
    SELECT 1 FROM confirmation f JOIN confirmation s ON s.deadline = f.deadline AND s.revision = f.revision
        AND s.round = f.round AND s.slot = 2 WHERE f.id = a.subject_id)"""
_MATTER_SORTS = {
    "reference": "m.reference COLLATE NOCASE", "office": "m.office", "right": "m.right_kind",
    "title": "m.title COLLATE NOCASE", "owner": "o.name COLLATE NOCASE", "client": "c.name COLLATE NOCASE",
    "status": "m.status", "responsible": "p.name COLLATE NOCASE",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class MatterFilter:
    """Which matters: all that is given must hold; void ones only where asked for."""

    text: str = ""
    office: str = ""
    right: str = ""
    status: str = ""
    client: int | None = None
    owner: int | None = None
    person: int | None = None
    acting: int | None = None
    batch: int | None = None
    void: bool = False


@dataclass(frozen=True, slots=True)
class MatterRow:
    """One matter in a list, with the next date that someone must act on."""

    id: int
    reference: str
    office: str
    right: str
    title: str
    status: str
    owner: str
    client: str
    responsible: str
    application_number: str
    registration_number: str
    next_act_by: date | None
    next_final: date | None
    void: bool
    acting: Acting | None = None
    acting_name: str = ""


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """One deadline that waits for its second person; day, number, amount and file name are not in it, for anyone."""

    deadline: int
    matter: int
    reference: str
    office: str
    title: str
    due: date
    final: date
    act: ConfirmedAct
    first_person: int
    first_name: str
    first_at: datetime
    evidence: int | None


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One entry of the record; `body` is JSON of before and after, "" where `masked`."""

    number: int
    instant: datetime
    who: str
    act: str
    subject: str
    subject_id: int
    matter: int | None
    reference: str
    body: str
    hash: str
    masked: bool


def list_matters(
    store: Store, wanted: MatterFilter, *, sort: str = "reference", descending: bool = False, limit: int = -1,
    today: date | None = None,
) -> "array[int]":  # fmt: skip
    """The ids of the matters in order; `limit` -1 means all. A filter by who acts needs the day."""
    conditions, values = ["m.void = ?"], [int(wanted.void)]
    exact = (
        ("m.office", wanted.office), ("m.right_kind", wanted.right), ("m.status", wanted.status),
        ("m.client", wanted.client), ("m.owner", wanted.owner), ("m.responsible", wanted.person), ("m.batch", wanted.batch),
    )  # fmt: skip
    parameters: list[Any] = list(values)
    for column, value in exact:
        if value not in (None, ""):
            conditions.append(f"{column} = ?")
            parameters.append(value)
    if wanted.acting is not None and today is not None:
        conditions.append(acting_matter_sql(store, wanted.acting, today))
    if wanted.text.strip():
        choose_matters(store, wanted.text.strip())
        conditions.append("m.id IN (SELECT matter FROM chosen)")
    column = _MATTER_SORTS[sort]
    joins = {"o.": " LEFT JOIN party o ON o.id = m.owner", "c.": " LEFT JOIN party c ON c.id = m.client",
             "p.": " LEFT JOIN person p ON p.id = m.responsible"}.get(column[:2], "")  # fmt: skip
    way = " DESC" if descending else ""
    sql = f"SELECT m.id FROM matter m{joins} WHERE {' AND '.join(conditions)} ORDER BY {column}{way}, m.id LIMIT ?"
    return array("q", (row[0] for row in store.driver.execute(sql, (*parameters, limit))))


def get_matter_rows(store: Store, ids: Sequence[int], today: date | None = None) -> list[MatterRow]:
    """The rows of these matters, in the order of ids. With a day: who acts on it."""
    found: dict[int, MatterRow] = {}
    roster, names = (Roster(), {}) if today is None else (read_roster(store, today), name_people(store))
    for start in range(0, len(ids), 5000):
        some = ids[start : start + 5000]
        rows = store.driver.execute(
            f"""SELECT m.id, m.reference, m.office, m.right_kind, m.title, m.status,
                ifnull(o.name, m.owner_as_recorded), ifnull(c.name, ''), ifnull(p.name, ''), m.application_number,
                m.registration_number,
                (SELECT min(CAST(d.act_by AS TEXT) || CAST(d.final AS TEXT)) FROM deadline d WHERE d.matter = m.id AND d.unknown = 0
                    AND d.state IN ({listed(ACTIVE)})), m.void, m.responsible, m.backup
            FROM matter m LEFT JOIN party o ON o.id = m.owner LEFT JOIN party c ON c.id = m.client
                LEFT JOIN person p ON p.id = m.responsible WHERE m.id IN ({', '.join('?' * len(some))})""",
            tuple(some),
        )
        for row in rows:
            acting = roster.find_acting(Named(0, *row[13:15]), today) if today is not None else None
            name = names.get(acting.person or 0, "") if acting is not None else ""
            found[row[0]] = replace(_read_matter_row(row), acting=acting, acting_name=name)
    return [found[one] for one in ids if one in found]


def _read_matter_row(row: tuple[Any, ...]) -> MatterRow:
    act_by, final = (date.fromisoformat(row[11][:10]), date.fromisoformat(row[11][10:])) if row[11] else (None, None)
    return MatterRow(
        row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7], row[8], row[9], row[10], act_by, final, bool(row[12])
    )


def list_waiting(store: Store) -> list[WaitingRow]:
    """Every deadline that waits for a second person, re-openings too, by the day to work towards."""
    rows = store.driver.execute(
        """SELECT d.id, d.matter, m.reference, d.office, w.title, d.due, d.final, c.act, c.person, p.name, c.instant,
            c.evidence
        FROM confirmation c JOIN deadline d ON d.id = c.deadline AND d.revision = c.revision
            JOIN matter m ON m.id = d.matter JOIN wording w ON w.id = d.wording JOIN person p ON p.id = c.person
        WHERE c.slot = 1 AND (d.state = 'awaiting_second' AND c.round = d.round
                OR c.act = 'reopen' AND d.state IN ('done', 'not_needed', 'abandoned') AND c.round > d.round)
            AND NOT EXISTS (SELECT 1 FROM confirmation s WHERE s.deadline = c.deadline AND s.revision = c.revision
                AND s.round = c.round AND s.slot = 2)
        ORDER BY d.act_by, d.id"""
    )
    return [
        WaitingRow(
            row[0], row[1], row[2], row[3], row[4], date.fromisoformat(row[5]), date.fromisoformat(row[6]),
            ConfirmedAct(row[7]), row[8], row[9], read_instant(row[10]), row[11],
        )
        for row in rows
    ]  # fmt: skip


def list_audit(
    store: Store, viewer: int | None, *, see_all: bool = False, text: str = "", matter: int | None = None,
    before: int | None = None, limit: int = 256, person: int | None = None, act: str = "",
    since: datetime | None = None, until: datetime | None = None,
) -> list[AuditRow]:
    """Entries of the record, newest first, of one person or act where given, from `since` on and before `until`; `before`
    continues behind a page.

    What a first confirmation holds is masked until the second is made, save for the person who made it and where
    `see_all` (an auditor); a text filter does not look into what is masked.
    """
    masked = MASKED if not see_all else "a.id = 0 AND a.person = ?"
    conditions, values = [record_seen(store.scope)], []
    asked = (
        ("a.matter = ?", matter), ("a.id < ?", before), ("a.person = ?", person), ("a.act = ?", act or None),
        ("a.instant >= ?", since and write_instant(since)), ("a.instant < ?", until and write_instant(until)),
    )  # fmt: skip
    for condition, value in asked:
        if value is not None:
            conditions.append(condition)
            values.append(value)
    searched = "e.id > 0"
    wanted_text: list[object] = []
    if text:
        searched = "instr(lower(e.who || ' ' || e.act || ' ' || e.subject || ' ' || e.reference || ' ' || e.shown), lower(?)) > 0"
        wanted_text.append(text)
    sql = f"""SELECT e.* FROM (SELECT a.id, a.instant, a.who, a.act, a.subject, a.subject_id, a.matter,
            ifnull(m.reference, '') AS reference, CASE WHEN {masked} THEN '' ELSE a.body END AS shown, a.hash, {masked}
        FROM audit a LEFT JOIN matter m ON m.id = a.matter WHERE {' AND '.join(conditions)} ORDER BY a.id DESC) e
        WHERE {searched} LIMIT ?"""
    rows = store.driver.execute(sql, (viewer, viewer, *values, *wanted_text, limit))
    return [
        AuditRow(row[0], read_instant(row[1]), row[2], row[3], row[4], row[5], row[6], row[7], row[8], row[9], bool(row[10]))
        for row in rows
    ]


def list_acts(store: Store) -> list[str]:
    """Every kind of act that the record holds, by name."""
    return [row[0] for row in store.driver.execute("SELECT DISTINCT act FROM audit WHERE id > 0 ORDER BY act")]


def count_rail(store: Store, today: date, person: int | None = None) -> dict[str, int]:
    """The rail's counts: active deadlines overdue or due within 7 days (`docket`; a person's own where given), what waits
    for a second person (`confirm`), what came back as a mismatch (`mismatch`), live matters.
    """
    from datetime import timedelta

    mine = "" if person is None else " AND d.responsible = ?"
    values = ((today + timedelta(days=7)).isoformat(), *(() if person is None else (person,)))
    docket = f"SELECT count(*) FROM deadline d WHERE d.state IN ({listed(ACTIVE)}) AND d.unknown = 0 AND d.act_by <= ?{mine}"
    return {
        "docket": store.driver.execute(docket, values).fetchone()[0],
        "confirm": len(list_waiting(store)),
        "mismatch": len(list_mismatches(store)),
        "matters": store.driver.execute("SELECT count(*) FROM matter WHERE void = 0").fetchone()[0],
    }


def list_active_offices(store: Store) -> list[str]:
    """The offices before which someone must still act."""
    least = f"SELECT min(d.office) FROM deadline d WHERE d.state IN ({listed(ACTIVE)})"
    sql = f"""WITH RECURSIVE one(office) AS (
        {least} UNION ALL SELECT ({least} AND d.office > one.office) FROM one WHERE one.office IS NOT NULL
    ) SELECT office FROM one WHERE office IS NOT NULL"""
    return [row[0] for row in store.driver.execute(sql)]
