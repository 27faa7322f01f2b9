"""A matter: one right of one owner before one office."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

Fact = str | bool | int | tuple[str, ...]


class MatterStatus(StrEnum):
    """Where the right stands; the last six end its future dates."""

    PENDING = "pending"
    GRANTED = "granted"
    REGISTERED = "registered"
    UNKNOWN = "unknown"
    LAPSED = "lapsed"
    ABANDONED = "abandoned"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"
    EXPIRED = "expired"
    TRANSFERRED = "transferred"


ENDED = frozenset(
    {
        MatterStatus.LAPSED, MatterStatus.ABANDONED, MatterStatus.WITHDRAWN,
        MatterStatus.REFUSED, MatterStatus.EXPIRED, MatterStatus.TRANSFERRED,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter as the docket keeps it; `office` is a WIPO ST.3 code, parties and people are ids (None: not known).

    `take_over_day` is the last day of the office file that brought the matter: what became final between it and the
    import is not known, rather than missed. `version` is raised at each change; a change states the version it read.
    """

    reference: str
    office: str
    right: str
    route: str = "direct"
    title: str = ""
    classes: tuple[str, ...] = ()
    status: MatterStatus = MatterStatus.PENDING
    client: int | None = None
    owner: int | None = None
    owner_as_recorded: str = ""
    agent: int | None = None
    agent_reference: str = ""
    application_number: str = ""
    publication_number: str = ""
    registration_number: str = ""
    responsible: int | None = None
    backup: int | None = None
    sign_off: int | None = None
    facts: Mapping[str, Fact] = field(default_factory=dict)
    family: str = ""
    notes: str = ""
    batch: int | None = None
    take_over_day: date | None = None
    void: bool = False
    id: int = 0
    version: int = 1
