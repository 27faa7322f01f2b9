"""The normal form of an owner's name, step by step, and the key under which two spellings are silently one owner."""

import re
import unicodedata
from dataclasses import dataclass

from ipdocket.names.legal_form_table import INNER
from ipdocket.names.legal_forms import condense, find_leading, find_trailing, shown_forms, split_unspaced
from ipdocket.names.scripts import fold_accents, is_ideographic, repair_encoding, to_latin, unify_width

_WORD = re.compile(r"[a-z0-9]+|[#%@]")
_ELISION = re.compile(r"\b([ldmnst]|qu|dell|nell|all|sull|un)'(?=\w)")
_QUOTED_LETTERS = re.compile("(?<=[\u0590-\u05ff])[\"'](?=[\u0590-\u05ff])")
_VOWEL_SIGNS = re.compile("[\u0591-\u05c7\u0640\u064b-\u0652]")
_CO_HYPHEN = re.compile(r"\bco-(?=[a-z])")
_GLUED_FORM = re.compile(
    r"(?<=[a-z])(?=(?:Corporation|Incorporated|Limited|Company|GmbH|Aktiengesellschaft|Inc|Ltd)\b)"
)
_BY_COUNTRY = {("private limited", "SG"): "pte ltd", ("private limited", "IN"): "pvt ltd"}


@dataclass(frozen=True, slots=True)
class NormalName:
    """A name taken apart: its words, its legal form, the steps taken, and the key for silent joining."""

    original: str
    normal: str
    words: tuple[str, ...]
    form: str
    legal_form: str
    steps: tuple[str, ...]
    key: str

    @property
    def latin(self) -> str:
        """The normal form in Latin letters, searched beside the original."""
        return to_latin(self.normal)


class _Steps:
    """Remembers each change in words."""

    def __init__(self) -> None:
        self.taken: list[str] = []

    def note(self, what: str, before: str, after: str) -> str:
        """Gives back `after`, recorded if it differs."""
        if before != after:
            self.taken.append(f"{what}: {after}")
        return after


def normalize(name: str, country: str | None = None) -> NormalName:
    """The name's normal form, its legal form in one spelling, and what was done to get there.

    >>> normalize("SIEMENS AKTIENGESELLSCHAFT", "DE").normal
    'siemens ag'
    >>> normalize("The Boeing Co.").steps
    ('lower case: the boeing co.', '"The" left out: boeing co', 'legal form recognised: co = Company')
    """
    steps = _Steps()
    text = clean_characters(name, steps)
    native: tuple[str, str, bool] | None = None
    if not text.isascii() and (is_ideographic(text) or "\u0e00" <= text[:1] <= "\u0e7f"):
        native = split_unspaced(text)
    if native:
        text = native[0]
    text = steps.note("accents left out", steps.note("lower case", text, text.casefold()), fold_accents(text))
    words = drop_article(split_words(text), steps)
    words, form = _take_form(words, native, steps)
    words = _write_out_inner(words, steps)
    form = _BY_COUNTRY.get((form, country or ""), form)
    return _assemble(name, words, form, bool(native and native[2] and is_ideographic("".join(words))), steps)


def silent_key(name: str, country: str | None = None) -> str:
    """The same text for two spellings that are beyond doubt one name; empty if there is nothing to compare."""
    return normalize(name, country).key


def clean_characters(name: str, steps: _Steps | None = None) -> str:
    """The name with repaired encoding, plain widths and single spaces; each change noted."""
    steps = steps or _Steps()
    text = " ".join(name.split())
    if not text.isascii():
        text = steps.note("broken characters repaired", text, repair_encoding(text))
        text = steps.note("one width of characters", text, " ".join(unify_width(text).split()))
        text = _VOWEL_SIGNS.sub("", _QUOTED_LETTERS.sub("", text))
    return steps.note("legal form parted from the word before", text, _GLUED_FORM.sub(" ", text))


