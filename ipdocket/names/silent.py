"""The silent level: rows that are the same owner beyond doubt, and nothing else.

Two rows are one owner here if their names have the same silent key (see `normal`) and nothing known about their places
speaks against it: two different known countries, or two different known cities, are for a person to decide.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ipdocket.names.normal import NormalName, normalize
from ipdocket.names.places import find_country, fold_city
from ipdocket.names.rows import OwnerRow, RowCluster


@dataclass(slots=True)
class Spelling:
    """Rows the silent level holds for one owner: their name taken apart and the places known."""

    name: NormalName
    country: str
    city: str
    rows: list[OwnerRow] = field(default_factory=list)
    names: list[NormalName] = field(default_factory=list)

    @property
    def first(self) -> int:
        """The smallest row number."""
        return min(row.row for row in self.rows)


def group_silently(rows: Sequence[OwnerRow]) -> list[Spelling]:
    """The rows in groups that are one owner beyond doubt, in the order of their first rows."""
    by_key: dict[str, dict[tuple[str, str], Spelling]] = {}
    nameless: list[Spelling] = []
    for row in rows:
        country = find_country(row.country) or row.country.strip().casefold() if row.country else ""
        name = normalize(row.name, country)
        place = (country, fold_city(row.city) if row.city else "")
        if not name.key:
            nameless.append(Spelling(name, *place, [row], [name]))
            continue
        places = by_key.setdefault(name.key, {})
        spelling = places.get(place)
        if spelling is None:
            spelling = places[place] = Spelling(name, *place)
        spelling.rows.append(row)
        spelling.names.append(name)
    groups = nameless
    for places in by_key.values():
        groups += _join_places(list(places.values())) if len(places) > 1 else places.values()
    return sorted(groups, key=lambda spelling: spelling.first)


def _join_places(spellings: list[Spelling]) -> list[Spelling]:
    """A less known place joins the one place it can be; where it could be two, it stays apart."""
    ordered = sorted(spellings, key=lambda one: (bool(one.country) + bool(one.city), one.country, one.city))
    joined_into: dict[int, int] = {}
    for at, vague in enumerate(ordered):
        fitting = [place for place, exact in enumerate(ordered) if place != at and _more_exact(exact, vague)]
        most = [one for one in fitting if not any(_more_exact(ordered[other], ordered[one]) for other in fitting)]
        if len(most) == 1:
            joined_into[at] = most[0]
    kept: list[Spelling] = []
    for at, spelling in reversed(list(enumerate(ordered))):
        if at not in joined_into:
            kept.append(spelling)
            continue
        target = ordered[joined_into[at]]
        target.rows += spelling.rows
        target.names += spelling.names
    return kept


def _more_exact(exact: Spelling, vague: Spelling) -> bool:
    same_country = vague.country in ("", exact.country)
    same_city = vague.city in ("", exact.city)
    return same_country and same_city and (exact.country, exact.city) != (vague.country, vague.city)


def cluster_silently(rows: Sequence[OwnerRow]) -> list[RowCluster]:
    """For every row, in the order given, the owner the program would put it to by itself, with reasons in words."""
    found: dict[int, RowCluster] = {}
    for spelling in group_silently(rows):
        found.update(explain_spelling(spelling, spelling.first))
    return [found[id(row)] for row in rows]


def explain_spelling(spelling: Spelling, cluster: int) -> dict[int, RowCluster]:
    """What each row of a silent group is told, by identity of the row."""
    first, told = spelling.first, {}
    lead = next(name for row, name in zip(spelling.rows, spelling.names, strict=True) if row.row == first)
    for row, name in zip(spelling.rows, spelling.names, strict=True):
        if len(spelling.rows) == 1:
            reasons: tuple[str, ...] = ()
        elif row.row == first:
            reasons = (f"first of {len(spelling.rows)} rows of one name",)
        else:
            reasons = tell_difference(lead, name)
        told[id(row)] = RowCluster(row.row, cluster, reasons)
    return told


def tell_difference(one: NormalName, other: NormalName) -> tuple[str, ...]:
    """What differs in writing between two names with the same silent key, in words."""
    if one.original == other.original:
        return ("same name",)
    if one.original.casefold() == other.original.casefold():
        return ("upper and lower case differ",)
    reasons = ["same name"]
    labels = {step.split(":")[0].split(" = ")[0] for step in one.steps} ^ {
        step.split(":")[0].split(" = ")[0] for step in other.steps
    }
    told = {
        "accents left out": "accents differ",
        "one width of characters": "width of characters differs",
        "broken characters repaired": "broken characters repaired",
        '"The" left out': '"The" on one side only',
        "short form inside the name written out": "a word abbreviated on one side",
    }
    reasons += [words for label, words in told.items() if label in labels]
    if one.form and _form_text(one) != _form_text(other):
        reasons.append(f"legal form in two spellings, both {one.legal_form}")
    elif one.form:
        reasons.append("same legal form")
    if one.words != other.words or len(reasons) < 3:
        reasons.append("spacing or punctuation differs")
    return tuple(reasons)


def _form_text(name: NormalName) -> str:
    steps = [step for step in name.steps if step.startswith("legal form recognised: ")]
    return steps[0].replace(" ", "").partition("=")[0] if steps else ""
