"""The suggested level: pairs a person would be asked about, and the owners that follow if all were accepted.

Candidates come from look-ups, not from comparing all with all: every name is looked up with one or two of its words
replaced by a word of the list that is a slip away. Owners grow only while every member agrees with every other
(complete linkage), so one bad pair cannot chain two families.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

from ipdocket.names.comparison import Likeness, WordUse, compare_names, judge_words
from ipdocket.names.places import find_country
from ipdocket.names.profiles import Profile, profile_name
from ipdocket.names.rows import OwnerRow, RowCluster
from ipdocket.names.silent import Spelling, explain_spelling, group_silently
from ipdocket.names.spelling import find_neighbours

_MOST_VARIANTS = 48
_MOST_IN_BLOCK = 40
_MOST_CHECKED = 40


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two silent groups (by position in the list) that may be one owner."""

    one: int
    other: int
    likeness: Likeness


@dataclass(slots=True)
class _Owner:
    """A growing owner: the groups in it, and why each came."""

    members: list[int]
    reasons: dict[int, tuple[str, ...]] = field(default_factory=dict)


def propose(spellings: Sequence[Spelling]) -> list[Proposal]:
    """Every pair of silent groups worth a person's look, surest first."""
    profiles = [profile_name(one.name, one.country, one.city) for one in spellings]
    return _propose(spellings, profiles, count_words(profiles))


def count_words(profiles: Sequence[Profile]) -> WordUse:
    """How many different names use each word."""
    different = {profile.base: profile.words for profile in profiles}
    return WordUse(Counter(word for words in different.values() for word in set(words)))


def _propose(spellings: Sequence[Spelling], profiles: Sequence[Profile], use: WordUse) -> list[Proposal]:
    proposals = []
    for one, other in sorted(set(find_candidates(profiles, use))):
        likeness = compare_names(profiles[one], profiles[other], use)
        if likeness is not None:
            proposals.append(Proposal(one, other, likeness))
    firsts = [spelling.first for spelling in spellings]
    return sorted(proposals, key=lambda pair: (-pair.likeness.score, firsts[pair.one], firsts[pair.other]))


def find_candidates(profiles: Sequence[Profile], use: WordUse) -> Iterator[tuple[int, int]]:
    """Pairs of positions whose names are equal but for spacing, stop words, or one or two slips."""
    by_base: dict[str, list[int]] = {}
    for place, profile in enumerate(profiles):
        by_base.setdefault(profile.base, []).append(place)
        if profile.person_like:
            by_base.setdefault(" ".join(sorted(profile.words)), []).append(place)
    for block in by_base.values():
        yield from _pair_block(block)
    neighbours = find_neighbours(use.counts, lambda one, other: judge_words(one, other, use) is not None)
    for place, profile in enumerate(profiles):
        for base in _vary(profile, neighbours):
            if base != profile.base:
                for other in by_base.get(base, ())[:_MOST_IN_BLOCK]:
                    if other != place:
                        yield (place, other) if place < other else (other, place)


def _pair_block(block: list[int]) -> Iterator[tuple[int, int]]:
    if len(block) <= _MOST_IN_BLOCK:
        yield from combinations(block, 2)
        return
    for at, one in enumerate(block):
        yield from ((one, other) for other in block[at + 1 : at + 8])


def _vary(profile: Profile, neighbours: dict[str, list[str]]) -> set[str]:
    """The condensed name with up to two words replaced by neighbours, or with words at its ends left out."""
    words = profile.words
    options = [(at, neighbours[word][:12]) for at, word in enumerate(words) if word in neighbours]
    varied: set[str] = set()
    for at, others in options:
        for other in others:
            varied.add("".join((*words[:at], other, *words[at + 1 :])))
    for (at, firsts), (further, seconds) in combinations(options, 2):
        for first in firsts:
            for second in seconds:
                if len(varied) >= _MOST_VARIANTS:
                    break
                varied.add("".join((*words[:at], first, *words[at + 1 : further], second, *words[further + 1 :])))
    if len(words) > 1 and len(words[0]) <= 4:
        varied.add("".join(words[1:]))
    if len(words) > 1 and profile.country:
        varied.add("".join(words[:-1]))
        if find_country("".join(words[-2:])):
            varied.add("".join(words[:-2]))
    return varied


def cluster_suggested(rows: Sequence[OwnerRow]) -> list[RowCluster]:
    """For every row, in the order given, its owner if every proposal were accepted, with reasons in words."""
    spellings = group_silently(rows)
    profiles = [profile_name(one.name, one.country, one.city) for one in spellings]
    use = count_words(profiles)
    owners = grow_owners(profiles, _propose(spellings, profiles, use), use)
    found: dict[int, RowCluster] = {}
    for owner in owners:
        cluster = min(spellings[member].first for member in owner.members)
        for member in owner.members:
            told = explain_spelling(spellings[member], cluster)
            why = owner.reasons.get(member, ())
            for key, answer in told.items():
                joined = tuple(dict.fromkeys((*why, *answer.reasons)))
                found[key] = RowCluster(answer.row, cluster, joined)
    return [found[id(row)] for row in rows]


def grow_owners(profiles: Sequence[Profile], proposals: Sequence[Proposal], use: WordUse) -> list[_Owner]:
    """Owners from proposals, surest first; two grow together only if no two members speak against it."""
    owner_of = [_Owner([place]) for place in range(len(profiles))]
    judged: dict[tuple[int, int], bool] = {}

    def agree(one: int, other: int) -> bool:
        key = (one, other) if one < other else (other, one)
        if key not in judged:
            judged[key] = compare_names(profiles[one], profiles[other], use, loose=True) is not None
        return judged[key]

    for proposal in proposals:
        left, right = owner_of[proposal.one], owner_of[proposal.other]
        if left is right:
            continue
        checked = product(left.members[:_MOST_CHECKED], right.members[:_MOST_CHECKED])
        if not all(agree(one, other) for one, other in checked):
            continue
        for place, owner in ((proposal.one, left), (proposal.other, right)):
            owner.reasons.setdefault(place, proposal.likeness.reasons)
        left.members += right.members
        left.reasons.update({place: why for place, why in right.reasons.items() if place not in left.reasons})
        for member in right.members:
            owner_of[member] = left
    return list({id(owner): owner for owner in owner_of}.values())
