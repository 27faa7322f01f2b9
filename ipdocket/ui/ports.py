"""What the window asks of the docket: every function here is called through `tasks`, on the docket's thread."""

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol

from ipdocket.ui import (
    shown,
    shown_backups,
    shown_checks,
    shown_controls,
    shown_conventions,
    shown_people,
    shown_playbooks,
    shown_work,
)
from ipdocket.ui.absence_ports import Absences
from ipdocket.ui.change_ports import DateChanges, EvidenceDemands
from ipdocket.ui.factor_ports import Codes
from ipdocket.ui.hand_off_ports import HandOffs
from ipdocket.ui.intake_ports import Intake
from ipdocket.ui.law_ports import Calculating, Rulebook, RuleChange
from ipdocket.ui.lock_ports import Locking
from ipdocket.ui.mail_ports import Mailing
from ipdocket.ui.owner_ports import Addresses, OwnerChanges, OwnerEntry, OwnerWork, Titles
from ipdocket.ui.reminder_ports import Reminders
from ipdocket.ui.shown_absences import AssignTyped
from ipdocket.ui.shown_facts import MatterEdit
from ipdocket.ui.shown_record import EntryShown
from ipdocket.ui.step_ports import Steps
from ipdocket.ui.undo_ports import Undoing
from ipdocket.ui.wall_ports import Walls


@dataclass(frozen=True, slots=True)
class Query:
    """What a list should hold and in which order; filters are (field, value) pairs, all of which must hold."""

    text: str = ""
    filters: tuple[tuple[str, str], ...] = ()
    sort: str = ""
    descending: bool = False
    group: str = ""

    def with_filter(self, name: str, value: str) -> "Query":
        """The same query with one filter set, or taken away by an empty value."""
        kept = tuple(pair for pair in self.filters if pair[0] != name)
        return replace(self, filters=tuple(sorted((*kept, (name, value)))) if value else kept)

    def filter_value(self, name: str) -> str:
        """The value of a filter, or an empty text."""
        return dict(self.filters).get(name, "")


@dataclass(frozen=True, slots=True)
class ClosedBand:
    """A band below all others that stays folded until it is opened; `open` then gives its ids, on the docket's thread.

    `size` None: not counted yet. `aside`: its rows are no part of the count of the list.
    """

    band: str
    size: int | None
    key: str
    open: Callable[[], "array[int]"]
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    """All ids of a list in their order, the bands they fall into with their sizes, and the bands that stay folded."""

    ids: "array[int]"
    bands: tuple[tuple[str, int], ...] = ()
    closed: tuple[ClosedBand, ...] = ()

    @property
    def total(self) -> int | None:
        """How many rows the list has; None while a folded band is not counted."""
        sizes = [0 if one.aside else one.size for one in self.closed]
        return None if None in sizes else len(self.ids) + sum(size or 0 for size in sizes)


class Rows(Protocol):
    """One list of the docket; its rows are frozen values with `id` and `band`."""

    def first(self, query: Query, limit: int) -> Sequence[Any] | Order:
        """The first rows, quickly; of a list too long to be grouped by reading it, its folded bands."""
        ...

    def order(self, query: Query) -> Order:
        """All ids in the same order; may take a while."""
        ...

    def rows(self, ids: Sequence[int], query: Query) -> Sequence[Any]:
        """The rows of these ids, in any order; ids that are gone are left out."""
        ...


class Accounts(Protocol):
    """Who is at the window."""

    def people_shown(self) -> Sequence[shown.PersonShown]:
        """The demonstration people with their passwords; in any other docket an empty sequence."""
        ...

    def sign_in(self, login: str, password: str) -> shown.PersonShown:
        """The person; Refused for a wrong name or password."""
        ...

    def sign_out(self) -> None:
        """Ends the session."""
        ...

    def allowed(self) -> frozenset[str]:
        """What the signed-in person may do: permission names as `actions` uses them."""
        ...


class People(Protocol):
    """The people of the docket, for an administrator."""

    def all(self) -> Sequence[shown_people.PersonLine]: ...
    def save(self, draft: shown_people.PersonDraft) -> str: ...
    def reset_password(self, person: int, password: str) -> str: ...
    def block(self, person: int, blocked: bool) -> str: ...


