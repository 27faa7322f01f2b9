"""What must hold of reminders after any statement whatever, said apart from the guards' own words."""

from collections.abc import Iterator
from typing import Any

from ipdocket.domain.deadlines import ACTIVE

Row = dict[str, Any]
Shot = dict[str, dict[Any, Row]]
UNIQUE = (
    ("reminder_run", ("day",)), ("reminder", ("deadline", "person", "toward", "tier", "day")), ("reminder_seen", ("reminder",)),
    ("silence", ("deadline", "person", "day")), ("silence_answer", ("silence",)),
)  # fmt: skip


def find_reminder_violations(before: Shot, after: Shot) -> Iterator[str]:
    """Each broken promise about reminders in words."""
    for key, row in after["reminder"].items():
        if key not in before["reminder"]:
            deadline = after["deadline"].get(row["deadline"])
            if deadline is None or deadline["state"] not in ACTIVE:
                yield "a reminder of what needs no act"
            elif deadline["act_by" if row["toward"] == "due" else "final"] != row["day"]:
                yield "a reminder of a date that does not stand"
            if not after["person"].get(row["person"], {}).get("active"):
                yield "a reminder to nobody of the firm"
    yield from _silence(before, after)
    for key, row in after["reminder_seen"].items():
        if key not in before["reminder_seen"] and after["reminder"].get(row["reminder"], {}).get("person") != row["person"]:
            yield "a reminder acknowledged by another person"


def _silence(before: Shot, after: Shot) -> Iterator[str]:
    for key, row in after["silence"].items():
        if key not in before["silence"]:
            deadline = after["deadline"].get(row["deadline"])
            if deadline is None or deadline["state"] not in ACTIVE or row["day"] not in (deadline["act_by"], deadline["final"]):
                yield "an alarm of a date that does not stand"
            if not after["person"].get(row["person"], {}).get("active"):
                yield "an alarm to nobody of the firm"
    for key, row in after["silence_answer"].items():
        if key not in before["silence_answer"]:
            known = row["silence"] in after["silence"] and after["person"].get(row["person"], {}).get("active")
            if not known or not row["reason"].strip():
                yield "an alarm answered by nobody, without a reason, or none at all"
