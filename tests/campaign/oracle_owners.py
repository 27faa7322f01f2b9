"""What must hold of owners after any statement whatever, said apart from the guards' own words."""

from collections.abc import Iterator
from typing import Any

Row = dict[str, Any]
Shot = dict[str, dict[Any, Row]]
_NEXT = {"proposed": ("accepted", "refused"), "accepted": ("undone",), "refused": (), "undone": ()}


def find_owner_violations(before: Shot, after: Shot) -> Iterator[str]:
    """Each broken promise about owners in words."""
    for rule in (_changes, _effects, _parties, _recorded, _decisions):
        yield from rule(before, after)


def _changed(before: Shot, after: Shot, table: str) -> Iterator[tuple[Row | None, Row]]:
    for key, row in after[table].items():
        old = before[table].get(key)
        if old != row:
            yield old, row


def _works_here(after: Shot, person: int | None) -> bool:
    return bool(after["person"].get(person, {}).get("active"))


def _changes(before: Shot, after: Shot) -> Iterator[str]:
    for old, new in _changed(before, after, "owner_change"):
        if old is None:
            if new["state"] != "proposed" or not new["reason"] or new["decided_by"] or new["undone_by"]:
                yield "a change of owners born decided or without a reason"
            if new["act"] not in ("merge", "split") or not _works_here(after, new["proposed_by"]):
                yield "a change of owners of an unknown kind or by nobody of the firm"
            continue
        if new["state"] not in _NEXT[old["state"]]:
            yield "a change of owners went another way"
        if old["state"] == "proposed":
            if new["decided_by"] is None or old["target"] not in (None, new["target"]):
                yield "a change of owners decided by nobody, or for another owner"
            alone = new["decided_by"] == old["proposed_by"] or not _works_here(after, new["decided_by"])
            if new["state"] == "accepted" and (alone or new["target"] is None):
                yield "owners decided on by one person"
        elif not new["undone_by"] or not new["undo_reason"]:
            yield "a change of owners undone by nobody"
        elif (new["decided_by"], new["target"]) != (old["decided_by"], old["target"]):
            yield "an accepted change of owners is another one now"


def _effects(before: Shot, after: Shot) -> Iterator[str]:
    for table, of, column in (("owner_change_party", "party", "merged_into"), ("owner_change_matter", "matter", "owner")):
        for old, new in _changed(before, after, table):
            change, held = before["owner_change"].get(new["change"]), before[of].get(new[of])
            if old is None and (
                change is None or change["state"] != "proposed" or held is None or held[column] != new["before"]
                or new["after"] in (new["before"], new["party"] if of == "party" else None)
            ):  # fmt: skip
                yield f"an effect on a {of} noted that does not follow"


def _parties(before: Shot, after: Shot) -> Iterator[str]:
    for old, new in _changed(before, after, "party"):
        if old is None:
            if new["merged_into"] is not None or new["withdrawn"]:
                yield "a party born merged or withdrawn"
            continue
        ways = {(old["merged_into"], new["merged_into"], "accepted"), (new["merged_into"], old["merged_into"], "undone")}
        if old["merged_into"] != new["merged_into"] and not any(
            e["party"] == new["id"] and (e["before"], e["after"], after["owner_change"][e["change"]]["state"]) in ways
            for e in after["owner_change_party"].values()
        ):
            yield "owners put together or parted by nobody's decision"
        if new["withdrawn"] and any(
            new["id"] in (m["owner"], m["client"], m["agent"]) and not m["void"] for m in after["matter"].values()
        ):
            yield "a party with matters withdrawn"


def _recorded(before: Shot, after: Shot) -> Iterator[str]:
    for old, new in _changed(before, after, "matter"):
        if old is None or new["owner_as_recorded"]:
            continue
        if old["owner_as_recorded"] or (old["owner"] is not None and old["owner"] != new["owner"]):
            yield "a matter without the name on record"


def _decisions(before: Shot, after: Shot) -> Iterator[str]:
    for old, new in _changed(before, after, "owner_alias"):
        if old is None and (not new["source"] or not new["text"] or new["withdrawn"]):
            yield "another name without its source"
    for old, new in _changed(before, after, "owner_apart"):
        if old is None and (new["one"] >= new["other"] or not new["reason"] or new["withdrawn"]):
            yield "owners apart without a reason"
