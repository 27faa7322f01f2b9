"""Addresses of owners: one standard form for each role, in the local script and in Latin letters."""

from dataclasses import dataclass
from enum import StrEnum


class AddressRole(StrEnum):
    """What an address is used for."""

    APPLICANT = "applicant"
    SERVICE = "service"
    INVOICE = "invoice"


class Script(StrEnum):
    """In which letters an address is written."""

    LOCAL = "local"
    LATIN = "latin"


class Decision(StrEnum):
    """What became of a standard address on one matter."""

    PROPOSED = "proposed"
    TAKEN = "taken"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class OwnerAddress:
    """The standard address of an owner for a role, in one script; `country` is a code of two letters.

    `source` says where it comes from, or why it is kept although its country's format says otherwise.
    """

    party: int
    role: AddressRole
    script: Script
    lines: tuple[str, ...]
    city: str = ""
    area: str = ""
    postcode: str = ""
    country: str = ""
    source: str = ""
    id: int = 0

    @property
    def told(self) -> str:
        """The address on one line."""
        place = " ".join(part for part in (self.postcode, self.city) if part)
        return ", ".join(part for part in (*self.lines, place, self.area, self.country) if part)
