"""How often a campaign does its work: in the ordinary tests, in `python3 dev.py campaign`, or in a night (`--nightly`)."""

import os


def pick_count(change: int, nightly: int, ordinary: int | None = None) -> int:
    """The count of this run; `ordinary` where the ordinary tests cannot afford as many as the campaign."""
    wanted = os.environ.get("IPDOCKET_CAMPAIGN", "")
    if wanted == "nightly":
        return nightly
    return change if wanted == "change" or ordinary is None else ordinary
