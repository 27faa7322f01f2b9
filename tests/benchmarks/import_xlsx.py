"""The import of a person's own list, up to its preview."""

import tempfile
from datetime import date, timedelta
from pathlib import Path

from ipdocket.exchange.mapping import guess_mapping
from ipdocket.exchange.preview import Preview, preview_rows
from ipdocket.exchange.table_in import read_table
from ipdocket.exchange.xlsx_out import write_xlsx
from tests.benchmarks.measure import Measured, in_turn

_HEADERS = ("Our Ref", "Country", "Type", "Title", "Applicant", "Application No", "Filing Date", "Priority Date",
            "Grant Date", "Patent No", "Status", "Client")  # fmt: skip
_TODAY = date(2026, 11, 23)


def bench_import_xlsx(scale: str) -> list[Measured]:
    """Rows of an XLSX file read in a child process, mapped and previewed by cell, against calamine reading alone."""
    from python_calamine import CalamineWorkbook

    count = {"small": 1_000, "full": 10_000}[scale]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.xlsx"
        write_xlsx(path, _HEADERS, (_row(number) for number in range(count)))

        def bare() -> object:
            return CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()

        what = "rows with twelve columns, child process included"
        return [in_turn("import_xlsx", count, lambda: _preview(path, count), bare, what=what)]


def _preview(path: Path, count: int) -> Preview:
    table = read_table(path)
    found = preview_rows(table, guess_mapping(table.headers), _TODAY)
    assert len(found.records) == count, found.problems[:3]
    return found


def _row(number: int) -> tuple[str | date, ...]:
    filed = date(2005, 1, 3) + timedelta(days=number % 6_000)
    return (
        f"ACM-{number:05}", ("US", "EP", "Germany", "Japan")[number % 4], "Patent", f"Coupling of kind {number}",
        "Müller & Söhne GmbH & Co. KG", f"{number + 10_000_000}", filed, filed - timedelta(days=360),
        filed + timedelta(days=1_200), f"{number + 9_000_000}", "granted", "Client A",
    )  # fmt: skip
