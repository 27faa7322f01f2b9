"""SQLite's spelling of a statement in PostgreSQL's."""

import pytest

from ipdocket.store.postgres.translate import names_marks, respell, translate


@pytest.mark.parametrize(
    ("sql", "made"),
    [
        ("SELECT a FROM t WHERE a IS NOT ? AND b IS NOT NULL", "SELECT a FROM t WHERE a IS DISTINCT FROM %s AND b IS NOT NULL"),
        ("SELECT 1 WHERE a IS b", "SELECT 1 WHERE a IS NOT DISTINCT FROM b"),
        ("INSERT OR IGNORE INTO t VALUES (?)", "INSERT INTO t VALUES (%s) ON CONFLICT DO NOTHING"),
        ("SELECT char(10) || 'char(10) ? 5%'", "SELECT chr(10) || 'char(10) ? 5%%'"),
        ("SELECT a FROM t INDEXED BY t_a WHERE b IN ()", "SELECT a FROM t WHERE b IN (NULL)"),
        ("SELECT a FROM t WHERE a = ?2 LIMIT ?1", "SELECT a FROM t WHERE a = %(p2)s LIMIT nullif(CAST(%(p1)s AS bigint), -1)"),
        ("BEGIN IMMEDIATE", "BEGIN"),
    ],
)
def test_statements(sql: str, made: str) -> None:
    assert translate(sql) == made


def test_named_marks_are_told_from_others() -> None:
    assert names_marks(translate("SELECT ?1"))
    assert not names_marks(translate("SELECT ?"))


def test_what_stands_in_quotes_stays() -> None:
    assert respell("SELECT 'it''s IS NOT x', a IS NOT b") == "SELECT 'it''s IS NOT x', a IS DISTINCT FROM b"
