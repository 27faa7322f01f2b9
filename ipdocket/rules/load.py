"""Rule files read from a folder: strict, bounded, remembered by content; a bad file is refused, the others load."""

import hashlib
import re
import tomllib
import zlib
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from ipdocket import __version__
from ipdocket.errors import Refused
from ipdocket.rules.calendars import CalendarFile
from ipdocket.rules.file_check import check_file
from ipdocket.rules.model import RuleFile
from ipdocket.rules.offices import OfficeList

MOST_BYTES = 1 << 20
MOST_LINES = 20_000
MOST_PARTS = 32
_Kind = TypeVar("_Kind")
_NAME = re.compile(r"[a-z0-9][a-z0-9_.-]{0,63}\.toml")
_PARTS = re.compile(r"(?P<name>[\w-]+)|[^\s\w-]")
_HEAD = re.compile(r"^\s*\[\[([a-z_.]+)\]\]")
_PATH_PART = re.compile(r"\.([a-z_-]+)(?:\[(\d+)\])?")


class BadRuleFile(Refused):
    """A rule file that cannot be used: says the file, the line and the reason; its rules are not loaded."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        self.path = path
        self.line = line
        self.reason = reason
        super().__init__(
            f"{path.name}:{line}: {reason}",
            "The other rule files were loaded; the rules of this one are not.",
            "Correct the file and load again; deadlines under its rules say 'not covered' until then.",
        )


class ForeignShelf(Refused):
    """A kept rule set that this version of the program cannot read."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"The rule set kept in the docket cannot be read by this version of ipdocket ({why}).",
            "All dates stand as they were stored.",
            "Open the docket with the version that kept it to see those rules; dates can be entered as usual.",
        )


class Shelf(msgspec.Struct, frozen=True):
    """Everything read from the folder: rule files with their names, calendars, offices, and the digest of it all."""

    release: str
    digest: str
    files: tuple[tuple[str, RuleFile], ...]
    calendars: tuple[CalendarFile, ...]
    offices: OfficeList


def read_rule_file(path: Path) -> RuleFile:
    """The rule file in its typed form; raises BadRuleFile with the line for anything that does not fit."""
    return _read(path, RuleFile)


def read_calendar_file(path: Path) -> CalendarFile:
    """The closed-day file in its typed form; raises BadRuleFile."""
    return _read(path, CalendarFile)


def _read(path: Path, kind: type[_Kind]) -> _Kind:
    text = bounded_text(path)
    return convert_text(path, text, load_table(path, text), kind)


def load_table(path: Path, text: str) -> dict[str, Any]:
    """The text of a rule file as TOML reads it; raises BadRuleFile."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise BadRuleFile(path, int(line[1]) if line else 1, str(error)) from error
    except RecursionError as error:
        raise BadRuleFile(path, 1, "brackets are nested too deeply") from error


def convert_text(path: Path, text: str, table: dict[str, Any], kind: type[_Kind]) -> _Kind:
    """The table in its typed form; raises BadRuleFile with the line of what does not fit."""
    try:
        return msgspec.convert(table, kind)
    except (msgspec.ValidationError, RecursionError) as error:
        raise BadRuleFile(path, line_of(text, str(error)), str(error)) from error


def bounded_text(path: Path) -> str:
    """The text of a rule file; raises BadRuleFile for a link, a strange name, too much of it, or other bytes than text."""
    if path.is_symlink() or not _NAME.fullmatch(path.name):
        raise BadRuleFile(path, 1, "a rule file is a plain file named with small letters, digits, '-', '_' and '.toml'")
    raw = path.read_bytes()
    if len(raw) > MOST_BYTES or raw.count(b"\n") > MOST_LINES:
        raise BadRuleFile(path, 1, f"longer than {MOST_BYTES >> 20} MiB or {MOST_LINES} lines")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadRuleFile(path, raw[: error.start].count(b"\n") + 1, "not UTF-8 text") from error
    _refuse_deep_keys(path, text)
    return text


def _refuse_deep_keys(path: Path, text: str) -> None:
    """A key of thousands of parts ("a.a.a...") costs the reader of TOML seconds and gigabytes; a rule's has three."""
    if text.count(".") < MOST_PARTS:
        return
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") < MOST_PARTS:
            continue
        run, before = 0, ""
        for part in _PARTS.finditer(line):
            kind = part.lastgroup or part[0]
            run = run + 1 if kind == "." and before == "name" else run if kind == "name" and before == "." else 0
            before = kind
            if run >= MOST_PARTS:
                raise BadRuleFile(path, number, f"a key of more than {MOST_PARTS} parts")