class Asking(Protocol):
    """What the forms must ask for."""

    def needed_fields(self, country: str, right: str, route: str) -> Sequence[shown.Asked]: ...
    def event_kinds(self, matter: int) -> Sequence[shown.Asked]:
        """What can be recorded; `required` means: known to the rules of this matter."""
        ...



class Docketing(Protocol):
    """Matters, events and dates."""

    def explain(self, deadline: int) -> shown.Explained: ...
    def open_matter(self, matter: int) -> shown.MatterShown: ...
    def preview_matter(self, draft: shown.MatterDraft) -> shown.Preview: ...
    def add_matter(self, draft: shown.MatterDraft) -> int: ...
    def preview_event(self, draft: shown.EventDraft) -> shown.Preview: ...
    def record_event(self, draft: shown.EventDraft) -> shown.Preview: ...
    def add_typed_date(self, draft: shown.TypedDraft) -> int: ...
    def assign(self, deadlines: Sequence[int], people: AssignTyped) -> int: ...
    def preview_ending(self, matter: int, kind: str, day: date) -> shown.Preview: ...
    def end_matter(self, matter: int, kind: str, day: date, reason: str) -> int: ...


class Editing(Protocol):
    """The facts and parties of a matter."""

    def facts_of(self, matter: int) -> MatterEdit: ...
    def preview_edit(self, edit: MatterEdit) -> shown.Preview: ...
    def edit_matter(self, edit: MatterEdit) -> int: ...


class Confirming(Protocol):
    """The two-person rule."""

    def confirm_first(self, draft: shown.ConfirmationDraft) -> str: ...
    def confirm_second(self, draft: shown.SecondDraft) -> shown.SecondOutcome: ...
    def differing(self, deadline: int) -> shown.SecondOutcome: ...
    def verify_event(self, draft: shown_checks.CheckDraft) -> shown.SecondOutcome: ...


class Importing(Protocol):
    """Spreadsheets coming in."""

    def open_sheet(self, path: str) -> shown_work.SheetOpened: ...
    def open_office_file(self, path: str) -> shown_work.SheetOpened: ...
    def check_sheet(
        self, path: str, mapping: Sequence[str], readings: Sequence[tuple[str, str]], *, progress: Any
    ) -> shown_work.ImportChecked: ...
    def import_sheet(
        self,
        path: str,
        mapping: Sequence[str],
        readings: Sequence[tuple[str, str]],
        owners: Sequence[tuple[str, int]],
        *,
        progress: Any,
    ) -> shown_work.ImportOutcome:
        """`owners` are names of the file that were taken for owners of the docket, by their ids."""
        ...

    def undo_import(self, batch: int) -> str: ...
    def last_import(self) -> shown_work.LastImport | None: ...


class Reporting(Protocol):
    """Paper, spreadsheets and calendars going out."""

    def kinds(self) -> Sequence[shown_work.ReportKind]: ...
    def draw_pages(self, report: str, query: Query, first: int, count: int, width: int) -> tuple[int, Sequence[bytes]]:
        """How many pages there are, and some of them as PNG images `width` pixels wide."""
        ...

    def count(self, query: Query) -> int:
        """How many deadlines the filters and the span hold."""
        ...

    def save(self, report: str, query: Query, format_: str, path: str, *, progress: Any) -> str: ...


class Conventions(Protocol):
    """The firm's references, and numbers that need a look."""

    def declared(self) -> shown_conventions.Declared: ...
    def try_pattern(self, pattern: str) -> str: ...
    def declare(self, pattern: str, check: str) -> str: ...
    def offences(self) -> Sequence[shown_conventions.OffenceLine]: ...
    def repair(self, seen: Sequence[tuple[int, str]]) -> str:
        """Takes proposals as they were seen, each a matter and its proposed reference."""
        ...

    def numbers(self) -> Sequence[shown_conventions.NumberShown]: ...
    def save(self, what: str, path: str) -> str:
        """Writes "references" or "numbers", by the ending of the name."""
        ...


