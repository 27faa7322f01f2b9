"""Connections to the server, with the settings under which an acknowledged change is on its disk."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote, urlsplit

from ipdocket.store.guards.postgres import SCHEMA
from ipdocket.store.postgres.refusals import CannotConnect, NoDriver
from ipdocket.store.refusals import PasswordNeeded, WrongPassword

if TYPE_CHECKING:
    from psycopg import Connection

SCHEMES = ("postgresql://", "postgres://")
_SETTINGS = (
    f"-c search_path={SCHEMA},public -c timezone=UTC -c datestyle=ISO,YMD -c intervalstyle=postgres"
    " -c default_transaction_isolation=read\\ committed -c lock_timeout=15s"
    " -c idle_in_transaction_session_timeout=15min -c client_encoding=UTF8"
)


@dataclass(frozen=True, slots=True)
class Address:
    """Where the docket is: a URL without its password, which is kept only while the program runs."""

    url: str
    password: str = ""

    @property
    def user(self) -> str:
        """The login that the URL names, "" where libpq chooses."""
        return unquote(urlsplit(self.url).username or "")

    @property
    def database(self) -> str:
        """The database's name, as the docket is called in the window."""
        return unquote(urlsplit(self.url).path.lstrip("/")) or self.user or "postgres"

    def of_user(self, login: str, password: str) -> "Address":
        """The same docket for another person."""
        parts = urlsplit(self.url)
        host = parts.netloc.rpartition("@")[2]
        return Address(_join(f"{quote(login, safe='')}@{host}", parts.path, parts.query), password)


def is_address(text: str) -> bool:
    """Whether the text names a server rather than a file."""
    return text.startswith(SCHEMES)


def read_address(text: str) -> Address:
    """The address of a URL; a password in it is taken out of the URL at once."""
    parts = urlsplit(text)
    named, _, host = parts.netloc.rpartition("@")
    user, _, password = named.partition(":")
    return Address(_join(f"{user}@{host}" if user else host, parts.path, parts.query), unquote(password))


def _join(host: str, path: str, query: str) -> str:
    return f"postgresql://{host}{path}{'?' + query if query else ''}"


def connect_raw(address: Address) -> "Connection[Any]":
    """psycopg's connection in autocommit. Raises NoDriver, PasswordNeeded, WrongPassword, CannotConnect."""
    try:
        import psycopg
    except ImportError as error:
        raise NoDriver from error
    try:
        raw: Connection[Any] = psycopg.connect(
            address.url, password=address.password or None, autocommit=True, options=_SETTINGS,
            application_name="ipdocket", connect_timeout=10,
        )  # fmt: skip
    except psycopg.OperationalError as error:
        said = str(error).strip()
        if "no password supplied" in said:
            raise PasswordNeeded(address.user) from error
        if "password authentication failed" in said or getattr(error, "sqlstate", None) == "28P01":
            raise WrongPassword(address.user) from error
        raise CannotConnect(said.splitlines()[-1]) from error
    except psycopg.ProgrammingError as error:
        raise CannotConnect(str(error).strip()) from error
    return raw
