"""What must hold of the intake log after any statement whatever, said apart from the guards' own words."""

from collections.abc import Iterator
from typing import Any

Row = dict[str, Any]
Shot = dict[str, dict[Any, Row]]
UNIQUE = (("paper", ("year", "number")), ("paper_event", ("paper", "event")))
ORIGIN = {"paper": ("year", "number", "received", "how", "entered_by", "instant")}
_MARKS = ("state", "reason", "processed_by", "processed_at")
_ABOUT = ("sender", "sender_name", "what", "matter")


def find_intake_violations(before: Shot, after: Shot) -> Iterator[str]:
    """Each broken promise about incoming papers in words."""
    for year in {row["year"] for row in after["paper"].values()}:
        numbers = sorted(row["number"] for row in after["paper"].values() if row["year"] == year)
        if numbers != list(range(1, len(numbers) + 1)):
            yield "the numbers of papers have a gap"
    for key, row in after["paper"].items():
        old = before["paper"].get(key)
        if old is None:
            if row["state"] != "open" or row["reason"] or row["processed_by"] is not None or not row["what"]:
                yield "a paper born otherwise"
            if not _of_firm(after, row["entered_by"]):
                yield "a paper logged by nobody of the firm"
        elif old != row:
            yield from _changed(before, after, old, row)
    for key, row in after["paper_event"].items():
        if key not in before["paper_event"]:
            paper, event = after["paper"].get(row["paper"]), after["event"].get(row["event"])
            if paper is None or event is None or event["withdrawn"] or paper["matter"] != event["matter"]:
                yield "a paper gave a date of another matter"
            if not _of_firm(after, row["person"]):
                yield "a paper linked by nobody of the firm"


def _changed(before: Shot, after: Shot, old: Row, row: Row) -> Iterator[str]:
    dealt_with = old["state"] == "processed" and (old["reason"] or _dated(before, old))
    if any(old[name] != row[name] for name in _MARKS):
        if dealt_with:
            yield "a paper dealt with was marked again"
        words = row["reason"].strip(" ")
        if row["state"] != "processed" or not _of_firm(after, row["processed_by"]) or row["processed_at"] is None:
            yield "a paper marked by nobody"
        elif not (len(words) >= 10 and " " in words) and (row["reason"] or not _dated(after, row)):
            yield "a paper processed without a date or a reason"
    if any(old[name] != row[name] for name in _ABOUT) and (dealt_with or _dated(before, old) or not row["what"]):
        yield "a paper about something else after it was dealt with"
    if old["evidence"] not in (None, row["evidence"]):
        yield "a paper with another file"


def _dated(shot: Shot, paper: Row) -> bool:
    events = (shot["event"].get(row["event"]) for row in shot["paper_event"].values() if row["paper"] == paper["id"])
    return any(one is not None and not one["withdrawn"] and one["matter"] == paper["matter"] for one in events)


def _of_firm(after: Shot, person: Any) -> bool:
    return bool(after["person"].get(person, {}).get("active"))
