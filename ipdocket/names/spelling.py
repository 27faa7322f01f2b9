"""Two words beside each other: the same word misspelt, another inflection, or two words."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from ipdocket.names.common_words import known_words

_VARIANTS = (
    (re.compile("(?<=[ae])ement$"), "ment"),
    (re.compile("isation"), "ization"),
    (re.compile("tre$"), "ter"),
    (re.compile("tres$"), "ters"),
    (re.compile("bre(s?)$"), r"ber\1"),
    (re.compile("our(?=s?$|ed|ing)"), "or"),
    (re.compile("lyse"), "lyze"),
    (re.compile("ue"), "u"),
    (re.compile("oe"), "o"),
    (re.compile("ae"), "e"),
    (re.compile("ph"), "f"),
)
ESTABLISHED_AT = 5


@dataclass(frozen=True, slots=True)
class Slip:
    """How one word became another: letters changed, and what kind of change it is."""

    edits: int
    kind: str


@lru_cache(maxsize=65536)
def unify_spelling(word: str) -> str:
    """A word with British and American endings and written-out umlauts made one: "centre" and "center" agree."""
    for pattern, plain in _VARIANTS:
        word = pattern.sub(plain, word)
    return word


def is_inflection(one: str, other: str) -> bool:
    """True for a word and its plural or adjective: "picture", "pictures"; "america", "american"."""
    short, long = (one, other) if len(one) < len(other) else (other, one)
    if len(short) < 4 or not long.startswith(short[:-1]):
        return False
    return (
        long in (short + "s", short + "es", short + "'s")
        or (short.endswith("a") and long == short + "n")
        or (short.endswith("y") and long == short[:-1] + "ies")
    )


@lru_cache(maxsize=65536)
def compare_words(one: str, other: str) -> Slip | None:
    """The slip that makes the words one, judged by the words alone; None if they are two words."""
    if one == other:
        return Slip(0, "")
    if not (one.isalpha() and other.isalpha()):
        return None
    if is_inflection(one, other):
        return Slip(1, "singular and plural")
    if unify_spelling(one) == unify_spelling(other):
        return Slip(0, "two spellings of a word")
    known = known_words()
    edits = 9 if one in known and other in known else int(OSA.distance(one, other, score_cutoff=4))
    if edits > allowed_edits(one, other, one_known=one in known or other in known):
        return None
    return Slip(edits, "one letter differs" if edits == 1 else f"{edits} letters differ")


def compare_letters(one: str, other: str) -> int:
    """Letters left out, put in, changed or exchanged with the next; 6 for more than five."""
    return int(OSA.distance(one, other, score_cutoff=5))


def allowed_edits(one: str, other: str, *, one_known: bool) -> int:
    """How many letters a slip may change; more in long words, more where one of the two is a common word."""
    short, long = sorted((len(one), len(other)))
    if short < 5:
        if not one_known or one[0] != other[0] or short < 4:
            return 0
        return 2 if long >= 6 else long - short
    if short < 7:
        return 2 if one_known and long >= 7 and one[0] == other[0] else 1
    if short < 10:
        return 2
    return 4 if one_known and long >= 13 else 3 if one_known or long >= 12 else 2


def find_neighbours(counts: Mapping[str, int], related: Callable[[str, str], bool]) -> dict[str, list[str]]:
    """For each word the words of the list a slip away that are `related`, the most used first.

    Pairs are found by leaving letters out: two words a slip apart share a form with one or two letters missing.
    """
    ordered = sorted(counts)
    packed: list[int] = []
    bits = max(1, len(ordered).bit_length())
    for place, word in enumerate(ordered):
        packed.extend((hash(form) << bits) | place for form in _shortened(word))
    packed.sort()
    pairs: set[tuple[int, int]] = set()
    mask, start = (1 << bits) - 1, 0
    for end in range(1, len(packed) + 1):
        if end < len(packed) and packed[end] >> bits == packed[start] >> bits:
            continue
        if 1 < end - start <= 60:
            places = sorted({value & mask for value in packed[start:end]})
            pairs.update((one, other) for at, one in enumerate(places) for other in places[at + 1 :])
        start = end
    found: dict[str, list[str]] = {}
    for one, other in sorted(pairs):
        if OSA.distance(ordered[one], ordered[other], score_cutoff=2) > 2:
            continue
        if related(ordered[one], ordered[other]):
            found.setdefault(ordered[one], []).append(ordered[other])
            found.setdefault(ordered[other], []).append(ordered[one])
    for word, common in _find_far(ordered, found):
        if related(word, common):
            found.setdefault(word, []).append(common)
            found.setdefault(common, []).append(word)
    for others in found.values():
        others.sort(key=lambda word: (-counts[word], word))
    return found


def _find_far(words: list[str], found: dict[str, list[str]]) -> list[tuple[str, str]]:
    """Long words without a near neighbour beside the common words of the list up to four letters away."""
    from rapidfuzz import process

    known = known_words()
    common = [word for word in words if len(word) >= 9 and word in known]
    lonely = [word for word in words if len(word) >= 11 and word not in found and word not in known]
    pairs = []
    for word in lonely:
        hit = process.extractOne(word, common, scorer=OSA.distance, score_cutoff=4)
        if hit is not None:
            pairs.append((word, hit[0]))
    return pairs


def _shortened(word: str) -> set[str]:
    once = {word[:at] + word[at + 1 :] for at in range(len(word))}
    forms = {word, *once}
    if len(word) >= 5:
        # Two letters left out: only from the first twelve, which finds nearly all and keeps long words cheap.
        for form in once:
            forms.update(form[:at] + form[at + 1 :] for at in range(min(len(form), 12)))
    return forms
