"""What is decided about owners: merges and splits by two persons, other names with their source, pairs kept apart."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class OwnerAct(StrEnum):
    """What a change does: puts owners together, or gives some matters of one owner to another."""

    MERGE = "merge"
    SPLIT = "split"


class ChangeState(StrEnum):
    """How far a change of owners has come."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    UNDONE = "undone"


# The only steps; each is by a named person.
STEPS = ("proposed>accepted", "proposed>refused", "accepted>undone")


class AliasKind(StrEnum):
    """Why an owner is met under another name that no likeness of letters shows."""

    FORMER = "former name"
    SUBSIDIARY = "subsidiary"
    TRANSLATION = "translation"
    TRADING = "trading name"


@dataclass(frozen=True, slots=True)
class OwnerProposal:
    """What one person proposes: `parties` merged into `target`, or `matters` of `source` given to `target`.

    A split without a target makes a new owner of `name` and `country` when it is accepted. `reason` is never empty.
    """

    act: OwnerAct
    reason: str
    target: int | None = None
    parties: tuple[int, ...] = ()
    source: int | None = None
    matters: tuple[int, ...] = ()
    name: str = ""
    country: str = ""
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class OwnerChange:
    """A stored change of owners with everyone who took part in it."""

    id: int
    proposal: OwnerProposal
    state: ChangeState
    proposed_by: int
    proposed_at: datetime
    decided_by: int | None = None
    decided_at: datetime | None = None
    undone_by: int | None = None
    undone_at: datetime | None = None
    undo_reason: str = ""


@dataclass(frozen=True, slots=True)
class TouchedMatter:
    """One matter that a change gives to another owner; what the office has on record stays."""

    matter: int
    reference: str
    office: str
    title: str
    recorded: str
    before: int
    before_name: str


@dataclass(frozen=True, slots=True)
class OwnerPreview:
    """Everything that a change would touch; `digest` names exactly this, so that a second person accepts what they saw."""

    matters: tuple[TouchedMatter, ...]
    parties: tuple[int, ...]
    target_name: str
    digest: str


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of an owner that follows from a paper, not from its letters; `source` is never empty."""

    party: int
    text: str
    kind: AliasKind
    source: str
    day: date | None = None
    withdrawn: bool = False
    id: int = 0


@dataclass(frozen=True, slots=True)
class Apart:
    """Two owners that a person found to be different; they are not proposed again."""

    one: int
    other: int
    reason: str
    withdrawn: bool = False
    id: int = 0
