"""What must hold of mail after any statement whatever, said apart from the guards' own words."""

from collections.abc import Iterator
from typing import Any

Row = dict[str, Any]
Shot = dict[str, dict[Any, Row]]
UNIQUE = (("mail_step", ("person", "day", "attempt", "slot")),)


def find_mail_violations(before: Shot, after: Shot) -> Iterator[str]:
    """Each broken promise about mail in words."""
    rows = list(after["mail_step"].items())
    for key, row in rows:
        if key in before["mail_step"]:
            continue
        same = [one for other, one in rows if other != key and (one["person"], one["day"]) == (row["person"], row["day"])]
        if row["slot"] == 2 and not any(one["attempt"] == row["attempt"] and one["slot"] == 1 for one in same):
            yield "a mail that ended and never began"
        if row["slot"] == 1 and row["attempt"] > 1 and not any(one["attempt"] == row["attempt"] - 1 for one in same):
            yield "a mail sent again that was not sent before"
        if row["slot"] == 1 and not after["person"].get(row["person"], {}).get("active"):
            yield "a mail to nobody of the firm"
        earlier = [one for one in same if one["id"] in before["mail_step"]]
        if row["slot"] == 1 and any(one["step"] in ("sent", "nothing") for one in earlier):
            yield "a second mail on a day that was done"
