"""Sheets upright on A4: one page where the smallest type allows, more pages where not, nothing lost."""

from pypdf import PdfReader

from ipdocket.paths import resources_folder
from ipdocket.reports.statement import Part, Statement, write_statements

FONTS = resources_folder() / "fonts"


def sheet(lines: int, said: str = "said") -> Statement:
    return Statement("Proof", "ACM-1", "Firm", (Part("Heading", tuple((f"label {n}", f"{said} {n}") for n in range(lines))),), ("head 1:ab", "made"))


def test_every_sheet_begins_a_page_and_has_its_foot(tmp_path):
    path = tmp_path / "sheets.pdf"
    assert write_statements([sheet(3), sheet(70)], path, FONTS) == 2
    for page in PdfReader(path).pages:
        text = page.extract_text()
        assert "head 1:ab" in text and "Page 1 of 1" in text and "ACM-1" in text


def test_what_does_not_fit_goes_on_and_is_all_there(tmp_path):
    path = tmp_path / "long.pdf"
    pages = write_statements([sheet(400, "株式会社 " + "word " * 60)], path, FONTS)
    text = " ".join(page.extract_text() for page in PdfReader(path).pages)
    assert pages > 2 and f"Page {pages} of {pages}" in text
    assert all(f"label {number}" in text for number in range(400))
