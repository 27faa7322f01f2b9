"""All ports of an open docket together."""

from ipdocket.services.core.session import Session
from ipdocket.ui.ports import Docket
from ipdocket.ui.wiring.confirming import Confirming
from ipdocket.ui.wiring.docketing import Asking, Docketing, Editing
from ipdocket.ui.wiring.importing import Importing
from ipdocket.ui.wiring.lists import AuditRows, AwaitingRows, DeadlineRows, MatterRows, OwnerRows
from ipdocket.ui.wiring.looking import Looking, Rulebook
from ipdocket.ui.wiring.people import Accounts, People
from ipdocket.ui.wiring.reporting import Reporting
from ipdocket.ui.wiring.restoring import Restoring


def open_ports(session: Session) -> Docket:
    """What the window may ask of this docket; to be made, as it is used, on the docket's thread."""
    return Docket(
        deadlines=DeadlineRows(session),
        matters=MatterRows(session),
        awaiting=AwaitingRows(session),
        owners=OwnerRows(session),
        audit=AuditRows(session),
        accounts=Accounts(session),
        people=People(session),
        asking=Asking(session),
        docketing=Docketing(session),
        editing=Editing(session),
        confirming=Confirming(session),
        importing=Importing(session),
        reporting=Reporting(session),
        rulebook=Rulebook(session),
        looking=Looking(session),
        restoring=Restoring(session),
    )
