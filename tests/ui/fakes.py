"""A docket in memory behind the ports, so that every page can be shown without store or services."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from fake_absences import FakeAbsences
from fake_calculating import FakeCalculating
from fake_changes import FakeDateChanges, FakeEvidenceDemands
from fake_codes import FakeCodes
from fake_controls import FakeControls
from fake_hand_off import FakeHandOffs
from fake_intake import FakeIntake, make_papers
from fake_locking import FakeLocking
from fake_mailing import FakeMailing
from fake_owners import FakeOwnerWork
from fake_reminders import FakeReminders
from fake_rules import FakeRulebook, FakeRuleChange
from fake_steps import FakeSteps
from fake_undoing import FakeUndoing
from fake_walls import FakeWalls

from ipdocket.clock import FixedClock
from ipdocket.errors import Refused
from ipdocket.ui import shown, shown_work
from ipdocket.ui.ports import Docket, Order, Query
from ipdocket.ui.shown_absences import AssignTyped
from ipdocket.ui.shown_addresses import AddressShown, AddressTried, ProposalLine
from ipdocket.ui.shown_backups import BackupLine, LossShown
from ipdocket.ui.shown_checks import CheckDraft
from ipdocket.ui.shown_conventions import Declared, NumberShown, OffenceLine
from ipdocket.ui.shown_facts import MatterEdit
from ipdocket.ui.shown_people import PersonDraft, PersonLine
from ipdocket.ui.shown_playbooks import ChecklistShown, PageLine, PageVersion
from ipdocket.ui.shown_record import EntryShown, Neighbour
from ipdocket.ui.shown_titles import ChainShown, FaultLine, OwnerTitleRow, TitleDraft, TitleRow

TODAY = date(2026, 11, 23)
CLOCK = FixedClock(datetime(2026, 11, 23, 9, 30, tzinfo=UTC))
BANDS = ("payable", "overdue", "today", "days_7", "days_30", "days_90", "later", "unknown")


class WrongPassword(Refused):
    """The fake's only password is "secret"."""

    def __init__(self) -> None:
        super().__init__("The name or the password is wrong.", "Nobody was signed in.", "Type them again.")


@dataclass
class FakeRows:
    """A list in memory; counts what was asked of it."""

    all: list[Any]
    asked: list[tuple[str, Any]] = field(default_factory=list)

    def first(self, query: Query, limit: int) -> Sequence[Any]:
        self.asked.append(("first", query))
        return self._chosen(query)[:limit]

    def order(self, query: Query) -> Order:
        self.asked.append(("order", query))
        rows = self._chosen(query)
        bands: dict[str, int] = {}
        for row in rows:
            bands[row.band] = bands.get(row.band, 0) + 1
        return Order(array("q", [row.id for row in rows]), tuple(bands.items()))

    def rows(self, ids: Sequence[int], query: Query) -> Sequence[Any]:
        self.asked.append(("rows", len(ids)))
        wanted = set(ids)
        return [row for row in self.all if row.id in wanted]

    def _chosen(self, query: Query) -> list[Any]:
        text = query.text.casefold()
        rows = [
            row
            for row in self.all
            if (not text or text in " ".join(map(str, _values(row))).casefold())
            and all(str(getattr(row, name, value)) == value for name, value in query.filters)
        ]
        if query.sort and rows and hasattr(rows[0], query.sort):
            rows.sort(key=lambda row: str(getattr(row, query.sort) or ""), reverse=query.descending)
        if query.group:
            rows.sort(key=lambda row: BANDS.index(row.band) if row.band in BANDS else -1)
        return rows


def _values(row: Any) -> list[Any]:
    return [getattr(row, name) for name in row.__slots__]


