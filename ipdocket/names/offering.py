"""The fields of a reference that can be read off a matter: country, right, suffix, and the client's code."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from ipdocket.names.normal import split_words
from ipdocket.names.references import Field, Pattern, offer_next, parse_reference, strip_reference, write_reference
from ipdocket.names.scripts import fold_accents, to_latin, unify_width

# The suffix of a reference by the route on which the matter came.
SUFFIX_OF_ROUTE = {"divisional": "DIV", "continuation": "CON", "pct": "PCT", "ep": "EP", "validation": "EP", "unitary": "EP"}


def guess_code(field: Field, name: str, taken: Callable[[str], bool]) -> str:
    """A code for a client who has none yet: the beginning of the name, or letters of it that no other client has."""
    letters = "".join(split_words(fold_accents(to_latin(unify_width(name))))).upper()
    plain = "".join(char for char in letters if char.isascii() and (char.isalpha() or (field.kind == "X" and char.isdigit())))
    length = max(field.least, min(3, field.most))
    if field.choices or field.kind == "N" or len(plain) < length:
        return ""
    first = plain[:length]
    others = (first[:-1] + char for char in plain[length:])
    return next((code for code in (first, *others) if not taken(code)), "")


def choose_right(field: Field, right: str) -> str:
    """The firm's letter for a right: the choice that begins as the right does; "" where none does."""
    wanted = right[:1].upper()
    return next((choice for choice in field.choices if choice.startswith(wanted)), "")


def offer_reference(
    pattern: Pattern, in_use: Iterable[tuple[str, str]], client: str, given: Mapping[str, str], right: str, route: str
) -> str:
    """The next free reference for a matter; `in_use` are (reference, client), `given` fields such as country.

    "" where a field that must stand cannot be told. Raises ReferencesUsedUp, PatternUnclear.
    """
    named = {field.name: field for field in pattern.fields}
    bare = [(strip_reference(reference), reference, held) for reference, held in in_use]
    fields = {name: value for name, value in given.items() if name in named}
    if "right" in named and named["right"].choices:
        fields["right"] = choose_right(named["right"], right)
    suffix = SUFFIX_OF_ROUTE.get(route, "")
    if "suffix" in named and suffix in named["suffix"].choices and suffix != fields.get("country"):
        fields["suffix"] = suffix
    near = [reference for _bare, reference, _held in bare]
    if "client" in named:
        own = [reference for _bare, reference, held in bare if client and held == client]
        fields["client"] = _known_code(pattern, own) or guess_code(named["client"], client, lambda code: _used(pattern, bare, code))
        near = [reference for stripped, reference, _held in bare if fields["client"] in stripped]
    if "family" in named and "number" in named:
        # A new matter begins a family, so no number of it is in use yet.
        offered = write_reference(pattern, {**fields, "family": _next_family(pattern, near, fields), "number": "1"})
    else:
        offered = offer_next(pattern, near, fields)
    return offered if parse_reference(pattern, offered) else ""


def _known_code(pattern: Pattern, own: Iterable[str]) -> str:
    """The code that the client's references mostly bear; "" where none bears one."""
    parsed = (parse_reference(pattern, reference) for reference in own)
    codes = Counter(one["client"] for one in parsed if one and "client" in one)
    return codes.most_common(1)[0][0] if codes else ""


def _used(pattern: Pattern, bare: Iterable[tuple[str, str, str]], code: str) -> bool:
    """Whether some reference bears the code as its client's; only those that hold its letters at all are read."""
    near = (parse_reference(pattern, reference) for stripped, reference, _held in bare if code in stripped)
    return any(one is not None and one.get("client") == code for one in near)


def _next_family(pattern: Pattern, near: Iterable[str], fields: Mapping[str, str]) -> str:
    """One above the highest family of the client: a new matter begins a family."""
    parsed = (parse_reference(pattern, reference) for reference in near)
    same = [one for one in parsed if one and one.get("client") == fields.get("client")]
    return str(max((int(one["family"]) for one in same if one.get("family", "").isdigit()), default=0) + 1)
