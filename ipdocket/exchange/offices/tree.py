"""Reads XML of unknown origin into a tree without entities, and finds elements by namespace, never by prefix."""

from collections.abc import Iterator
from datetime import date
from xml.etree import ElementTree as ET
from xml.parsers import expat

from ipdocket.exchange.records import FileTooLarge, UnreadableFile

MOST_BYTES = 64 * 1024 * 1024
MOST_ELEMENTS = 2_000_000
DEEPEST = 200

Element = ET.Element


class _Counted(ET.TreeBuilder):
    """A tree that stops growing at the limits."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0
        self.depth = 0

    def open(self, tag: str, attributes: dict[str, str]) -> None:
        """One element more, or FileTooLarge."""
        self.count += 1
        self.depth += 1
        if self.count > MOST_ELEMENTS or self.depth > DEEPEST:
            raise FileTooLarge(
                f"The XML file has more than {MOST_ELEMENTS:,} elements or is nested deeper than {DEEPEST}.",
                "Nothing was read.",
                "Ask the sender for a smaller extract.",
            )
        self.start(_clark(tag), {_clark(name): value for name, value in attributes.items()})

    def close_one(self, tag: str) -> None:
        """Ends the present element."""
        self.depth -= 1
        self.end(_clark(tag))


def _clark(name: str) -> str:
    return "{" + name if "}" in name else name


def read_tree(content: bytes) -> Element:
    """The root of an XML file, its names as {namespace}local.

    A file with a document type (the only way to entities, and to bombs made of them) is refused, as is one beyond the
    limits: raises UnreadableFile, FileTooLarge.
    """
    if len(content) > MOST_BYTES:
        raise FileTooLarge(
            f"The XML file has {len(content) >> 20} MiB; at most {MOST_BYTES >> 20} are read.",
            "Nothing was read.",
            "Ask the sender for a smaller extract.",
        )
    builder = _Counted()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = builder.open
    parser.EndElementHandler = builder.close_one
    parser.CharacterDataHandler = builder.data
    try:
        parser.Parse(content, True)
    except expat.ExpatError as wrong:
        raise UnreadableFile(
            f"The file is not sound XML: {expat.ErrorString(wrong.code)} in line {wrong.lineno}.",
            "Nothing was read.",
            "Download it again and import it anew.",
        ) from wrong
    except (LookupError, ValueError) as wrong:
        raise UnreadableFile(
            "The XML file names a character set that cannot be read.", "Nothing was read.", "Save it as UTF-8."
        ) from wrong
    return builder.close()


def _refuse_doctype(*_: object) -> None:
    raise UnreadableFile(
        "The XML file brings its own document type, which could hide entity bombs.",
        "Nothing was read.",
        "Offices send these files without one: download it again from the office.",
    )


def text_at(element: Element | None, path: str, names: dict[str, str]) -> str:
    """The text at that path in one line, "" where there is none."""
    found = element.find(path, names) if element is not None else None
    return " ".join((found.text or "").split()) if found is not None else ""


def texts_at(element: Element, path: str, names: dict[str, str]) -> Iterator[str]:
    """Every text at that path that is not blank, each in one line."""
    for found in element.findall(path, names):
        if text := " ".join((found.text or "").split()):
            yield text


def day_in(text: str) -> date | None:
    """The date in a register's text (20191127, 2019-11-27, with or without a time), None for blank or no date."""
    digits = text.strip()[:10].replace("-", "")[:8]
    if len(digits) != 8 or not digits.isdecimal() or digits.startswith("0001"):
        return None
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def day_at(element: Element | None, path: str, names: dict[str, str]) -> date | None:
    """The date at that path, None where there is none."""
    return day_in(text_at(element, path, names))
