"""Holes in the docket: matters in which something is missing or rests on what nobody checked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ipdocket.domain.deadlines import ACTIVE
from ipdocket.domain.matter import ENDED
from ipdocket.store.tables import listed
from ipdocket.store.work import Store

_ALIVE = f"m.void = 0 AND m.status NOT IN ({', '.join(repr(str(one)) for one in sorted(ENDED))})"
_ACTIVE = f"d.state IN ({listed(ACTIVE)})"
_KEPT_UP = "d.kind IN ('annuity', 'renewal', 'maintenance')"
_NO_EVIDENCE = (
    "NOT EXISTS (SELECT 1 FROM confirmation c WHERE c.deadline = d.id AND c.revision = d.revision AND c.round = d.round"
    " AND c.evidence IS NOT NULL)"
)
# Found by the arithmetic of absences, not by a condition; and one that a firm may ask for.
AWAY = "with someone away"
NO_SIGN_OFF = "no sign-off"
SIGN_OFF_NEEDED = "sign_off_needed"  # the setting: whether a matter without an owner of final sign-off is a hole
# What a hole in matters is: a condition on `m`, and what stands beside the matter.
_MATTERS = {
    "no renewal": (
        (f"{_ALIVE} AND m.status IN ('granted', 'registered')"
        f" AND NOT EXISTS (SELECT 1 FROM deadline d WHERE d.matter = m.id AND {_ACTIVE} AND {_KEPT_UP})"),
        "m.status",
    ),
    "no future date": (
        f"{_ALIVE} AND NOT EXISTS (SELECT 1 FROM deadline d WHERE d.matter = m.id AND {_ACTIVE} AND d.final >= ?)", "m.status",
    ),
    "no status": ("m.void = 0 AND m.status = 'unknown'", "m.status"),
    "no number": (
        f"{_ALIVE} AND (m.application_number = '' OR m.status = 'registered' AND m.registration_number = '')",
        "CASE WHEN m.application_number = '' THEN 'application number' ELSE 'registration number' END",
    ),
    "no basis": (f"{_ALIVE} AND NOT EXISTS (SELECT 1 FROM event e WHERE e.matter = m.id AND e.withdrawn = 0)", "m.status"),
    "grant without annuities": (
        (f"{_ALIVE} AND m.right_kind IN ('patent', 'utility_model')"
        " AND EXISTS (SELECT 1 FROM event e WHERE e.matter = m.id AND e.code = 'grant' AND e.withdrawn = 0)"
        f" AND NOT EXISTS (SELECT 1 FROM deadline d WHERE d.matter = m.id AND d.state <> 'void' AND {_KEPT_UP})"),
        "m.status",
    ),
    "no canonical owner": (
        f"{_ALIVE} AND NOT EXISTS (SELECT 1 FROM party p WHERE p.id = m.owner AND p.key <> '')", "m.owner_as_recorded",
    ),
    "no responsible": (f"{_ALIVE} AND m.responsible IS NULL", "m.status"),
    "no backup": (f"{_ALIVE} AND m.backup IS NULL", "m.status"),
    NO_SIGN_OFF: (f"{_ALIVE} AND m.sign_off IS NULL", "m.status"),
    "change waits": (
        ("m.void = 0 AND EXISTS (SELECT 1 FROM date_change c WHERE c.matter = m.id"
        " AND NOT EXISTS (SELECT 1 FROM date_change_decision k WHERE k.change = c.id)"
        " AND (c.event IS NULL OR EXISTS (SELECT 1 FROM event e WHERE e.id = c.event AND e.version = c.version))"
        " AND (c.deadline IS NULL OR EXISTS (SELECT 1 FROM deadline d WHERE d.id = c.deadline AND d.revision = c.version)))"),
        "m.status",
    ),
}  # fmt: skip
# What a hole in the dates on which someone must act is: a further condition on `d`.
_OPEN_DATES = {
    "uncertain law": "d.certainty = 'uncertain'",
    "stale law": "d.typed = 0 AND d.rule IN ({rules})",
    "typed date": "(d.typed = 1 OR d.override IS NOT NULL)",
    "date in doubt": "d.override_doubt = 1",
    "missed without cause": "d.state = 'missed' AND d.cause = ''",
    "unverified": "d.typed = 0 AND d.trigger_verified = 0",
}
# All holes in deadlines; matters are listed with how many such dates they have.
_DATES = {
    "closed without evidence": (
        f"d.state IN ('done', 'not_needed', 'abandoned') AND d.closing_event IS NULL AND {_NO_EVIDENCE}"
    ),
    **{hole: f"{_ACTIVE} AND {condition}" for hole, condition in _OPEN_DATES.items()},
}
HOLES = (*_MATTERS, AWAY, *_DATES)


@dataclass(frozen=True, slots=True)
class HoleRow:
    """One matter with a hole; `detail` is what stands there instead, or how many dates."""

    matter: int
    reference: str
    office: str
    title: str
    detail: str


def count_holes(store: Store, today: date, stale: Sequence[str] = ()) -> dict[str, int]:
    """How many matters have each hole; `stale` are the rules whose law was last looked at too long ago.

    The open dates are read once for all their holes.
    """
    counted = {}
    for hole in (*_MATTERS, "closed without evidence"):
        source, values = _source(hole, today, stale)
        distinct = "DISTINCT d.matter" if hole in _DATES else "*"
        counted[hole] = int(store.driver.execute(f"SELECT count({distinct}) {source}", values).fetchone()[0])
    marks = ", ".join("?" * len(stale)) or "NULL"
    cases = (condition.replace("{rules}", marks) for condition in _OPEN_DATES.values())
    parts = ", ".join(f"count(DISTINCT CASE WHEN {case} THEN d.matter END)" for case in cases)
    row = store.driver.execute(f"SELECT {parts} FROM deadline d WHERE {_ACTIVE}", list(stale)).fetchone()
    return counted | dict(zip(_OPEN_DATES, row, strict=True))


def list_hole(store: Store, hole: str, today: date, stale: Sequence[str] = (), limit: int = -1) -> list[HoleRow]:
    """The matters with this hole by reference; with a limit, the first so many."""
    source, values = _source(hole, today, stale)
    most = f" LIMIT {limit}" if limit >= 0 else ""
    if hole in _MATTERS:
        sql = f"SELECT m.id, m.reference, m.office, m.title, {_MATTERS[hole][1]} {source} ORDER BY m.reference, m.id{most}"
        return [HoleRow(*row) for row in store.driver.execute(sql, values)]
    sql = (
        "SELECT m.id, m.reference, m.office, m.title, g.dates FROM matter m"
        f" JOIN (SELECT d.matter AS matter, count(*) AS dates {source} GROUP BY d.matter) g ON g.matter = m.id"
        f" ORDER BY m.reference, m.id{most}"
    )
    rows = store.driver.execute(sql, values)
    return [
        HoleRow(row[0], row[1], row[2], row[3], f"{row[4]} dates" if row[4] > 1 else "1 date") for row in rows
    ]


def _source(hole: str, today: date, stale: Sequence[str]) -> tuple[str, list[str]]:
    if hole in _MATTERS:
        condition = _MATTERS[hole][0]
        return f"FROM matter m WHERE {condition}", [today.isoformat()] * condition.count("?")
    marks = ", ".join("?" * len(stale)) or "NULL"
    condition = _DATES[hole].replace("{rules}", marks)
    return f"FROM deadline d WHERE {condition}", list(stale) if hole == "stale law" else []
