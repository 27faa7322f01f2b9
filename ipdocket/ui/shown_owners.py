"""What the page of owners is handed: plain values, nothing of the store."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PairLine:
    """Two owners that may be one: `into` would stay, `other` would go; why in words, and how sure (0 to 1)."""

    into: int
    other: int
    into_name: str
    other_name: str
    into_matters: int
    other_matters: int
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class WorkShown:
    """What is left to decide, surest first; how many proposals wait for a second person, how much was decided."""

    pairs: tuple[PairLine, ...] = ()
    waiting: int = 0
    decided: int = 0


@dataclass(frozen=True, slots=True)
class SideShown:
    """One owner beside another: names on record with country and number, spellings, other names with their source."""

    id: int
    name: str
    latin: str
    country: str
    matters: int
    recorded: tuple[str, ...]
    spellings: tuple[str, ...]
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A proposal or a decided change of owners; `matters` are the lines of what it touches, `seen` names exactly these."""

    id: int
    what: str
    state: str
    who: str
    why: str
    matters: tuple[tuple[str, str, str, str], ...] = ()
    seen: str = ""
    own: bool = False
    undoable: bool = False


@dataclass(frozen=True, slots=True)
class ApartLine:
    """Two owners that are kept apart, and why."""

    id: int
    one: str
    other: str
    why: str


@dataclass(frozen=True, slots=True)
class OwnerMatter:
    """A matter of an owner, to be chosen for a split."""

    id: int
    reference: str
    country: str
    title: str
    recorded: str


@dataclass(frozen=True, slots=True)
class SplitDraft:
    """Matters of an owner that belong to another: one of the docket by id, or a new one by name."""

    source: int
    matters: tuple[int, ...]
    name: str
    reason: str
    into: int | None = None


@dataclass(frozen=True, slots=True)
class AliasDraft:
    """Another name of an owner with its source."""

    owner: int
    name: str
    kind: str
    source: str


@dataclass(frozen=True, slots=True)
class SuggestedOwner:
    """An owner that a typed name probably is; `silent`: the docket takes it by itself."""

    owner: int
    name: str
    matters: int
    why: str
    silent: bool = False
