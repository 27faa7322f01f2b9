"""A day's controls, from the services."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ipdocket.domain.controls import EntryLine, ExitLine
from ipdocket.services import accounts, entry_sheet, exit_check, holes
from ipdocket.services.core.session import Session
from ipdocket.ui.shown_controls import DayShown, EntryRow, ExitRow, HoleLine, HoleMatter, SignDraft
from ipdocket.ui.wiring.rows import responsible_words
from ipdocket.ui.words import count, tr


class Controls:
    """Fills the port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def day(self, day: date) -> DayShown:
        """What must be signed of a day."""
        return DayShown(
            day,
            tuple(_entry_row(one) for one in entry_sheet.list_entries(self._session, day)),
            tuple(_exit_row(one) for one in exit_check.list_exit(self._session, day)),
            tuple(exit_check.list_unsigned_days(self._session)),
        )

    def sign(self, draft: SignDraft) -> str:
        """Signs a sheet, as the person named or as the one signed in."""
        second = None
        if draft.person:
            person, account = accounts.check_password(self._session, draft.person, draft.password)
            second = (person, account.login)
        if draft.sheet == "entry":
            number = entry_sheet.sign_entries(self._session, draft.day, second)
        else:
            number = exit_check.sign_exit(self._session, draft.day, dict(draft.explanations), second)
        name = second[0].name if second else self._session.actor().name
        return tr("{lines} signed by {name}.", lines=count(number, tr("line"), tr("lines")), name=name)

    def save(self, sheet: str, day: date, path: str) -> str:
        """Writes a sheet as PDF."""
        write = entry_sheet.write_entry_sheet if sheet == "entry" else exit_check.write_exit_check
        pages = write(self._session, day, Path(path))
        return tr("{pages} written to {name}.", pages=count(pages, tr("page"), tr("pages")), name=Path(path).name)

    def holes(self) -> Sequence[HoleLine]:
        """Every kind of hole with its number."""
        return [HoleLine(one.code, one.title, one.count) for one in holes.count_holes(self._session)]

    def hole_matters(self, hole: str, limit: int) -> Sequence[HoleMatter]:
        """The first matters with one kind of hole."""
        return [
            HoleMatter(row.matter, row.reference, row.office, row.title, row.detail)
            for row in holes.list_matters(self._session, hole, limit)
        ]

    def save_holes(self, path: str) -> str:
        """Writes the report by the ending of the name."""
        number, target = holes.write_holes(self._session, Path(path)), Path(path)
        words = (tr("page"), tr("pages")) if target.suffix.casefold() == ".pdf" else (tr("row"), tr("rows"))
        return tr("{n} written to {name}.", n=count(number, *words), name=target.name)


def _entry_row(line: EntryLine) -> EntryRow:
    one = line.written
    return EntryRow(
        one.entry, one.matter, one.who, one.instant, line.reference, str(one.happened), one.what, one.due, one.final,
        one.before, one.paper, line.signed_by,
    )  # fmt: skip


def _exit_row(line: ExitLine) -> ExitRow:
    one = line.near
    people = ", ".join(name for _person, name in one.confirmed_by)
    return ExitRow(
        one.id, one.matter, one.reference, one.office, one.title, one.act_by, one.final, str(one.state), one.closed, people,
        responsible_words(one.responsible, one.acting, one.acting_name), line.ends, line.zone, line.explanation, line.signed_by,
    )  # fmt: skip
