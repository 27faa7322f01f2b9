"""Digests as mail: a message by the rules of RFC 5322, kept as a file or handed to the firm's mail server."""

import smtplib
import socket
import ssl
from dataclasses import dataclass
from datetime import date, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path

from ipdocket.domain.mail import Digest, DigestLine
from ipdocket.errors import Refused

SECONDS = 10  # that the mail server may take for one answer
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class MailNotSent(Refused):
    """The mail server, or the way to it, did not take a message."""

    def __init__(self, why: str, do: str = "Look at the settings of mail, then send again.") -> None:
        super().__init__(f"The mail was not sent: {why}", "The reminder stays on the page Today; nothing else changed.", do)


class NoMailServer(MailNotSent):
    """The server cannot be reached, or does not answer: the next message would not leave either."""


class MailNotWritten(Refused):
    """The folder for mail files cannot be written."""

    def __init__(self, folder: str, why: str) -> None:
        super().__init__(f"No mail file could be written in {folder}: {why}.", do="Choose another folder under File > Mail.")


@dataclass(frozen=True, slots=True)
class Relay:
    """The firm's mail server; `security` is "starttls", "tls" or "none", `user` "" where it asks for no password."""

    host: str
    port: int
    security: str
    user: str = ""


def write_letter(digest: Digest, firm: str, sender: str, message: str, now: datetime) -> bytes:
    """The digest as a message: counts and the nearest day in the subject, references and dates in the body, no client's name.

    Line breaks in names cannot begin a new header: they are blanks.
    """
    letter = EmailMessage(policy=SMTP)
    letter["From"] = sender
    letter["To"] = digest.address
    letter["Subject"] = _plain(_subject(digest))
    letter["Date"] = format_datetime(now)
    letter["Message-ID"] = f"<{message}>"
    letter["Auto-Submitted"] = "auto-generated"
    letter.set_content("\n".join(_body(digest, firm)) + "\n")
    return letter.as_bytes()


def save_letter(folder: Path, name: str, letter: bytes) -> Path:
    """Keeps the message as a file for a mail program; whole or not at all. Raises MailNotWritten."""
    path, part = folder / f"{name}.eml", folder / f"{name}.eml.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        part.write_bytes(letter)
        part.replace(path)
    except OSError as error:
        raise MailNotWritten(str(folder), error.strerror or str(error)) from error
    return path


def send_letter(relay: Relay, password: str, sender: str, address: str, letter: bytes) -> None:
    """Hands the message to the server. Raises MailNotSent, after which the server has not taken it.

    A certificate that does not fit is refused; a password never travels unencrypted.
    """
    if relay.security == "none" and relay.user:
        raise MailNotSent("a password is not sent without encryption.", "Choose STARTTLS or TLS, or leave the user empty.")
    try:
        with _connect(relay) as server:
            if relay.security == "starttls":
                server.starttls(context=ssl.create_default_context())
            if relay.user:
                server.login(relay.user, password)
            server.sendmail(sender, [address], letter)
    except smtplib.SMTPAuthenticationError as error:
        raise MailNotSent("the server did not accept user and password.", "Type the password again under File > Mail.") from error
    except smtplib.SMTPRecipientsRefused as error:
        raise MailNotSent(f"the server refuses {address}.", "Correct the person's address under File > People.") from error
    except smtplib.SMTPNotSupportedError as error:
        raise MailNotSent("the server offers no such encryption.", "Choose the other kind of encryption.") from error
    except ssl.SSLError as error:
        raise MailNotSent(f"the encrypted connection failed ({error.reason or error}).") from error
    except (smtplib.SMTPException, socket.gaierror, TimeoutError, OSError) as error:
        raise NoMailServer(f"{relay.host} port {relay.port}: {_plain(str(error))[:200]}.") from error


def _connect(relay: Relay) -> smtplib.SMTP:
    if relay.security == "tls":
        return smtplib.SMTP_SSL(relay.host, relay.port, timeout=SECONDS, context=ssl.create_default_context())
    return smtplib.SMTP(relay.host, relay.port, timeout=SECONDS)


def _subject(digest: Digest) -> str:
    days = [one.day for one in (*digest.reminders, *digest.alarms)]
    alarms = f", {_count(len(digest.alarms), 'silent date', 'silent dates')}" if digest.alarms else ""
    return f"ipdocket: {_count(len(digest.reminders), 'deadline', 'deadlines')}{alarms}, first {_day(min(days))}"


def _body(digest: Digest, firm: str) -> list[str]:
    lines = [f"{_plain(digest.name)},", "", f"as of {_day(digest.day)}{f', {_plain(firm)}' if firm else ''}."]
    if digest.alarms:
        lines += ["", "NOTHING WAS ENTERED near these dates:", *map(_line, digest.alarms)]
    if digest.reminders:
        lines += ["", "Reminders that you have not acknowledged:", *map(_line, digest.reminders)]
    return [*lines, "", "Acknowledge them in ipdocket, on the page Today. This mail is no proof that anything was done."]


def _line(one: DigestLine) -> str:
    return f"  {_day(one.day):<12} {'final' if one.final else 'due':<6} {_plain(one.reference)}  {one.office}  {_plain(one.title)}"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _plain(text: str) -> str:
    """Without anything that ends a line."""
    return " ".join("".join(" " if ord(sign) < 32 or sign in "\x7f\x85\u2028\u2029" else sign for sign in text).split())
