"""Mail of reminders as the window shows it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class MailWayShown:
    """How mail leaves; `may_change` for whoever may change settings."""

    way: str = "off"
    folder: str = ""
    host: str = ""
    port: int = 587
    security: str = "starttls"
    user: str = ""
    sender: str = ""
    may_change: bool = False


@dataclass(frozen=True, slots=True)
class MailLine:
    """What happened to one mail: "begun" alone means that nobody knows whether it left."""

    day: date
    name: str
    address: str
    step: str
    told: str = ""