def line_of(text: str, message: str) -> int:
    """The line of the `[[head]]` that a path such as `$.rule[3].version[1].add` in the message speaks of."""
    path = message.rpartition("`$")[2]
    wanted = [(name, int(index)) for name, index in _PATH_PART.findall(path) if index]
    counts: dict[str, int] = {}
    depth = 0
    found = 1
    for number, line in enumerate(text.splitlines(), 1):
        head = _HEAD.match(line)
        if head is None:
            continue
        name = head[1]
        counts = {key: value for key, value in counts.items() if not key.startswith(name + ".")}
        counts[name] = counts.get(name, -1) + 1
        full = ".".join(part for part, _ in wanted[: depth + 1])
        if depth < len(wanted) and name == full and counts[name] == wanted[depth][1]:
            found = number
            depth += 1
    return found


def read_shelf(folder: Path, cache: Path | None = None) -> tuple[Shelf, tuple[BadRuleFile, ...]]:
    """All rule files, calendars and offices of a folder, and the files that were refused.

    `cache` is a file that remembers the typed form by content; it is thrown away on any doubt.
    """
    paths = sorted(path for path in folder.rglob("*.toml") if path.is_file())
    # Some closed days come from this package: another version of it is another rule set.
    digest = hashlib.sha256(_holidays_version() + b"\0")
    for path in paths:
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    key = digest.hexdigest()
    if cache is not None and cache.is_file():
        shelf = _from_cache(cache, key)
        if shelf is not None:
            return shelf, ()
    shelf, problems = _read_all(folder, paths, key)
    if cache is not None and not problems:
        cache.parent.mkdir(parents=True, exist_ok=True)
        cache.write_bytes(msgspec.msgpack.encode(shelf))
    return shelf, problems


def _holidays_version() -> bytes:
    # The folder's name alone: to import the package, or the standard library's reader of metadata, costs more than all files.
    found = find_spec("holidays")
    beside = Path(found.origin).parents[1] if found is not None and found.origin else Path()
    names = [folder.name for folder in beside.glob("holidays-*.dist-info")]
    return ",".join(sorted(names)).encode() or __version__.encode()  # a packed program changes both together


def pack_shelf(shelf: Shelf) -> bytes:
    """The shelf small enough to be kept in a docket; `unpack_shelf` gives it back."""
    return zlib.compress(msgspec.msgpack.encode(shelf), 6)


def unpack_shelf(content: bytes) -> Shelf:
    """The shelf as it was packed. Raises ForeignShelf where another version of the program packed it otherwise."""
    try:
        return msgspec.msgpack.decode(zlib.decompress(content), type=Shelf)
    except (zlib.error, msgspec.DecodeError) as error:
        raise ForeignShelf(str(error)) from error


def _from_cache(cache: Path, key: str) -> Shelf | None:
    try:
        shelf = msgspec.msgpack.decode(cache.read_bytes(), type=Shelf)
    except (OSError, msgspec.DecodeError):
        return None
    return shelf if shelf.digest == key else None


def _read_all(folder: Path, paths: list[Path], key: str) -> tuple[Shelf, tuple[BadRuleFile, ...]]:
    files: list[tuple[str, RuleFile]] = []
    calendars: list[CalendarFile] = []
    problems: list[BadRuleFile] = []
    offices = OfficeList("", ())
    for path in sorted(paths, key=lambda path: path.name != "offices.toml"):
        try:
            if path.parent.name == "calendars":
                calendars.append(read_calendar_file(path))
            elif path.name == "offices.toml":
                offices = _read(path, OfficeList)
            else:
                file = read_rule_file(path)
                problems.extend(_complaints(path, file, offices))
                files.append((path.relative_to(folder).as_posix(), file))
        except BadRuleFile as problem:
            problems.append(problem)
    bad = {problem.path.relative_to(folder).as_posix() for problem in problems}
    good = tuple((name, file) for name, file in files if name not in bad)
    return Shelf(offices.release, key, good, tuple(calendars), offices), tuple(problems)


def _complaints(path: Path, file: RuleFile, offices: OfficeList) -> list[BadRuleFile]:
    text = path.read_text(encoding="utf-8")
    return [BadRuleFile(path, line_of(text, f"`{where}`"), what) for where, what in complain(file, offices)]


def complain(file: RuleFile, offices: OfficeList) -> Iterator[tuple[str, str]]:
    """What is wrong with the file, each with its path."""
    return check_file(file, frozenset(office.code for office in offices.office))
