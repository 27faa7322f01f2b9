"""What must hold of reminders after any statement whatever, said apart from the guards' own words."""

from collections.abc import Iterator
from typing import Any

from ipdocket.domain.deadlines import ACTIVE

Row = dict[str, Any]
Shot = dict[str, dict[Any, Row]]
UNIQUE = (
    ("reminder_run", ("day",)), ("reminder", ("deadline", "person", "toward", "tier", "day")), ("reminder_seen", ("reminder",)),
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
    for key, row in after["reminder_seen"].items():
        if key not in before["reminder_seen"] and after["reminder"].get(row["reminder"], {}).get("person") != row["person"]:
            yield "a reminder acknowledged by another person"