def make_deadlines(count: int) -> list[shown.DeadlineRow]:
    """Deadlines spread over the bands, in order of due date within each."""
    rows = []
    actions = (
        "Renewal fee, year 5",
        "Response to office action",
        "Maintenance fee 1 (3.5 years)",
        "National phase entry",
    )
    owners = (
        "Acme Turbinen Gesellschaft für Strömungstechnik mbH & Co. KG",
        "Ōsaka Denki K.K.",
        "Rivera & Sons <b>Ltd</b>",
    )
    for number in range(count):
        band = BANDS[min(number * 8 // max(count, 1), 7)]
        days = {
            "payable": -40,
            "overdue": -9,
            "today": 0,
            "days_7": 4,
            "days_30": 21,
            "days_90": 66,
            "later": 400,
            "unknown": -200,
        }[band]
        due = TODAY + timedelta(days=days + (number % 3 if days not in (0,) else 0))
        rows.append(
            shown.DeadlineRow(
                id=number + 1, matter=number % 7 + 1, band=band, due=due, final=due + timedelta(days=184 if number % 2 else 0),
                left=(due - TODAY).days, reference=f"ACM-{number + 1:04}EP", country=("EP", "US", "JP")[number % 3],
                right=("patent", "trademark", "design")[number % 3], action=actions[number % 4], owner=owners[number % 3],
                client="Acme", responsible=("A. Rivera", "B. Okafor", "")[number % 3],
                state="awaiting_second" if number % 5 == 3 else "unknown" if band == "unknown" else "open",
                flags=(("unverified",), (), ("typed",), ("estimate", "unchecked"))[number % 4], rule="ep.patent.annuity",
            )
        )  # fmt: skip
    return rows


def make_matters() -> list[shown.MatterRow]:
    """Seven matters."""
    return [
        shown.MatterRow(
            id=number, reference=f"ACM-{number:04}EP", country="EP", right="patent",
            title="Turbine blade with a very long title that says what it is and what it is for" if number == 2 else "Turbine blade",
            owner="Acme Turbinen GmbH", client="Acme", status="pending", responsible="A. Rivera",
            application=f"EP 17 181 {number:03}.5", filed=date(2017, 7, 14), next_due=date(2026, 7, 31), next_final=date(2027, 1, 31),
        )
        for number in range(1, 8)
    ]  # fmt: skip


def make_audit() -> list[shown.AuditRow]:
    """A short record."""
    at = datetime(2026, 11, 23, 8, 12, tzinfo=UTC)
    return [
        shown.AuditRow(3, at, "A. Rivera", "recorded event", "ACM-0001EP", "", "grant 3 Mar 2026", "9f" * 32),
        shown.AuditRow(2, at, "A. Rivera", "signed in", "", "", "", "3a" * 32),
        shown.AuditRow(1, at, "program", "docket created", "", "", "Demonstration docket", "00" * 32),
    ]


@dataclass
class FakeAccounts:
    demonstration: bool = True
    signed_in: list[str] = field(default_factory=list)
    known: dict[str, int] = field(default_factory=dict)
    permissions: frozenset[str] = frozenset(
        [
            "read",
            "see_office", "hand_off",
            "enter",
            "confirm_first",
            "confirm_second",
            "assign",
            "close_matter",
            "import",
            "undo_batch",
            "export",
            "print",
            "see_audit",
        ]
    )

    def people_shown(self) -> Sequence[shown.PersonShown]:
        if not self.demonstration:
            return ()
        return (
            shown.PersonShown(1, "A. Rivera", "rivera", ("docketing",), "secret"),
            shown.PersonShown(2, "B. Okafor", "okafor", ("verifier",), "secret"),
            shown.PersonShown(3, "C. Lindqvist", "lindqvist", ("attorney",), "secret"),
        )

    def sign_in(self, login: str, password: str) -> shown.PersonShown:
        if password != "secret":
            raise WrongPassword
        self.signed_in.append(login)
        return shown.PersonShown(self.known.get(login, 1), "A. Rivera", login, ("docketing",))

    def sign_out(self) -> None:
        self.signed_in.clear()

    def allowed(self) -> frozenset[str]:
        return self.permissions


class NameTaken(Refused):
    """Another account has that name."""


@dataclass
class FakePeople:
    lines: list[PersonLine] = field(default_factory=lambda: [
        PersonLine(1, "A. Rivera", "rivera", ("administrator", "docketing"), True, CLOCK.now()),
        PersonLine(2, "Maximiliana Freifrau von und zu Hohenlohe-Waldenburg-Schillingsfürst (Vertretung)", "okafor", ("verifier",)),
        PersonLine(3, "C. Lindqvist", "lindqvist", ("attorney",), False),
    ])  # fmt: skip
    done: list[Any] = field(default_factory=list)

    def all(self) -> Sequence[PersonLine]:
        return self.lines

    def save(self, draft: PersonDraft) -> str:
        if draft.login == "rivera":
            raise NameTaken("The sign-in name rivera belongs to another account.", do="Choose another name.")
        self.done.append(draft)
        return f"{draft.name} saved."

    def reset_password(self, person: int, password: str) -> str:
        self.done.append((person, password))
        return "reset"

    def block(self, person: int, blocked: bool) -> str:
        self.lines = [replace(one, active=not blocked) if one.id == person else one for one in self.lines]
        return "blocked" if blocked else "may sign in again"


class FakeAsking:
    def needed_fields(self, country: str, right: str, route: str) -> Sequence[shown.Asked]:
        return (
            shown.Asked("filing", "Filing date", "date", True, "starts renewal fees and examination"),
            shown.Asked("priority", "Earliest priority", "date", False, "starts the priority year"),
            shown.Asked("grant", "Mention of grant", "date", False, "starts the opposition period"),
            shown.Asked("language", "Language of the application", "choice", False, "",
                        (shown.Choice("de", "German"), shown.Choice("en", "English"), shown.Choice("fr", "French"))),
        )  # fmt: skip

    def event_kinds(self, matter: int) -> Sequence[shown.Asked]:
        return (
            shown.Asked("grant", "Mention of grant", "date", True),
            shown.Asked("office_action", "Office action", "paper", True),
            shown.Asked("search_report_mailed", "Search report mailed", "date", True),
            shown.Asked("registration", "Registration", "date"),
        )


@dataclass
class FakeDocketing:
    deadlines: list[shown.DeadlineRow]
    matters: list[shown.MatterRow]
    done: list[Any] = field(default_factory=list)

    def explain(self, deadline: int) -> shown.Explained:
        row = next(row for row in self.deadlines if row.id == deadline)
        return shown.Explained(
            row=row, title="EP 17 181 234.5 - Turbine blade", authority="Rule 51(1) EPC", rule="ep.patent.annuity",
            version="from 1 Apr 2018, chosen by the due date", rules="2026.11+3f9a1c", certainty="law",
            steps=(
                shown.Step("Filing date", date(2017, 7, 14)),
                shown.Step("4 years after filing", date(2021, 7, 14), "Art. 86(1) EPC"),
                shown.Step("Last day of that month", date(2021, 7, 31), "Rule 51(1) EPC"),
                shown.Step("Next day on which the office is open", date(2021, 8, 2), "Rule 134(1) EPC",
                           ("Saturday 31 Jul 2021", "Sunday 1 Aug 2021")),
                shown.Step("Six months with additional fee", date(2022, 1, 31), "Rule 51(2) EPC; J 4/91"),
            ),
            extensions=(shown.Rung(date(2022, 3, 31), "further processing"),), restore_until=date(2022, 6, 30),
            if_missed="The application is deemed withdrawn.", checked="both calculators agree",
            record=("first entry by A. Rivera, 20 Nov 2026 16:02: paid on 20 Nov 2026",), office_today="23 Nov 2026 in Munich",
        )  # fmt: skip

    def open_matter(self, matter: int) -> shown.MatterShown:
        row = next(row for row in self.matters if row.id == matter)
        return shown.MatterShown(
            row,
            (("Reference", row.reference), ("Title", row.title), ("Owner", row.owner), ("Client", row.client),
             ("Agent", "Kuhn & Partner (their ref. K 4411)"), ("Status", row.status), ("Application number", row.application)),
            events=(shown.EventRow(1, date(2017, 7, 14), "filing", "typed by A. Rivera", "verified", "", "filing"),
                    shown.EventRow(2, date(2019, 2, 5), "office action", "EPO register, 23 Nov 2026", "unverified")),
            deadlines=tuple(row for row in self.deadlines if row.matter == matter)[:12],
            parties=(shown.PartyRow(1, "owner", row.owner, "", "Hauptstr. 1, 80331 München"),),
            family=(shown.FamilyRow(2, "priority", "ACM-0002DE", "DE", "Turbine blade", date(2016, 7, 15)),),
            history=tuple(make_audit()),
            not_fired=(shown.NotFired(1, "ep.patent.opposition", "Opposition period", "needs the mention of grant, which is not recorded"),),
        )  # fmt: skip

    def preview_matter(self, draft: shown.MatterDraft) -> shown.Preview:
        if not draft.dates:
            return shown.Preview()
        return shown.Preview(
            changes=tuple(
                shown.DateChange(
                    "appears",
                    f"Renewal fee, year {n}",
                    date(2017 + n, 7, 31),
                    date(2018 + n, 1, 31),
                    authority="Rule 51(1) EPC",
                )
                for n in range(3, 9)
            ),
            not_covered=("no rule for a petition of this kind: ask the agent",),
            likenesses=(shown.Likeness(2, "ACM-0002EP", "Turbine blade", "same filing date and owner"),),
        )

    def add_matter(self, draft: shown.MatterDraft) -> int:
        self.done.append(draft)
        return 1

    def preview_event(self, draft: shown.EventDraft) -> shown.Preview:
        return shown.Preview(
            changes=(
                shown.DateChange("moves", "Renewal fee, year 5", date(2021, 8, 2), date(2022, 1, 31), date(2021, 7, 31), date(2022, 1, 31), "Rule 51(1) EPC"),
                shown.DateChange("appears", "Opposition", date(2027, 8, 23), date(2027, 8, 23), authority="Art. 99(1) EPC"),
                shown.DateChange("goes", "Renewal fee, year 12", None, None, date(2028, 7, 31), date(2029, 1, 31)),
                shown.DateChange("stays", "Renewal fee, year 6", date(2022, 8, 1), date(2023, 1, 31), date(2022, 8, 1), date(2023, 1, 31)),
            )
        )  # fmt: skip

    def record_event(self, draft: shown.EventDraft) -> shown.Preview:
        self.done.append(draft)
        return self.preview_event(draft)

    def add_typed_date(self, draft: shown.TypedDraft) -> int:
        self.done.append(draft)
        return 1

    def assign(self, deadlines: Sequence[int], people: AssignTyped) -> int:
        self.done.append((tuple(deadlines), people))
        return len(deadlines)

    def preview_ending(self, matter: int, kind: str, day: date) -> shown.Preview:
        return shown.Preview(
            (shown.DateChange("goes", "Renewal fee, year 12", None, None, date(2028, 7, 31), date(2029, 1, 31)),)
        )

    def end_matter(self, matter: int, kind: str, day: date, reason: str) -> int:
        self.done.append((matter, kind, day, reason))
        return 1


@dataclass
class FakeEditing:
    matters: list[shown.MatterRow]
    done: list[Any] = field(default_factory=list)

    def facts_of(self, matter: int) -> MatterEdit:
        row = next(row for row in self.matters if row.id == matter)
        return MatterEdit(
            matter, 1, row.reference, row.title, status="pending", owner=row.owner, client=row.client
        )

    def preview_edit(self, edit: MatterEdit) -> shown.Preview:
        return shown.Preview()

    def edit_matter(self, edit: MatterEdit) -> int:
        self.done.append(edit)
        return edit.matter


@dataclass
class FakeConfirming:
    first: list[shown.ConfirmationDraft] = field(default_factory=list)
    checked: list[CheckDraft] = field(default_factory=list)

    def confirm_first(self, draft: shown.ConfirmationDraft) -> str:
        self.first.append(draft)
        return "First entry kept. A second person must now confirm."

    def confirm_second(self, draft: shown.SecondDraft) -> shown.SecondOutcome:
        if draft.receipt != "R-1":
            return self.differing(draft.awaiting)
        return shown.SecondOutcome(True, "Both entries agree: done.")

    def differing(self, deadline: int) -> shown.SecondOutcome:
        entries = (("A. Rivera", "filed on 20 Nov 2026, number R-1"), ("B. Okafor", "filed on 20 Nov 2026, number R-2"))
        return shown.SecondOutcome(False, "The two entries differ. The deadline is open again.", entries)

    def verify_event(self, draft: CheckDraft) -> shown.SecondOutcome:
        self.checked.append(draft)
        if draft.day != date(2019, 2, 5):
            return shown.SecondOutcome(False, "The two dates differ.", (("A. Rivera", "5 Feb 2019"), ("B. Okafor", "x")))
        return shown.SecondOutcome(True, "Verified: both typed 5 Feb 2019.")


@dataclass
class FakeImporting:
    undone: list[int] = field(default_factory=list)

    def open_sheet(self, path: str) -> shown_work.SheetOpened:
        return shown_work.SheetOpened(
            path, ("Our ref", "Ctry", "Filed", "Remarks"), ("reference", "country", "filing", ""),
            (("ACM-1", "EP", "03/04/2026", "x"), ("ACM-2", "US", "2026-02-30", "")),
            (shown.Choice("reference", "Reference"), shown.Choice("country", "Country"), shown.Choice("filing", "Filing date")), 3,
        )  # fmt: skip

    def open_office_file(self, path: str) -> shown_work.SheetOpened:
        return shown_work.SheetOpened(path, (), (), (), (), 3)

    def check_sheet(
        self, path: str, mapping: Sequence[str], readings: Sequence[tuple[str, str]], *, progress: Any
    ) -> shown_work.ImportChecked:
        progress(3, 3)
        cell = shown_work.CellShown
        ambiguous = (
            ()
            if readings
            else (shown_work.AmbiguousDates("Filed", "03/04/2026", date(2026, 4, 3), date(2026, 3, 4), 1),)
        )
        rows = (
            shown_work.ImportRow(
                1, 2, "new", (cell("ACM-1"), cell("EP"), cell("03/04/2026", "ambiguous", "3 April or 4 March?"))
            ),
            shown_work.ImportRow(
                2, 3, "error", (cell("ACM-2"), cell("US"), cell("2026-02-30", "error", "2026-02-30 is not a date"))
            ),
            shown_work.ImportRow(
                3, 4, "known", (cell("ACM-3"), cell("EP", "warning", "was European Patent Office"), cell("1 Feb 2020"))
            ),
        )
        owners = (shown_work.OwnerGuess("Acme Turbinnen GmbH", 2, 1, "Acme Turbinen GmbH", 7, "one letter differs"),)
        return shown_work.ImportChecked(("Reference", "Country", "Filing date"), rows, 1, 1, 1, 1, ambiguous, owners)

    def import_sheet(
        self, path: str, mapping: Sequence[str], readings: Sequence[tuple[str, str]], owners: Sequence[tuple[str, int]],
        *, progress: Any,
    ) -> shown_work.ImportOutcome:  # fmt: skip
        self.owners = tuple(owners)
        progress(1, 1)
        return shown_work.ImportOutcome(7, 1, 22, 1, 1)

    def last_import(self) -> shown_work.LastImport | None:
        return None if self.undone else shown_work.LastImport(7, "list.csv", 1, "A. Rivera")

    def undo_import(self, batch: int) -> str:
        self.undone.append(batch)
        return "Batch 7 was undone: 1 matter and 22 dates are void and stay readable."


@dataclass
class FakeReporting:
    saved: list[str] = field(default_factory=list)
    counted: list[Query] = field(default_factory=list)

    def kinds(self) -> Sequence[shown_work.ReportKind]:
        return (
            shown_work.ReportKind("person", "Docket by person", "Open dates of each person, by due date."),
            shown_work.ReportKind("days_7", "Docket by week", "Open dates week by week."),
            shown_work.ReportKind("reminders", "Reminder calendar", "All-day entries with alarms.", ("ics",)),
        )

    def draw_pages(self, report: str, query: Query, first: int, count: int, width: int) -> tuple[int, Sequence[bytes]]:
        from PySide6.QtCore import QBuffer, QIODevice
        from PySide6.QtGui import QImage

        image = QImage(width, int(width * 0.707), QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub of save wants bytes, Qt wants str
        return 3, [bytes(buffer.data().data())] * min(count, 3 - first)

    def count(self, query: Query) -> int:
        self.counted.append(query)
        return 7

    def save(self, report: str, query: Query, format_: str, path: str, *, progress: Any) -> str:
        progress(1, 1)
        self.saved.append(path)
        return f"Saved: {path}"


@dataclass
class FakeRestoring:
    done: list[str] = field(default_factory=list)

    def backups(self) -> Sequence[BackupLine]:
        return tuple(
            BackupLine(f"b{hour}", f"docket-20261123T0{hour}.ipdocket-backup", CLOCK.now() - timedelta(hours=hour), f"{90 - hour}:9f3a", 7, 40)
            for hour in (1, 2)
        )

    def loss(self, path: str) -> LossShown:
        if path == "b1":
            return LossShown(True, 0, ())
        return LossShown(True, 12, (("record event", 8), ("confirm first", 4)), tuple(make_audit()))

    def restore(self, path: str) -> str:
        if self.done:
            raise WrongPassword
        self.done.append(path)
        return f"Restored {path}. Sign in again."


@dataclass
class FakeLooking:
    state: shown.Standing

    def find(self, text: str, limit: int) -> Sequence[shown.Found]:
        return (
            shown.Found("matter", 2, "ACM-0002EP", "Turbine blade - Acme"),
            shown.Found("deadline", 4, "Renewal fee, year 5", "ACM-0004EP, due 2 Aug 2021"),
        )[:limit]

    def standing(self) -> shown.Standing:
        return self.state

    def choices(self, name: str) -> Sequence[shown.Choice]:
        known = {
            "country": ("EP", "US", "JP"), "office": ("EP", "US", "JP"), "right": ("patent", "trademark", "design"), "route": ("direct", "pct"),
            "person": ("A. Rivera", "B. Okafor", "C. Lindqvist"), "owner": ("Acme Turbinen GmbH",), "client": ("Acme",),
            "owner name": ("Acme Turbinen GmbH",), "client name": ("Acme",),
        }  # fmt: skip
        numbered = name in ("owner", "client")
        return tuple(shown.Choice(str(place) if numbered else code, code) for place, code in enumerate(known.get(name, ()), 1))


def make_docket(deadlines: int = 40, empty: bool = False, demonstration: bool = True) -> Docket:
    """A docket in memory."""
    rows = [] if empty else make_deadlines(deadlines)
    matters = [] if empty else make_matters()
    waiting = [
        shown.AwaitingRow(1, 4, 4, "waiting", TODAY, TODAY + timedelta(days=60), "ACM-0004EP", "EP", "Renewal fee, year 5", "A. Rivera",
                          datetime(2026, 11, 20, 16, 2, tzinfo=UTC), "receipt.pdf", False),
        shown.AwaitingRow(2, 9, 2, "waiting", TODAY, TODAY + timedelta(days=20), "ACM-0009EP", "EP", "Response to office action", "C. Lindqvist",
                          datetime(2026, 11, 21, 10, 2, tzinfo=UTC), "filing.pdf", True),
    ]  # fmt: skip
    standing = shown.Standing(
        "Demonstration docket", "2026.11+3f9a1c", (("docket", 12), ("confirm", 2), ("owners", 0)),
        CLOCK.now(), datetime(2026, 11, 23, 8, 12, tzinfo=UTC), demonstration, empty,
    )  # fmt: skip
    return Docket(
        deadlines=FakeRows(rows), matters=FakeRows(matters), awaiting=FakeRows([] if empty else waiting),
        owners=FakeRows([] if empty else [shown.OwnerRow(1, "Acme Turbinen GmbH", "DE", 3, 7), shown.OwnerRow(2, "Ōsaka Denki K.K.", "JP", 1, 2)]),
        audit=FakeRows(make_audit()), accounts=FakeAccounts(demonstration), people=FakePeople(), asking=FakeAsking(), docketing=FakeDocketing(rows, matters), editing=FakeEditing(matters),
        confirming=FakeConfirming(), importing=FakeImporting(), reporting=FakeReporting(), rulebook=FakeRulebook(), rule_change=FakeRuleChange(), calculating=FakeCalculating(), owner_work=(owner_work := FakeOwnerWork()), owner_changes=owner_work, owner_entry=owner_work,
        looking=FakeLooking(standing), restoring=FakeRestoring(), conventions=FakeConventions(), titles=FakeTitles(), addresses=FakeAddresses(),
        playbooks=FakePlaybooks(), proving=FakeProving(), controls=FakeControls(), locking=FakeLocking(), absences=FakeAbsences(), codes=FakeCodes(),
        date_changes=FakeDateChanges(), evidence_demands=FakeEvidenceDemands(), steps=FakeSteps(), undoing=FakeUndoing(), mailing=FakeMailing(),
        reminders=FakeReminders(), walls=FakeWalls(),
        papers=FakeRows([] if empty else make_papers()),
        intake=FakeIntake(make_papers()), hand_offs=FakeHandOffs(),
    )  # fmt: skip


@dataclass
class FakeProving:
    saved: list[Any] = field(default_factory=list)

    def save_sheets(self, deadlines: Sequence[int], path: str) -> str:
        self.saved.append((list(deadlines), path))
        return f"Saved {path}: 1 page."

    def save_record(self, query: Query, path: str, *, progress: Any) -> str:
        self.saved.append((query, path))
        return f"Saved {path}: 1 entry."

    def entry(self, number: int) -> EntryShown:
        row = next(one for one in make_audit() if one.id == number)
        sides = {one.id: Neighbour(one.id, one.digest, f"{one.what}, {one.who}") for one in make_audit()}
        lines = (("day", "2 Mar 2026", row.after), ("notes", "", "see the letter <b>of</b> the agent")) if row.after else ()
        return EntryShown(
            row.id, row.at, row.who, "rivera", "desk-4", row.what, row.subject, "misread" if lines else "", lines, False, row.digest,
            True, sides.get(number - 1), sides.get(number + 1),
        )  # fmt: skip

    def verify_record(self, *, progress: Any) -> str:
        progress(1, 1)
        self.saved.append("verified")
        return "The record holds: 1 entry verified, head 1:ab"

    def save_pack(self, matter: int, path: str) -> str:
        self.saved.append((matter, path))
        return f"Saved {path}."


@dataclass
class FakeConventions:
    pattern: Declared = field(default_factory=lambda: Declared("{client:A3}-{number:N4}{country}", "warn"))
    done: list[Any] = field(default_factory=list)
    lines: list[OffenceLine] = field(default_factory=lambda: [
        OffenceLine(1, "acm 1 ep", "Turbine blade", '"acm 1 ep" does not keep to the pattern {client:A3}-{number:N4}{country}.', "ACM-0001EP"),
        OffenceLine(2, "Maximiliana-Freifrau/2019/Schillingsfürst-0007", "A title that says what it is and what it is for", "46 characters: the USPTO keeps 25 of a docket number."),
    ])  # fmt: skip

    def declared(self) -> Declared:
        return self.pattern

    def try_pattern(self, pattern: str) -> str:
        if "}" not in pattern:
            raise NameTaken("The pattern cannot be read.", do="Close every brace.")
        return "5 of 7 references in use keep to it."

    def declare(self, pattern: str, check: str) -> str:
        self.done.append((pattern, check))
        return "The pattern is in force."

    def offences(self) -> Sequence[OffenceLine]:
        return self.lines

    def repair(self, seen: Sequence[tuple[int, str]]) -> str:
        self.done.append(tuple(seen))
        self.lines = [one for one in self.lines if one.matter not in dict(seen)]
        return "1 reference changed."

    def numbers(self) -> Sequence[NumberShown]:
        return [
            NumberShown(1, "EP17181234.0", "EP 17 181 234.5", "ACM-0001EP", "Turbine blade", "The check digit 5 is wrong.", "so printed"),
            NumberShown(2, "US10123456", "10,123,456", "ACM-0002US", "Turbine blade", "also on ACM-0003US", twice=True),
        ]  # fmt: skip

    def save(self, what: str, path: str) -> str:
        self.done.append((what, path))
        return "written"


@dataclass
class FakeTitles:
    done: list[Any] = field(default_factory=list)
    rows: tuple[TitleRow, ...] = (
        TitleRow(1, date(2017, 7, 14), "first_owner", "", "Turbinenwerke Oberhausen AG", entered="A. Rivera, 20 Nov 2026 16:02"),
        TitleRow(2, date(2019, 3, 1), "assignment", "Turbinenwerke Oberhausen AG",
                 "Acme Turbinen Gesellschaft für Strömungstechnik mbH & Co. KG", date(2019, 6, 3), "R 12/2019", "deed.pdf", "", "A. Rivera"),
        TitleRow(3, date(2020, 1, 1), "licence", "Acme", "Ōsaka Denki K.K.", withdrawn="another matter"),
    )  # fmt: skip
    faults: tuple[str, ...] = ("2019-03-01: gap: X gave the right, but since 2017-07-14 it belonged to Y.",)

    def chain(self, matter: int) -> ChainShown:
        return ChainShown(self.rows, "Acme Turbinen GmbH", self.faults) if matter == 1 else ChainShown((), "Acme Turbinen GmbH")

    def owner_on(self, matter: int, day: date) -> str:
        return f"On {day.isoformat()}: Turbinenwerke Oberhausen AG"

    def preview(self, draft: TitleDraft) -> tuple[str, ...]:
        return self.faults if draft.giver == "X" else ()

    def record(self, draft: TitleDraft) -> str:
        self.done.append(draft)
        return "Recorded."

    def withdraw(self, act: int, reason: str) -> str:
        self.done.append((act, reason))
        return "The act counts no more."

    def save_paper(self, matter: int, act: int, path: str) -> str:
        self.done.append((matter, act, path))
        return "written"

    def of_owner(self, party: int) -> Sequence[OwnerTitleRow]:
        return [OwnerTitleRow(2, "ACM-0002EP", row, self.faults if row.id == 2 else ()) for row in self.rows[:2]]

    def faulty(self) -> Sequence[FaultLine]:
        return [FaultLine(1, "ACM-0001EP", one) for one in self.faults]


@dataclass
class FakeAddresses:
    done: list[Any] = field(default_factory=list)
    waiting: list[ProposalLine] = field(default_factory=lambda: [
        ProposalLine(1, 5, "ACM-0001EP (EP)", "applicant", "local", "Zeile 7, 80331 München, DE", "Alte Gasse 2, 80331 München, DE"),
        ProposalLine(2, 5, "ACM-0002EP (EP)", "applicant", "local", "Zeile 7, 80331 München, DE"),
    ])  # fmt: skip

    def of(self, party: int) -> Sequence[AddressShown]:
        return [AddressShown(party, "applicant", "local", "霞が関3-4-3\nTower 7, 12th floor, attention of the intellectual property department",
                             "千代田区", "東京都", "100-8915", "JP")]  # fmt: skip

    def try_address(self, typed: AddressShown) -> AddressTried:
        found = () if typed.postcode else ("An address in Japan needs a postcode.",)
        return AddressTried(found, f"{typed.lines}\n{typed.postcode} {typed.city}", replace(typed, script="latin", lines="Kasumigaseki 3-4-3"))

    def keep(self, typed: Sequence[AddressShown]) -> str:
        if any(not one.postcode and not one.source for one in typed):
            raise NameTaken("An address in Japan needs a postcode.", do="Correct it.")
        self.done.append(tuple(typed))
        return "The standard address is kept."

    def propose(self, party: int, role: str) -> str:
        self.done.append((party, role))
        return "Proposed to 2 matters."

    def proposals(self, party: int) -> Sequence[ProposalLine]:
        return self.waiting

    def decide(self, pairs: Sequence[tuple[int, int]], take: bool) -> str:
        self.done.append((tuple(pairs), take))
        self.waiting = []
        return "2 addresses taken."

    def save(self, path: str) -> str:
        return path

    def load(self, path: str) -> str:
        return path


@dataclass
class FakePlaybooks:
    done: list[Any] = field(default_factory=list)
    lists: tuple[ChecklistShown, ...] = ()

    def pages(self) -> Sequence[PageLine]:
        return [PageLine("country", "EP", "European Patent Office (EP)", 2), PageLine("client", "1", "Acme & Töchter", 1)]

    def versions(self, about: str, subject: str) -> Sequence[PageVersion]:
        if subject != "EP":
            return []
        return [PageVersion(2, "Language: English\n- applicant as in the register", "A. Rivera, 20 Nov 2026"), PageVersion(1, "first", "B. Okafor")]

    def write(self, about: str, subject: str, text: str) -> str:
        self.done.append((about, subject, text))
        return "Version 3 is in force."

    def for_deadlines(self, deadlines: Sequence[int]) -> Sequence[ChecklistShown]:
        return self.lists

    def save(self, folder: str) -> str:
        return folder


@dataclass
class FakeMemory:
    kept: dict[str, Any] = field(default_factory=dict)

    def recall(self, key: str) -> Any:
        return self.kept.get(key)

    def remember(self, key: str, value: Any) -> None:
        self.kept[key] = value


@dataclass(frozen=True)
class Read:
    day: date | None = None
    choices: tuple[date, date] | None = None
    wrong: str = ""


def read_typed(text: str, today: date) -> Read:
    """ISO dates, "today" and one ambiguous text."""
    if text == "today":
        return Read(today)
    if text == "03/04/2026":
        return Read(choices=(date(2026, 4, 3), date(2026, 3, 4)))
    try:
        return Read(date.fromisoformat(text))
    except ValueError:
        return Read(wrong=f"{text} is not a date")


def with_band(row: Any, band: str) -> Any:
    """The same row in another band."""
    return replace(row, band=band)
