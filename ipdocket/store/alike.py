"""Matters that look like one being typed: the same reference, number or title."""

from collections.abc import Sequence

from ipdocket.domain.matter import Matter
from ipdocket.store.matters import get_matters
from ipdocket.store.words import strip_number
from ipdocket.store.work import Store

_STRIP = "replace(replace(replace(replace(replace({0}, ' ', ''), '.', ''), '/', ''), '-', ''), ',', '')"
_NUMBERS = ("application_number", "registration_number", "publication_number")
MOST = 10


def find_alike(
    store: Store, office: str, right: str, reference: str, numbers: Sequence[str], title: str
) -> list[tuple[Matter, str]]:
    """Live matters with the same reference after stripping, or of the same office with a number or title in common.

    Each comes with what is the same, in words; at most ten.
    """
    found: dict[int, str] = {}
    stripped = strip_number(reference).casefold()
    if stripped:
        sql = f"SELECT id FROM matter WHERE void = 0 AND lower({_STRIP.format('reference')}) = ? LIMIT {MOST}"
        _add(found, store, sql, (stripped,), "the same reference")
    for number in numbers:
        plain = strip_number(number)
        for column in _NUMBERS if plain else ():
            sql = f"SELECT id FROM matter WHERE void = 0 AND office = ? AND {_STRIP.format(column)} = ? LIMIT {MOST}"
            _add(found, store, sql, (office, plain), f"the same {column.replace('_', ' ')}")
    if title.strip():
        sql = f"SELECT id FROM matter WHERE void = 0 AND office = ? AND right_kind = ? AND lower(title) = lower(?) LIMIT {MOST}"
        _add(found, store, sql, (office, right, title.strip()), "the same title before the same office")
    matters = get_matters(store, list(found)[:MOST])
    return [(matter, found[matter.id]) for matter in matters]


def _add(found: dict[int, str], store: Store, sql: str, values: tuple[str, ...], why: str) -> None:
    for (matter_id,) in store.driver.execute(sql, values):
        found.setdefault(matter_id, why)
