from hypothesis import given
from hypothesis import strategies as st

from ipdocket.names.matching import cluster
from ipdocket.names.rows import OwnerRow

WORDS = st.sampled_from(
    [
        "Nordwind",
        "Nordwimd",
        "Tools",
        "Tool",
        "AG",
        "GmbH",
        "K.K.",
        "The",
        "&",
        "Electronics",
        "Élan",
        "2",
        "日本",
        "㈱",
    ]
)
NAMES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
ROWS = st.lists(st.tuples(NAMES, st.sampled_from(["", "DE", "JP"])), max_size=25).map(
    lambda pairs: [OwnerRow(row, name, country=country) for row, (name, country) in enumerate(pairs, 1)]
)


@given(ROWS)
def test_what_is_joined_silently_is_also_together_when_suggested(rows: list[OwnerRow]) -> None:
    silent, suggested = cluster(rows, "silent"), cluster(rows, "suggested")
    joined = {one.row: other.cluster for one, other in zip(silent, suggested, strict=True)}
    assert all(joined[one.row] == joined[one.cluster] for one in silent)


@given(ROWS)
def test_a_cluster_is_named_by_its_smallest_row_and_the_answer_is_the_same_twice(rows: list[OwnerRow]) -> None:
    for level in ("silent", "suggested"):
        found = cluster(rows, level)
        assert [one.row for one in found] == [row.row for row in rows]
        assert all(one.cluster <= one.row for one in found)
        assert found == cluster(rows, level)


@given(ROWS)
def test_two_known_countries_are_never_joined_silently(rows: list[OwnerRow]) -> None:
    countries: dict[int, set[str]] = {}
    for row, found in zip(rows, cluster(rows, "silent"), strict=True):
        if row.country:
            countries.setdefault(found.cluster, set()).add(row.country)
    assert all(len(found) == 1 for found in countries.values())


def test_equal_names_in_two_countries_are_suggested() -> None:
    rows = [OwnerRow(1, "Nordwind AG", country="DE"), OwnerRow(2, "NORDWIND AG", country="CH")]
    assert [one.cluster for one in cluster(rows, "silent")] == [1, 2]
    found = cluster(rows, "suggested")
    assert [one.cluster for one in found] == [1, 1]
    assert "two countries: DE and CH" in found[1].reasons
