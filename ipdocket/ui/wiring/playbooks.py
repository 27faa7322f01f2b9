"""The firm's playbooks, from the services."""

from collections.abc import Sequence
from pathlib import Path

from ipdocket.domain.playbooks import PlaybookAbout, read_lines
from ipdocket.services import playbooks
from ipdocket.services.core.session import Session
from ipdocket.store.people import get_person
from ipdocket.ui.formats import show_instant
from ipdocket.ui.shown_playbooks import ChecklistShown, PageLine, PageVersion
from ipdocket.ui.words import count, tr


class Playbooks:
    """Fills the port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def pages(self) -> Sequence[PageLine]:
        """Every page that stands."""
        return [
            PageLine(str(page.about), page.subject, playbooks.name_page(self._session, page), page.version)
            for page in playbooks.list_pages(self._session)
        ]

    def versions(self, about: str, subject: str) -> Sequence[PageVersion]:
        """Every version of a page, the newest first."""
        found = playbooks.list_versions(self._session, PlaybookAbout(about), subject)
        return [
            PageVersion(
                page.version, page.text,
                f"{get_person(self._session.store, page.entered_by).name if page.entered_by else tr('program')},"
                f" {show_instant(page.entered_at)}",
            )
            for page in reversed(found)
        ]  # fmt: skip

    def write(self, about: str, subject: str, text: str) -> str:
        """Keeps a new version."""
        version = playbooks.write_page(self._session, PlaybookAbout(about), subject, text)
        if not text.strip():
            return tr("The page is taken away; its versions stay readable.")
        return tr("Version {n} is in force.", n=version)

    def for_deadlines(self, deadlines: Sequence[int]) -> Sequence[ChecklistShown]:
        """The pages to go through where these deadlines are confirmed."""
        return [
            ChecklistShown(
                playbooks.name_page(self._session, page), page.version,
                tuple((line.text, line.step) for line in read_lines(page.text)),
            )
            for page in playbooks.pages_for(self._session, deadlines)
        ]  # fmt: skip

    def save(self, folder: str) -> str:
        """Writes every page as a text file."""
        number = count(playbooks.write_files(self._session, Path(folder)), tr("page"), tr("pages"))
        return tr("{n} written to {folder}.", n=number, folder=Path(folder).name)
