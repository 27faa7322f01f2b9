import subprocess
import sys

import pytest

HEAVY = ("reportlab", "icalendar", "holidays", "openpyxl", "xlsxwriter", "python_calamine", "pypdfium2", "PySide6.QtPrintSupport",
         "ipdocket.ui.views.matter", "ipdocket.ui.views.reports")  # fmt: skip
# What only a server's docket, an import, a report or the owners' page needs.
LATER = ("sqlalchemy.dialects.postgresql", "psycopg", "rapidfuzz", "ipdocket.exchange.mapping", "ipdocket.services.owners",
         "ipdocket.services.reporting", "ipdocket.ui.wiring.importing")  # fmt: skip


@pytest.mark.parametrize(
    ("module", "unwanted"), [("ipdocket.ui.commands", (*HEAVY, "ipdocket.ui.dialogs")), ("ipdocket.app", HEAVY + LATER)]
)
def test_the_window_starts_without_what_it_does_not_need_yet(module, unwanted):
    code = f"import sys, {module}; print([name for name in {unwanted!r} if name in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert ran.stdout.strip() == "[]"
