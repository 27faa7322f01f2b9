"""Two names beside each other: how sure it is that they are one owner, and why, in words; or that they are not."""

from collections.abc import Mapping
from dataclasses import dataclass

from ipdocket.names.common_words import PUBLIC_WORDS, known_words
from ipdocket.names.legal_forms import compare_forms
from ipdocket.names.places import find_country, fold_city
from ipdocket.names.profiles import Profile
from ipdocket.names.spelling import ESTABLISHED_AT, Slip, compare_letters, compare_words, is_inflection

_PLACE_SCORES = {"two countries": -0.15, "two cities": -0.05, "same city": 0.02}
_JUNK_STARTS = frozenset({"he", "te", "th", "hte", "teh", "thhe"})


@dataclass(frozen=True, slots=True)
class Likeness:
    """How sure (0 to 1) two names are one owner, and the reasons in words."""

    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WordUse:
    """In how many different names of the list each word stands: a word used widely is no slip of the pen."""

    counts: Mapping[str, int]

    def is_established(self, word: str) -> bool:
        """True for a common word, or one the list uses in several names."""
        return word in known_words() or self.counts.get(word, 0) >= ESTABLISHED_AT

    def is_lopsided(self, one: str, other: str) -> bool:
        """True where one word stands in several names and the other in one only: the other is likely a slip."""
        few, many = sorted((self.counts.get(one, 0), self.counts.get(other, 0)))
        return few <= 1 and many >= 3


@dataclass(slots=True)
class _Evidence:
    """What the words of two names say together."""

    edits: int = 0
    slips: int = 0
    letters: int = 0
    rare_letters: int = 0
    slipped_rare: int = 0
    lopsided: bool = True
    changed: bool = False
    other_characters: bool = False
    notes: tuple[str, ...] = ()


def compare_names(one: Profile, other: Profile, use: WordUse, *, loose: bool = False) -> Likeness | None:
    """The likeness of two names, or None where something says they are two owners.

    `loose` allows twice the slips: for two misspellings of a third name.
    """
    home = one.country if one.country == other.country else None
    forms = compare_forms(one.form, other.form, home)
    if forms is None or one.joint != other.joint or one.figures != other.figures:
        return None
    evidence = weigh_words(one, other, use, loose)
    if evidence is None:
        return None
    if one.script == other.script == "Han" and one.name.words != other.name.words:
        # Each character is a word of its own: a letter of its reading is no slip, and a like reading is little.
        if evidence.edits:
            return None
        evidence.notes = ("same reading, other characters", *evidence.notes)
        evidence.other_characters = True
    places = _compare_places(one, other)
    if not _fits_places(one, other, evidence, places) or not _is_enough(evidence, places == "same city", loose):
        return None
    known = forms[0] - (0.3 if evidence.other_characters else 0.0)
    score = known - 0.04 * evidence.edits - 0.02 * len(evidence.notes) + _PLACE_SCORES.get(places, 0.0)
    return Likeness(max(0.05, min(score, 0.99)), _tell(one, other, evidence, forms[1], places))


def _compare_places(one: Profile, other: Profile) -> str:
    """What the places known say: "two countries", "two cities", "same city", or nothing."""
    if one.country and other.country and one.country != other.country:
        return "two countries"
    if one.city and other.city:
        return "same city" if one.city == other.city else "two cities"
    return ""


def _fits_places(one: Profile, other: Profile, evidence: _Evidence, places: str) -> bool:
    """Far places only go with equal names that are no public body's; two scripts with one city or one reading."""
    if places.startswith("two ") and (evidence.edits or _is_public(one)):
        return False
    return one.script == other.script or places == "same city" or evidence.edits == 0


def _tell(one: Profile, other: Profile, evidence: _Evidence, forms: str, places: str) -> tuple[str, ...]:
    reasons = list(evidence.notes) or ["same words"]
    if one.script != other.script:
        reasons.append("same reading in Latin letters")
    if one.misspelt_form or other.misspelt_form:
        reasons.append("legal form misspelt")
    if one.tail != other.tail:
        reasons.append("note after the name left out")
    if forms:
        reasons.append(forms)
    if places:
        reasons.append(f"two countries: {one.country} and {other.country}" if places == "two countries" else places)
    return tuple(reasons)


def _is_public(profile: Profile) -> bool:
    return not profile.form and all(word in PUBLIC_WORDS for word in profile.words)


