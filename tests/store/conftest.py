"""A small docket for each test that asks for one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.making import Small, make_small


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Small]:
    made = make_small(tmp_path / "small.ipdocket")
    yield made
    made.store.close()
