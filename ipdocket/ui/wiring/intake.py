"""The intake log, from the service."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ipdocket.domain.intake import Carriage, Incoming, Paper, Sender
from ipdocket.rules.facts import EVENTS, PAPERS
from ipdocket.rules.wording import event_in_words, paper_in_words
from ipdocket.services import intake
from ipdocket.services.core.files import write_whole
from ipdocket.services.core.session import Session
from ipdocket.ui import shown
from ipdocket.ui.formats import show_date, show_instant
from ipdocket.ui.ports import Order, Query
from ipdocket.ui.shown_intake import PaperDraft, PaperRow
from ipdocket.ui.wiring.docketing import read_evidence
from ipdocket.ui.wiring.lists import WholeRows
from ipdocket.ui.words import tr

_SORTS = {"received": "received", "label": "label", "reference": "reference", "what": "what"}


class PaperRows(WholeRows):
    """The list of papers: the open ones, or all, or those of a day."""

    def all(self, query: Query) -> list[PaperRow]:  # type: ignore[override]  # each whole list has rows of its own
        """Every row in order."""
        day, which = query.filter_value("day"), query.filter_value("papers")
        logged = intake.list_papers(
            self._session, only_open=not which and not day, received=date.fromisoformat(day) if day else None
        )
        rows = [paper_row(one.paper, one.long) for one in logged]
        if which == "late":
            rows = [row for row in rows if row.state == "late"]
        text = query.text.casefold()
        rows = [row for row in rows if not text or text in _words(row)]
        if query.sort in _SORTS:
            rows.sort(key=lambda row: getattr(row, _SORTS[query.sort]))
            return rows[::-1] if query.descending else rows
        return rows

    def order(self, query: Query) -> Order:
        """All ids; the list has no bands."""
        return Order(super().order(query).ids)


def _words(row: PaperRow) -> str:
    return f"{row.label} {row.what} {row.sender_name} {row.reference} {row.file} {row.told} {row.entered_by}".casefold()


class Intake:
    """Fills the port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def kinds(self) -> Sequence[shown.Choice]:
        """Kinds of papers and events that the rules know, by name."""
        found = [shown.Choice(code, event_in_words(code)) for code in dict.fromkeys((*PAPERS, *EVENTS))]
        return sorted(found, key=lambda one: one.text)

    def find(self, text: str) -> Sequence[shown.Found]:
        """Matters that a paper may be about."""
        return [shown.Found("matter", one.id, one.text, one.detail) for one in intake.find_matters(self._session, text)]

    def log(self, draft: PaperDraft) -> PaperRow:
        """Logs a paper."""
        return paper_row(intake.log_paper(self._session, _incoming(draft), read_evidence(draft.path)), False)

    def change(self, draft: PaperDraft) -> PaperRow:
        """Says anew what a paper is and what it is about."""
        file = read_evidence(draft.path)
        return paper_row(intake.change_paper(self._session, draft.id or 0, _incoming(draft), file), False)

    def mark_processed(self, paper: int) -> str:
        """Marks a paper from which a date was recorded."""
        intake.mark_processed(self._session, paper)
        return tr("Paper {label} is processed.", label=intake.open_paper(self._session, paper).label)

    def declare_no_deadline(self, paper: int, reason: str) -> str:
        """Marks a paper from which no date follows."""
        intake.declare_no_deadline(self._session, paper, reason)
        label = intake.open_paper(self._session, paper).label
        return tr("Paper {label} is processed: no deadline. Another person signs it on today's entry sheet.", label=label)

    def save_file(self, paper: int, path: str) -> str:
        """Writes the file of a paper as it came."""
        kept = intake.read_file(self._session, paper)
        write_whole(Path(path), kept.content)
        return tr("{name} written.", name=Path(path).name)


def _incoming(draft: PaperDraft) -> Incoming:
    return Incoming(
        draft.received, Sender(draft.sender), Carriage(draft.how), draft.what.strip(), draft.sender_name.strip(), draft.matter
    )


def paper_row(paper: Paper, long: bool) -> PaperRow:
    """A paper of the list."""
    return PaperRow(
        paper.id, paper.label, paper.received, str(paper.sender), paper.sender_name, str(paper.how), paper.what,
        paper_in_words(paper.what), paper.matter, paper.reference, paper.file_name, _state(paper, long), _told(paper),
        paper.entered_by, paper.entered_at, paper.sha256,
    )  # fmt: skip


def _state(paper: Paper, long: bool) -> str:
    if paper.open:
        return "late" if long else "dated" if paper.dated else "open"
    return "no deadline" if paper.reason else "processed"


def _told(paper: Paper) -> str:
    """What came of it: the dates recorded, or why none follows, and who marked it."""
    struck = tr("struck")
    events = [
        f"{event_in_words(one.code)} {show_date(one.day)}" + ("" if one.standing else f" ({struck})") for one in paper.events
    ]
    marked = [f"{paper.processed_by}, {show_instant(paper.processed_at)}"] if paper.processed_at and not paper.open else []
    return "; ".join((*events, *([paper.reason] if paper.reason else []), *marked))
