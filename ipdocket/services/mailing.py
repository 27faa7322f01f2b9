"""Mail of reminders, for whoever is signed in: how it leaves, sending it now, what was sent."""

from dataclasses import asdict

from ipdocket.domain.mail import SentMail, is_address
from ipdocket.domain.people import Act
from ipdocket.errors import Refused
from ipdocket.services.core.mailing import MailWay, send_digests, stored_way
from ipdocket.services.core.session import Session
from ipdocket.settings import MAIL, UnfitSetting, fit_value
from ipdocket.store import mail as store_mail
from ipdocket.store.settings import set_setting


class MailOff(Refused):
    """The firm has not said how mail leaves."""

    def __init__(self) -> None:
        super().__init__("Mail is switched off.", do="Choose under File > Mail how it leaves, then send.")


def read_way(session: Session) -> MailWay:
    """How the firm's mail leaves."""
    session.require(Act.SEE_OFFICE)
    return stored_way(session.store)


def declare_way(session: Session, way: MailWay) -> None:
    """Sets it, with what was before in the record. Raises UnfitSetting, NotAllowed."""
    actor = session.require(Act.CHANGE_SETTINGS)
    fitted = fit_value(MAIL, asdict(way))
    if fitted["way"] != "off" and not is_address(fitted["sender"]):
        raise UnfitSetting(MAIL.title, f"{fitted['sender']} is no e-mail address")
    with session.store.work(actor, "declare mail") as work:
        set_setting(work, MAIL.key, fitted)


def list_mail(session: Session, limit: int = 200) -> list[SentMail]:
    """What was begun, sent and refused, newest first."""
    session.require(Act.SEE_OFFICE)
    return store_mail.list_steps(session.store, limit=limit)


def send_today(session: Session, password: str = "", again: bool = False) -> list[SentMail]:
    """Sends each person's digest of today now; what happened today, newest first. Raises MailOff.

    Those whose mail of today was sent get none; with `again` those get one whose attempt was refused or broke off.
    """
    session.require(Act.SEE_OFFICE)
    if stored_way(session.store).way == "off":
        raise MailOff
    return send_digests(session, password, again)
