"""Files that leave the house: whole under their name, or not there at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ipdocket.errors import Refused


class FileNotWritten(Refused):
    """The file could not be written; nothing stands under its name."""


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A name beside `path` to write to; it becomes `path` when the block ends well. Raises FileNotWritten."""
    part = path.with_name(path.name + ".part")
    try:
        yield part
        part.replace(path)
    except OSError as error:
        raise FileNotWritten(
            f"{path.name} could not be written: {error.strerror or error}.",
            "No file stands under that name; the docket is unchanged.",
            "Choose another folder, or free space on the disk, and save again.",
        ) from error
    finally:
        part.unlink(missing_ok=True)


def write_whole(path: Path, content: bytes) -> None:
    """Put the content under its name only when it is whole. Raises FileNotWritten."""
    with whole_file(path) as part:
        part.write_bytes(content)
