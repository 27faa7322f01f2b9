"""Campaign row 2: the power goes at a random instant; what was told to a person is on every disk that can be found then.

After *All File Systems Are Not Created Equal*'s model, harsher than a usual one: what was not synced is lost, kept, or
kept in random sectors; a deleted journal may come back unless its folder was synced.
"""

from pathlib import Path
from random import Random

import pytest

from tests.campaign.counts import pick_count
from tests.campaign.disk import Disk, draw_images
from tests.campaign.session import Line, copy_docket, find_lost, record_session, replay
from tests.store.making import make_small

IMAGES = pick_count(2_000, 20_000)
CONTROL_IMAGES = 400
ACTS = 12
SEED = 2
SHARED_FULL = ("locking_mode = NORMAL", "synchronous = FULL", "journal_mode = DELETE")
SHARED_OFF = ("locking_mode = NORMAL", "synchronous = OFF", "journal_mode = DELETE")


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Line]]:
    """A docket as it was before, and the statements of a session on it."""
    folder = tmp_path_factory.mktemp("session")
    path = folder / "docket.ipdocket"
    make_small(path).store.close()
    before = copy_docket(path, folder / "before")
    with pytest.MonkeyPatch.context() as patch:
        return before, record_session(path, ACTS, SEED, patch)


def lose_power(
    session: tuple[Path, list[Line]], folder: Path, images: int, settings: tuple[str, ...] = ()
) -> tuple[list[str], list[str]]:
    """What was lost and what was corrupt in so many images."""
    before, lines = session
    disk = Disk()
    try:
        replay(disk, copy_docket(before, folder / "run"), lines, settings)
    finally:
        disk.close()
    lost, corrupt = [], []
    place = folder / "image"
    place.mkdir()
    random = Random(SEED)
    for number, image in enumerate(draw_images({before.name: before.read_bytes()}, disk.steps, images, random)):
        for old in place.iterdir():
            old.unlink()
        for name, content in image.files.items():
            (place / name).write_bytes(content)
        for words in find_lost(place / before.name, image.promised):
            (corrupt if words.startswith("corrupt") else lost).append(f"image {number}: {words}")
    return lost, corrupt


def test_no_power_loss_takes_what_was_promised(session, tmp_path, capsys):
    lost, corrupt = lose_power(session, tmp_path, IMAGES)
    with capsys.disabled():
        print(f"\npower loss: {IMAGES} images, seed {SEED}, {len(lost)} lost, {len(corrupt)} corrupt")
    assert (lost, corrupt) == ([], [])


def test_the_control_with_the_usual_settings_loses_the_last_promise(session, tmp_path):
    lost, _corrupt = lose_power(session, tmp_path, CONTROL_IMAGES, SHARED_FULL)
    assert lost


def test_the_control_without_syncs_is_corrupt(session, tmp_path):
    _lost, corrupt = lose_power(session, tmp_path, CONTROL_IMAGES, SHARED_OFF)
    assert corrupt
