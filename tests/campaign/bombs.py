"""Twenty files made to hurt whoever reads them, and the reader that each is handed to.

As a program: `python -m tests.campaign.bombs FOLDER` reads each and prints name, outcome, seconds, MiB grown.
"""

import io
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from ipdocket.errors import Refused
from ipdocket.exchange.csv_in import read_csv
from ipdocket.exchange.offices.detect import read_office_file
from ipdocket.exchange.xlsx_in import read_xlsx
from ipdocket.rules.load import BadRuleFile, read_rule_file

SHEET = "xl/worksheets/sheet1.xml"


def write_bombs(folder: Path) -> None:
    """The files, each under a name that tells its reader."""
    for name, parts in _BOOKS.items():
        with zipfile.ZipFile(folder / f"{name}.xlsx", "w", zipfile.ZIP_DEFLATED) as packed:
            for part, size in parts.items():
                packed.writestr(part, b"0" * size)
    (folder / "nested.xlsx").write_bytes(_zip_in_zip(4))
    (folder / "cut.xlsx").write_bytes(_zip_in_zip(1)[:-30])
    for name, content in _TABLES.items():
        (folder / f"{name}.csv").write_bytes(content())
    for name, text in _RULES.items():
        (folder / f"{name}.toml").write_text(text(), encoding="utf-8")
    for name, content in _OFFICE.items():
        (folder / name).write_bytes(content())


def read_one(path: Path) -> str:
    """What came of it: the class of the refusal, or "read"."""
    try:
        _READERS[path.suffix](path)
    except (Refused, BadRuleFile) as refusal:
        return type(refusal).__name__
    return "read"


_BOOKS = {
    "size": {SHEET: 300 << 20},
    "ratio": {SHEET: 40 << 20},
    "parts": {f"part{number}": 1 for number in range(2_500)},
    "many-big": {f"xl/media/{number}": 12 << 20 for number in range(20)},
}
_TABLES: dict[str, Callable[[], bytes]] = {
    "quote": lambda: b'Ref,Title\nA-1,"' + b"x,y\n" * 200_000,
    "field": lambda: b"Ref\n" + b"x" * (2 << 20) + b"\n",
    "rows": lambda: b"Ref\n" + b"a\n" * 1_000_100,
    "zeros": lambda: b"Ref,Title\n" + b"\0" * (1 << 20),
    "no-text": lambda: bytes(range(256)) * 4_000,
    "empty": lambda: b"",
}
_RULES: dict[str, Callable[[], str]] = {
    "brackets": lambda: "a = " + "[" * 5_000 + "]" * 5_000,
    "tables": lambda: "a = " + "{b = " * 5_000 + "1" + "}" * 5_000,
    "keys": lambda: "\n".join(f"k{number} = 1" for number in range(30_000)),
    "long": lambda: f'a = "{"x" * (2 << 20)}"',
    "dotted": lambda: ".".join(["a"] * 20_000) + " = 1",
}
_OFFICE: dict[str, Callable[[], bytes]] = {
    "deep.json": lambda: b"[" * 200_000 + b"]" * 200_000,
    "laughs.xml": lambda: (
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">'
        + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%s;" % (b"" if n == 0 else b"%d" % (n - 1)) * 10) for n in range(12))
        + b"]><x>&a11;</x>"
    ),
    "outside.xml": lambda: b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]><x>&f;</x>',
}
_READERS: dict[str, Callable[[Path], object]] = {
    ".xlsx": read_xlsx,
    ".csv": lambda path: read_csv(path.read_bytes()),
    ".toml": read_rule_file,
    ".json": read_office_file,
    ".xml": read_office_file,
}


def _zip_in_zip(depth: int) -> bytes:
    content = b"0" * (1 << 20)
    for number in range(depth):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(f"inner{number}", content * (4 if number else 1))
        content = packed.getvalue()
    return content


def _most_memory() -> int:
    try:
        import resource
    except ImportError:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> (20 if sys.platform == "darwin" else 10)


if __name__ == "__main__":
    for file in sorted(Path(sys.argv[1]).iterdir()):
        before, started = _most_memory(), time.perf_counter()
        outcome = read_one(file)
        print(file.name, outcome, f"{time.perf_counter() - started:.2f}", _most_memory() - before)
