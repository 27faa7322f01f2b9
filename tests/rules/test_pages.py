"""Pages made from the rule files of all offices."""

import re
import time

import pytest

from ipdocket.rules.facts import RIGHTS
from ipdocket.rules.pages import page_name, write_pages
from ipdocket.rules.reading import offices_in_use, readings, sources_of
from ipdocket.rules.ruleset import load_rules


@pytest.fixture(scope="module")
def pages(shipped, tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    began = time.monotonic()
    write_pages(shipped, folder)
    assert time.monotonic() - began < 10
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


def test_every_office_has_a_page_and_a_line_in_the_list(shipped, pages):
    codes = offices_in_use(shipped)
    assert set(pages) == {"README.md", *map(page_name, codes)}
    assert len(codes) > 180
    for code in codes:
        assert f"]({page_name(code)})" in pages["README.md"]


def test_every_rule_with_its_law_stands_on_the_page(shipped, pages):
    for code in offices_in_use(shipped):
        page = pages[page_name(code)]
        for one in readings(shipped, code):
            assert f"- Rule: {one.rule.id};".replace("_", "\\_") in page
        assert page.count("\n### ") == sum(len(set(one.rule.right) & set(RIGHTS)) for one in readings(shipped, code))


def test_a_page_says_when_a_rule_holds_and_how_often(pages):
    assert "- Only if filing date on or after 1994-10-31\n- How often: number 1: 10 years after filing date, then every 10 years" in (
        pages["gb.md"].replace("\\", "")
    )


def test_links_lead_to_web_addresses_and_to_nothing_else(shipped, pages):
    for name, page in pages.items():
        for address in re.findall(r"\]\(([^)]*)\)", re.sub(r"\\.", "", page)):
            if name == "README.md":
                assert re.fullmatch(r"[a-z]+\.md", address)
            else:
                assert re.match(r"<https?://", address)
        assert not re.search(r"(?<!\\)<(?!https?://)", page)
    urls = [source.url for one in readings(shipped, "EP") for source in sources_of(one) if source.url]
    assert sum(url in pages["ep.md"] for url in urls) > 0.9 * len(urls)


def test_the_same_rules_give_the_same_bytes(shipped, pages, tmp_path):
    for path in write_pages(load_rules(shipped_folder()), tmp_path):
        assert path.read_text(encoding="utf-8") == pages[path.name]
        assert b"\r" not in path.read_bytes()


def shipped_folder():
    from ipdocket.paths import rules_folder

    return rules_folder()


def test_hostile_text_stays_text(shelf, tmp_path):
    from tests.rules.conftest import HEAD
    from tests.rules.test_engine import ANNUITY

    head = HEAD.replace(
        'says = "What the test says."', 'says = "<img src=x> | [a](javascript:b)"\nurl = "javascript:alert(1)"'
    )
    write_pages(shelf(ANNUITY, head=head), tmp_path)
    page = (tmp_path / "xx.md").read_text(encoding="utf-8")
    assert r"\<img src=x\> \| \[a\]\(javascript:b\)" in page
    assert "](<javascript" not in page and "<img" not in page.replace(r"\<img", "")
