"""Owner names put together at two levels: what is joined silently, and what would be proposed to a person."""

from collections.abc import Sequence

from ipdocket.names.rows import Level, OwnerRow, RowCluster
from ipdocket.names.silent import cluster_silently


def cluster(rows: Sequence[OwnerRow], level: Level) -> list[RowCluster]:
    """For every row, in the order given, its owner (the smallest row number) and the reasons.

    Same rows, same answer. "suggested" joins as if a person had accepted every proposal.
    """
    if level == "silent":
        return cluster_silently(rows)
    from ipdocket.names.suggested import cluster_suggested

    return cluster_suggested(rows)
