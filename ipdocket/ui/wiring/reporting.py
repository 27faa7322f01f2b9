"""Paper, spreadsheets and calendars, from the services."""

import shutil
import weakref
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from ipdocket.domain.people import Act
from ipdocket.services.core.session import Session
from ipdocket.services.exporting import export_calendar
from ipdocket.services.owners import write_recordals
from ipdocket.services.reporting import GROUPINGS, Selection, count_selected, preview_pages, write_pdf, write_sheet
from ipdocket.store.parties import get_party
from ipdocket.store.people import get_person
from ipdocket.ui import shown_work
from ipdocket.ui.formats import show_date
from ipdocket.ui.ports import Query
from ipdocket.ui.wiring.importing import going_on
from ipdocket.ui.wiring.lists import docket_filter
from ipdocket.ui.words import tr

CALENDAR = "reminders"
RECORDALS = "recordals"


class Reporting:
    """Fills the port of the same name; keeps the pages last drawn in a folder of its own."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._folder: Path | None = None

    def kinds(self) -> Sequence[shown_work.ReportKind]:
        """The reports there are."""
        titles = {
            "person": (tr("Docket by person"), tr("Open dates of each person, by the day to work towards.")),
            "week": (tr("Docket by week"), tr("Open dates week by week.")),
            "owner": (tr("Docket by owner"), tr("Open dates of each owner.")),
            "client": (tr("Docket by client"), tr("Open dates of each client.")),
            "country": (tr("Docket by country"), tr("Open dates of each office.")),
        }
        paper = [shown_work.ReportKind(code, *titles[code]) for code in GROUPINGS]
        about = tr(
            "An entry on each due date and another on a later final date, with alarms. Choose a person for their own calendar."
        )
        recordals = tr(
            "Matters that an office has under another name than the owner's, by country. Of the filters, only the owner counts."
        )
        kinds = [*paper, shown_work.ReportKind(CALENDAR, tr("Reminder calendar"), about, ("ics",))]
        if self._session.may(Act.SEE_OFFICE):
            kinds.append(shown_work.ReportKind(RECORDALS, tr("Recordals outstanding"), recordals, ("xlsx", "csv")))
        return kinds

    def draw_pages(self, report: str, query: Query, first: int, count: int, width: int) -> tuple[int, Sequence[bytes]]:
        """How many pages there are, and some of them as PNG images."""
        if self._folder is None:
            self._folder = Path(mkdtemp(prefix="ipdocket-"))
            # The pages are thrown away with this port, or at the end of the program at the latest.
            weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        return preview_pages(self._session, self._selection(report, query), self._folder, first, count, width)

    def save(self, report: str, query: Query, format_: str, path: str, *, progress: Any) -> str:
        """Writes the report to a file and tells what was written."""
        target = Path(path)
        if format_ == "ics":
            wanted = docket_filter(query)
            span = (wanted.dated_from or date.min, wanted.dated_to or date.max)
            number = export_calendar(self._session, target, wanted.person, span=span)
            return tr("Saved {file}: {n} entries.", file=target.name, n=f"{number:,}")
        if report == RECORDALS:
            rows = write_recordals(self._session, target, docket_filter(query).owner)
            return tr("Saved {file}: {n} rows.", file=target.name, n=f"{rows:,}")
        selection = self._selection(report, query)
        if format_ == "pdf":
            pages = write_pdf(self._session, selection, target, going_on(progress))
            return tr("Saved {file}: {n} pages.", file=target.name, n=f"{pages:,}")
        rows = write_sheet(self._session, selection, target)
        return tr("Saved {file}: {n} rows.", file=target.name, n=f"{rows:,}")

    def count(self, query: Query) -> int:
        """How many deadlines the filters and the span hold."""
        return count_selected(self._session, self._selection("", query))

    def _selection(self, report: str, query: Query) -> Selection:
        wanted = docket_filter(replace(query, sort="", group=""))
        store = self._session.store
        parts: tuple[tuple[str, object], ...] = (
            (tr("text “{text}”", text=query.text), query.text),
            (tr("person {name}", name=get_person(store, wanted.person).name if wanted.person else ""), wanted.person),
            (tr("office {code}", code=wanted.office), wanted.office),
            (tr("owner {name}", name=get_party(store, wanted.owner).name if wanted.owner else ""), wanted.owner),
            (tr("client {name}", name=get_party(store, wanted.client).name if wanted.client else ""), wanted.client),
        )
        parts += ((_span_in_words(wanted.dated_from, wanted.dated_to), wanted.dated_from or wanted.dated_to),)
        return Selection(wanted, ", ".join(words for words, given in parts if given), report)


def _span_in_words(first: date | None, last: date | None) -> str:
    if first and last:
        return tr("due or final from {first} to {last}", first=show_date(first), last=show_date(last))
    return tr("due until {last}", last=show_date(last)) if last else tr("from {first}", first=show_date(first))
