"""Find as you type over every spelling and script of every owner, and the proposals for one new name."""

import math
from bisect import bisect_left, insort
from collections import Counter, defaultdict
from dataclasses import dataclass

from ipdocket.names.common_words import known_words
from ipdocket.names.comparison import WordUse, compare_names, judge_words
from ipdocket.names.legal_forms import compare_forms, shown_forms
from ipdocket.names.normal import normalize
from ipdocket.names.places import find_country, fold_city
from ipdocket.names.profiles import Profile, profile_name
from ipdocket.names.scripts import to_latin

_MOST_POSTINGS = 3000
_MOST_COMPARED = 80
_MOST_PREFIXES = 60
_SORT_EVERY = 2000


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An owner found: the spelling met, how sure (0 to 1), why, and whether it is proposed as one owner."""

    owner: int
    name: str
    score: float
    reasons: tuple[str, ...]
    proposed: bool


class NameIndex:
    """All spellings of all owners, held in memory; grows one name at a time."""

    def __init__(self) -> None:
        self._owners: list[int] = []
        self._places: dict[int, list[int]] = {}
        self._profiles: list[Profile | None] = []
        self._by_key: dict[str, list[int]] = {}
        self._by_base: dict[str, list[int]] = {}
        self._postings: dict[str, list[int]] = {}
        self._by_length: dict[int, list[str]] = {}
        self._sorted: list[str] = []
        self._unsorted: list[str] = []
        self._counts: Counter[str] = Counter()
        self._use = WordUse(self._counts)

    def __len__(self) -> int:
        return sum(profile is not None for profile in self._profiles)

    def add(self, owner: int, name: str, city: str = "", country: str = "") -> None:
        """Puts one spelling of an owner in; a name without letters or figures is left out."""
        profile = _profile(name, city, country)
        if not profile.name.key:
            return
        place = len(self._owners)
        self._owners.append(owner)
        self._places.setdefault(owner, []).append(place)
        self._profiles.append(profile)
        self._by_key.setdefault(profile.name.key, []).append(place)
        self._by_base.setdefault(profile.base, []).append(place)
        if len(self._by_base[profile.base]) == 1:
            self._counts.update(set(profile.words))
        for word in _search_words(profile):
            postings = self._postings.get(word)
            if postings is None:
                postings = self._postings[word] = []
                self._by_length.setdefault(len(word), []).append(word)
                self._unsorted.append(word)
                if len(self._unsorted) >= _SORT_EVERY:
                    self._sort_words()
            postings.append(place)

    def forget(self, owner: int) -> None:
        """Takes every spelling of an owner out."""
        for place in self._places.pop(owner, ()):
            self._profiles[place] = None

    def find(self, text: str, city: str = "", country: str = "", limit: int = 10) -> list[Suggestion]:
        """Owners for a name or a beginning of one, surest first; one suggestion an owner."""
        query = _profile(text, city, country)
        if not query.name.key:
            return []
        best: dict[int, Suggestion] = {}
        for place, overlap in self._gather(query):
            profile = self._profiles[place]
            if profile is None:
                continue
            suggestion = self._judge(query, profile, self._owners[place], overlap)
            held = best.get(suggestion.owner)
            if held is None or _rank(suggestion) < _rank(held):
                best[suggestion.owner] = suggestion
        return sorted(best.values(), key=_rank)[:limit]

    def _gather(self, query: Profile) -> list[tuple[int, float]]:
        """Places of names that share words with the query, most telling first, and the share of it they meet."""
        total, weights = 0.0, defaultdict[int, float](float)
        certain = {
            *self._by_key.get(query.name.key, ())[:_MOST_COMPARED],
            *self._by_base.get(query.base, ())[:_MOST_COMPARED],
        }
        words = _search_words(query)
        for at, word in enumerate(words):
            weight = self._weigh(word)
            total += weight
            met: set[int] = set()
            for meant, closeness in self._similar_words(word, typing=at == len(words) - 1):
                postings = self._postings[meant]
                if len(postings) > _MOST_POSTINGS and len(words) > 1:
                    continue
                for place in postings[:_MOST_POSTINGS]:
                    if place not in met:
                        met.add(place)
                        weights[place] += weight * closeness
        ranked = sorted(weights.items(), key=lambda pair: (-pair[1], len(self._base_of(pair[0])), pair[0]))
        found = [(place, weight / total if total else 0.0) for place, weight in ranked[:_MOST_COMPARED]]
        seen = {place for place, _ in found}
        return found + [(place, 1.0) for place in sorted(certain - seen)]

    def _base_of(self, place: int) -> str:
        profile = self._profiles[place]
        return profile.base if profile else ""

    def _weigh(self, word: str) -> float:
        return math.log(1 + len(self._owners) / (1 + len(self._postings.get(word, ()))))

    def _similar_words(self, word: str, *, typing: bool) -> list[tuple[str, float]]:
        """Words of the index for one typed: itself, words it begins, words a slip away."""
        found = [(word, 1.0)] if word in self._postings else []
        if typing or not found:
            found += [(longer, 0.9) for longer in self._begun_words(word) if longer != word]
        if len(word) < 4 or (found and found[0][0] == word and word in known_words()):
            return found
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        for length in range(len(word) - 2, len(word) + 3):
            hits = process.extract(
                word,
                self._by_length.get(length, ()),
                scorer=OSA.distance,
                score_cutoff=2 if len(word) > 5 else 1,
                limit=8,
            )
            found += [(hit, 0.8) for hit, edits, _ in hits if edits and judge_words(word, hit, self._use)]
        return found

    def _sort_words(self) -> None:
        if len(self._unsorted) > 50:
            self._sorted += self._unsorted
            self._sorted.sort()
        else:
            for word in self._unsorted:
                insort(self._sorted, word)
        self._unsorted.clear()

    def _begun_words(self, start: str) -> list[str]:
        self._sort_words()
        first = bisect_left(self._sorted, start)
        begun = []
        for word in self._sorted[first : first + _MOST_PREFIXES]:
            if not word.startswith(start):
                break
            begun.append(word)
        return begun

    def _judge(self, query: Profile, profile: Profile, owner: int, overlap: float) -> Suggestion:
        name = profile.name.original
        likeness = compare_names(query, profile, self._use)
        if query.name.key == profile.name.key and likeness is not None:
            return Suggestion(owner, name, 1.0 if likeness.score > 0.9 else likeness.score, likeness.reasons, True)
        if likeness is not None:
            return Suggestion(owner, name, round(likeness.score, 3), likeness.reasons, True)
        return Suggestion(owner, name, round(0.5 * min(overlap, 1.0), 3), _tell_overlap(query, profile), False)


def _rank(suggestion: Suggestion) -> tuple[bool, float, int, str, int]:
    return (not suggestion.proposed, -suggestion.score, len(suggestion.name), suggestion.name, suggestion.owner)


def _profile(name: str, city: str, country: str) -> Profile:
    code = find_country(country) or country.strip().casefold() if country else ""
    return profile_name(normalize(name, code), code, fold_city(city) if city else "")


def _search_words(profile: Profile) -> tuple[str, ...]:
    """What a name is found under: its words in Latin letters, and in its own script, each once."""
    words = dict.fromkeys(profile.words)
    if profile.script != "Latin":
        words.update(dict.fromkeys(profile.name.words))
        words.update(dict.fromkeys(to_latin(word) for word in profile.name.words))
    return tuple(words)


def _tell_overlap(query: Profile, profile: Profile) -> tuple[str, ...]:
    shared = [word for word in query.words if word in profile.words]
    reasons = [f"shares the words {' '.join(shared)}"] if shared else ["begins alike"]
    if query.form != profile.form and compare_forms(query.form, profile.form) is None:
        shown = shown_forms()
        reasons.append(f"another legal form: {shown.get(profile.form, profile.form)}")
    shown_words = profile.words if profile.script == "Latin" else profile.name.words
    extra = [word for word in shown_words if word not in query.words]
    if extra and any(word not in known_words() for word in extra):
        reasons.append(f"also has {' '.join(extra)}")
    return tuple(reasons)
