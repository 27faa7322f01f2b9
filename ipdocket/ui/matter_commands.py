"""What the actions on matters and deadlines do: each opens the dialog that belongs to it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from ipdocket.ui.main_window import MainWindow
from ipdocket.ui.ports import Query
from ipdocket.ui.shown import AwaitingRow, EventRow, MatterShown, SecondOutcome
from ipdocket.ui.shown_titles import TitleRow
from ipdocket.ui.views.page import ListPage
from ipdocket.ui.words import tr


class MatterCommands(QObject):
    """Ties the actions of the menus Matter and Deadline to one window; `opened` carries a matter to be shown."""

    opened = Signal(int)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        offers: dict[str, Callable[[], object]] = {
            "record_event": self._record_event,
            "edit_matter": self._edit_matter,
            "verify_date": self._verify_date,
            "typed_date": self._typed_date,
            "strike_event": self._strike_event,
            "change_date": self._change_date,
            "changed_dates": self._changed_dates,
            "missed_cause": self._missed_cause,
            "evidence_demands": self._evidence_demands,
            "end_matter": self._end_matter,
            "title": self._record_title,
            "addresses": lambda: self._with_owner(self.open_addresses),
            "owner_titles": lambda: self._with_owner(self.open_titles),
            "confirm_first": self._confirm_first,
            "confirm_second": self._confirm_second,
            "assign": self._assign,
        }
        for name, do in offers.items():
            window.actions_.offer(name, do)

    def _matter(self) -> int | None:
        page = self._window.page
        return page.chosen_matter() if page is not None else None

    def _with_reference(self, then: Callable[[int, str], object]) -> None:
        matter = self._matter()
        if matter is not None:
            ask = self._desk.docket.docketing.open_matter
            self._desk.read(self, "reference", ask, matter, then=lambda shown: then(matter, shown.row.reference))

    def _record_event(self) -> None:
        from ipdocket.ui.dialogs.record_event import RecordEvent

        if "open paper" in (self._window.page.context() if self._window.page is not None else ()):
            self._window.actions_["paper_date"].trigger()  # an event recorded beside its paper would leave that open
            return
        self._with_reference(
            lambda matter, reference: RecordEvent(self._desk, matter, reference, parent=self._window).open()
        )

    def correct_event(self, event: EventRow | None) -> None:
        """Opens the correction of an event's date."""
        from ipdocket.ui.dialogs.record_event import RecordEvent

        if event is not None:
            self._with_reference(
                lambda matter, reference: RecordEvent(self._desk, matter, reference, event, self._window).open()
            )

    def _verify_date(self) -> None:
        from ipdocket.ui.dialogs.verify_date import VerifyDate
        from ipdocket.ui.views.matter import MatterPage

        matter, page = self._matter(), self._window.page
        if matter is None:
            return
        at = page.chosen_event if isinstance(page, MatterPage) else None

        def show(shown: MatterShown) -> None:
            waiting = [event for event in shown.events if event.verified != "verified"]
            if not waiting:
                self._desk.tell(tr("Every date of {reference} is verified.", reference=shown.row.reference))
                return
            chosen = next((event for event in waiting if at is not None and event.id == at.id), None)
            dialog = VerifyDate(self._desk, shown.row.reference, waiting, chosen, self._window)
            self._window.cover(dialog)
            dialog.open()

        self._desk.read(self, "verify", self._desk.docket.docketing.open_matter, matter, then=show)

    def _typed_date(self) -> None:
        from ipdocket.ui.dialogs.typed_date import TypedDate

        self._with_reference(lambda matter, reference: TypedDate(self._desk, matter, reference, self._window).open())

    def _strike_event(self) -> None:
        from ipdocket.ui.dialogs.strike_event import StrikeEvent
        from ipdocket.ui.views.matter import MatterPage

        page = self._window.page
        event = page.chosen_event if isinstance(page, MatterPage) else None
        if event is not None:
            self._with_reference(
                lambda _matter, reference: StrikeEvent(self._desk, event, reference, self._window).open()
            )

    def _change_date(self) -> None:
        from ipdocket.ui.dialogs.change_date import ChangeDate

        page = self._window.page
        ids = page.chosen_deadlines() if page is not None else []
        if len(ids) == 1:
            ask = self._desk.docket.date_changes.start
            self._desk.read(
                self, "change", ask, ids[0], then=lambda start: ChangeDate(self._desk, start, self._window).open()
            )

    def _missed_cause(self) -> None:
        from ipdocket.ui.dialogs.missed_cause import MissedCause

        page = self._window.page
        ids = page.chosen_deadlines() if page is not None else []
        if len(ids) == 1:
            MissedCause(self._desk, ids[0], self._window).open()

    def _evidence_demands(self) -> None:
        from ipdocket.ui.dialogs.evidence_demands import EvidenceDemandsDialog

        EvidenceDemandsDialog(self._desk, self._window).open()

    def _changed_dates(self) -> None:
        from ipdocket.ui.dialogs.changed_dates import ChangedDates

        dialog = ChangedDates(self._desk, self._window)
        self._window.cover(dialog)
        dialog.finished.connect(lambda _code: self._window.refresh())
        dialog.open()

    def _edit_matter(self) -> None:
        from ipdocket.ui.dialogs.edit_matter import EditMatter

        self._with_reference(lambda matter, reference: EditMatter(self._desk, matter, reference, self._window).open())

    def _end_matter(self) -> None:
        from ipdocket.ui.dialogs.end_matter import EndMatter

        self._with_reference(lambda matter, reference: EndMatter(self._desk, matter, reference, self._window).open())

    def _record_title(self) -> None:
        from ipdocket.ui.dialogs.title_act import RecordTitle

        def show(matter: int, reference: str) -> None:
            dialog = RecordTitle(self._desk, matter, reference, self._window)
            dialog.accepted.connect(self._window.refresh)
            dialog.open()

        self._with_reference(show)

    def _with_owner(self, then: Callable[[int, str], object]) -> None:
        def go_on(shown: MatterShown) -> None:
            owner = next((party for party in shown.parties if party.role == tr("owner")), None)
            if owner is None:
                self._desk.tell(tr("{reference} has no owner yet: enter one with F2.", reference=shown.row.reference))
            else:
                then(owner.id, owner.name)

        matter = self._matter()
        if matter is not None:
            self._desk.read(self, "owner", self._desk.docket.docketing.open_matter, matter, then=go_on)

    def open_titles(self, party: int, name: str) -> None:
        """Shows the chains of title in which an owner stands."""
        from ipdocket.ui.dialogs.owner_titles import OwnerTitles

        dialog = OwnerTitles(self._desk, party, name, self._window)
        dialog.opened.connect(self.opened.emit)
        dialog.open()

    def open_addresses(self, party: int, name: str) -> None:
        """Shows the standard addresses of an owner."""
        from ipdocket.ui.dialogs.owner_addresses import OwnerAddresses

        OwnerAddresses(self._desk, party, name, self._window).open()

    def withdraw_title(self, row: TitleRow) -> None:
        """Asks why an act of title counts no more."""
        from ipdocket.ui.dialogs.title_act import WithdrawTitle

        dialog = WithdrawTitle(self._desk, row, self._window)
        dialog.accepted.connect(self._window.refresh)
        dialog.open()

    def _confirm_first(self) -> None:
        from ipdocket.ui.dialogs.first_confirmation import FirstConfirmation

        page = self._window.page
        ids = page.chosen_deadlines() if page is not None else []
        if ids:
            rows = self._desk.docket.deadlines.rows
            query = page.model.query if isinstance(page, ListPage) else Query()
            self._desk.read(
                self, "confirm", rows, ids, query,
                then=lambda found: FirstConfirmation(self._desk, found, self._window).open() if found else None,
            )  # fmt: skip

    def _confirm_second(self) -> None:
        from ipdocket.ui.dialogs.second_confirmation import SecondConfirmation
        from ipdocket.ui.views.confirm import ConfirmPage

        page = self._window.page
        if isinstance(page, ConfirmPage) and page.awaiting is not None:
            SecondConfirmation(self._desk, page.awaiting, self._window).open()
        elif isinstance(page, ConfirmPage) and page.came_back is not None:
            row = page.came_back
            ask = self._desk.docket.confirming.differing
            self._desk.read(self, "differing", ask, row.deadline, then=lambda told: self._show_differing(row, told))
        else:
            self._window.go("confirm")

    def _show_differing(self, row: AwaitingRow, told: SecondOutcome) -> None:
        from ipdocket.ui.dialogs.differing import Differing

        dialog = Differing(row, told, self._window.actions_["confirm_first"].isEnabled(), self._window)
        dialog.anew.connect(self._confirm_first)
        dialog.open()

    def _assign(self) -> None:
        from ipdocket.ui.dialogs.assign import Assign

        page = self._window.page
        ids = page.chosen_deadlines() if page is not None else []
        if ids:
            Assign(self._desk, ids, self._window).open()
