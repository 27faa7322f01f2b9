"""All ports of an open docket together; those that the first page does without are made when they are first asked."""

from typing import TYPE_CHECKING

from ipdocket.services.core.session import Session
from ipdocket.ui.ports import Docket
from ipdocket.ui.wiring.later import make_later
from ipdocket.ui.wiring.lists import AuditRows, AwaitingRows, DeadlineRows, MatterRows, OwnerRows
from ipdocket.ui.wiring.looking import Looking
from ipdocket.ui.wiring.people import Accounts, People

if TYPE_CHECKING:
    from ipdocket.ui.wiring.absences import Absences
    from ipdocket.ui.wiring.addresses import Addresses
    from ipdocket.ui.wiring.calculating import Calculating
    from ipdocket.ui.wiring.changing import DateChanges
    from ipdocket.ui.wiring.codes import Codes
    from ipdocket.ui.wiring.confirming import Confirming
    from ipdocket.ui.wiring.controls import Controls
    from ipdocket.ui.wiring.conventions import Conventions
    from ipdocket.ui.wiring.docketing import Asking, Docketing, Editing
    from ipdocket.ui.wiring.evidence import EvidenceDemands
    from ipdocket.ui.wiring.handing_off import HandOffs
    from ipdocket.ui.wiring.importing import Importing
    from ipdocket.ui.wiring.intake import Intake, PaperRows
    from ipdocket.ui.wiring.locking import Locking
    from ipdocket.ui.wiring.mailing import Mailing
    from ipdocket.ui.wiring.owner_entry import OwnerEntry
    from ipdocket.ui.wiring.owner_work import OwnerChanges, OwnerWork
    from ipdocket.ui.wiring.playbooks import Playbooks
    from ipdocket.ui.wiring.proving import Proving
    from ipdocket.ui.wiring.reminding import Reminders
    from ipdocket.ui.wiring.reporting import Reporting
    from ipdocket.ui.wiring.restoring import Restoring
    from ipdocket.ui.wiring.rulebook import Rulebook, RuleChange
    from ipdocket.ui.wiring.steps import Steps
    from ipdocket.ui.wiring.titles import Titles
    from ipdocket.ui.wiring.undoing import Undoing
    from ipdocket.ui.wiring.walls import Walls


def open_ports(session: Session) -> Docket:
    """What the window may ask of this docket; to be made, as it is used, on the docket's thread."""
    return Docket(
        deadlines=DeadlineRows(session), matters=MatterRows(session), awaiting=AwaitingRows(session),
        owners=OwnerRows(session), audit=AuditRows(session), accounts=Accounts(session), people=People(session),
        asking=make_later(_asking, session), docketing=make_later(_docketing, session),
        editing=make_later(_editing, session), confirming=make_later(_confirming, session),
        date_changes=make_later(_date_changes, session), evidence_demands=make_later(_evidence_demands, session),
        steps=make_later(_steps, session), undoing=make_later(_undoing, session), importing=make_later(_importing, session),
        reporting=make_later(_reporting, session), rulebook=make_later(_rulebook, session),
        rule_change=make_later(_rule_change, session), calculating=make_later(_calculating, session),
        owner_work=make_later(_owner_work, session), owner_entry=make_later(_owner_entry, session),
        owner_changes=make_later(_owner_changes, session), looking=Looking(session),
        restoring=make_later(_restoring, session), conventions=make_later(_conventions, session),
        titles=make_later(_titles, session), addresses=make_later(_addresses, session),
        playbooks=make_later(_playbooks, session), proving=make_later(_proving, session),
        controls=make_later(_controls, session), locking=make_later(_locking, session),
        absences=make_later(_absences, session), codes=make_later(_codes, session),
        reminders=make_later(_reminders, session), mailing=make_later(_mailing, session), walls=make_later(_walls, session),
        papers=make_later(_papers, session), intake=make_later(_intake, session), hand_offs=make_later(_hand_offs, session),
    )  # fmt: skip


def _hand_offs(session: Session) -> "HandOffs":
    from ipdocket.ui.wiring.handing_off import HandOffs

    return HandOffs(session)


def _absences(session: Session) -> "Absences":
    from ipdocket.ui.wiring.absences import Absences

    return Absences(session)


