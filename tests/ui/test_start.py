import subprocess
import sys

HEAVY = ("reportlab", "icalendar", "holidays", "openpyxl", "xlsxwriter", "python_calamine", "pypdfium2", "PySide6.QtPrintSupport",
         "ipdocket.ui.dialogs", "ipdocket.ui.views.matter", "ipdocket.ui.views.reports")  # fmt: skip


def test_the_window_starts_without_what_it_does_not_need_yet():
    code = f"import sys, ipdocket.ui.commands; print([name for name in {HEAVY!r} if name in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert ran.stdout.strip() == "[]"
