"""Owner names: clustering a list, and one new name against all of it."""

import random
from itertools import cycle

from ipdocket.names.index import NameIndex
from ipdocket.names.matching import cluster
from ipdocket.names.rows import OwnerRow
from tests.benchmarks.measure import Measured, in_turn

_NAMES = {"small": 1_000, "full": 100_000}
_FORMS = ("Inc.", "LLC", "GmbH", "Co., Ltd.", "Corporation", "AG", "S.A.", "Ltd", "K.K.", "S.p.A.", "")
_COMMON = (
    "Electronics", "Chemical", "Medical", "Systems", "Technologies", "Software", "Energy", "Motors", "Research", "Industries",
    "Foods", "Optical", "Networks", "Instruments", "Plastics", "Materials", "Design",
    "Holdings", "International", "Solutions", "Products",
)  # fmt: skip
_LOOKUPS = 50


def made_up_names(count: int) -> list[OwnerRow]:
    """Names with rare and common words, every third a respelling or a typing error of an earlier one; always the same."""
    draw = random.Random(5)
    names: list[str] = []
    while len(names) < count:
        name = " ".join(
            filter(None, (_rare_word(draw), *draw.sample(_COMMON, draw.choice((0, 1, 1, 2, 2))), draw.choice(_FORMS)))
        )
        names.append(name)
        ways = (_mistype(name, draw), name.upper(), name.replace(".", "").replace(",", ""))
        names += draw.choices(ways, k=draw.choice((0, 0, 1, 2)))
    draw.shuffle(names)
    places = cycle(("", "", "DE", "US"))
    return [OwnerRow(row, name, country=next(places)) for row, name in enumerate(names[:count], 1)]


def _rare_word(draw: random.Random) -> str:
    return "".join(
        draw.choice("bcdfghjklmnprstvz") + draw.choice("aeiou") for _ in range(draw.choice((2, 3, 3, 4)))
    ).capitalize()


def _mistype(name: str, draw: random.Random) -> str:
    at = draw.randrange(1, len(name) - 1)
    return name[:at] + draw.choice(("", name[at] * 2, draw.choice("abcdeinorst"))) + name[at + 1 :]


def bench_owners_cluster(scale: str) -> list[Measured]:
    """Clustering at the suggested level, against grouping by lower case."""
    rows = made_up_names(_NAMES[scale])

    def group() -> dict[str, list[int]]:
        groups: dict[str, list[int]] = {}
        for row in rows:
            groups.setdefault(row.name.casefold(), []).append(row.row)
        return groups

    what = f"{len(rows)} names, suggested level"
    return [in_turn("owners_cluster", len(rows), lambda: cluster(rows, "suggested"), group, runs=3, what=what)]


def bench_owners_lookup(scale: str) -> list[Measured]:
    """One new name against all, fifty times, against a look-up by lower case."""
    rows = made_up_names(_NAMES[scale])
    index = NameIndex()
    plain: dict[str, int] = {}
    for row in rows:
        index.add(row.row, row.name, country=row.country)
        plain[row.name.casefold()] = row.row
    draw = random.Random(7)
    asked = [_mistype(draw.choice(rows).name, draw) for _ in range(_LOOKUPS)]
    index.find(asked[0])

    def find() -> None:
        for name in asked:
            index.find(name)

    def look_up() -> list[int | None]:
        return [plain.get(name.casefold()) for name in asked]

    return [in_turn("owners_lookup", len(asked), find, look_up, what=f"{len(asked)} new names against {len(rows)}")]
