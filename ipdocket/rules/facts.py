"""What goes into the engine and what comes out of it."""

import datetime as dt
from datetime import date

from msgspec import Struct, field

EVENTS = (
    "priority",
    "filing",
    "international_filing",
    "publication",
    "search_report_mailed",
    "search_report_published",
    "exam_requested",
    "decision_to_grant",
    "allowance",
    "grant",
    "registration",
    "registration_published",
    "opposition_published",
    "national_entry",
    "international_registration",
    "subsequent_designation",
    "protection_granted",
    "last_renewal",
    "expiry",
    "abandonment",
    "lapse",
    "withdrawal",
    "parent_filing",
    "demand",
    "unitary_registered",
    "cancellation",
    "divisional_filing",
    "unitary_effect_notified",
    "validation",
    "reissue_grant",
    "priority_added",
    "notice_of_appeal",
    "designation_notified",
    "unpaid_due",
    # Ours, beyond the contract's list; names once given do not change.
    "search_report_transmitted",
    "acceptance",
    "request_to_record_published",
    "basic_expiry",
    "market_authorisation",
    "opposition_end",
    "late_fee_notice",
    "original_grant",
    "foreign_expiry",
    "amendment_published",
)
PAPERS = (
    "office_action",
    "final_action",
    "restriction",
    "missing_parts",
    "notice_of_allowance",
    "search_opinion",
    "r161",
    "intention_to_grant",
    "loss_of_rights",
    "refusal",
    "opposition_notice",
    "decision",
    "certificate",
    "maintenance_fee_notice",
    "statement_of_claim",
    "notice",
)
FACTS = (
    "entity",
    "language",
    "designated",
    "claims",
    "kind",
    "resident",
    "office_of_origin",
    "agent",
    "basis",
    "security",
    "application_type",
    "ipea",
    "division",
    "deferment",
    "refusal_period",
)
RIGHTS = ("patent", "utility_model", "design", "trademark", "spc")
ROUTES = (
    "direct",
    "pct",
    "ep",
    "divisional",
    "madrid",
    "hague",
    "unitary",
    "continuation",
    "validation",
    "provisional",
    "reissue",
)
DELIVERIES = ("electronic", "post", "registered_post")


class Paper(Struct, frozen=True, forbid_unknown_fields=True):
    """A document of an office: type, the day it bears, the day it arrived, how it was sent, the period that it sets."""

    type: str
    date: dt.date
    notified: dt.date | None = None
    delivery: str | None = None
    period: str | None = None


class Case(Struct, frozen=True):
    """One right before one office; `answers` holds acts done, keyed like `annuity:5` or `response:2024-02-05`."""

    jurisdiction: str
    right: str
    route: str = "direct"
    events: dict[str, date] = {}
    papers: tuple[Paper, ...] = ()
    facts: dict[str, str | bool | int | tuple[str, ...]] = {}
    as_of: date | None = None
    until: date | None = None
    answers: dict[str, date] = {}


class Extension(Struct, frozen=True):
    """One rung: the last day reached with it, and by what act."""

    until: date
    by: str


class Deadline(Struct, frozen=True, gc=False):
    """One dated duty. `nominal` is before moving off closed days, `due` the last day without surcharge."""

    rule: str
    kind: str
    number: int | None
    office: str
    title: str
    nominal: date
    due: date
    opens: date | None
    late_until: date | None
    extensions: tuple[Extension, ...]
    restore_until: date | None
    authority: str
    certainty: str
    met: date | None
    information: bool
    if_missed: str
    version: int
    paper: int | None
    digest: str

    @property
    def final(self) -> date:
        """The last day on which the act still saves the right: latest of due, late_until and the extensions."""
        last = self.due if self.late_until is None or self.late_until < self.due else self.late_until
        for rung in self.extensions:
            last = max(last, rung.until)
        return last


class NotCovered(Struct, frozen=True):
    """A duty that the law may know and the rule set does not: ask the agent."""

    rule: str | None
    kind: str
    office: str
    reason: str


class NotFired(Struct, frozen=True):
    """A rule that gave no date, and the condition that failed."""

    rule: str
    title: str
    reason: str
    missing: str = ""


class Computation(Struct, frozen=True):
    """All dates of one case, what is not covered, and (if asked for) which rules did not fire and why."""

    deadlines: tuple[Deadline, ...]
    not_covered: tuple[NotCovered, ...]
    not_fired: tuple[NotFired, ...] = field(default=())
