"""The daily round of mail: each person's digest once a day, begun on the record before it leaves, with what came of it."""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ipdocket.domain.mail import Digest, DigestLine, MailStep, SentMail, is_address
from ipdocket.domain.people import Act, may
from ipdocket.domain.reminders import Toward
from ipdocket.errors import Refused
from ipdocket.exchange.mail import NoMailServer, Relay, save_letter, send_letter, write_letter
from ipdocket.services.core.session import PROGRAM, Session
from ipdocket.settings import MAIL, Settings
from ipdocket.store import mail as store_mail
from ipdocket.store import reminders as store_reminders
from ipdocket.store import silence as store_silence
from ipdocket.store.people import list_people
from ipdocket.store.refusals import GuardRefused
from ipdocket.store.scopes import matters_hidden
from ipdocket.store.settings import list_settings
from ipdocket.store.work import Store

PASSWORD = "IPDOCKET_MAIL_PASSWORD"  # of the mail server, in the environment of the desk that sends; never in the docket


@dataclass(frozen=True, slots=True)
class MailWay:
    """How mail leaves: "off", "folder" or "smtp"; the rest counts for one of the two."""

    way: str = "off"
    folder: str = ""
    host: str = ""
    port: int = 587
    security: str = "starttls"
    user: str = ""
    sender: str = ""


def send_digests(session: Session, password: str = "", again: bool = False) -> list[SentMail]:
    """Sends each person's digest of today; what happened today, newest first. Nothing where mail is off.

    Those whose mail of today was sent get none; with `again` those get one whose attempt was refused or broke off.
    """
    way = stored_way(session.store)
    if way.way == "off":
        return []
    deliver = _deliverer(way, password or os.environ.get(PASSWORD, ""))
    gone = ""  # why nothing leaves any more: the next would only wait as long
    for digest, attempt, message in _begin(session, again):
        letter = write_letter(digest, session.firm, way.sender, message, session.clock.now())
        step, told = (MailStep.REFUSED, gone) if gone else (MailStep.SENT, "")
        try:
            if not gone:
                deliver(digest, letter)
        except Refused as refusal:
            step, told = MailStep.REFUSED, str(refusal)
            gone = told if isinstance(refusal, NoMailServer) else ""
        with session.store.work(PROGRAM, "mail") as work:
            store_mail.end_mail(work, digest, attempt, step, message, told)
    return store_mail.list_steps(session.store, session.today())


def _begin(session: Session, again: bool) -> list[tuple[Digest, int, str]]:
    """Begins today's mail of everybody who has an address, and ends it at once where nothing is due."""
    today = session.today()
    steps = store_mail.next_attempts(store_mail.list_steps(session.store, today, limit=100_000))
    begun: list[tuple[Digest, int, str]] = []
    people = [one for one in list_people(session.store) if one.active and is_address(one.email) and may(one.roles, Act.SEE_OFFICE)]
    wanted = [one for one in people if one.id not in steps or (again and not steps[one.id][1])]
    if not wanted:
        return []
    try:
        with session.store.work(PROGRAM, "mail") as work:  # which reads past the walls of whoever is at the desk
            hidden = matters_hidden(work.store)
            for person in wanted:
                attempt = steps.get(person.id, (1, False))[0]
                empty = Digest(person.id, person.name, person.email, today)
                digest = _fill(work.store, empty, hidden.get(person.id, frozenset()))
                message = f"{today.isoformat()}.{person.id}.{attempt}@{_domain(stored_way(work.store).sender)}"
                store_mail.begin_mail(work, digest, attempt, message)
                if digest.reminders or digest.alarms:
                    begun.append((digest, attempt, message))
                else:
                    store_mail.end_mail(work, digest, attempt, MailStep.NOTHING, message)
    except GuardRefused:  # another desk was first
        return []
    return begun


def _fill(store: Store, digest: Digest, hidden: frozenset[int]) -> Digest:
    """What the person has not acknowledged and is alarmed of, without what a wall hides from them."""
    reminders = [one for one in store_reminders.list_unseen(store, digest.person) if one.matter not in hidden]
    alarms = [one for one in store_silence.list_open(store, digest.person, see_all=False) if one.matter not in hidden]
    return replace(
        digest,
        reminders=tuple(
            DigestLine(one.day, one.reference, one.office, one.title, one.toward is Toward.FINAL, one.made) for one in reminders
        ),
        alarms=tuple(DigestLine(one.day, one.reference, one.office, one.title, False, one.made) for one in alarms),
    )


def _deliverer(way: MailWay, password: str) -> Callable[[Digest, bytes], None]:
    if way.way == "folder":
        return lambda digest, letter: _save(Path(way.folder), digest.day, digest.person, letter)
    relay = Relay(way.host, way.port, way.security, way.user)
    return lambda digest, letter: send_letter(relay, password, way.sender, digest.address, letter)


def _save(folder: Path, day: date, person: int, letter: bytes) -> None:
    save_letter(folder, f"{day.isoformat()}-person-{person}", letter)


def _domain(sender: str) -> str:
    return sender.rpartition("@")[2] or "ipdocket.invalid"


def stored_way(store: Store) -> MailWay:
    """How the firm's mail leaves."""
    return MailWay(**Settings(list_settings(store)).value(MAIL))
