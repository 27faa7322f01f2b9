"""PDFs read back: text, pages, fonts; long, empty, foreign, hostile."""

from datetime import date

import pytest
from pypdf import PdfReader

from ipdocket.paths import resources_folder
from ipdocket.reports.paper import Column, Group, Report, Row
from ipdocket.reports.write import ReportCancelled, ReportNotWritten, picture_pages, write_report

FONTS = resources_folder() / "fonts"
COLUMNS = (Column("Due", 8, bold=True), Column("Reference", 12), Column("Owner", 30), Column("Action", 30))


def report(*rows: Row, **changes) -> Report:
    values = {
        "title": "Docket", "as_of": date(2026, 11, 23), "filter": "everything open", "rules": "2026.11+abc123",
        "columns": COLUMNS, "groups": [Group("Anna Rivera", rows)], "firm": "Firm", "head": "12:ab34",
    }  # fmt: skip
    return Report(**{**values, **changes})


def row(number: int, owner: str = "Acme") -> Row:
    return Row(("23 Nov 2026", f"ACM-{number:05}", owner, "Renewal fee, year 7"))


def read(path) -> list[str]:
    return [page.extract_text() for page in PdfReader(path).pages]


def test_five_hundred_pages_each_numbered(tmp_path):
    path = tmp_path / "long.pdf"
    pages = write_report(report(*(row(n) for n in range(19_000))), path, FONTS)
    assert pages >= 500
    reader = PdfReader(path)
    assert len(reader.pages) == pages
    for number in (0, 250, pages - 1):
        text = reader.pages[number].extract_text()
        assert f"Page {number + 1} of {pages}" in text
        assert "as of 23 Nov 2026" in text
        assert number == 0 or "Anna Rivera (continued)" in text
    assert f"ACM-{18_999:05}" in reader.pages[-1].extract_text()


@pytest.mark.parametrize(
    "owner",
    ["株式会社日立製作所", "华为技术有限公司", "한국전자통신연구원", "Παπαδόπουλος ΑΕ", "ООО Ромашка", "Société d’Électricité"],
)
def test_names_in_other_scripts_are_read_back(tmp_path, owner):
    path = tmp_path / "names.pdf"
    write_report(report(row(1, owner)), path, FONTS)
    assert owner in read(path)[0].replace("\n", "")


def test_arabic_and_hebrew_have_their_glyphs(tmp_path):
    path = tmp_path / "rtl.pdf"
    write_report(report(row(1, "شركة أرامكو السعودية"), row(2, "מכון ויצמן למדע")), path, FONTS)
    assert "\u25a1" not in read(path)[0]


def test_a_very_long_name_wraps_and_ends_in_an_ellipsis(tmp_path):
    path = tmp_path / "long-name.pdf"
    write_report(report(row(1, "Gesellschaft für " * 80), row(2, "X" * 500)), path, FONTS)
    text = read(path)[0]
    assert "…" in text
    assert "ACM-00002" in text


def test_markup_and_formulas_stay_text(tmp_path):
    path = tmp_path / "hostile.pdf"
    for hostile in ('<img src="/etc/passwd"/>', "<b>bold", "=1+1", "&amp;", "%PDF(\\", "a\tb"):
        write_report(report(row(1, hostile)), path, FONTS)
        assert hostile.split("\t", maxsplit=1)[0] in read(path)[0]


def test_an_empty_report_has_one_page_that_says_so(tmp_path):
    path = tmp_path / "empty.pdf"
    assert write_report(report(groups=[]), path, FONTS) == 1
    assert "Nothing to show for this filter." in read(path)[0]


def test_groups_may_each_begin_a_page(tmp_path):
    path = tmp_path / "groups.pdf"
    groups = [Group(name, [row(1)], new_page=True) for name in ("Anna", "Ben", "Carla")]
    assert write_report(report(groups=groups), path, FONTS) == 3


def test_cancel_and_a_bad_place_leave_nothing(tmp_path):
    path = tmp_path / "cancelled.pdf"
    with pytest.raises(ReportCancelled):
        write_report(report(*(row(n) for n in range(500))), path, FONTS, lambda done, _of: done < 3)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(ReportNotWritten):
        write_report(report(row(1)), tmp_path / "nowhere" / "x.pdf", FONTS)


def test_the_former_file_stays_when_writing_fails(tmp_path):
    path = tmp_path / "docket.pdf"
    write_report(report(row(1)), path, FONTS)
    before = path.read_bytes()
    with pytest.raises(ReportCancelled):
        write_report(report(row(2)), path, FONTS, lambda _done, _of: False)
    assert path.read_bytes() == before


def test_pictures_of_pages(tmp_path):
    path = tmp_path / "docket.pdf"
    pages = write_report(report(*(row(n) for n in range(200))), path, FONTS)
    total, pictures = picture_pages(path, 1, 2, 500)
    assert total == pages
    assert len(pictures) == 2
    assert all(picture.startswith(b"\x89PNG") for picture in pictures)
    assert picture_pages(path, 999, 2, 500)[1] == []
