"""A docket by what a person typed: a file's path or a server's URL."""

from pathlib import Path

from ipdocket.clock import Clock
from ipdocket.store.open import open_or_create, open_store
from ipdocket.store.postgres.connect import Address, is_address, read_address
from ipdocket.store.postgres.refusals import NoDriver
from ipdocket.store.upgrade import Tell, say_nothing
from ipdocket.store.work import Store

Where = Path | Address


def read_where(text: str) -> Where:
    """The file or server that the text names."""
    return read_address(text) if is_address(text) else Path(text)


def open_where(
    where: Where, clock: Clock, *, check_later: bool = False, create: bool = False, passphrase: str = "",
    tell: Tell = say_nothing,
) -> Store:  # fmt: skip
    """The docket there; with `create` a file is made where there is none. Raises what opening a file or a server raises."""
    if isinstance(where, Path):
        opening = open_or_create if create else open_store
        return opening(where, clock, check_later=check_later, passphrase=passphrase, tell=tell)
    try:
        from ipdocket.store.postgres.open import open_address
    except ImportError as error:
        raise NoDriver from error
    return open_address(where, clock, check_later=check_later)