def _papers(session: Session) -> "PaperRows":
    from ipdocket.ui.wiring.intake import PaperRows

    return PaperRows(session)


def _intake(session: Session) -> "Intake":
    from ipdocket.ui.wiring.intake import Intake

    return Intake(session)


def _steps(session: Session) -> "Steps":
    from ipdocket.ui.wiring.steps import Steps

    return Steps(session)


def _undoing(session: Session) -> "Undoing":
    from ipdocket.ui.wiring.undoing import Undoing

    return Undoing(session)


def _mailing(session: Session) -> "Mailing":
    from ipdocket.ui.wiring.mailing import Mailing

    return Mailing(session)


def _asking(session: Session) -> "Asking":
    from ipdocket.ui.wiring.docketing import Asking

    return Asking(session)


def _docketing(session: Session) -> "Docketing":
    from ipdocket.ui.wiring.docketing import Docketing

    return Docketing(session)


def _editing(session: Session) -> "Editing":
    from ipdocket.ui.wiring.docketing import Editing

    return Editing(session)


def _calculating(session: Session) -> "Calculating":
    from ipdocket.ui.wiring.calculating import Calculating

    return Calculating(session)


def _rulebook(session: Session) -> "Rulebook":
    from ipdocket.ui.wiring.rulebook import Rulebook

    return Rulebook(session)


def _rule_change(session: Session) -> "RuleChange":
    from ipdocket.ui.wiring.rulebook import RuleChange

    return RuleChange(session)


def _owner_changes(session: Session) -> "OwnerChanges":
    from ipdocket.ui.wiring.owner_work import OwnerChanges

    return OwnerChanges(session)


def _owner_work(session: Session) -> "OwnerWork":
    from ipdocket.ui.wiring.owner_work import OwnerWork

    return OwnerWork(session)


def _confirming(session: Session) -> "Confirming":
    from ipdocket.ui.wiring.confirming import Confirming

    return Confirming(session)


def _date_changes(session: Session) -> "DateChanges":
    from ipdocket.ui.wiring.changing import DateChanges

    return DateChanges(session)


def _evidence_demands(session: Session) -> "EvidenceDemands":
    from ipdocket.ui.wiring.evidence import EvidenceDemands

    return EvidenceDemands(session)


def _importing(session: Session) -> "Importing":
    from ipdocket.ui.wiring.importing import Importing

    return Importing(session)


def _reporting(session: Session) -> "Reporting":
    from ipdocket.ui.wiring.reporting import Reporting

    return Reporting(session)


def _restoring(session: Session) -> "Restoring":
    from ipdocket.ui.wiring.restoring import Restoring

    return Restoring(session)


def _conventions(session: Session) -> "Conventions":
    from ipdocket.ui.wiring.conventions import Conventions

    return Conventions(session)


def _titles(session: Session) -> "Titles":
    from ipdocket.ui.wiring.titles import Titles

    return Titles(session)


def _addresses(session: Session) -> "Addresses":
    from ipdocket.ui.wiring.addresses import Addresses

    return Addresses(session)


def _playbooks(session: Session) -> "Playbooks":
    from ipdocket.ui.wiring.playbooks import Playbooks

    return Playbooks(session)


def _proving(session: Session) -> "Proving":
    from ipdocket.ui.wiring.proving import Proving

    return Proving(session)


def _controls(session: Session) -> "Controls":
    from ipdocket.ui.wiring.controls import Controls

    return Controls(session)


def _reminders(session: Session) -> "Reminders":
    from ipdocket.ui.wiring.reminding import Reminders

    return Reminders(session)


def _owner_entry(session: Session) -> "OwnerEntry":
    from ipdocket.ui.wiring.owner_entry import OwnerEntry

    return OwnerEntry(session)


def _locking(session: Session) -> "Locking":
    from ipdocket.ui.wiring.locking import Locking

    return Locking(session)


def _walls(session: Session) -> "Walls":
    from ipdocket.ui.wiring.walls import Walls

    return Walls(session)


def _codes(session: Session) -> "Codes":
    from ipdocket.ui.wiring.codes import Codes

    return Codes(session)
