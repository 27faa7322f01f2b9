"""Spreadsheets and office files coming in, from exchange and the importing service."""

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ipdocket.domain.people import Act
from ipdocket.errors import Refused
from ipdocket.exchange.csv_in import Table
from ipdocket.exchange.dates_in import DayOrder, read_date
from ipdocket.exchange.mapping import Mapping, guess_mapping, layout_key, list_fields
from ipdocket.exchange.preview import Preview, Question, preview_rows
from ipdocket.exchange.records import MatterRecord, Problem
from ipdocket.rules.wording import event_in_words
from ipdocket.services import importing
from ipdocket.services.core.session import Session
from ipdocket.store.batches import Layout, find_layout, find_rows, keep_layout, list_batches
from ipdocket.store.people import get_person
from ipdocket.ui import shown_work
from ipdocket.ui.shown import Choice
from ipdocket.ui.words import tr

LIST_KIND = "list"


class NothingOpened(Refused):
    """The file was not opened before."""

    def __init__(self) -> None:
        super().__init__("No file is open for import.", "The docket is as it was.", "Choose the file again.")


@dataclass(frozen=True, slots=True)
class Opened:
    """The file just opened: its table, or the records of an office's own file."""

    path: str
    sha256: str
    table: Table | None
    records: tuple[MatterRecord, ...] = ()


class Importing:
    """Fills the port of the same name; holds the one file that is open."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._opened: Opened | None = None

    def open_sheet(self, path: str) -> shown_work.SheetOpened:
        """Reads a spreadsheet and guesses its columns, or takes them as they were mapped the last time."""
        from ipdocket.exchange.table_in import read_table

        self._session.require(Act.IMPORT)
        table = read_table(Path(path))
        self._opened = Opened(path, _digest(path), table)
        layout = find_layout(self._session.store, layout_key(table.headers))
        columns = tuple(layout.mapping["columns"]) if layout is not None else guess_mapping(table.headers).columns
        fields = tuple(Choice(field, field_words(field)) for field in list_fields())
        return shown_work.SheetOpened(
            path, table.headers, columns, table.rows[:3], fields, len(table.rows), layout is not None
        )

    def open_office_file(self, path: str) -> shown_work.SheetOpened:
        """Reads an office's own file, known by its content; it has no columns to choose."""
        from ipdocket.exchange.offices.detect import read_office_file

        self._session.require(Act.IMPORT)
        records = read_office_file(Path(path))
        self._opened = Opened(path, _digest(path), None, records)
        return shown_work.SheetOpened(path, (), (), (), (), len(records))

    def check_sheet(
        self, path: str, mapping: Sequence[str], readings: Sequence[tuple[str, str]], *, progress: Any
    ) -> shown_work.ImportChecked:
        """What an import would do, row by row."""
        opened = self._need(path)
        if opened.table is None:
            return self._checked_records(opened)
        chosen = _mapping(opened.table, mapping, readings)
        preview = preview_rows(opened.table, chosen, self._session.today(), progress)
        known = set(find_rows(self._session.store, [f"{LIST_KIND}:{one.key}" for one in preview.records]))
        fresh = [one for one in preview.records if f"{LIST_KIND}:{one.key}" not in known]
        told = importing.judge_records(self._session, fresh)
        columns = {field: opened.table.headers[place] for place, field in enumerate(chosen.columns) if field}
        found = [replace(one, column=columns.get(one.column, one.column)) for one in told]
        checked = _checked(opened.table, chosen, replace(preview, problems=(*preview.problems, *found)), known)
        return replace(checked, owners=self._guess_owners(fresh))

    def import_sheet(
        self,
        path: str,
        mapping: Sequence[str],
        readings: Sequence[tuple[str, str]],
        owners: Sequence[tuple[str, int]],
        *,
        progress: Any,
    ) -> shown_work.ImportOutcome:
        """Stores every row that can be stored, in one transaction; names taken for an owner of the docket go to it."""
        opened = self._need(path)
        name = Path(path).name
        if opened.table is None:
            file = importing.FileTaken(name, opened.sha256, "office", office_source=True)
            taken = importing.import_records(self._session, opened.records, file, going_on(progress), dict(owners))
            return _outcome(taken, 0)
        chosen = _mapping(opened.table, mapping, readings)
        preview = preview_rows(opened.table, chosen, self._session.today())
        layout = self._keep_layout(opened.table, chosen, name)
        file = importing.FileTaken(name, opened.sha256, LIST_KIND, layout=layout)
        taken = importing.import_records(self._session, preview.records, file, going_on(progress), dict(owners))
        return _outcome(taken, len(preview.bad_rows))

    def undo_import(self, batch: int) -> str:
        """Voids what the import brought."""
        number = importing.undo_import(self._session, batch)
        return tr("The import was undone: {n} matters and their dates are void and stay readable.", n=number)

    def last_import(self) -> shown_work.LastImport | None:
        """The newest import that was not undone; None where there is none."""
        for batch in list_batches(self._session.store):
            if batch.state == "imported":
                who = get_person(self._session.store, batch.created_by).name if batch.created_by else ""
                return shown_work.LastImport(batch.id, batch.name, batch.row_count, who)
        return None

    def _need(self, path: str) -> Opened:
        if self._opened is None or self._opened.path != path:
            raise NothingOpened
        return self._opened

    def _guess_owners(self, records: Sequence[MatterRecord]) -> tuple[shown_work.OwnerGuess, ...]:
        """For each name that would make a new owner, the owner of the docket that it probably is, if there is one."""
        from ipdocket.services.owner_entry import OwnerFinder

        finder = OwnerFinder(self._session)
        found = []
        for name, rows in Counter(one.owner.strip() for one in records if one.owner.strip()).items():
            first = next(iter(finder.suggest(name)), None)
            if first is not None and not first.silent:
                why = "; ".join(first.reasons)
                found.append(shown_work.OwnerGuess(name, rows, first.owner, first.name, first.matters, why))
        return tuple(sorted(found, key=lambda guess: (-guess.rows, guess.name)))

    def _keep_layout(self, table: Table, chosen: Mapping, name: str) -> int:
        made = Layout(layout_key(table.headers), name, {"columns": list(chosen.columns)})
        with self._session.store.work(self._session.require(Act.IMPORT), "keep layout") as work:
            return keep_layout(work, made)

    def _checked_records(self, opened: Opened) -> shown_work.ImportChecked:
        known = set(find_rows(self._session.store, [f"office:{one.key}" for one in opened.records]))
        titles = (tr("Reference"), tr("Office"), tr("Right"), tr("Title or mark"), tr("Owner"), tr("Events"))
        fresh = [one for one in opened.records if f"office:{one.key}" not in known]
        more: dict[int, list[str]] = {}
        for problem in importing.judge_records(self._session, fresh):
            more.setdefault(problem.row, []).append(problem.what)
        rows = []
        for number, record in enumerate(opened.records, 1):
            texts = (
                record.reference or record.key, record.office, record.right, record.title or record.mark, record.owner,
                str(len(record.events)),
            )  # fmt: skip
            told = "; ".join([*(one.what for one in record.problems), *more.get(record.source_row, ())])
            cells = [shown_work.CellShown(text) for text in texts[:-1]]
            cells.append(shown_work.CellShown(texts[-1], "warning" if told else "", told))
            verdict = "known" if f"office:{record.key}" in known else "warning" if told else "new"
            rows.append(shown_work.ImportRow(number, record.source_row or number, verdict, tuple(cells)))
        there = sum(row.verdict == "known" for row in rows)
        doubts = sum(row.verdict == "warning" for row in rows)
        guessed = self._guess_owners(fresh)
        return shown_work.ImportChecked(titles, tuple(rows), len(rows) - there, there, doubts, 0, owners=guessed)


