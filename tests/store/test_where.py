"""A docket by what a person typed."""

from pathlib import Path

import pytest

from ipdocket.store.postgres.connect import Address
from ipdocket.store.where import open_where, read_where
from tests.postgres_dockets import PASSWORD
from tests.postgres_server import Server
from tests.store.making import CLOCK, Small


def test_files_and_servers_are_told_apart(tmp_path: Path) -> None:
    assert read_where("a/docket.ipdocket") == Path("a/docket.ipdocket")
    assert isinstance(read_where("postgresql://ann@host/firm"), Address)
    with open_where(tmp_path / "new.ipdocket", CLOCK, create=True) as store:
        assert store.home.login == ""
    with pytest.raises(FileNotFoundError):
        open_where(tmp_path / "none.ipdocket", CLOCK)


def test_a_server_is_opened_by_its_url(postgres: Server, small_server: Small) -> None:
    url = postgres.url(small_server.store.path.name, "ann", PASSWORD)
    with open_where(read_where(url), CLOCK) as store:
        assert (store.home.login, store.checked, store.head()) == ("ann", True, small_server.store.head())
