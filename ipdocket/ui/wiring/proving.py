"""Proof sheets, from the services."""

from collections.abc import Sequence
from pathlib import Path

from ipdocket.services import proving
from ipdocket.services.core.session import Session
from ipdocket.ui.words import count, tr


class Proving:
    """Fills the port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def save_sheets(self, deadlines: Sequence[int], path: str) -> str:
        """Writes the sheets."""
        target = Path(path)
        pages = proving.write_sheets(self._session, deadlines, target)
        return tr("Saved {file}: {n}.", file=target.name, n=count(pages, tr("page"), tr("pages")))