def field_words(field: str) -> str:
    """A field of a list in words: "Filing date", "Owner", "Fact: entity"."""
    if field.startswith("event."):
        name = event_in_words(field.removeprefix("event."))
        return name if "date" in name.casefold() else tr("{event} (date)", event=name)
    if field.startswith("fact."):
        return tr("Fact: {name}", name=field.removeprefix("fact.").replace("_", " "))
    return tr("Data as of") if field == "taken_over" else field.replace("_", " ").capitalize()


def going_on(progress: Any) -> Callable[[int, int], bool]:
    """The window's progress as the service takes it; Cancel comes as the exception that `progress` raises."""

    def tell(done: int, total: int) -> bool:
        progress(done, total)
        return True

    return tell


def _digest(path: str) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def _mapping(table: Table, columns: Sequence[str], readings: Sequence[tuple[str, str]]) -> Mapping:
    answers = dict(readings)
    orders = tuple(
        (place, DayOrder.DAY_FIRST if answers[header] == "day" else DayOrder.MONTH_FIRST)
        for place, header in enumerate(table.headers)
        if header in answers
    )
    return Mapping(tuple(columns), orders)


def _checked(table: Table, chosen: Mapping, preview: Preview, known: set[str]) -> shown_work.ImportChecked:
    places = [place for place, field in enumerate(chosen.columns) if field]
    problems: dict[int, list[Problem]] = {}
    for problem in preview.problems:
        problems.setdefault(problem.row, []).append(problem)
    keys = {record.source_row: f"{LIST_KIND}:{record.key}" for record in preview.records}
    rows = []
    for number, (line, cells) in enumerate(zip(table.numbers, table.rows, strict=True)):
        found = problems.get(line, [])
        verdict = "known" if keys.get(line) in known else "warning" if found else "new"
        if any(problem.severity == "error" for problem in found):
            verdict = "error"
        shown_cells = [
            _cell(table.headers[place], cells[place] if place < len(cells) else "", found) for place in places
        ]
        rest = "; ".join(each.what for each in found if each.column not in {table.headers[place] for place in places})
        if rest:
            shown_cells[-1] = shown_work.CellShown(shown_cells[-1].text, shown_cells[-1].trouble or "error", rest)
        rows.append(shown_work.ImportRow(number, line, verdict, tuple(shown_cells)))
    count = {verdict: sum(row.verdict == verdict for row in rows) for verdict in ("known", "warning", "error", "new")}
    titles = tuple(field_words(chosen.columns[place]) for place in places)
    fresh = count["new"] + count["warning"]
    return shown_work.ImportChecked(
        titles,
        tuple(rows),
        fresh,
        count["known"],
        count["warning"],
        count["error"],
        tuple(map(_question, preview.questions)),
    )


def _cell(header: str, text: str, found: Sequence[Problem]) -> shown_work.CellShown:
    mine = [problem for problem in found if problem.column == header]
    if not mine:
        return shown_work.CellShown(text)
    told = "; ".join(f"{problem.what} {problem.do}".strip() for problem in mine)
    return shown_work.CellShown(text, mine[0].severity, told)


def _question(asked: Question) -> shown_work.AmbiguousDates:
    choices = read_date(asked.samples[0]).choices
    if choices is None:
        raise NothingOpened
    return shown_work.AmbiguousDates(asked.header, asked.samples[0], choices[0], choices[1], asked.count)


def _outcome(taken: importing.Taken, bad: int) -> shown_work.ImportOutcome:
    told = "\n".join(f"{problem.what} {problem.do}" for problem in (*taken.refused[:10], *taken.doubts[:10]))
    return shown_work.ImportOutcome(
        taken.batch, taken.matters, taken.deadlines, taken.known, bad + len(taken.refused), told
    )
