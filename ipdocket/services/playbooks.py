"""The firm's playbooks: written here, shown where an act is confirmed, out to plain text files that the firm owns."""

import re
from collections.abc import Sequence
from pathlib import Path

from ipdocket.domain.people import Act
from ipdocket.domain.playbooks import PlaybookAbout, PlaybookPage
from ipdocket.errors import Refused
from ipdocket.services.core.files import write_whole
from ipdocket.services.core.session import Session
from ipdocket.store import playbooks
from ipdocket.store.deadlines import get_deadline
from ipdocket.store.matters import get_matter
from ipdocket.store.parties import follow_merges, get_party

LONGEST = 20_000


class PageUnfit(Refused):
    """A page that cannot be kept."""

    def __init__(self, what: str, do: str) -> None:
        super().__init__(what, "What was typed is still in the form; nothing was stored.", do)


def write_page(session: Session, about: PlaybookAbout, subject: str, text: str) -> int:
    """Keeps a new version of a page; its number. An empty text takes the page away. Raises PageUnfit."""
    actor = session.require(Act.CORRECT)
    if len(text) > LONGEST:
        raise PageUnfit(f"The page has {len(text)} characters; at most {LONGEST} are kept.", "Shorten it.")
    if about is PlaybookAbout.COUNTRY and subject not in session.rules.offices:
        raise PageUnfit(f'"{subject}" is no office that is known.', "Choose an office.")
    if about is PlaybookAbout.CLIENT:
        get_party(session.store, int(subject))
    with session.store.work(actor, "write playbook") as work:
        return playbooks.keep_page(work, about, subject, text.replace("\r\n", "\n").rstrip())


def list_pages(session: Session) -> list[PlaybookPage]:
    """Every page that stands."""
    session.require(Act.SEE_OFFICE)
    return playbooks.list_pages(session.store)


def list_versions(session: Session, about: PlaybookAbout, subject: str) -> list[PlaybookPage]:
    """Every version of a page, the first one first."""
    session.require(Act.SEE_OFFICE)
    return playbooks.list_versions(session.store, about, subject)


def pages_for(session: Session, deadlines: Sequence[int]) -> list[PlaybookPage]:
    """The pages of the countries and clients of these deadlines, each once, countries first."""
    session.require(Act.SEE_OFFICE)
    wanted: dict[tuple[PlaybookAbout, str], None] = {}
    for one in deadlines:
        deadline = get_deadline(session.store, one)
        matter = get_matter(session.store, deadline.matter)
        wanted[PlaybookAbout.COUNTRY, deadline.office] = None
        wanted[PlaybookAbout.COUNTRY, matter.office] = None
        if matter.client is not None:
            wanted[PlaybookAbout.CLIENT, str(follow_merges(session.store, matter.client))] = None
    found = (playbooks.find_page(session.store, about, subject) for about, subject in wanted)
    return sorted((page for page in found if page is not None), key=lambda page: page.about is PlaybookAbout.CLIENT)


def name_page(session: Session, page: PlaybookPage) -> str:
    """What a page is called: the office's or the client's name."""
    session.require(Act.SEE_OFFICE)
    if page.about is PlaybookAbout.CLIENT:
        return get_party(session.store, int(page.subject)).name
    office = session.rules.offices.get(page.subject)
    return f"{office.name} ({page.subject})" if office is not None else page.subject


def write_files(session: Session, folder: Path) -> int:
    """Writes every page as a plain text file into a folder and records it; how many."""
    actor = session.require(Act.SEE_OFFICE)
    pages = playbooks.list_pages(session.store)
    names: dict[str, None] = {}
    for page in pages:
        bare = re.sub(r"[^\w.-]+", "-", name_page(session, page)).strip("-.")[:60] or page.subject
        name = f"{page.about}-{bare}" if f"{page.about}-{bare}.txt" not in names else f"{page.about}-{bare}-{page.subject}"
        names[f"{name}.txt"] = None
        write_whole(folder / f"{name}.txt", f"{page.text}\n".encode())
    with session.store.work(actor, "export") as work:
        work.record("report", 0, after={"file": folder.name, "selection": "playbooks", "rows": len(pages)})
    return len(pages)
