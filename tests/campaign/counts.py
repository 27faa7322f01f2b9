"""How often a campaign does its work: at each change, or in a night (`python3 dev.py campaign --nightly`)."""

import os


def pick_count(change: int, nightly: int) -> int:
    """The count of this run."""
    return nightly if os.environ.get("IPDOCKET_CAMPAIGN") == "nightly" else change
