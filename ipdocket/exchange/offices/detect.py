"""Finds out from its content what an office's file is, and reads it, alone or with others of the same matter."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ipdocket.exchange.csv_in import read_csv
from ipdocket.exchange.offices.de_register import DESIGN, TM, read_design, read_mark
from ipdocket.exchange.offices.ep_register import read_register
from ipdocket.exchange.offices.jsons import read_json
from ipdocket.exchange.offices.ops_members import read_members
from ipdocket.exchange.offices.tree import read_tree
from ipdocket.exchange.offices.us_assignment import read_assignment
from ipdocket.exchange.offices.us_odp import BAG, OLDER_SHAPES, read_odp
from ipdocket.exchange.offices.us_portfolio import EVENT_COLUMNS, MATTER_COLUMNS, read_us_portfolio
from ipdocket.exchange.offices.us_tsdr import read_tsdr
from ipdocket.exchange.records import EVENT_CODES, MatterRecord, UnreadableFile

_OPS = "{http://ops.epo.org}"
_EXCHANGE = "{http://www.epo.org/exchange}"


@dataclass(frozen=True, slots=True)
class Reader:
    """One kind of file: its name, the marks that all must be in it, and the function that reads files of that kind."""

    name: str
    form: str
    marks: tuple[str, ...]
    read: Callable[..., tuple[MatterRecord, ...]]
    together: bool = False


READERS = (
    Reader("USPTO file wrapper (Open Data Portal)", "json", (BAG,), read_odp),
    Reader("USPTO status of marks (TSDR)", "json", ("trademarks",), read_tsdr),
    Reader("US portfolio, applications", "csv", MATTER_COLUMNS, read_us_portfolio, together=True),
    Reader("US portfolio, events", "csv", EVENT_COLUMNS, read_us_portfolio, together=True),
    Reader("USPTO assignments", "xml", ("response", "result", "doc"), read_assignment),
    Reader(
        "European Patent Register",
        "xml",
        ("{http://www.epo.org/register}register-document",),
        read_register,
        together=True,
    ),
    Reader("INPADOC family or legal events", "xml", (f"{_OPS}family-member",), read_members),
    Reader("Bibliography of a publication", "xml", (f"{_EXCHANGE}exchange-document",), read_members),
    Reader("DPMA marks (ST.66)", "xml", (f"{{{TM}}}TradeMark",), read_mark),
    Reader("DPMA designs (ST.86)", "xml", (f"{{{DESIGN}}}DesignApplication",), read_design),
)
"""Every kind of file that is known, the narrower before the wider."""


def detect_reader(content: bytes) -> Reader:
    """The kind of an office's file; raises UnreadableFile if it is none that is known."""
    form, marks = _marks_of(content)
    for reader in READERS:
        if reader.form == form and marks.issuperset(reader.marks):
            return reader
    for key, name in OLDER_SHAPES.items():
        if form == "json" and key in marks:
            raise UnreadableFile(
                f"This file comes from {name} and is not read any more.",
                "Nothing was imported.",
                "Download the application anew from the Open Data Portal.",
            )
    raise UnreadableFile(
        f"This {form.upper()} file is none of the offices' files that are known.",
        "Nothing was imported.",
        "A list of your own is imported as a spreadsheet, where columns can be chosen.",
    )


def read_office_file(source: Path | bytes) -> tuple[MatterRecord, ...]:
    """The matters in one office's file; raises UnreadableFile, FileTooLarge."""
    return read_office_files([source])


def read_office_files(sources: Sequence[Path | bytes]) -> tuple[MatterRecord, ...]:
    """The matters in several files; what several files tell of one application becomes one matter.

    Where two kinds of file differ, the file named first counts. Raises UnreadableFile, FileTooLarge.
    """
    grouped: dict[Callable[..., tuple[MatterRecord, ...]], list[bytes]] = {}
    together: dict[Callable[..., tuple[MatterRecord, ...]], bool] = {}
    for source in sources:
        content = _load(source) if isinstance(source, Path) else source
        reader = detect_reader(content)
        grouped.setdefault(reader.read, []).append(content)
        together[reader.read] = reader.together
    records: list[MatterRecord] = []
    for read, contents in grouped.items():
        if together[read]:
            records += read(*contents)
        else:
            for content in contents:
                records += read(content)
    return merge_records(records)


def merge_records(records: Sequence[MatterRecord]) -> tuple[MatterRecord, ...]:
    """One record for each key, in the order of first appearance; an empty field is filled from the later ones."""
    merged: dict[str, MatterRecord] = {}
    for record in records:
        earlier = merged.get(record.key)
        merged[record.key] = _merge(earlier, record) if earlier else record
    return tuple(merged.values())


def _merge(first: MatterRecord, second: MatterRecord) -> MatterRecord:
    """The first record filled from the second; the last day of the file that tells more is the matter's."""
    filled = {
        name: getattr(second, name)
        for name in MatterRecord.__slots__
        if getattr(first, name) in ("", (), "unknown") and getattr(second, name)
    }
    known = {event.code for event in first.events}
    dated = {(event.code, event.day) for event in first.events if event.code in EVENT_CODES}
    added = [
        event
        for event in second.events
        if (event.code, event.day) not in dated and not (event.source_code == "docdb" and event.code in known)
    ]
    fuller = first if len(first.events) >= len(second.events) else second
    return replace(
        first,
        **{
            **filled,
            "events": tuple(dict.fromkeys(sorted((*first.events, *added), key=lambda event: event.day))),
            "facts": first.facts if first.facts.values else second.facts,
            "problems": tuple(dict.fromkeys((*first.problems, *second.problems))),
            "taken_over": fuller.taken_over or first.taken_over or second.taken_over,
        },
    )


def _load(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as wrong:
        raise UnreadableFile(
            f"{path.name} cannot be opened: {wrong.strerror}.", "Nothing was imported.", "Check that it still exists."
        ) from wrong


def _marks_of(content: bytes) -> tuple[str, frozenset[str]]:
    """Form of the file (json, xml, csv) and what it names: keys at its top, elements, or headers."""
    start = content[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start[:1] in (b"{", b"["):
        found = read_json(content)
        return "json", frozenset(found) if isinstance(found, dict) else frozenset()
    if start[:1] == b"<" or content[:4] in (b"\xff\xfe<\0", b"\xfe\xff\0<"):
        return "xml", frozenset(element.tag for element in read_tree(content).iter())
    return "csv", frozenset(read_csv(content).headers)
