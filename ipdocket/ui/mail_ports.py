"""What the window may ask about mail of reminders."""

from collections.abc import Sequence
from typing import Protocol

from ipdocket.ui.shown_mail import MailLine, MailWayShown


class Mailing(Protocol):
    """How mail leaves, what was sent, and sending it now."""

    def way(self) -> MailWayShown: ...
    def declare(self, way: MailWayShown) -> str: ...
    def sent(self) -> Sequence[MailLine]: ...
    def send(self, password: str) -> str:
        """Sends today's digests, those whose attempt was refused again; says how many were sent and how many not."""
        ...
