"""Undoing by the act that compensates, from the services that do it."""

from collections.abc import Callable, Sequence

from ipdocket.services import absences, changing, confirming, dating, importing, undoing
from ipdocket.services.core.session import Session
from ipdocket.services.undoing import OwnAct, Way
from ipdocket.store.absences import get_absence
from ipdocket.store.events import get_event
from ipdocket.ui.shown_undo import UndoLine
from ipdocket.ui.wiring.record_words import RecordWords
from ipdocket.ui.words import tr


class Undoing:
    """Fills the port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def acts(self) -> Sequence[UndoLine]:
        """The acts since this person signed in."""
        words = RecordWords(self._session)
        found = []
        for act in undoing.list_own_acts(self._session):
            row = words.row(act.entry)
            more = tr(" and {n} more", n=len(act.targets) - 1) if len(act.targets) > 1 else ""
            found.append(
                UndoLine(
                    act.number, act.instant, row.what, row.subject + more, row.after or row.before, _how(act.way),
                    act.way is not Way.NONE,
                )
            )  # fmt: skip
        return tuple(found)

    def undo(self, number: int, reason: str) -> str:
        """Compensates one act."""
        act = undoing.require_own(self._session, number, reason)
        told = tr("undoes entry {number}: {reason}", number=number, reason=reason.strip())
        ways: dict[Way, Callable[[], str]] = {
            Way.STRIKE: lambda: self._strike(act, told),
            Way.VOID_MATTER: lambda: self._void(number, reason),
            Way.PROPOSE_VOID: lambda: self._propose_void(act, told),
            Way.TAKE_BACK: lambda: self._take_back(act, told),
            Way.OPEN_AGAIN: lambda: self._open_again(act, told),
            Way.PEOPLE: lambda: self._people(number, reason),
            Way.FACTS: lambda: self._facts(number, reason),
            Way.WITHDRAW: lambda: self._withdraw(act, told),
            Way.IMPORT: lambda: self._import(act, told),
            Way.ABSENCE: lambda: self._absence(act),
        }
        return ways[act.way]()

    def _strike(self, act: OwnAct, told: str) -> str:
        if get_event(self._session.store, act.targets[0]).verified:
            changing.propose_strike(self._session, act.targets[0], told)
            return tr("Its date was verified: striking it is proposed, and waits for a second person (Ctrl+Shift+D).")
        dating.strike_event(self._session, act.targets[0], told)
        return tr("Undone: the event is struck, and every date that followed from it. Both stay readable.")

    def _void(self, number: int, reason: str) -> str:
        undoing.void_matter(self._session, number, reason)
        return tr("Undone: the matter is marked as entered in error. It stays readable; its reference is free again.")

    def _propose_void(self, act: OwnAct, told: str) -> str:
        changing.propose_void(self._session, act.targets[0], told)
        return tr("Proposed: the date stands until a second person has agreed that it was an error (Ctrl+Shift+D).")

    def _take_back(self, act: OwnAct, told: str) -> str:
        for deadline in act.targets:
            confirming.take_back_first(self._session, deadline, told)
        return tr("Undone: the first entry is taken back, and what it was for is open again.")

    def _open_again(self, act: OwnAct, told: str) -> str:
        confirming.open_again(self._session, act.targets[0], told)
        return tr("Proposed: it stays closed until another person has agreed on the page Confirm.")

    def _people(self, number: int, reason: str) -> str:
        undoing.put_people_back(self._session, number, reason)
        return tr("Undone: the people are those of before.")

    def _facts(self, number: int, reason: str) -> str:
        undoing.put_facts_back(self._session, number, reason)
        return tr("Undone: the matter has its facts of before; its dates are computed anew.")

    def _withdraw(self, act: OwnAct, told: str) -> str:
        changing.take_back(self._session, act.targets[0], told)
        return tr("Undone: the proposal is taken back; nothing was changed.")

    def _import(self, act: OwnAct, told: str) -> str:
        importing.undo_import(self._session, act.targets[0], told)
        return tr("Undone: what the import brought is void and stays readable.")

    def _absence(self, act: OwnAct) -> str:
        kept = get_absence(self._session.store, act.targets[0])
        absences.end_absence(self._session, act.targets[0], kept.first)
        return tr("Undone: the absence is over before it began.")


def _how(way: Way) -> str:
    return {
        Way.STRIKE: tr("the event is struck"),
        Way.VOID_MATTER: tr("the matter is marked as an error"),
        Way.PROPOSE_VOID: tr("proposed as an error, a second person agrees"),
        Way.TAKE_BACK: tr("the first entry is taken back"),
        Way.OPEN_AGAIN: tr("opening it again is proposed, a second person agrees"),
        Way.PEOPLE: tr("the people of before"),
        Way.FACTS: tr("the facts of before"),
        Way.WITHDRAW: tr("the proposal is taken back"),
        Way.IMPORT: tr("the whole import becomes void"),
        Way.ABSENCE: tr("the absence is ended"),
        Way.NONE: tr("not by one step: correct it where it stands"),
    }[way]
