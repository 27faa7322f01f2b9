"""What must hold of dates changed by two persons after any statement, said apart from the guards' own words."""

from collections.abc import Iterator
from typing import Any

Row = dict[str, Any]
Shot = dict[str, dict[Any, Row]]
_DATED = ("code", "day", "paper_type", "notified", "delivery", "period")
_DATES = ("nominal", "due", "final", "opens", "late_until", "extensions", "restore_until")


def find_change_violations(before: Shot, after: Shot) -> Iterator[str]:
    """Each broken promise about changed dates in words."""
    yield from _proposals(before, after)
    yield from _decisions(before, after)
    for key, new in after["event"].items():
        old = before["event"].get(key)
        if old is None:
            if new["dated_by"] != new["entered_by"]:
                yield "an event born under another name"
        elif old != new:
            yield from _event(after, old, new)
    for key, new in after["deadline"].items():
        old = before["deadline"].get(key)
        if old is None:
            if new["override"] is not None:
                yield "a date born set by hand"
        elif old != new:
            yield from _deadline(after, old, new)


def agreed(after: Shot, what: str, column: str, row: Row, number: str) -> list[Row]:
    """The proposals of that kind on which two persons agreed, about the row as it stood."""
    settled = {one["change"] for one in after["date_change_decision"].values() if one["verdict"] == "agreed"}
    return [
        one for key, one in after["date_change"].items()
        if key in settled and one["what"] == what and one[column] == row["id"] and one["version"] == row[number]
    ]  # fmt: skip


def _proposals(before: Shot, after: Shot) -> Iterator[str]:
    decided = {one["change"] for one in before["date_change_decision"].values()}
    for key, new in after["date_change"].items():
        if key in before["date_change"]:
            continue
        person = after["person"].get(new["person"])
        if not new["reason"] or person is None or not person["active"]:
            yield "a change proposed by nobody, or for no reason"
        about = (before["event"].get(new["event"]), before["deadline"].get(new["deadline"]))
        event, deadline = about
        stands = event and event["version"] == new["version"] and not event["withdrawn"]
        dated = deadline and deadline["revision"] == new["version"]
        if not (stands or dated) or next(one for one in about if one)["matter"] != new["matter"]:
            yield "a change proposed of what does not stand"
        for other, one in before["date_change"].items():
            same = all(one[name] == new[name] for name in ("event", "deadline", "version"))
            if same and other not in decided:
                yield "two changes wait for one date"


def _decisions(before: Shot, after: Shot) -> Iterator[str]:
    seen = [one["change"] for one in after["date_change_decision"].values()]
    if len(seen) != len(set(seen)):
        yield "a change decided twice"
    for key, new in after["date_change_decision"].items():
        if key in before["date_change_decision"]:
            continue
        change = after["date_change"].get(new["change"])
        person = after["person"].get(new["person"])
        if person is None or not person["active"]:
            yield "a change decided by nobody"
        if change is None:
            continue
        if (new["verdict"] == "taken_back") != (change["person"] == new["person"]):
            yield "a change decided by one person, or taken back by another"
        typed = (new["day"], new["last_day"] or new["day"])
        if new["verdict"] == "agreed" and typed != (change["day"], change["last_day"] or change["day"]):
            yield "a change agreed on without the same date"


def _event(after: Shot, old: Row, new: Row) -> Iterator[str]:
    if new["dated_by"] != old["dated_by"] and (new["version"] == old["version"] or new["dated_by"] is None):
        yield "a date under another name"
    moved = any(old[name] != new[name] for name in _DATED)
    if (not moved and new["withdrawn"] == old["withdrawn"]) or (old["verified_by"] is None and not old["office_source"]):
        return
    corrected = any(
        all(change[name] == new[name] for name in _DATED) and change["person"] == new["dated_by"]
        for change in agreed(after, "correct", "event", old, "version")
    )
    struck = new["withdrawn"] and not moved and agreed(after, "strike", "event", old, "version")
    if not struck and not (corrected and new["withdrawn"] == old["withdrawn"]):
        yield "a verified date changed by one person"


def _deadline(after: Shot, old: Row, new: Row) -> Iterator[str]:
    if new["state"] == "void" != old["state"] and old["typed"]:
        matter = after["matter"].get(new["matter"]) or {}
        batch = after["import_batch"].get(matter.get("batch")) or {}
        if not matter.get("void") and batch.get("state") != "undone" and not agreed(after, "void", "deadline", old, "revision"):
            yield "a date added by hand struck by one person"
    moved = any(old[name] != new[name] for name in _DATES)
    if new["override"] == old["override"]:
        if moved and old["override"] is not None:
            yield "a date set by two persons moved"
    elif new["override"] is not None:
        match = [one for one in agreed(after, "override", "deadline", old, "revision") if one["id"] == new["override"]]
        if not match or (new["due"], new["final"]) != (match[0]["day"], match[0]["last_day"] or match[0]["day"]):
            yield "a date set by hand by one person"
    else:
        later = new["due"] > old["due"] or new["final"] > old["final"]
        if new["revision"] == old["revision"] or (later and not agreed(after, "restore", "deadline", old, "revision")):
            yield "a date set by two persons given up by one"
