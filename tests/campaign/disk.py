"""A disk under SQLite that remembers every operation, and fails when it is told to: a file layer of apsw.

The program's own settings (`ipdocket.store.connect.apply_settings`) and the SQL of a real session run on it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import apsw

SECTOR = 512
_numbers = count()
WRITES = frozenset({"write", "truncate", "sync", "delete"})


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened: to a file, or a promise (`promise`, in `name`) that the program made to a person."""

    kind: str
    name: str
    offset: int = 0
    content: bytes = b""


@dataclass
class Disk:
    """Everything that happened on it; `fails` says before each operation whether that one fails."""

    steps: list[Step] = field(default_factory=list)
    operations: int = 0
    fails: Callable[[int], bool] = lambda _number: False
    name: str = ""

    def __post_init__(self) -> None:
        self.name = f"disk{next(_numbers)}"
        self._layer = _Layer(self)

    def connect(self, path: Path) -> apsw.Connection:
        """A connection whose file operations go over this disk."""
        flags = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE
        return apsw.Connection(str(path), flags=flags, vfs=self.name)

    def note(self, kind: str, name: str, offset: int = 0, content: bytes = b"") -> None:
        """Remembers a step and fails where it is told to."""
        self.operations += 1
        if self.fails(self.operations):
            raise apsw.IOError(f"operation {self.operations} ({kind}) failed on purpose")
        if kind in WRITES:
            self.steps.append(Step(kind, Path(name).name, offset, content))

    def promise(self, word: str) -> None:
        """The program told a person that this is saved."""
        self.steps.append(Step("promise", word))

    def close(self) -> None:
        """Takes the layer out of SQLite."""
        self._layer.unregister()


class _Layer(apsw.VFS):
    def __init__(self, disk: Disk) -> None:
        self._disk = disk
        super().__init__(disk.name, "")

    def xOpen(self, name: Any, flags: list[int]) -> "_File":
        return _File(self._disk, name, flags)

    def xDelete(self, name: str, directory_too: bool) -> None:
        self._disk.note("delete", name, int(directory_too))
        super().xDelete(name, directory_too)


class _File(apsw.VFSFile):
    def __init__(self, disk: Disk, name: Any, flags: list[int]) -> None:
        self._disk = disk
        self._name = name.filename() if isinstance(name, apsw.URIFilename) else str(name)
        super().__init__("", name, flags)

    def xRead(self, amount: int, offset: int) -> bytes:
        self._disk.note("read", self._name, offset)
        return super().xRead(amount, offset)

    def xWrite(self, content: Any, offset: int) -> None:
        self._disk.note("write", self._name, offset, bytes(content))
        super().xWrite(content, offset)

    def xTruncate(self, size: int) -> None:
        self._disk.note("truncate", self._name, size)
        super().xTruncate(size)

    def xSync(self, flags: int) -> None:
        self._disk.note("sync", self._name)
        super().xSync(flags)


@dataclass
class Image:
    """What a disk may hold after the power went: what was synced, and by chance some of what was not."""

    files: dict[str, bytes]
    promised: list[str]


class Platter:
    """The disk rebuilt step by step; `after_power_loss` draws what could be left at this instant."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._safe = {name: bytearray(content) for name, content in files.items()}
        self._pending: dict[str, list[Step]] = {}
        self._back: dict[str, bytearray] = {}  # deleted without a sync of the folder: may come back
        self.promised: list[str] = []

    def take(self, step: Step) -> None:
        """Goes on by one step."""
        if step.kind == "promise":
            self.promised.append(step.name)
        elif step.kind == "sync":
            safe = self._safe.setdefault(step.name, bytearray())
            for waiting in self._pending.pop(step.name, ()):
                _apply(safe, waiting, None)
        elif step.kind == "delete":
            gone = self._safe.pop(step.name, None)
            self._pending.pop(step.name, None)
            self._back.pop(step.name, None)
            if gone is not None and not step.offset:
                self._back[step.name] = gone
        else:
            self._back.pop(step.name, None)
            self._pending.setdefault(step.name, []).append(step)

    def after_power_loss(self, random: Random) -> Image:
        """One of the disks that could be found; the draw is harsher than a usual file system."""
        files = {name: bytearray(content) for name, content in self._safe.items()}
        for name, content in self._back.items():
            if random.random() < 0.5:
                files[name] = bytearray(content)
        way = random.choice(("none", "all", "some"))
        for name, steps in self._pending.items():
            if way == "none" or (name not in files and random.random() < 0.5):
                continue
            content = files.setdefault(name, bytearray())
            for step in steps:
                _apply(content, step, random if way == "some" else None)
        return Image({name: bytes(content) for name, content in files.items()}, list(self.promised))


def _apply(content: bytearray, step: Step, random: Random | None) -> None:
    if step.kind == "truncate":
        if random is None or random.random() < 0.5:
            del content[step.offset :]
        return
    for start, part in _sectors(step.offset, step.content):
        if random is None or random.random() < 0.5:
            if len(content) < start:
                content.extend(bytes(start - len(content)))
            content[start : start + len(part)] = part


def _sectors(offset: int, content: bytes) -> Iterator[tuple[int, bytes]]:
    place = 0
    while place < len(content):
        length = min(SECTOR - (offset + place) % SECTOR, len(content) - place)
        yield offset + place, content[place : place + length]
        place += length


def draw_images(files: dict[str, bytes], steps: Sequence[Step], number: int, random: Random) -> Iterator[Image]:
    """So many images at random instants of a session that began with these files."""
    instants = sorted(random.randrange(len(steps) + 1) for _ in range(number))
    platter, done = Platter(files), 0
    for instant in instants:
        for step in steps[done:instant]:
            platter.take(step)
        done = instant
        yield platter.after_power_loss(random)