class Playbooks(Protocol):
    """The firm's pages for countries and clients."""

    def pages(self) -> Sequence[shown_playbooks.PageLine]: ...
    def versions(self, about: str, subject: str) -> Sequence[shown_playbooks.PageVersion]: ...
    def write(self, about: str, subject: str, text: str) -> str: ...
    def for_deadlines(self, deadlines: Sequence[int]) -> Sequence[shown_playbooks.ChecklistShown]: ...
    def save(self, folder: str) -> str: ...


class Proving(Protocol):
    """Proof for others, as files."""

    def save_sheets(self, deadlines: Sequence[int], path: str) -> str:
        """A proof sheet of each deadline in one PDF; what was written, in words."""
        ...

    def save_record(self, query: Query, path: str, *, progress: Any) -> str:
        """The entries of the record that the query shows as .csv or .xlsx; what was written, in words."""
        ...

    def verify_record(self, *, progress: Any) -> str:
        """What the check of the whole record found, in words."""
        ...

    def entry(self, number: int) -> EntryShown:
        """One entry of the record, side by side. Raises NotFound."""
        ...

    def save_pack(self, matter: int, path: str) -> str:
        """Everything that proves a matter's dates as a ZIP; what was written, in words."""
        ...


class Controls(Protocol):
    """What must be signed of a day."""

    def day(self, day: date) -> shown_controls.DayShown: ...
    def sign(self, draft: shown_controls.SignDraft) -> str: ...
    def save(self, sheet: str, day: date, path: str) -> str:
        """Writes "entry" or "exit" of the day as PDF."""
        ...

    def holes(self) -> Sequence[shown_controls.HoleLine]: ...
    def hole_matters(self, hole: str, limit: int) -> Sequence[shown_controls.HoleMatter]: ...
    def save_holes(self, path: str) -> str: ...


class Restoring(Protocol):
    """Backups, and going back to one."""

    def backups(self) -> Sequence[shown_backups.BackupLine]: ...
    def loss(self, path: str) -> shown_backups.LossShown: ...
    def restore(self, path: str) -> str:
        """What was done, in words; nobody is signed in then."""
        ...


class Looking(Protocol):
    """What belongs to no one page."""

    def find(self, text: str, limit: int) -> Sequence[shown.Found]: ...
    def standing(self) -> shown.Standing: ...
    def choices(self, name: str) -> Sequence[shown.Choice]:
        """What can be chosen: "country" (offices with open dates), "office" (all), right, route, person, client, owner
        (by id), "client name", "owner name"."""
        ...


@dataclass(frozen=True, slots=True)
class Docket:
    """An open docket as the window sees it."""

    deadlines: Rows
    matters: Rows
    awaiting: Rows
    owners: Rows
    audit: Rows
    accounts: Accounts
    people: People
    asking: Asking
    docketing: Docketing
    editing: Editing
    confirming: Confirming
    date_changes: DateChanges
    evidence_demands: EvidenceDemands
    steps: Steps
    undoing: Undoing
    importing: Importing
    reporting: Reporting
    rulebook: Rulebook
    rule_change: RuleChange
    calculating: Calculating
    owner_work: OwnerWork
    owner_changes: OwnerChanges
    owner_entry: OwnerEntry
    looking: Looking
    restoring: Restoring
    conventions: Conventions
    titles: Titles
    addresses: Addresses
    playbooks: Playbooks
    proving: Proving
    controls: Controls
    reminders: Reminders
    mailing: Mailing
    locking: Locking
    walls: Walls
    absences: Absences
    codes: Codes
    papers: Rows
    intake: Intake
    hand_offs: HandOffs


class ReadDate(Protocol):
    """What a typed date can mean: one day, two readings that must be asked about, or what is wrong in words."""

    @property
    def day(self) -> date | None: ...
    @property
    def choices(self) -> tuple[date, date] | None: ...
    @property
    def wrong(self) -> str: ...


class DateReader(Protocol):
    """Reads a date as people type it ("2026-11-23", "23.11.2026", "+3m", "today")."""

    def __call__(self, text: str, today: date) -> ReadDate: ...


class Memory(Protocol):
    """Remembers how a person likes the window."""

    def recall(self, key: str) -> Any:
        """What was remembered under the key, or None."""
        ...

    def remember(self, key: str, value: Any) -> None:
        """Keeps a value of plain lists, dictionaries, texts and numbers."""
        ...
