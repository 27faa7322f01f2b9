"""Mail of reminders in memory."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ipdocket.errors import Refused
from ipdocket.ui.shown_mail import MailLine, MailWayShown

DAY = date(2026, 11, 23)


@dataclass
class FakeMailing:
    kept: MailWayShown = field(default_factory=lambda: MailWayShown("smtp", "", "mail.example.com", 587, "starttls", "docket", "docket@example.com", True))  # fmt: skip
    lines: list[MailLine] = field(
        default_factory=lambda: [
            MailLine(DAY, "A. Rivera", "anna@example.com", "sent"),
            MailLine(DAY, "B. Okafor", "ben@example.com", "refused", "The mail was not sent: the server refuses <b>ben</b>."),
            MailLine(DAY, "C. Lindqvist", "c@example.com", "begun"),
        ]
    )
    done: list[Any] = field(default_factory=list)
    off: bool = False

    def way(self) -> MailWayShown:
        return self.kept

    def declare(self, way: MailWayShown) -> str:
        self.done.append(way)
        return "In force."

    def sent(self) -> Sequence[MailLine]:
        return tuple(self.lines)

    def send(self, password: str) -> str:
        if self.off:
            raise Refused("Mail is switched off.")
        self.done.append(("send", password))
        return "Mail of today: 1 person sent."
