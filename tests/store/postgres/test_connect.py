"""Addresses of dockets on a server."""

import pytest

from ipdocket.store.postgres.connect import connect_raw, is_address, read_address
from ipdocket.store.postgres.refusals import CannotConnect
from ipdocket.store.refusals import PasswordNeeded, WrongPassword
from tests.postgres_server import Server


@pytest.mark.parametrize(
    ("text", "url", "user", "database", "password"),
    [
        ("postgresql://ann:p%40w@host:5433/firm", "postgresql://ann@host:5433/firm", "ann", "firm", "p@w"),
        ("postgres://host/firm?sslmode=verify-full", "postgresql://host/firm?sslmode=verify-full", "", "firm", ""),
        ("postgresql:///firm", "postgresql:///firm", "", "firm", ""),
        ("postgresql://ann@", "postgresql://ann@", "ann", "ann", ""),
    ],
)
def test_a_password_is_taken_out_at_once(text: str, url: str, user: str, database: str, password: str) -> None:
    address = read_address(text)
    assert (address.url, address.user, address.database, address.password) == (url, user, database, password)


def test_another_person_comes_to_the_same_docket() -> None:
    address = read_address("postgresql://ann:x@host/firm?sslmode=require").of_user("b en", "y")
    assert (address.url, address.password) == ("postgresql://b%20en@host/firm?sslmode=require", "y")


def test_a_file_is_no_address() -> None:
    assert is_address("postgresql://host/firm")
    assert not is_address("docket.ipdocket")


def test_each_failure_has_its_words(postgres: Server) -> None:
    with pytest.raises(PasswordNeeded, match="password of postgres"):
        connect_raw(read_address(postgres.url("postgres", "postgres")))
    with pytest.raises(WrongPassword):
        connect_raw(read_address(postgres.url("postgres", "postgres", "wrong")))
    with pytest.raises(CannotConnect, match="could not be reached"):
        connect_raw(read_address("postgresql://ann@127.0.0.1:9/firm"))
    with pytest.raises(CannotConnect):
        connect_raw(read_address("postgresql://ann@host/firm?nonsense=1"))
