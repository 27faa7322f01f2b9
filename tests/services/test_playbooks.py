"""The firm's playbooks through the services: versions kept, shown for the right deadlines, out as text files."""

from dataclasses import replace

import pytest

from ipdocket.domain.playbooks import PlaybookAbout
from ipdocket.services import playbooks
from ipdocket.services.accounts import sign_in
from ipdocket.services.core.session import NotAllowed
from ipdocket.services.docketing import enter_matter
from ipdocket.store.audit import read_lines
from ipdocket.store.deadlines import list_deadlines
from ipdocket.store.matters import get_matter
from tests.services.conftest import PASSWORD, us_matter

COUNTRY, CLIENT = PlaybookAbout.COUNTRY, PlaybookAbout.CLIENT


@pytest.fixture
def matter(session) -> int:
    sign_in(session, "carla", PASSWORD)
    return enter_matter(session, replace(us_matter(), client="Acme / Töchter"))


def test_every_version_is_kept_and_the_last_one_stands(session, matter):
    assert playbooks.write_page(session, COUNTRY, "US", "- first\r\n") == 1
    assert playbooks.write_page(session, COUNTRY, "US", "- first") == 1
    assert playbooks.write_page(session, COUNTRY, "US", "- second") == 2
    (page,) = playbooks.list_pages(session)
    assert (page.text, page.version, playbooks.name_page(session, page)[-4:]) == ("- second", 2, "(US)")
    assert [one.text for one in playbooks.list_versions(session, COUNTRY, "US")] == ["- first", "- second"]
    assert any("- first" in str(line) and "- second" in str(line) for line in read_lines(session.store.driver))
    playbooks.write_page(session, COUNTRY, "US", "  ")
    assert playbooks.list_pages(session) == []
    assert len(playbooks.list_versions(session, COUNTRY, "US")) == 3


def test_the_pages_of_a_deadline_are_those_of_its_country_and_client(session, matter):
    client = get_matter(session.store, matter).client
    playbooks.write_page(session, CLIENT, str(client), "Signs off: Carla")
    playbooks.write_page(session, COUNTRY, "US", "- entity status")
    playbooks.write_page(session, COUNTRY, "JP", "- translation")
    ids = [one.id for one in list_deadlines(session.store, matter)][:2]
    pages = playbooks.pages_for(session, ids)
    assert [(page.about, page.text) for page in pages] == [(COUNTRY, "- entity status"), (CLIENT, "Signs off: Carla")]
    other = enter_matter(session, us_matter("X-1", title="Other"))
    assert [page.about for page in playbooks.pages_for(session, [list_deadlines(session.store, other)[0].id])] == [COUNTRY]


def test_out_as_text_files(session, matter, tmp_path):
    client = get_matter(session.store, matter).client
    playbooks.write_page(session, CLIENT, str(client), "Straße: ja")
    playbooks.write_page(session, COUNTRY, "US", "- one\n- two")
    assert playbooks.write_files(session, tmp_path) == 2
    found = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.glob("*.txt")}
    assert found["client-Acme-Töchter.txt"] == "Straße: ja\n"
    assert sorted(found.values())[0] == "- one\n- two\n"


def test_refused(session, matter):
    with pytest.raises(playbooks.PageUnfit):
        playbooks.write_page(session, COUNTRY, "QQ", "x")
    with pytest.raises(playbooks.PageUnfit):
        playbooks.write_page(session, COUNTRY, "US", "x" * (playbooks.LONGEST + 1))
    sign_in(session, "dora", PASSWORD)
    with pytest.raises(NotAllowed):
        playbooks.write_page(session, COUNTRY, "US", "x")
    assert playbooks.list_pages(session) == []
