"""Owners, clients and agents."""

from dataclasses import dataclass
from enum import StrEnum


class PartyKind(StrEnum):
    """In what capacity a name stands in the docket."""

    OWNER = "owner"
    CLIENT = "client"
    AGENT = "agent"


@dataclass(frozen=True, slots=True)
class Party:
    """One owner, client or agent under its canonical name.

    `key` is the normal key made by ipdocket.names: equal keys are silently the same party of that kind and country.
    """

    kind: PartyKind
    name: str
    country: str = ""
    address: str = ""
    key: str = ""
    email: str = ""
    id: int = 0
    version: int = 1
