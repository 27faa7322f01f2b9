"""Addresses of owners as the window shows them: plain values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AddressShown:
    """One standard address; `role` is applicant, service or invoice, `script` local or latin, `lines` one text."""

    party: int
    role: str
    script: str
    lines: str = ""
    city: str = ""
    area: str = ""
    postcode: str = ""
    country: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class AddressTried:
    """What was found in an address as typed, how it stands on an envelope, and its Latin form as far as it can be told."""

    findings: tuple[str, ...]
    envelope: str
    latin: AddressShown


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """A standard address that waits to be taken on a matter."""

    matter: int
    address: int
    reference: str
    role: str
    script: str
    text: str
    former: str = ""
