"""Opens a person's own list, CSV or XLSX, told apart by content."""

from pathlib import Path

from ipdocket.exchange.csv_in import MOST_BYTES, Cancelled, Progress, Table, read_csv
from ipdocket.exchange.records import FileTooLarge, UnreadableFile
from ipdocket.exchange.xlsx_in import read_xlsx

_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


def read_table(
    path: Path,
    sheet: str = "",
    encoding: str = "",
    delimiter: str = "",
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Table:
    """The table in a file; `sheet` counts for XLSX, `encoding` and `delimiter` for CSV.

    Raises UnreadableFile, FileTooLarge, ImportCancelled.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(4)
            if start in (_ZIP, _OLD_OFFICE):
                return read_xlsx(path, sheet, progress, cancelled)
            if size > MOST_BYTES:
                raise FileTooLarge(
                    f"{path.name} has {size >> 20} MiB; at most {MOST_BYTES >> 20} are read.",
                    "Nothing was imported.",
                    "Split it into several files.",
                )
            content = start + file.read()
    except OSError as wrong:
        raise UnreadableFile(
            f"{path.name} cannot be opened: {wrong.strerror}.", "Nothing was imported.", "Check that it still exists."
        ) from wrong
    return read_csv(content, encoding, delimiter, progress, cancelled)