def _is_enough(evidence: _Evidence, same_city: bool, loose: bool) -> bool:
    """Slips are believed only in long names, and beside something rarer than common words."""
    if evidence.edits == 0:
        return True
    slack = 2 if loose else 1
    if evidence.slipped_rare == 0:
        return evidence.edits <= slack * max(3, evidence.letters // 7)
    if evidence.rare_letters >= 3 or same_city or (evidence.lopsided and evidence.letters >= 12):
        return evidence.edits <= slack * max(1, evidence.letters // 7)
    if evidence.slipped_rare < 5 or (evidence.slipped_rare < 7 and evidence.changed and not evidence.lopsided):
        return loose and evidence.slipped_rare >= 5
    return evidence.edits <= slack * (2 if evidence.slipped_rare >= 9 else 1)


def weigh_words(one: Profile, other: Profile, use: WordUse, loose: bool) -> _Evidence | None:
    """What the words say; None if a word of one name has no counterpart in the other."""
    left, right = one.words, other.words
    evidence = _Evidence(letters=min(len(one.base), len(other.base)))
    if one.base == other.base:
        if left != right:
            evidence.notes = ("spacing differs",)
        return evidence
    if one.person_like and other.person_like and sorted(left) == sorted(right):
        evidence.notes = ("order of names differs",)
        return evidence
    start = 0
    while start < min(len(left), len(right)) and left[start] == right[start]:
        start += 1
    end = 0
    while end < min(len(left), len(right)) - start and left[-1 - end] == right[-1 - end]:
        end += 1
    same = left[:start] + left[len(left) - end :]
    known = known_words()
    evidence.rare_letters = sum(len(word) for word in same if word not in known)
    found = _relate(left[start : len(left) - end], right[start : len(right) - end], use, loose, evidence)
    if not found and not _drop_words(one, other, left, right, evidence):
        return None
    return evidence


def _relate(left: tuple[str, ...], right: tuple[str, ...], use: WordUse, loose: bool, evidence: _Evidence) -> bool:
    if len(left) == len(right):
        pairs = list(zip(left, right, strict=True))
    elif left and right and abs(len(left) - len(right)) == 1 and min(len("".join(left)), len("".join(right))) >= 8:
        pairs = _pair_with_spacing(left, right)
    else:
        return False
    notes: list[str] = []
    known = known_words()
    for one, other in pairs:
        slip = judge_words(one, other, use, loose)
        if slip is None:
            return False
        if slip.edits == 0 and not slip.kind:
            continue
        inflected = is_inflection(one, other)
        evidence.edits += slip.edits
        evidence.slips += 1
        if not inflected and slip.edits and one not in known and other not in known:
            evidence.slipped_rare = max(evidence.slipped_rare, min(len(one), len(other)))
            evidence.lopsided = evidence.lopsided and use.is_lopsided(one, other)
            evidence.changed = evidence.changed or (len(one) == len(other) and sorted(one) != sorted(other))
        notes.append(f"{slip.kind}: {one} / {other}")
    evidence.notes = tuple(notes)
    return True


def _pair_with_spacing(left: tuple[str, ...], right: tuple[str, ...]) -> list[tuple[str, str]]:
    """Words in pairs where one side writes two of them together."""
    long, short = (left, right) if len(left) > len(right) else (right, left)
    best = 0
    for at in range(len(long) - 1):
        joined = long[at] + long[at + 1]
        if len(short) > at and short[at][:3] == joined[:3] and abs(len(short[at]) - len(joined)) <= 2:
            best = at
            break
    merged = (*long[:best], long[best] + long[best + 1], *long[best + 2 :])
    return list(zip(merged, short, strict=True))


def judge_words(one: str, other: str, use: WordUse, loose: bool = False) -> Slip | None:
    """The slip between two words, None if both are words in their own right."""
    if one == other:
        return Slip(0, "")
    slip = compare_words(one, other)
    if slip is None and _is_short_slip(one, other, use):
        slip = Slip(1, "one letter differs")
    if slip is None:
        if not loose or min(len(one), len(other)) < 5:
            return None
        known = known_words()
        if one in known or other in known or not (one + other).isalpha():
            return None
        edits = compare_letters(one, other)
        slip = Slip(edits, f"{edits} letters differ") if edits <= min(5, (min(len(one), len(other)) + 1) // 2) else None
        if slip is None:
            return None
    if slip.edits and not is_inflection(one, other) and use.is_established(one) and use.is_established(other):
        return None
    return slip


def _is_short_slip(one: str, other: str, use: WordUse) -> bool:
    """One letter left out of a five-letter word, or two exchanged, where the list knows one of the two well."""
    if not (4 <= len(one) <= 5 and 4 <= len(other) <= 5 and one[0] == other[0]) or not use.is_lopsided(one, other):
        return False
    known = known_words()
    if one in known or other in known or not (one + other).isalpha():
        return False
    return sorted(one) == sorted(other) or (len(one) != len(other) and compare_letters(one, other) == 1)


def _drop_words(
    one: Profile, other: Profile, left: tuple[str, ...], right: tuple[str, ...], evidence: _Evidence
) -> bool:
    """True where the longer name only adds its own country or city, or a broken "The" at the start."""
    longer, long, short = (one, left, right) if len(left) > len(right) else (other, right, left)
    if len(long) - len(short) not in (1, 2) or (len(short) < 2 and short[0] in known_words()):
        return False
    extra = long[: len(long) - len(short)]
    if long[len(extra) :] == short and all(word in _JUNK_STARTS for word in extra):
        evidence.notes = (f"stray letters before the name: {' '.join(extra)}",)
        return True
    extra = long[len(short) :]
    if long[: len(short)] != short or not (one.country == other.country and one.country):
        return False
    word = "".join(extra)
    if find_country(word) == longer.country or (longer.city and fold_city(word) == longer.city):
        evidence.notes = (f"own country or city added: {' '.join(extra)}",)
        return True
    return False
