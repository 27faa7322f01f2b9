"""The store's SQL in PostgreSQL's spelling: one text of each statement serves both databases."""

import re
from functools import lru_cache

_LITERAL = re.compile(r"('(?:[^']|'')*')")
_MARK = re.compile(r"\?(\d*)")
# Where the two spell the same thing differently; the statements use nothing else that differs.
_SPELLED = (
    (re.compile(r"\bIS NOT (?!NULL\b|DISTINCT\b|TRUE\b|FALSE\b)"), "IS DISTINCT FROM "),
    (re.compile(r"\bIS (?!NOT\b|NULL\b|DISTINCT\b|TRUE\b|FALSE\b)"), "IS NOT DISTINCT FROM "),
    (re.compile(r"\bchar\((\d+)\)"), r"chr(\1)"),
    (re.compile(r"\bIN \(\)"), "IN (NULL)"),
    (re.compile(r" INDEXED BY \w+"), ""),
    (re.compile(r"\bLIMIT \?(\d*)"), r"LIMIT nullif(CAST(?\1 AS bigint), -1)"),
    (re.compile(r"\bBEGIN (IMMEDIATE|EXCLUSIVE)\b"), "BEGIN"),
)
_OR_IGNORE = re.compile(r"^\s*INSERT OR IGNORE INTO\b")


def respell(sql: str) -> str:
    """The statement without its literals touched, marks left as they are.

    >>> respell("SELECT 'IS NOT x' FROM d WHERE a IS NOT b")
    "SELECT 'IS NOT x' FROM d WHERE a IS DISTINCT FROM b"
    """
    parts = _LITERAL.split(sql)
    for place in range(0, len(parts), 2):
        for pattern, spelling in _SPELLED:
            parts[place] = pattern.sub(spelling, parts[place])
    made = "".join(parts)
    if _OR_IGNORE.match(made):
        made = _OR_IGNORE.sub("INSERT INTO", made) + " ON CONFLICT DO NOTHING"
    return made


@lru_cache(maxsize=1024)
def translate(sql: str) -> str:
    """The statement as psycopg takes it: `?` becomes %s, `?1` becomes %(p1)s, a percent sign is doubled.

    >>> translate("SELECT 1 FROM t WHERE a IS ?1 AND b LIKE '50%' LIMIT ?2")
    "SELECT 1 FROM t WHERE a IS NOT DISTINCT FROM %(p1)s AND b LIKE '50%%' LIMIT nullif(CAST(%(p2)s AS bigint), -1)"
    """
    parts = _LITERAL.split(respell(sql).replace("%", "%%"))
    for place in range(0, len(parts), 2):
        parts[place] = _MARK.sub(lambda mark: f"%(p{mark[1]})s" if mark[1] else "%s", parts[place])
    return "".join(parts)


def names_marks(sql: str) -> bool:
    """Whether the translated statement takes its values by name."""
    return "%(p1)s" in sql
