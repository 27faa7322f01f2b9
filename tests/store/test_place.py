"""Network drives are told from the disks of this machine."""

from pathlib import Path

import pytest

from ipdocket.store import place

MOUNTS = "/dev/sda1 / ext4 rw 0 0\nserver:/firm /net/firm nfs4 rw 0 0\n//pc/share /mnt/my\\040share cifs rw 0 0\n"


@pytest.mark.parametrize(
    ("folder", "kind"),
    [("/net/firm/dockets", "nfs4"), ("/mnt/my share/x", "cifs"), ("/net/firmware", ""), ("/data/ann", "")],
)
def test_the_longest_mount_point_decides(folder: str, kind: str) -> None:
    assert place.network_mount(Path(folder), MOUNTS) == kind


def test_a_broken_listing_tells_nothing() -> None:
    assert place.network_mount(Path("/x"), "nonsense\n\n/ /\n") == ""


def test_a_listing_that_is_not_there_tells_nothing(tmp_path: Path) -> None:
    assert place.network_kind(tmp_path / "docket", tmp_path / "missing") == ""
