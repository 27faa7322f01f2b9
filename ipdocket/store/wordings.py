"""The words of deadlines, each kept once: title, authority, what follows from missing it."""

from ipdocket.store.work import Store, Work

Words = tuple[str, str, str]


def find_wording(work: Work, title: str, authority: str, if_missed: str) -> int:
    """The id under which these words are kept, entered where they are new."""
    words = (title, authority, if_missed)
    known = work.store.wordings.get(words)
    if known is None:
        row = work.driver.execute(
            "SELECT id FROM wording WHERE title = ? AND authority = ? AND if_missed = ?", words
        ).fetchone()
        if row is None:
            made = "INSERT INTO wording (title, authority, if_missed) VALUES (?, ?, ?)"
            known = int(work.driver.execute(made, words).lastrowid or 0)
        else:
            known = int(row[0])
        work.store.wordings[words] = known
    return known


def match_titles(store: Store, text: str) -> list[int]:
    """The wordings whose title holds the text, in any case."""
    rows = store.driver.execute("SELECT id FROM wording WHERE instr(lower(title), lower(?)) > 0", (text,))
    return [row[0] for row in rows]


def read_authorities(store: Store, deadline_ids: list[int]) -> dict[int, str]:
    """By deadline, the authority on which its date rests."""
    found: dict[int, str] = {}
    for start in range(0, len(deadline_ids), 5000):
        some = deadline_ids[start : start + 5000]
        marks = ", ".join("?" * len(some))
        sql = f"SELECT d.id, w.authority FROM deadline d JOIN wording w ON w.id = d.wording WHERE d.id IN ({marks})"
        found.update(store.driver.execute(sql, some).fetchall())
    return found
