"""The firm's playbooks: every version of every page is kept, the last one stands; an empty one was taken away."""

from typing import Any

from sqlalchemy import insert, select

from ipdocket.domain.changes import Kind
from ipdocket.domain.playbooks import PlaybookAbout, PlaybookPage
from ipdocket.store.tables_conventions import playbook
from ipdocket.store.work import Store, Work


def keep_page(work: Work, about: PlaybookAbout, subject: str, text: str) -> int:
    """Keeps a new version of a page and gives its number; the standing one's where nothing differs."""
    versions = list_versions(work.store, about, subject)
    standing = versions[-1] if versions else None
    if standing is not None and standing.text == text:
        return standing.version
    made = work.add(insert(playbook).values(
        about=str(about), subject=subject, text=text, entered_by=work.person, entered_at=work.now
    ))  # fmt: skip
    told = {"about": str(about), "subject": subject, "text": text}
    work.record("playbook", made, before={"text": standing.text} if standing else None, after=told)
    work.touch(Kind.SETTINGS)
    return len(versions) + 1


def list_versions(store: Store, about: PlaybookAbout, subject: str) -> list[PlaybookPage]:
    """Every version of a page, the first one first."""
    wanted = select(playbook).where(playbook.c.about == str(about), playbook.c.subject == subject)
    return [_read(row, number) for number, row in enumerate(store.rows(wanted.order_by(playbook.c.id)), 1)]


def find_page(store: Store, about: PlaybookAbout, subject: str) -> PlaybookPage | None:
    """The page as it stands, None where there is none."""
    versions = list_versions(store, about, subject)
    return versions[-1] if versions and versions[-1].text.strip() else None


def list_pages(store: Store) -> list[PlaybookPage]:
    """Every page that stands, by what it is about and its subject."""
    subjects = store.driver.execute("SELECT DISTINCT about, subject FROM playbook ORDER BY about, subject").fetchall()
    found = (find_page(store, PlaybookAbout(about), subject) for about, subject in subjects)
    return [page for page in found if page is not None]


def _read(row: Any, number: int) -> PlaybookPage:
    return PlaybookPage(PlaybookAbout(row.about), row.subject, row.text, number, row.entered_by, row.entered_at)
