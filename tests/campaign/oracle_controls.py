"""What must hold of signed sheets after any statement whatever, said apart from the guards' own words."""

from collections.abc import Iterator
from typing import Any

from ipdocket.domain.deadlines import ACTIVE

Row = dict[str, Any]
Shot = dict[str, dict[Any, Row]]


def find_control_violations(before: Shot, after: Shot) -> Iterator[str]:
    """Each broken promise about signed sheets in words."""
    for key, row in after["signature"].items():
        if key not in before["signature"] and not after["person"].get(row["person"], {}).get("active"):
            yield "a sheet signed by nobody of the firm"
    for key, row in after["signed_line"].items():
        if key not in before["signed_line"]:
            yield from _line(after, row)


def _line(after: Shot, row: Row) -> Iterator[str]:
    sheet = after["signature"].get(row["signature"])
    if sheet is None or sheet["id"] != max(after["signature"]) or sheet["person"] != row["person"]:
        yield "a line slipped under another signature"
        return
    entry, deadline = after["audit"].get(row["entry"]), after["deadline"].get(row["deadline"])
    if (sheet["sheet"] == "entry") != (entry is not None) or (entry is None) == (deadline is None):
        yield "a line of another sheet"
    if entry is not None and entry["person"] == row["person"]:
        yield "a line signed by who entered it"
    if deadline is None:
        return
    place = (deadline["id"], deadline["revision"], deadline["round"], row["person"])
    if any((c["deadline"], c["revision"], c["round"], c["person"]) == place for c in after["confirmation"].values()):
        yield "a deadline signed by who confirmed it"
    if deadline["state"] in ACTIVE and not row["explanation"]:
        yield "an open deadline signed without a word"
