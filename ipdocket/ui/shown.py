"""What the pages show: plain values, filled by whoever stands behind the ports."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class DeadlineRow:
    """One deadline in a list; `left` and `final_left` count days to `due` and `final` by the office's own date."""

    id: int
    matter: int
    band: str
    due: date | None
    final: date | None
    left: int | None
    reference: str
    country: str
    right: str
    action: str
    owner: str
    client: str = ""
    responsible: str = ""
    state: str = "open"
    flags: tuple[str, ...] = ()
    opens: date | None = None
    rule: str = ""
    closed_reason: str = ""
    final_left: int | None = None
    backup: str = ""


@dataclass(frozen=True, slots=True)
class MatterRow:
    """One matter in a list."""

    id: int
    reference: str
    country: str
    right: str
    title: str
    owner: str
    client: str = ""
    status: str = ""
    responsible: str = ""
    application: str = ""
    registration: str = ""
    filed: date | None = None
    next_due: date | None = None
    next_final: date | None = None
    band: str = ""


@dataclass(frozen=True, slots=True)
class AwaitingRow:
    """One filing that waits for its second person, or came back because the two entries differ."""

    id: int
    deadline: int
    matter: int
    band: str
    due: date | None
    final: date | None
    reference: str
    country: str
    action: str
    first_by: str
    first_at: datetime | None
    evidence: str = ""
    may_confirm: bool = True
    act: str = "filed"


@dataclass(frozen=True, slots=True)
class OwnerRow:
    """One owner in a list."""

    id: int
    name: str
    country: str = ""
    variants: int = 0
    matters: int = 0
    band: str = ""


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One entry of the record of everything."""

    id: int
    at: datetime
    who: str
    what: str
    subject: str = ""
    before: str = ""
    after: str = ""
    digest: str = ""
    band: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of why a date is what it is; `closed` names the closed days that moved it."""

    text: str
    date: date | None
    authority: str = ""
    closed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rung:
    """One extension on request: until when and how."""

    until: date
    by: str


@dataclass(frozen=True, slots=True)
class Explained:
    """All there is to say about one deadline."""

    row: DeadlineRow
    title: str
    steps: tuple[Step, ...]
    authority: str
    rule: str
    version: str
    rules: str
    certainty: str
    extensions: tuple[Rung, ...] = ()
    restore_until: date | None = None
    late_until: date | None = None
    if_missed: str = ""
    checked: str = ""
    record: tuple[str, ...] = ()
    office_today: str = ""


@dataclass(frozen=True, slots=True)
class DateChange:
    """What one event would do to one date; `kind` is appears, moves, goes or stays."""

    kind: str
    title: str
    due: date | None
    final: date | None
    old_due: date | None = None
    old_final: date | None = None
    authority: str = ""
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Likeness:
    """A matter already in the docket that looks like the one being typed, and why."""

    matter: int
    reference: str
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What would follow from a form as typed so far; `remarks` are what is wrong with reference and numbers, `doubtful` the
    numbers kept only with a reason, `offered` the next free reference; `waits`: nothing is stored before a second agrees.
    """

    changes: tuple[DateChange, ...] = ()
    not_covered: tuple[str, ...] = ()
    likenesses: tuple[Likeness, ...] = ()
    unchanged: int = 0
    remarks: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    offered: str = ""
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """A code and the words for it."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One field that the rules need: kind is date, text or choice."""

    key: str
    title: str
    kind: str = "date"
    required: bool = False
    why: str = ""
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class MatterDraft:
    """A matter as typed."""

    country: str
    right: str
    route: str = "direct"
    reference: str = ""
    title: str = ""
    owner: str = ""
    client: str = ""
    responsible: str = ""
    number: str = ""
    number_kind: str = "application"
    dates: tuple[tuple[str, date], ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    number_reason: str = ""


@dataclass(frozen=True, slots=True)
class EventDraft:
    """An event or an incoming paper as typed; `replaces` is the event being corrected, `paper` one of the intake log."""

    matter: int
    kind: str
    day: date
    notified: date | None = None
    period: str = ""
    delivery: str = ""
    note: str = ""
    replaces: int | None = None
    evidence: str = ""
    paper: int | None = None


@dataclass(frozen=True, slots=True)
class TypedDraft:
    """A date set by hand."""

    matter: int
    title: str
    due: date
    final: date
    reason: str
    responsible: str = ""


@dataclass(frozen=True, slots=True)
class ConfirmationDraft:
    """The first person's entry; one receipt may serve several. `act` is filed, not_needed, abandoned or reopen."""

    deadlines: tuple[int, ...]
    what: str
    day: date
    receipt: str
    amount: Decimal | None = None
    currency: str = ""
    evidence: str = ""
    act: str = "filed"
    playbook: str = ""


@dataclass(frozen=True, slots=True)
class SecondDraft:
    """The second person's entry, typed without seeing the first."""

    awaiting: int
    person: str
    password: str
    day: date
    receipt: str


@dataclass(frozen=True, slots=True)
class SecondOutcome:
    """Whether the two entries agreed, and what follows in words; `entries` are (who, what they typed), first and second."""

    agreed: bool
    message: str
    entries: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event of a matter; `mine`: the person signed in may not verify it; `waits`: for a second person to change it."""

    id: int
    day: date | None
    what: str
    source: str = ""
    verified: str = ""
    note: str = ""
    kind: str = ""
    mine: bool = False
    typed_by: str = ""
    waits: bool = False


@dataclass(frozen=True, slots=True)
class PartyRow:
    """One party of a matter."""

    id: int
    role: str
    name: str
    reference: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class FamilyRow:
    """One member of the family of a matter."""

    id: int
    relation: str
    reference: str
    country: str
    title: str
    filed: date | None = None


@dataclass(frozen=True, slots=True)
class NotFired:
    """A rule that gave no date for this matter, and why."""

    id: int
    rule: str
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class MatterShown:
    """Everything on the page of one matter."""

    row: MatterRow
    overview: tuple[tuple[str, str], ...]
    events: tuple[EventRow, ...] = ()
    deadlines: tuple[DeadlineRow, ...] = ()
    parties: tuple[PartyRow, ...] = ()
    family: tuple[FamilyRow, ...] = ()
    history: tuple[AuditRow, ...] = ()
    not_fired: tuple[NotFired, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """Something Ctrl+K found: kind is matter, deadline or owner."""

    kind: str
    id: int
    text: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class PersonShown:
    """A person as the window knows them; `password` only in the demonstration docket."""

    id: int
    name: str
    login: str
    roles: tuple[str, ...] = ()
    password: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """What rail and status bar show."""

    docket: str
    rules: str
    counts: tuple[tuple[str, int], ...] = ()
    saved_at: datetime | None = None
    backup_at: datetime | None = None
    demonstration: bool = False
    empty: bool = False
