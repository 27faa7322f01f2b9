"""Finding by words: the filter's matters, and everything for Ctrl+K."""

from dataclasses import dataclass
from typing import Literal

from ipdocket.store import text_index
from ipdocket.store.words import strip_number
from ipdocket.store.work import Store


@dataclass(frozen=True, slots=True)
class Found:
    """One thing found: a matter or a party, what to call it and what to say of it."""

    kind: Literal["matter", "owner", "client", "agent"]
    id: int
    text: str
    detail: str


def matching_matters(store: Store, text: str, limit: int) -> list[int]:
    """Ids of the live matters that hold every word of the text in reference, number, title or a name.

    Numbers are found with or without their separators. Matters not yet in the index are looked through as well.
    A `limit` of -1 means all.
    """
    words, stripped = text.split(), strip_number(text)
    found: list[int] = []
    for some in _readings(words, stripped, text):
        sql, values = text_index.search(store, some)
        known = set(found)
        if sql:
            rows = store.driver.execute(f"{sql} LIMIT ?", (*values, limit))
            found += [row[0] for row in rows if row[0] not in known]
    found += _not_yet_indexed(store, words, stripped, set(found))
    return found if limit < 0 else found[:limit]


def choose_matters(store: Store, text: str) -> int:
    """Puts the ids that `matching_matters` would give into the connection's own table `chosen`; gives how many."""
    driver = store.driver
    driver.execute("DELETE FROM chosen")
    words, stripped = text.split(), strip_number(text)
    for some in _readings(words, stripped, text):
        sql, values = text_index.search(store, some)
        if sql:
            driver.execute(f"INSERT OR IGNORE INTO chosen {sql}", values)
    late = _not_yet_indexed(store, words, stripped, set())
    driver.executemany("INSERT OR IGNORE INTO chosen VALUES (?)", ((one,) for one in late))
    return int(driver.execute("SELECT count(*) FROM chosen").fetchone()[0])


def find_everything(store: Store, text: str, limit: int = 20) -> list[Found]:
    """What Ctrl+K shows: matters by exact reference first, then by any words, then parties by name."""
    text = text.strip()
    if not text:
        return []
    exact = [row[0] for row in store.driver.execute("SELECT id FROM matter WHERE reference = ? AND void = 0", (text,))]
    ids = (exact + [one for one in matching_matters(store, text, limit) if one not in exact])[:limit]
    marks = ", ".join(map(str, ids))
    rows = store.driver.execute(
        f"""SELECT m.id, m.reference, m.office, m.title, ifnull(o.name, m.owner_as_recorded), m.application_number
        FROM matter m LEFT JOIN party o ON o.id = m.owner WHERE m.id IN ({marks})"""
    )
    matters = {
        row[0]: Found("matter", row[0], row[1], " · ".join(part for part in row[2:6] if part)) for row in rows
    }
    found = [matters[one] for one in ids if one in matters]
    parties = store.driver.execute(
        """SELECT kind, id, name, country FROM party WHERE merged_into IS NULL AND (instr(lower(name), lower(?1)) > 0
            OR id IN (SELECT party FROM party_name WHERE instr(lower(name), lower(?1)) > 0))
        ORDER BY length(name), name LIMIT ?2""",
        (text, max(5, limit - len(found))),
    )
    found += [Found(row[0], row[1], row[2], row[3]) for row in parties]
    return found


def _readings(words: list[str], stripped: str, text: str) -> list[list[str]]:
    """The words as typed and, where separators were typed, the whole as one number without them."""
    apart = stripped != text and len(stripped) >= text_index.SHORTEST and any(character.isdigit() for character in stripped)
    return [words, [stripped]] if apart else [words]


def _not_yet_indexed(store: Store, words: list[str], stripped: str, besides: set[int]) -> list[int]:
    """Matters that wait for the index: looked through one by one, the first thousands of them."""
    rows = store.driver.execute(
        """SELECT m.id, m.reference || ' ' || m.title || ' ' || ifnull(o.name, m.owner_as_recorded) || ' '
            || m.application_number || ' ' || m.publication_number || ' ' || m.registration_number
        FROM (SELECT matter FROM text_pending LIMIT 5000) t JOIN matter m ON m.id = t.matter
            LEFT JOIN party o ON o.id = m.owner WHERE m.void = 0"""
    )
    low, plain = [word.lower() for word in words], stripped.lower()
    return [
        one
        for one, text in rows
        if one not in besides
        and (all(word in text.lower() for word in low) or (plain and plain in strip_number(text).lower()))
    ]
