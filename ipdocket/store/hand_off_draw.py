"""What the docket offers for a hand-off note: what is due, what waits for a second person, what nobody has dealt with."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from ipdocket.domain.deadlines import ACTIVE
from ipdocket.domain.hand_off import About, Drawn, Thing
from ipdocket.domain.intake import last_fresh_day, paper_label
from ipdocket.store.intake import OPEN
from ipdocket.store.tables import listed
from ipdocket.store.work import Store

_DUE = (
    "SELECT d.id, d.matter, m.reference, d.office, w.title, d.act_by, d.state FROM deadline d"
    " JOIN matter m ON m.id = d.matter JOIN wording w ON w.id = d.wording"
    f" WHERE d.state IN ({listed(ACTIVE)}) AND d.unknown = 0"
)
_FIRST = (
    "EXISTS (SELECT 1 FROM confirmation c WHERE c.deadline = d.id AND c.revision = d.revision AND c.round = d.round"
    " AND c.slot = 1 AND c.person = ?)"
)


def draw_dates(store: Store, person: int, until: date) -> list[Drawn]:
    """What the person is responsible for up to a day, and whatever they confirmed first that waits for a second person."""
    mine = "coalesce(d.responsible, m.responsible) = ?"
    rows = store.driver.execute(
        f"{_DUE} AND (d.act_by <= ? AND {mine} OR d.state = 'awaiting_second' AND ({mine} OR {_FIRST})) ORDER BY d.act_by, d.id",
        (until.isoformat(), person, person, person),
    )
    return [_read_date(row) for row in rows]


def get_dates(store: Store, ids: Collection[int]) -> list[Drawn]:
    """Those of these deadlines on which someone must still act."""
    if not ids:
        return []
    rows = store.driver.execute(f"{_DUE} AND d.id IN ({', '.join('?' * len(ids))}) ORDER BY d.act_by, d.id", tuple(ids))
    return [_read_date(row) for row in rows]


def draw_unverified(store: Store, person: int, more: Collection[int] = ()) -> list[Drawn]:
    """Dates that this person typed and no second person has verified; `more` are events looked at besides.

    Their own day is not in it: whoever verifies it types it from the paper unseen. The day is the next one of the matter.
    """
    besides = f" OR e.id IN ({', '.join('?' * len(more))})" if more else ""
    next_day = (
        f"(SELECT min(d.act_by) FROM deadline d WHERE d.matter = e.matter AND d.unknown = 0 AND d.state IN ({listed(ACTIVE)}))"
    )
    rows = store.driver.execute(
        f"SELECT e.id, e.matter, m.reference, m.office, e.paper_type, e.code, {next_day} FROM event e"
        " JOIN matter m ON m.id = e.matter WHERE e.source = 'typed' AND e.verified_by IS NULL AND e.withdrawn = 0"
        f" AND (e.dated_by = ?{besides}) ORDER BY e.id",
        (person, *more),
    )
    return [
        Drawn(Thing(About.VERIFICATION, row[0]), row[1], row[2], row[3], row[4] or row[5], _day(row[6])) for row in rows
    ]


def draw_papers(store: Store, person: int) -> list[Drawn]:
    """Every paper of the log that is open, oldest first; the person's own are those that they logged."""
    rows = store.driver.execute(
        "SELECT r.id, r.matter, m.reference, m.office, r.what, r.received, r.entered_by, r.year, r.number FROM paper r"
        f" LEFT JOIN matter m ON m.id = r.matter WHERE {OPEN} ORDER BY r.received, r.id"
    )
    found = []
    for row in rows:
        received = _day(row[5])
        assert received is not None, "every paper has its day of receipt"
        found.append(
            Drawn(
                Thing(About.PAPER, row[0]), row[1], row[2] or "", row[3] or "", row[4], last_fresh_day(received),
                own=row[6] == person, label=paper_label(row[7], row[8]),
            )
        )  # fmt: skip
    return found


def _read_date(row: Sequence[Any]) -> Drawn:
    about = About.SECOND if row[6] == "awaiting_second" else About.DEADLINE
    return Drawn(Thing(about, row[0]), row[1], row[2], row[3], row[4], _day(row[5]))


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value
