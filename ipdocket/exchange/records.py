"""What every reader gives: a matter as another's file tells it, with what could not be read."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from ipdocket.errors import Refused


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


EVENT_CODES = _words(
    """priority filing international_filing publication search_report_mailed search_report_published exam_requested
    decision_to_grant allowance grant registration registration_published opposition_published national_entry
    international_registration subsequent_designation protection_granted last_renewal expiry abandonment lapse
    withdrawal parent_filing demand unitary_registered cancellation divisional_filing unitary_effect_notified
    validation reissue_grant priority_added notice_of_appeal designation_notified unpaid_due"""
)
"""Events that rules know, named as in the contract of the command line."""

FURTHER_EVENTS = _words(
    """search_report_transmitted acceptance request_to_record_published basic_expiry market_authorisation
    opposition_end late_fee_notice original_grant foreign_expiry amendment_published"""
)
"""Events that some rules ask beyond the contract's list."""

PAPER = "paper"
ACT = "act"
OTHER = "other"
RECORD_CODES = EVENT_CODES | FURTHER_EVENTS | {PAPER, ACT, OTHER}
"""Besides the events: a paper of the office, an act that answers something, or a line of history that does neither."""

PAPER_TYPES = _words(
    """office_action final_action restriction missing_parts notice_of_allowance search_opinion r161 intention_to_grant
    loss_of_rights refusal opposition_notice decision certificate maintenance_fee_notice statement_of_claim
    notice"""
)
RIGHTS = ("patent", "utility_model", "design", "trademark", "spc")
ROUTES = (
    "direct", "pct", "ep", "divisional", "madrid", "hague", "unitary", "continuation", "validation",
    "provisional", "reissue",
)  # fmt: skip
FACTS = _words(
    """entity language designated claims kind resident office_of_origin agent basis security application_type ipea
    division deferment refusal_period"""
)
STATUSES = ("pending", "granted", "registered", "abandoned", "withdrawn", "refused", "lapsed", "expired", "unknown")

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing in a file that a person should see: the row as its program numbers it (0: the file), column, advice."""

    row: int
    column: str
    severity: Severity
    what: str
    do: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of an office: `day` is what it bears, `period` an ISO 8601 period where the paper sets one."""

    type: str
    day: date
    notified: date | None = None
    delivery: str | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True)
class EventRecord:
    """One dated line of a file.

    `code` is one of RECORD_CODES. `answers` says which deadline the act answers: "response", "grant_fee",
    "exam_request", "opposition", "appeal", "annuity:5", "maintenance:1", "renewal:2"; empty for none. `about` is the
    day of the earlier paper that it answers or, on a paper, that it takes the place of.
    """

    code: str
    day: date
    description: str = ""
    source_code: str = ""
    paper: Paper | None = None
    answers: str = ""
    about: date | None = None


@dataclass(frozen=True, slots=True)
class TitleRecord:
    """An act of title as a file tells it; `kind` is assignment, merger, change_of_name or licence."""

    kind: str
    day: date
    giver: str
    taker: str
    recorded: date | None = None
    number: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What rules ask besides dates; names as in FACTS, values text or a tuple of ST.3 codes."""

    values: tuple[tuple[str, str | tuple[str, ...]], ...] = ()

    def get(self, name: str) -> str | tuple[str, ...] | None:
        """The value of one fact, None where the file does not tell it."""
        return dict(self.values).get(name)


@dataclass(frozen=True, slots=True)
class MatterRecord:
    """One matter as a file tells it; text is kept as written there.

    `key` is the same for the same matter in every file of that kind, so that a second import finds it. `taken_over`
    is the file's last day: what fell due before it is the file's business, what came after it is unknown.
    """

    key: str
    reference: str
    office: str
    right: str
    route: str = "direct"
    title: str = ""
    mark: str = ""
    classes: tuple[str, ...] = ()
    status: str = "unknown"
    status_text: str = ""
    client: str = ""
    owner: str = ""
    agent: str = ""
    agent_reference: str = ""
    responsible: str = ""
    application_number: str = ""
    publication_number: str = ""
    registration_number: str = ""
    facts: Facts = Facts()
    events: tuple[EventRecord, ...] = ()
    source: str = ""
    source_row: int = 0
    taken_over: date | None = None
    notes: str = ""
    problems: tuple[Problem, ...] = ()
    passed: tuple[TitleRecord, ...] = ()

    def first_day(self, code: str) -> date | None:
        """The earliest day on which the file has that event, None where it has none."""
        return min((event.day for event in self.events if event.code == code), default=None)


class UnreadableFile(Refused):
    """The file is not of the kind it claims to be, or is damaged."""


class FileTooLarge(Refused):
    """The file goes beyond a limit that keeps a hostile or broken file from taking the machine."""


class ImportCancelled(Refused):
    """The person stopped the reading."""

    def __init__(self) -> None:
        super().__init__("The import was cancelled.", "The docket is as it was.", "Choose the file again when ready.")
