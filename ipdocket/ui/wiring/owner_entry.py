"""The owner that a typed name probably is, and recordal lists, from the services."""

from collections.abc import Sequence
from pathlib import Path

from ipdocket.services import owners
from ipdocket.services.core.session import Session
from ipdocket.services.owner_entry import OwnerFinder
from ipdocket.ui.shown_owners import SuggestedOwner
from ipdocket.ui.words import count, tr


class OwnerEntry:
    """Fills the port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._finder = OwnerFinder(session)

    def suggest(self, name: str) -> Sequence[SuggestedOwner]:
        """Owners that a typed name probably is."""
        found = self._finder.suggest(name)
        return [SuggestedOwner(one.owner, one.name, one.matters, "; ".join(one.reasons), one.silent) for one in found]

    def save_recordals(self, owner: int, path: str) -> str:
        """Writes the matters of an owner that an office has under another name."""
        rows = owners.write_recordals(self._session, Path(path), owner)
        return tr("{name} written, {n}.", name=Path(path).name, n=count(rows, tr("row"), tr("rows")))
