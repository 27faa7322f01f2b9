"""One way of writing characters: widths, accents, broken encodings; and Latin letters beside any other script."""

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ŋ": "n", "ħ": "h", "ё": "е"}
)
_MARKS = str.maketrans("", "", "™®©℠")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "ʼ": "'", "ʹ": "'", "״": '"', "׳": "'"})
_BROKEN = re.compile("[ÃÂÄÅâ][\u0080-\u02ff\u2010-\u2122]")
_IDEOGRAPHIC = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_SCRIPTS = (
    ("Latin", 0x0041, 0x024F),
    ("Greek", 0x0370, 0x03FF),
    ("Cyrillic", 0x0400, 0x052F),
    ("Hebrew", 0x0590, 0x05FF),
    ("Arabic", 0x0600, 0x06FF),
    ("Devanagari", 0x0900, 0x097F),
    ("Bengali", 0x0980, 0x09FF),
    ("Thai", 0x0E00, 0x0E7F),
    ("Kana", 0x3040, 0x30FF),
    ("Han", 0x3400, 0x9FFF),
    ("Hangul", 0xAC00, 0xD7AF),
)


def repair_encoding(text: str) -> str:
    """The text with UTF-8 that was read as Windows-1252 put right, once or twice; otherwise unchanged.

    >>> repair_encoding("NestlÃ©")
    'Nestlé'
    """
    for _ in range(3):
        if not _BROKEN.search(text):
            return text
        repaired = _decode_again(text)
        if repaired is None:
            return text
        text = repaired
    return text


def _decode_again(text: str) -> str | None:
    for codec in ("cp1252", "latin-1"):
        try:
            return text.encode(codec).decode("utf-8")
        except UnicodeError:
            continue
    return None


def unify_width(text: str) -> str:
    """Full-width and compatibility characters in their plain form, typographic quotes plain, trade mark signs gone."""
    return unicodedata.normalize("NFKC", text.translate(_MARKS)).translate(_QUOTES)


def fold_accents(text: str) -> str:
    """Lower-case letters without diacritics, for Latin and Greek only.

    In other scripts a combining sign makes another letter (Cyrillic short i, Japanese voiced kana), so it stays.
    """
    text = text.casefold()
    if text.isascii():
        return text
    kept: list[str] = []
    base = ""
    for char in unicodedata.normalize("NFD", text.translate(_LETTERS)):
        if not unicodedata.combining(char):
            base = char
        elif "a" <= base <= "ɏ" or "\u0370" <= base <= "\u03ff":
            continue
        kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept))


@lru_cache(maxsize=65536)
def to_latin(text: str) -> str:
    """The text in plain Latin letters, lower case; readings of Han characters are the Chinese ones."""
    if text.isascii():
        return text.casefold()
    from anyascii import anyascii

    return str(anyascii(text)).casefold()


def name_script(text: str) -> str:
    """The script most of the letters are in ("Latin", "Han", "Cyrillic" ...), "other" if none is known."""
    if text.isascii():
        return "Latin"
    counts: dict[str, int] = {}
    for char in text:
        if not char.isalpha():
            continue
        code = ord(char)
        found = next((name for name, low, high in _SCRIPTS if low <= code <= high), "other")
        counts[found] = counts.get(found, 0) + 1
    return max(counts, key=lambda name: (counts[name], name)) if counts else "Latin"


def is_ideographic(text: str) -> bool:
    """True where the text has Chinese, Japanese or Korean characters, which are written without spaces."""
    return bool(_IDEOGRAPHIC.search(text))
