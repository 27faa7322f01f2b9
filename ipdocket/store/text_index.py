"""The trigram index of each database: FTS5 on SQLite, pg_trgm on PostgreSQL."""

from ipdocket.store.work import Store

SHORTEST = 3  # a trigram


def prepare(store: Store, text: str) -> str:
    """The words as the index keeps them; PostgreSQL's is looked through in small letters."""
    return text if store.home.kind == "sqlite" else text.lower()


def search(store: Store, words: list[str]) -> tuple[str, tuple[str, ...]]:
    """The statement that finds the matters holding every word, with its values; "" where there is no word."""
    if not words:
        return "", ()
    bound = "" if store.scope.everything else " AND rowid IN (SELECT id FROM matter)"
    if store.home.kind == "sqlite":
        sql, values = _search_sqlite(words)
        return sql + bound, values
    conditions = " AND ".join("words LIKE ?" for _ in words)
    return f"SELECT rowid FROM matter_text WHERE {conditions}{bound}", tuple(f"%{_plain(word.lower())}%" for word in words)


def _search_sqlite(words: list[str]) -> tuple[str, tuple[str, ...]]:
    long = [word for word in words if len(word) >= SHORTEST]
    short = [word for word in words if len(word) < SHORTEST]
    conditions, values = [], []
    if long:
        conditions.append("words MATCH ?")
        values.append(" AND ".join('"' + word.replace('"', '""') + '"' for word in long))
    for word in short:
        conditions.append("instr(lower(words), lower(?)) > 0")
        values.append(word)
    return f"SELECT rowid FROM matter_text WHERE {' AND '.join(conditions)}", tuple(values)


def _plain(word: str) -> str:
    """The word with what LIKE would read as a pattern made plain."""
    for character in ("\\", "%", "_"):
        word = word.replace(character, f"\\{character}")
    return word
