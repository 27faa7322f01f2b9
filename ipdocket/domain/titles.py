"""A chain of title: who owned a right on any past day, and where the chain does not hold."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class TitleKind(StrEnum):
    """How a right passed, or that somebody may use it."""

    FIRST = "first_owner"
    ASSIGNMENT = "assignment"
    MERGER = "merger"
    CHANGE_OF_NAME = "change_of_name"
    LICENCE = "licence"


@dataclass(frozen=True, slots=True)
class TitleAct:
    """One act of a chain: on `day` the right passed from `giver` to `taker` (names as on the paper).

    `owner` is the taker as a party; `recorded` and `number` say when and how an office recorded it. Of a licence the taker
    is the licensee, and the owner does not change.
    """

    matter: int
    kind: TitleKind
    day: date
    taker: str
    giver: str = ""
    owner: int | None = None
    recorded: date | None = None
    number: str = ""
    evidence: int | None = None
    note: str = ""
    id: int = 0


def order_acts(acts: Sequence[TitleAct]) -> list[TitleAct]:
    """The acts by day; on one day in the order in which they were entered, the first owner before all."""
    return sorted(acts, key=lambda act: (act.day, act.kind is not TitleKind.FIRST, act.id))


def owner_on(acts: Sequence[TitleAct], day: date) -> str:
    """Who owned the right on that day, as far as the chain tells; "" before its first act."""
    passed = [act for act in order_acts(acts) if act.kind is not TitleKind.LICENCE]
    held = [act.taker for act in passed if act.day <= day]
    if held:
        return held[-1]
    return passed[0].giver if passed and passed[0].kind is not TitleKind.FIRST else ""


def find_faults(acts: Sequence[TitleAct], present: str = "", key: Callable[[str], str] | None = None) -> list[str]:
    """Gaps and overlaps of a chain in words; `present` is the owner in the docket, who must be the last one.

    Two names are one where `key` gives the same for both; without it, where they differ by nothing but case and dots.
    """
    bare = key or _bare
    faults: list[str] = []
    holder, since = "", None
    former: dict[str, date] = {}
    for act in order_acts(acts):
        if act.kind is TitleKind.LICENCE:
            if act.giver and holder and bare(act.giver) != bare(holder):
                faults.append(f"{act.day.isoformat()}: {act.giver} licensed, but the right belonged to {holder}.")
            continue
        if act.kind is TitleKind.FIRST and holder:
            faults.append(f"{act.day.isoformat()}: overlap: a first owner, {act.taker}, after {holder}.")
        elif act.kind is not TitleKind.FIRST and (fault := _fault_of(act, holder, since, former, bare)):
            faults.append(fault)
        if holder:
            former[bare(holder)] = act.day
        holder, since = act.taker, act.day
        former.pop(bare(holder), None)
    if present and holder and bare(present) != bare(holder):
        faults.append(f"The chain ends with {holder}, the owner in the docket is {present}.")
    return faults


def _fault_of(
    act: TitleAct, holder: str, since: date | None, former: Mapping[str, date], bare: Callable[[str], str]
) -> str:
    day, giver = act.day.isoformat(), act.giver.strip()
    if not holder or since is None:
        return f"{day}: gap: nothing tells how {giver or 'the giver'} came by the right."
    if not giver or bare(giver) == bare(holder):
        return ""
    if bare(giver) in former:
        gone = former[bare(giver)].isoformat()
        return f"{day}: overlap: {giver} had given the right away on {gone}; it belonged to {holder}."
    return f"{day}: gap: {giver} gave the right, but since {since.isoformat()} it belonged to {holder}."


def _bare(name: str) -> str:
    return " ".join(name.casefold().replace(",", " ").replace(".", " ").split())
