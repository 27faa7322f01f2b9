"""The printed docket report."""

import tempfile
from datetime import date
from pathlib import Path

from ipdocket.paths import resources_folder
from ipdocket.reports.paper import Column, Group, Report, Row
from ipdocket.reports.write import write_report
from tests.benchmarks.measure import Measured, in_turn

_COLUMNS = tuple(Column(title, share) for title, share in (
    ("Due", 8), ("Final", 8), ("Reference", 10), ("Country", 5), ("Action", 20), ("Owner", 18), ("State", 8),
))


def bench_pdf_docket(scale: str) -> list[Measured]:
    """A docket report, against a canvas written by hand with the same words."""
    from reportlab.pdfgen.canvas import Canvas

    count = {"small": 1_000, "full": 10_000}[scale]
    cells = [
        ("23 Nov 2026", "24 May 2027", f"ACM-{n:05}EP", "EP", "Renewal fee, year 7", "Acme Werke GmbH & Co. KG", "open")
        for n in range(count)
    ]
    report = Report(
        "Docket", date(2026, 11, 23), "all", "bench", _COLUMNS, [Group("All", [Row(row) for row in cells])]
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "docket.pdf"

        def by_hand() -> None:
            canvas = Canvas(str(path), pagesize=(842, 595))
            for place, row in enumerate(cells):
                if place and place % 45 == 0:
                    canvas.showPage()
                for column, cell in enumerate(row):
                    canvas.drawString(30 + column * 110, 560 - (place % 45) * 12, cell)
            canvas.save()

        return [in_turn("pdf_docket", count, lambda: write_report(report, path, resources_folder() / "fonts"), by_hand, runs=3)]
