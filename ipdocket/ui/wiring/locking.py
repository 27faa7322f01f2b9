"""The lock of the desk, from the services; its minutes from this machine's settings."""

from pathlib import Path

from ipdocket.paths import machine_settings_file
from ipdocket.services import accounts
from ipdocket.services.core.session import Session
from ipdocket.settings import read_machine_settings
from ipdocket.ui.words import count, tr


class Locking:
    """Fills the port of the same name."""

    def __init__(self, session: Session, file: Path | None = None) -> None:
        self._session = session
        self._file = file or machine_settings_file()

    def minutes(self) -> int:
        """After how many idle minutes this machine locks."""
        return accounts.idle_minutes(read_machine_settings(self._file))

    def change_minutes(self, minutes: int) -> str:
        """Keeps other minutes on this machine."""
        accounts.change_idle_lock(self._session, self._file, minutes)
        if not minutes:
            return tr("This computer does not lock by itself any more.")
        return tr("This computer locks after {time} without keyboard or mouse.", time=count(minutes, tr("minute"), tr("minutes")))

    def lock(self, minutes: int) -> None:
        """Records the lock."""
        accounts.lock_desk(self._session, minutes)

    def unlock(self, password: str) -> None:
        """Gives the desk back to its person."""
        accounts.unlock_desk(self._session, password)
