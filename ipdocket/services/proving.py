"""Proof for others: a sheet of one deadline, a pack of a matter."""

from collections.abc import Sequence
from pathlib import Path

from ipdocket.domain.people import Act
from ipdocket.services.core.dossier import gather_dossier
from ipdocket.services.core.files import whole_file
from ipdocket.services.core.proof_sheet import make_statement
from ipdocket.services.core.session import Session
from ipdocket.store.deadlines import get_deadlines


def write_sheets(session: Session, ids: Sequence[int], path: Path) -> int:
    """The proof sheets of these deadlines in one PDF, and the print recorded; how many pages.

    What blind entry still hides is withheld, save for the first person and an auditor. Raises FileNotWritten.
    """
    from ipdocket.reports.statement import write_statements

    session.require(Act.PRINT)
    found = get_deadlines(session.store, ids)
    dossiers = {
        one: gather_dossier(session, one, frozenset(line.id for line in found if line.matter == one))
        for one in {line.matter for line in found}
    }
    statements = [make_statement(session, dossiers[one.matter], one) for one in found]
    with whole_file(path) as part:
        pages = write_statements(statements, part, session.fonts)
    with session.store.work(session.actor(), "print") as work:
        for matter in dossiers:
            told = [one.id for one in found if one.matter == matter]
            work.record("proof sheet", 0, after={"file": path.name, "deadlines": told}, matter=matter)
    return pages
