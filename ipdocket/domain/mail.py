"""Mail by which the firm tells its people of reminders: an address, a digest, and what came of sending it."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_ADDRESS = re.compile(r"[^@\s<>()\[\],;:\\\"]{1,64}@[^\W_](?:[\w-]*\w)?(?:\.[^\W_](?:[\w-]*\w)?)+")


class MailStep(StrEnum):
    """What happened to one person's mail of one day; BEGUN without another step may have been sent or not."""

    BEGUN = "begun"
    SENT = "sent"
    REFUSED = "refused"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class DigestLine:
    """One date of a digest, without what a stranger should read of it."""

    day: date
    reference: str
    office: str
    title: str
    final: bool
    made: date | None = None


@dataclass(frozen=True, slots=True)
class Digest:
    """What one person is told on one day."""

    person: int
    name: str
    address: str
    day: date
    reminders: tuple[DigestLine, ...] = ()
    alarms: tuple[DigestLine, ...] = ()


@dataclass(frozen=True, slots=True)
class SentMail:
    """One step of one mail, as the docket keeps it."""

    id: int
    person: int
    name: str
    day: date
    attempt: int
    step: MailStep
    address: str
    message: str
    told: str
    instant: str


def is_address(text: str) -> bool:
    """Whether a text can be an e-mail address: one name, one domain with a dot, nothing that would end a header.

    >>> is_address("anna@example.com"), is_address("anna@example"), is_address("a@b.c\\nBcc: x@y.z")
    (True, False, False)
    """
    return len(text) <= 254 and _ADDRESS.fullmatch(text) is not None
