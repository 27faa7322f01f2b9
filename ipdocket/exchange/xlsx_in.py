"""Reads an XLSX workbook of unknown origin in a child process, after a look at its zip directory."""

import json
import multiprocessing
import time
import zipfile
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from ipdocket.exchange.csv_in import LONGEST_FIELD, MOST_COLUMNS, MOST_ROWS, Cancelled, Progress, Table
from ipdocket.exchange.records import FileTooLarge, ImportCancelled, UnreadableFile
from ipdocket.exchange.xlsx_child import send_sheet

MOST_UNPACKED = 200 * 1024 * 1024
MOST_RATIO = 100
MOST_ENTRIES = 2_000
MOST_MEMORY = 1024 * 1024 * 1024
MOST_SECONDS = 60
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_SMALL = 1024 * 1024  # a small file may pack its empty styles well; a bomb cannot hide below this
_KEPT = "Nothing was imported."


def read_xlsx(
    path: Path,
    sheet: str = "",
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    seconds: float = MOST_SECONDS,
) -> Table:
    """The table in one sheet (the first, unless named); `progress` gets rows read and rows in all.

    Raises FileTooLarge for a bomb, UnreadableFile for what is no workbook, ImportCancelled. The program's entry point
    must call multiprocessing.freeze_support(), as the child is spawned.
    """
    check_workbook(path)
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=send_sheet, args=(str(path), sheet, MOST_MEMORY, MOST_SECONDS, theirs), daemon=True)
    child.start()
    theirs.close()
    try:
        return _collect(ours, time.monotonic() + seconds, progress, cancelled)
    finally:
        ours.close()
        if child.is_alive():
            child.join(0.2)
        if child.is_alive():
            child.kill()
        child.join()
        child.close()


def check_workbook(path: Path) -> None:
    """Refuses a workbook by its zip directory alone: unpacked size, ratio, number of parts; nothing is unpacked."""
    try:
        with path.open("rb") as file:
            start = file.read(4)
        if start == _OLD_OFFICE:
            raise UnreadableFile(
                f"{path.name} is an old XLS file or is protected by a password.",
                _KEPT,
                "Save it as XLSX without a password.",
            )
        with zipfile.ZipFile(path) as packed:
            parts = packed.infolist()
    except OSError as wrong:
        raise UnreadableFile(
            f"{path.name} cannot be opened: {wrong.strerror}.", _KEPT, "Check that it still exists."
        ) from wrong
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as wrong:
        raise UnreadableFile(
            f"{path.name} is not a sound XLSX file.", _KEPT, "Save it again as XLSX or CSV."
        ) from wrong
    unpacked = sum(part.file_size for part in parts)
    packed_size = max(path.stat().st_size, 1)
    if len(parts) > MOST_ENTRIES:
        raise _bomb(path, f"it has {len(parts):,} parts; at most {MOST_ENTRIES:,} are read")
    if unpacked > MOST_UNPACKED:
        raise _bomb(path, f"it unpacks to {unpacked >> 20:,} MiB; at most {MOST_UNPACKED >> 20} are read")
    if unpacked > _SMALL and unpacked > packed_size * MOST_RATIO:
        raise _bomb(
            path, f"it unpacks to {unpacked // packed_size:,} times its size; at most {MOST_RATIO} times are read"
        )


def _bomb(path: Path, what: str) -> FileTooLarge:
    return FileTooLarge(f"{path.name} is not read: {what}.", _KEPT, "Split it, or save the sheet as CSV.")


def _collect(pipe: Connection, end: float, progress: Progress | None, cancelled: Cancelled | None) -> Table:
    head: dict[str, Any] = {}
    rows: list[tuple[str, ...]] = []
    while True:
        message = _receive(pipe, end, cancelled)
        if isinstance(message, list):
            rows += [tuple(row) for row in message]
            if progress:
                progress(len(rows), int(head.get("rows", 0)))
        elif "error" in message:
            raise UnreadableFile(
                f"The workbook cannot be read: {message['error']}.", _KEPT, "Save it again as XLSX or CSV."
            )
        elif "end" in message:
            return _make_table(rows, str(head.get("sheet", "")))
        else:
            head = message
            if head["rows"] > MOST_ROWS or head["columns"] > MOST_COLUMNS:
                raise FileTooLarge(
                    f"The sheet has {head['rows']:,} rows and {head['columns']:,} columns; at most {MOST_ROWS:,} and "
                    f"{MOST_COLUMNS:,} are read.",
                    _KEPT,
                    "Delete the rows and columns that are not needed.",
                )


def _receive(pipe: Connection, end: float, cancelled: Callable[[], bool] | None) -> Any:
    """The child's next message, or why there will be none."""
    while True:
        if cancelled and cancelled():
            raise ImportCancelled
        if time.monotonic() > end:
            raise FileTooLarge("Reading the workbook took too long.", _KEPT, "Split it, or save the sheet as CSV.")
        if pipe.poll(0.1):
            break
    try:
        return json.loads(pipe.recv_bytes())
    except (EOFError, OSError) as wrong:
        raise FileTooLarge(
            "Reading the workbook needed more memory or time than is allowed.",
            _KEPT,
            "Split it, or save the sheet as CSV.",
        ) from wrong


def _make_table(rows: list[tuple[str, ...]], sheet: str) -> Table:
    """Headers from the first row that is not blank; blank rows are left out, numbers are the sheet's own."""
    filled = [(number, row) for number, row in enumerate(rows, 1) if any(row)]
    if not filled:
        raise UnreadableFile("The sheet holds no rows.", _KEPT, "Choose a sheet with a row of headers.")
    for number, row in filled:
        if any(len(cell) > LONGEST_FIELD for cell in row):
            raise FileTooLarge(
                f"Row {number:,} has a cell of more than {LONGEST_FIELD:,} characters.", _KEPT, "Shorten it."
            )
    headers = tuple(cell.strip() for cell in filled[0][1])
    body = filled[1:]
    return Table(headers, tuple(row for _, row in body), tuple(number for number, _ in body), sheet=sheet)
