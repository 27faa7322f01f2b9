"""Plain text made safe for a Markdown page, and the few shapes such a page is made of."""

import re
from collections.abc import Iterable, Sequence
from urllib.parse import quote, urlsplit

_MARKS = re.compile(r"([\\`*_{}\[\]<>()#|~&!$^@])")
_LEAD = re.compile(r"^([-+=])|^(\d+)([.)])")
_BARE = re.compile(r"(?i):(?=//)|(?<=\bwww)\.")


def escape_text(text: str) -> str:
    """The text so that Markdown shows it as it stands: on one line, no mark-up, no HTML, no link made from it."""
    plain = _MARKS.sub(r"\\\1", " ".join(text.split()))
    plain = _LEAD.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", plain)
    return _BARE.sub(lambda found: "\\" + found[0], plain)


def is_web_address(url: str) -> bool:
    """Whether the address may be opened: http or https with a host, nothing else."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and url.isprintable()


def make_link(text: str, url: str) -> str:
    """A link of that text; only the text where the address is no web address."""
    if not is_web_address(url):
        return escape_text(text)
    return f"[{escape_text(text)}](<{quote(url, safe=_SAFE)}>)"


_SAFE = ":/?#[]@!$&'()*+,;=%-._~"


def make_table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """The lines of a table; the cells are Markdown already."""
    lines = [f"| {' | '.join(titles)} |", f"|{'|'.join(' --- ' for _ in titles)}|"]
    return [*lines, *(f"| {' | '.join(row)} |" for row in rows)]