def split_words(text: str) -> tuple[str, ...]:
    """Words of a folded text; "&" is a word ("and"), "+" too ("plus"), other punctuation parts or vanishes."""
    if "'" in text:
        text = _ELISION.sub(r"\1 ", text).replace("'", "")
    if "&" in text:
        text = text.replace("&", " and ")
    if "+" in text:
        text = text.replace("+", " plus ")
    if "co-" in text:
        text = _CO_HYPHEN.sub("co", text)
    if text.isascii():
        return tuple(_WORD.findall(text))
    kept = (char if char in "#%@" or unicodedata.category(char)[0] in "LNM" else " " for char in text)
    return tuple("".join(kept).split())


def drop_article(words: tuple[str, ...], steps: _Steps | None = None) -> tuple[str, ...]:
    """The words without a leading or trailing "the"."""
    left = words
    if len(left) > 1 and left[-1] == "the":
        left = left[:-1]
    if len(left) > 1 and left[0] == "the":
        left = left[1:]
    if steps is not None and left != words:
        steps.taken.append(f'"The" left out: {" ".join(left)}')
    return left


def _take_form(
    words: tuple[str, ...], native: tuple[str, str, bool] | None, steps: _Steps
) -> tuple[tuple[str, ...], str]:
    shown = shown_forms()
    if native:
        steps.taken.append(f"legal form recognised: {shown[native[1]]}")
        return words, native[1]
    found = find_trailing(words) or find_leading(words)
    if found is None:
        return words, ""
    rest, codes = found.rest, [found.code]
    steps.taken.append(f"legal form recognised: {found.text} = {shown[found.code]}")
    while not found.leading and (further := find_trailing(rest)) and len(codes) < 3:
        steps.taken.append(f"further legal form before it: {further.text} = {shown[further.code]}")
        rest = further.rest
        if further.code not in codes:
            codes.insert(0, further.code)
    if rest[-1] == "and" and len(rest) > 1 and codes[0] not in ("and co",):
        rest, codes[0] = rest[:-1], f"and {codes[0]}"
    return rest, " + ".join(codes)


def _write_out_inner(words: tuple[str, ...], steps: _Steps) -> tuple[str, ...]:
    written = tuple(INNER.get(word, word) if place else word for place, word in enumerate(words))
    steps.note("short form inside the name written out", " ".join(words), " ".join(written))
    return join_initials(written)


def join_initials(words: tuple[str, ...]) -> tuple[str, ...]:
    """Runs of single letters as one word: "g e" and "ge" become the same."""
    if not any(len(word) == 1 for word in words):
        return words
    joined: list[str] = []
    open_run = False
    for word in words:
        single = len(word) == 1 and word.isalpha()
        if single and open_run:
            joined[-1] += word
        else:
            joined.append(word)
        open_run = single
    return tuple(joined)


def _assemble(name: str, words: tuple[str, ...], form: str, leading: bool, steps: _Steps) -> NormalName:
    shown = _show_form(form)
    plain = " ".join(words)
    normal = plain if not form else f"{shown.lower()} {plain}" if leading else f"{plain} {shown.lower()}"
    key = join_words(words)
    if form or leading:
        key = f"{key}|{form}{'|first' if leading else ''}"
    return NormalName(name, normal, words, form, shown, tuple(steps.taken), key)


def _show_form(code: str) -> str:
    if not code:
        return ""
    shown = shown_forms()
    parts = []
    for one in code.split(" + "):
        bare = one.removeprefix("and ") if one not in shown else one
        parts.append(shown[bare] if bare == one else f"& {shown[bare]}")
    return " ".join(parts)


def join_words(words: tuple[str, ...]) -> str:
    """The words without spaces, except between two figures: "Unit 1 2" is not "Unit 12"."""
    parts: list[str] = []
    for word in words:
        if parts and parts[-1][-1].isdigit() and word[0].isdigit():
            parts.append(" ")
        parts.append(word)
    return "".join(parts)


__all__ = [
    "NormalName", "clean_characters", "condense", "drop_article", "join_initials", "join_words", "normalize",
    "silent_key", "split_words",
]  # fmt: skip
