"""A name as the suggested level sees it: content words in Latin letters, joint owners, tails and figures."""

import re
from dataclasses import dataclass

from ipdocket.names.common_words import ABBREVIATIONS, STOP_WORDS, known_words
from ipdocket.names.legal_forms import find_trailing, guess_misspelt, guess_misspelt_pair
from ipdocket.names.normal import NormalName, join_initials, join_words
from ipdocket.names.scripts import name_script, to_latin

_JURISDICTION = re.compile(
    r"[\s,(]+an? (?:[\w.]+ ){0,3}(?:corp(?:oration|\.)?|company|limited liability company|llc|"
    r"limited partnership|partnership)(?: organi[sz]ed.*| (?:of|existing).*)?[\s)]*$",
    re.IGNORECASE,
)
_FORMERLY = re.compile(
    r"[\s,(]+(?:formerly(?: known as)?|f/?k/?a|vormals|vorm\.|anciennement|d/?b/?a|doing business as|trading as|t/a)"
    r"\s.*$",
    re.IGNORECASE,
)
_SUBSIDIARY = re.compile(r"[\s,(]+an? (?:wholly[- ]owned )?subsidiary of .*$", re.IGNORECASE)
_FORM_TEXT = """corporation incorporated company limited inc corp co ltd gmbh ag llc kk plc bv nv sa spa srl
    aktiengesellschaft kabushiki kaisha sas sarl oy ab aps as lp llp se kg"""
_JOINING = frozenset({"and", "und", "et", "y", "e"})
_FOLLOWING_TEXT = """sons son brothers co company cie bros subsidiaries partners associates affiliates kg kgaa ohg
    daughters of"""
_PLACE_LETTERS = {("pte ltd", "s"): "singapore", ("sdn bhd", "m"): "malaysia", ("ltd", "hk"): "hongkong"}
_TITLES_TEXT = """dr prof professor dipl ing mr mrs ms miss herr frau phd md sir dame mag
    msc mba esq hon rer nat habil med"""

_FORM_WORDS = frozenset(_FORM_TEXT.split())
_FOLLOWING = frozenset(_FOLLOWING_TEXT.split())
_TITLES = frozenset(_TITLES_TEXT.split())


@dataclass(frozen=True, slots=True)
class Profile:
    """What is compared: words without stop words, condensed text, legal form, figures, joint owners, script."""

    name: NormalName
    words: tuple[str, ...]
    base: str
    form: str
    misspelt_form: bool
    figures: tuple[str, ...]
    joint: bool
    script: str
    tail: bool
    country: str
    city: str

    @property
    def person_like(self) -> bool:
        """True for two to four words none of which is a common word, and no legal form."""
        known = known_words()
        return not self.form and 2 <= len(self.words) <= 4 and not any(word in known for word in self.words)


def profile_name(name: NormalName, country: str = "", city: str = "") -> Profile:
    """The profile of a name; legal form and tail are read again with slips allowed."""
    words, form, tail = _without_tail(name)
    joint = is_joint(words)
    words, form, misspelt = _misspelt_form(words, form)
    script = name_script(name.original)
    if script != "Latin":
        words = tuple(part for word in words for part in to_latin(word).split())
    content = _content_words(words, form)
    figures = tuple(sorted(word for word in content if any(char.isdigit() for char in word)))
    return Profile(name, content, join_words(content), form, misspelt, figures, joint, script, tail, country, city)


def _content_words(words: tuple[str, ...], form: str) -> tuple[str, ...]:
    """Words without stop words and titles; a single letter is only a stop word between two others."""
    if len(words) > 2 and len(words[0]) == 1 and words[1] == "the":
        words = words[2:]
    last = len(words) - 1
    kept = (word for at, word in enumerate(words) if word not in STOP_WORDS or (len(word) == 1 and at in (0, last)))
    content = tuple(_PLACE_LETTERS.get((form, word)) or ABBREVIATIONS.get(word, word) for word in kept)
    return tuple(word for word in content if word not in _TITLES) or content or words


def _without_tail(name: NormalName) -> tuple[tuple[str, ...], str, bool]:
    original = name.original
    short = _FORMERLY.sub("", _SUBSIDIARY.sub("", _JURISDICTION.sub("", original)))
    if short == original or len(short) < 3:
        return name.words, name.form, False
    from ipdocket.names.normal import normalize

    again = normalize(short)
    return (again.words, again.form, True) if again.form else (name.words, name.form, False)


def is_joint(words: tuple[str, ...]) -> bool:
    """True where a legal form stands before an "and" that is followed by another owner."""
    for at in range(1, len(words) - 1):
        if words[at] in _JOINING and words[at - 1] in _FORM_WORDS and words[at + 1] not in _FOLLOWING:
            return True
    return False


def _misspelt_form(words: tuple[str, ...], form: str) -> tuple[tuple[str, ...], str, bool]:
    if len(words) > 2 and not form and (pair := guess_misspelt_pair(words[-2], words[-1])):
        return words[:-2], pair, True
    if len(words) < 2:
        return words, form, False
    guessed = guess_misspelt(words[-1])
    if guessed == "co" and form == "ltd":
        return words[:-1], "co ltd", True
    if guessed is None or (form and guessed != form):
        return words, form, False
    rest = words[:-1]
    if not form:
        further = find_trailing(rest)
        if further and guessed == "ltd" and further.code == "co":
            rest, guessed = further.rest, "co ltd"
        elif further and further.code == guessed:
            rest = further.rest
    return join_initials(rest), guessed, True
