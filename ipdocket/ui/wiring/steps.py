"""Single steps of one deadline, from the services."""

from ipdocket.services import confirming, dating
from ipdocket.services.core.session import Session
from ipdocket.store.deadlines import get_deadline
from ipdocket.store.matters import get_matter
from ipdocket.store.people import get_person
from ipdocket.ui.formats import show_date
from ipdocket.ui.shown_steps import ClosedShown, EvidenceCopy, LadderShown
from ipdocket.ui.words import confirmed_word, tr


class Steps:
    """Fills the port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def ladder(self, deadline: int) -> LadderShown:
        """Where the deadline stands on its ladder of extensions."""
        found = get_deadline(self._session.store, deadline)
        left = tuple(found.extensions)[found.rung :]
        return LadderShown(
            self._reference(found.matter), found.title, found.act_by, found.final,
            max(found.due, left[0].until) if left else None, left[0].by if left else "", len(left),
        )  # fmt: skip

    def extend(self, deadline: int, reason: str) -> str:
        """Opens the next rung."""
        now = dating.extend_date(self._session, deadline, reason)
        return tr("Extended: to be done by {day}; final stays {final}.", day=show_date(now.act_by), final=show_date(now.final))

    def take_back(self, deadline: int, reason: str) -> str:
        """Takes a first entry back."""
        confirming.take_back_first(self._session, deadline, reason)
        return tr("Taken back: the deadline is open again. The entry stays on the record and counts no more.")

    def closed(self, deadline: int) -> ClosedShown:
        """By what it was closed."""
        first, second = confirming.last_confirmed(self._session, deadline)
        store = self._session.store
        found = get_deadline(store, deadline)
        return ClosedShown(
            self._reference(found.matter), found.title, confirmed_word(first.act), first.day, first.number,
            get_person(store, first.person).name, get_person(store, second.person).name,
        )  # fmt: skip

    def open_again(self, deadline: int, reason: str) -> str:
        """Proposes it."""
        confirming.open_again(self._session, deadline, reason)
        return tr("Proposed. It stays closed until a second, different person has agreed on the page Confirm.")

    def evidence(self, deadline: int) -> EvidenceCopy:
        """The file of its newest confirmation."""
        held = confirming.read_evidence(self._session, deadline)
        return EvidenceCopy(held.name, held.content)

    def _reference(self, matter: int) -> str:
        return get_matter(self._session.store, matter).reference
