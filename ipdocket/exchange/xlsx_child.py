"""Runs in a process of its own: reads one sheet of a workbook and sends its cells, as text, through a pipe."""

import json
from datetime import date, datetime, time, timedelta
from multiprocessing.connection import Connection

CHUNK = 2_000
_LARGEST_EXACT = 1e15


def send_sheet(path: str, sheet: str, memory: int, seconds: int, pipe: Connection) -> None:
    """Sends {"sheets", "rows"}, then lists of rows, then {"end"}; or {"error"} in words.

    `memory` in bytes and `seconds` of processor time are limits that the operating system enforces where it can.
    """
    _limit(memory, seconds)
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_path(path)
        names = book.sheet_names
        chosen = sheet if sheet in names else names[0]
        cells = book.get_sheet_by_name(chosen)
        _send(pipe, {"sheets": names, "sheet": chosen, "rows": cells.total_height, "columns": cells.total_width})
        rows: list[list[str]] = []
        for row in cells.iter_rows():
            rows.append([as_text(value) for value in row])
            if len(rows) == CHUNK:
                _send(pipe, rows)
                rows = []
        _send(pipe, rows)
        _send(pipe, {"end": True})
    except CalamineError as wrong:
        _send(pipe, {"error": str(wrong)})
    except MemoryError:
        _send(pipe, {"error": "it needs more memory than is allowed"})
    except BrokenPipeError:
        return  # the parent stopped listening


def as_text(value: object) -> str:
    """A cell as text: whole numbers without a decimal point, dates as 2026-11-23."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < _LARGEST_EXACT else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, str | int | time | timedelta) else ""


def _send(pipe: Connection, value: object) -> None:
    pipe.send_bytes(json.dumps(value).encode())


def _limit(memory: int, seconds: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits: there the parent's clock and the zip directory must do
        return
    for kind, amount in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds)):
        try:
            resource.setrlimit(kind, (amount, amount))
        except (OSError, ValueError):  # macOS refuses some of them
            continue
