"""What holds for every test: no screen unless one is given, and nothing written to the user's own folders."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.postgres_server import Server, run_server

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True, scope="session")
def own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home for this run: dockets, caches and logs of the tests never meet those of the person running them."""
    home = tmp_path_factory.mktemp("home")
    former = os.environ.get("IPDOCKET_HOME")
    os.environ["IPDOCKET_HOME"] = str(home)
    yield home
    if former is None:
        del os.environ["IPDOCKET_HOME"]
    else:
        os.environ["IPDOCKET_HOME"] = former


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A real server, started for this run only."""
    yield from run_server()
