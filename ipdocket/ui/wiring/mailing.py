"""Mail of reminders, from the service."""

from collections.abc import Sequence
from dataclasses import asdict

from ipdocket.domain.mail import MailStep, SentMail
from ipdocket.domain.people import Act
from ipdocket.services import mailing
from ipdocket.services.core.mailing import MailWay
from ipdocket.services.core.session import Session
from ipdocket.ui.shown_mail import MailLine, MailWayShown
from ipdocket.ui.words import count, tr


class Mailing:
    """Fills the port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def way(self) -> MailWayShown:
        """As it is in force."""
        way = mailing.read_way(self._session)
        return MailWayShown(**asdict(way), may_change=self._session.may(Act.CHANGE_SETTINGS))

    def declare(self, way: MailWayShown) -> str:
        """Sets it."""
        told = asdict(way)
        del told["may_change"]
        mailing.declare_way(self._session, MailWay(**told))
        return tr("In force for the next mail.")

    def sent(self) -> Sequence[MailLine]:
        """One line for each attempt, newest first."""
        ended: set[tuple[int, object, int]] = set()
        lines = []
        for one in mailing.list_mail(self._session):
            key = (one.person, one.day, one.attempt)
            if key not in ended:  # what came of it stands before its beginning
                ended.add(key)
                lines.append(_line(one))
        return tuple(lines)

    def send(self, password: str) -> str:
        """Sends what is due today."""
        done = mailing.send_today(self._session, password, again=True)
        sent = sum(one.step is MailStep.SENT for one in done)
        refused = {one.person for one in done if one.step is MailStep.REFUSED} - {
            one.person for one in done if one.step is MailStep.SENT
        }
        told = tr("Mail of today: {n} sent.", n=count(sent, tr("person"), tr("people")))
        return told + (tr(" {n} not sent: see the list.", n=len(refused)) if refused else "")


def _line(one: SentMail) -> MailLine:
    return MailLine(one.day, one.name, one.address, str(one.step), one.told)
