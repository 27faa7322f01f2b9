"""The offices: WIPO ST.3 code, name, time zone, and which code's closed days they follow."""

from msgspec import Struct


class Office(Struct, frozen=True, forbid_unknown_fields=True):
    """One industrial property office or jurisdiction."""

    code: str
    name: str
    zone: str
    calendar: str = ""
    member_of: tuple[str, ...] = ()


class OfficeList(Struct, frozen=True, forbid_unknown_fields=True):
    """All offices by code, and the name of this release of the rule set."""

    release: str
    office: tuple[Office, ...]
