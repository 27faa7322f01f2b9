"""The words by which a matter is found, kept in the trigram index; a bulk import may run ahead of it."""

from collections.abc import Iterable

from ipdocket.store import text_index
from ipdocket.store.office_numbers import normalised_of
from ipdocket.store.work import Store, Work

_WORDS = """
SELECT m.id, m.reference || char(10) || m.title || char(10) || m.agent_reference || char(10) || m.owner_as_recorded
    || char(10) || ifnull(o.name, '') || char(10) || ifnull(c.name, '') || char(10) || ifnull(a.name, '')
    || char(10) || m.application_number || char(10) || m.publication_number || char(10) || m.registration_number,
    m.reference || char(10) || m.agent_reference || char(10) || m.application_number || char(10)
    || m.publication_number || char(10) || m.registration_number
FROM matter m LEFT JOIN party o ON o.id = m.owner LEFT JOIN party c ON c.id = m.client LEFT JOIN party a ON a.id = m.agent
"""
_SEPARATORS = str.maketrans("", "", " ./-,\u2013\u00a0")


def strip_number(text: str) -> str:
    """A number or reference without the separators that people leave out or add when typing it.

    >>> strip_number("EP 17 181 234.5")
    'EP171812345'
    """
    return text.translate(_SEPARATORS)


def index_matter(work: Work, matter_id: int) -> None:
    """Brings the index up to date for one matter."""
    _index(work, [matter_id])


def forget_matter(work: Work, matter_id: int) -> None:
    """Takes a void matter out of the index."""
    work.driver.execute("DELETE FROM matter_text WHERE rowid = ?", (matter_id,))
    work.driver.execute("DELETE FROM text_pending WHERE matter = ?", (matter_id,))


def postpone(work: Work, matter_ids: Iterable[int]) -> None:
    """Notes matters whose words will be indexed later, by `index_pending`."""
    work.driver.executemany("INSERT OR IGNORE INTO text_pending (matter) VALUES (?)", ((one,) for one in matter_ids))


def postpone_party(work: Work, party_id: int) -> None:
    """Notes all matters of a party whose name changed."""
    work.driver.execute(
        "INSERT OR IGNORE INTO text_pending (matter)"
        " SELECT id FROM matter WHERE (owner = ?1 OR client = ?1 OR agent = ?1) AND void = 0",
        (party_id,),
    )


def index_pending(work: Work, limit: int = 2000) -> int:
    """Indexes some of the matters that wait; gives how many still wait."""
    waiting = work.driver.execute("SELECT matter FROM text_pending ORDER BY matter LIMIT ?", (limit,)).fetchall()
    if waiting:
        _index(work, [row[0] for row in waiting])
    return count_pending(work.store)


def count_pending(store: Store) -> int:
    """How many matters the index does not know yet."""
    return int(store.driver.execute("SELECT count(*) FROM text_pending").fetchone()[0])


def _index(work: Work, ids: list[int]) -> None:
    driver = work.driver
    driver.executemany("DELETE FROM matter_text WHERE rowid = ?", ((one,) for one in ids))
    for start in range(0, len(ids), 500):
        some = ids[start : start + 500]
        marks = ", ".join("?" * len(some))
        found = driver.execute(f"{_WORDS} WHERE m.void = 0 AND m.id IN ({marks})", some).fetchall()
        official = normalised_of(work.store, some)
        driver.executemany(
            "INSERT INTO matter_text (rowid, words) VALUES (?, ?)",
            (
                (one, text_index.prepare(work.store, _words(text, numbers, official.get(one, ""))))
                for one, text, numbers in found
            ),
        )
    driver.executemany("DELETE FROM text_pending WHERE matter = ?", ((one,) for one in ids))


def _words(text: str, numbers: str, official: str) -> str:
    """Everything as it stands, numbers also in their offices' form, and all of them without separators."""
    more = f"{text}\n{official}" if official else text
    return f"{more}\n{strip_number(numbers)}\n{strip_number(official)}" if official else f"{more}\n{strip_number(numbers)}"
