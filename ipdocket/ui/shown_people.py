"""The people of a docket as an administrator sees them: plain values."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person; `last_sign_in` is None for someone who never signed in, `client` the one that a client reader sees."""

    id: int
    name: str
    login: str
    roles: tuple[str, ...]
    active: bool = True
    last_sign_in: datetime | None = None
    client: int = 0
    client_name: str = ""
    code: bool = False
    email: str = ""


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """A person as typed; `id` 0 is a new one. Sign-in name and password count for a new one only, `client` for a
    client reader only.
    """

    id: int
    name: str
    roles: tuple[str, ...]
    login: str = ""
    password: str = ""
    client: int = 0
    email: str = ""
