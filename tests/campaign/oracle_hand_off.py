"""What must hold of hand-off notes after any statement whatever, said apart from the guards' own words."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

Row = dict[str, Any]
Shot = dict[str, dict[Any, Row]]


def find_hand_off_violations(before: Shot, after: Shot) -> Iterator[str]:
    """Each broken promise about hand-off notes in words."""
    held = Counter(row["note"] for row in after["hand_off_item"].values())
    for key, row in after["hand_off"].items():
        if key not in before["hand_off"]:
            yield from _written(after, row)
        if held[key] > row["lines"]:
            yield "a note with more than it was written with"
    for key, row in after["hand_off_item"].items():
        if key not in before["hand_off_item"]:
            yield from _handed_on(after, row)
    open_things = Counter(
        (row["deadline"], row["event"], row["paper"]) for key, row in after["hand_off_item"].items() if not _answers(after, key)
    )
    if any(times > 1 for times in open_things.values()):
        yield "one thing lies in two notes"
    for key, row in after["hand_off_answer"].items():
        if key not in before["hand_off_answer"]:
            yield from _answered(after, row)
    for key in after["hand_off_item"]:
        if _answers(after, key) not in ([], ["accepted"], ["refused"], ["kept"], ["refused", "kept"]):
            yield "an item answered twice"


def _written(after: Shot, row: Row) -> Iterator[str]:
    if not _of_firm(after, row["writer"]):
        yield "a note by nobody of the firm"
    if (row["receiver"] is None) == (row["desk"] == ""):
        yield "a note to nobody, or to two"
    if row["receiver"] is not None and (row["receiver"] == row["writer"] or not _of_firm(after, row["receiver"])):
        yield "a note to no other person of the firm"
    if not row["zone"] or row["lines"] < 1:
        yield "an empty note"


def _handed_on(after: Shot, row: Row) -> Iterator[str]:
    column = {"deadline": "deadline", "second": "deadline", "verification": "event", "paper": "paper"}[row["about"]]
    named = [one for one in ("deadline", "event", "paper") if row[one] is not None]
    thing = after[column].get(row[column])
    if named != [column] or thing is None or thing["matter"] != row["matter"]:
        yield "an item about another thing than it says"
    if row["note"] != max(after["hand_off"]):
        yield "an item put into an old note"
    said = {"open": "x", "blocked": row["sentence"], "waiting": row["waiting_for"]}[row["state"]]
    if not said.strip(" "):
        yield "an item that does not say why"


def _answered(after: Shot, row: Row) -> Iterator[str]:
    item = after["hand_off_item"].get(row["item"])
    note = after["hand_off"].get(item["note"]) if item else None
    if note is None or not _of_firm(after, row["person"]):
        yield "an answer to nothing or by nobody"
    elif row["answer"] == "kept":
        if row["person"] != note["writer"]:
            yield "an item kept by another than its writer"
    elif row["person"] == note["writer"] or note["receiver"] not in (None, row["person"]):
        yield "an item answered by the wrong person"
    words = row["reason"].strip(" ")
    if row["answer"] == "refused" and not (len(words) >= 10 and " " in words):
        yield "an item refused without a reason"


def _answers(after: Shot, item: Any) -> list[str]:
    rows = sorted((key, row["answer"]) for key, row in after["hand_off_answer"].items() if row["item"] == item)
    return [answer for _key, answer in rows]


def _of_firm(after: Shot, person: Any) -> bool:
    return bool(after["person"].get(person, {}).get("active"))
