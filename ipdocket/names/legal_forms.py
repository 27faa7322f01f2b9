"""The legal form at the head or the tail of a name, brought to one spelling; it is compared, never thrown away."""

import re
from dataclasses import dataclass
from functools import cache

from ipdocket.names.common_words import known_words
from ipdocket.names.legal_form_table import (
    ASIAN_ENGLISH,
    ASIAN_NATIVE,
    FORMS,
    LEADING,
    NEAR,
    PARTNERS,
    PARTNERSHIPS,
    UNSPACED,
)
from ipdocket.names.scripts import fold_accents, unify_width

LONGEST_FORM = 9
_PARTED = re.compile(r"[\W_]+")
_TRANSLATING = frozenset({"JP", "KR", "CN", "TW"})


@dataclass(frozen=True, slots=True)
class FormFound:
    """A legal form in a list of words: its code, how it is shown, and the words around it."""

    code: str
    text: str
    rest: tuple[str, ...]
    leading: bool


def condense(text: str) -> str:
    """Letters and digits only, folded: "S. de R.L. de C.V." and "S de RL de CV" become the same."""
    return _PARTED.sub("", fold_accents(text))


@cache
def form_spellings() -> dict[str, str]:
    """Every known spelling, condensed, with the code of its form."""
    found: dict[str, str] = {}
    for code, _, spellings in _form_lines():
        for spelling in spellings:
            found.setdefault(condense(spelling), code)
    for spelling, partner in PARTNERS.items():
        for ending, kind in PARTNERSHIPS.items():
            for joint in ("andco", "co", "undco", "andcompany", "andcompagnie", "andcie", "undcie", "andcomp"):
                found[spelling + joint + ending] = f"{partner} & co {kind}"
    return found


@cache
def _form_lines() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    lines = []
    for line in FORMS.replace("\\\n", "").strip().splitlines():
        code, shown, spellings = (part.strip() for part in line.split("|"))
        lines.append((code, shown, tuple(one.strip() for one in spellings.split(";"))))
    return tuple(lines)


@cache
def shown_forms() -> dict[str, str]:
    """How each form is written for a person, by code."""
    shown = {code: text for code, text, _ in _form_lines()}
    case = {"gmbh": "GmbH", "kgaa": "KGaA", "stiftung": "Stiftung", "ltd": "Ltd."}
    for code in set(form_spellings().values()):
        if code not in shown:
            partner, kind = code.split(" & co ")
            shown[code] = f"{case.get(partner, partner.upper())} & Co. {case.get(kind, kind.upper())}"
    return shown


@cache
def _unspaced() -> tuple[tuple[str, str], ...]:
    pairs = []
    for code, _, spellings in _form_lines():
        if code in UNSPACED:
            pairs += [(spelling, code) for spelling in spellings if not spelling.isascii()]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def split_unspaced(text: str) -> tuple[str, str, bool] | None:
    """Name without the form, code, and whether the form stood first; for names written without spaces."""
    stripped = text.strip()
    if stripped.startswith("บริษัท"):
        return _split_thai(stripped)
    for spelling, code in _unspaced():
        for leading in (True, False):
            meets = stripped.startswith(spelling) if leading else stripped.endswith(spelling)
            rest = (stripped[len(spelling) :] if leading else stripped[: -len(spelling)]).strip(" ・,，、")
            if meets and rest:
                return rest, code, leading
    return None


def _split_thai(text: str) -> tuple[str, str, bool] | None:
    limited = unify_width("จำกัด")
    rest = text.removeprefix("บริษัท").strip()
    public = rest.endswith("(มหาชน)")
    rest = rest.removesuffix("(มหาชน)").strip()
    name = rest.removesuffix(limited).strip()
    return (name, "th pcl" if public else "th co ltd", True) if name and name != rest else None


def find_trailing(words: tuple[str, ...]) -> FormFound | None:
    """The longest form the words end in, if at least one word is left before it."""
    spellings = form_spellings()
    for length in range(min(LONGEST_FORM, len(words) - 1), 0, -1):
        code = spellings.get("".join(words[-length:]))
        if code is not None:
            return FormFound(code, " ".join(words[-length:]), words[:-length], False)
    return None


def find_leading(words: tuple[str, ...]) -> FormFound | None:
    """The longest form the words begin with, of those that are written first."""
    spellings = form_spellings()
    for length in range(min(5, len(words) - 1), 0, -1):
        code = spellings.get("".join(words[:length]))
        if code in LEADING:
            return FormFound(code, " ".join(words[:length]), words[length:], True)
    if words and words[0] == "pt" and len(words) > 1:
        return FormFound("pt", "pt", words[1:], True)
    return None


def guess_misspelt(word: str) -> str | None:
    """The form a long misspelt last word was meant to be ("Aktiengeselischaft"), for suggestions only."""
    if len(word) < 6 or (word in known_words() and word not in _MISSPELT):
        return None
    from rapidfuzz.distance import OSA

    best: tuple[int, str] | None = None
    for whole, code in _MISSPELT.items():
        allowed = 1 if len(whole) < 8 else 3 if len(whole) < 15 else 5
        edits = OSA.distance(word, whole, score_cutoff=allowed)
        if edits <= allowed and (best is None or edits < best[0]):
            best = (edits, code)
    return best[1] if best else None


_MISSPELT = {
    "limited": "ltd", "company": "co", "corporation": "corp", "incorporated": "inc", "aktiengesellschaft": "ag",
    "aktiebolag": "ab", "corporations": "corp", "incorporation": "inc",
}  # fmt: skip


def guess_misspelt_pair(first: str, second: str) -> str | None:
    """The same for the two words of "Kabushiki Kaisha"."""
    if not (first.startswith("k") or second.startswith("k")) or len(first + second) < 12:
        return None
    from rapidfuzz.distance import OSA

    return "kk" if OSA.distance(first + second, "kabushikikaisha", score_cutoff=3) <= 3 else None


def compare_forms(one: str, other: str, country: str | None = None) -> tuple[float, str] | None:
    """How near two forms are (1.0 = the same) and that in words, or None: another form, another owner.

    `country` is given where both names are known to be from it.
    """
    if one == other:
        return 1.0, "same legal form" if one else ""
    if not one or not other:
        return 0.85, "legal form on one side only"
    shown = shown_forms()
    words = f"{shown.get(one, one)} against {shown.get(other, other)}"
    pair = (one, other) if one < other else (other, one)
    if pair in NEAR:
        return 0.8, words
    if (one in ASIAN_NATIVE and other in ASIAN_ENGLISH) or (other in ASIAN_NATIVE and one in ASIAN_ENGLISH):
        return 0.8, words
    if country in _TRANSLATING and one in ASIAN_ENGLISH and other in ASIAN_ENGLISH:
        return 0.75, words
    return None
