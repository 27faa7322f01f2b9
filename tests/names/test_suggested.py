import csv
from collections import Counter
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from ipdocket.names.normal import normalize
from ipdocket.names.profiles import profile_name
from ipdocket.names.rows import OwnerRow
from ipdocket.names.silent import group_silently
from ipdocket.names.suggested import cluster_suggested, count_words, find_candidates, grow_owners, propose

DATA = Path(__file__).parent / "data"


def clusters(*names: str) -> list[int]:
    return [found.cluster for found in cluster_suggested([OwnerRow(row, name) for row, name in enumerate(names, 1)])]


def test_misspellings_of_one_name_become_one_owner() -> None:
    assert clusters(
        "Nordwind Electronics Inc.", "Nordwind Electroncis, Inc.", "NORDWIND ELECTORNICS INC", "Sudwind LLC"
    ) == [1, 1, 1, 4]


def test_a_name_without_a_form_does_not_chain_two_forms() -> None:
    found = clusters("Nordwind GmbH", "Nordwind", "Nordwind AG")
    assert found[0] != found[2]


def test_no_two_of_the_families_are_joined() -> None:
    with (DATA / "families.csv").open(encoding="utf-8") as file:
        names = [line["name"] for line in csv.DictReader(file)]
    assert len(set(clusters(*names))) == len(names)


def test_figures_on_the_registry_names_do_not_fall() -> None:
    with (DATA / "ror.csv").open(encoding="utf-8") as file:
        rows = [line for line in csv.DictReader(file) if line["slice"] == "surface"]
    owners = [OwnerRow(int(line["row"]), line["name"], line["city"], line["country"]) for line in rows]
    found = [one.cluster for one in cluster_suggested(owners)]
    truth = [line["cluster_id"] for line in rows]
    together = pairs(Counter(zip(found, truth, strict=True)))
    assert together == pairs(Counter(found)), "a wrong join"
    assert together / pairs(Counter(truth)) >= 0.88


def pairs(sizes: Counter) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())


def test_proposals_are_ranked_and_told() -> None:
    groups = group_silently(
        [OwnerRow(1, "Nordwind Tools"), OwnerRow(2, "Nordwind Tools AG"), OwnerRow(3, "Nordwind Tolos AG")]
    )
    proposals = propose(groups)
    scores = [proposal.likeness.score for proposal in proposals]
    assert scores == sorted(scores, reverse=True)
    assert all(proposal.likeness.reasons for proposal in proposals)


def test_candidates_come_from_look_ups_and_owners_need_all_to_agree() -> None:
    profiles = [profile_name(normalize(name)) for name in ("Nordwind AG", "Nordwind GmbH", "Nordwind")]
    use = count_words(profiles)
    assert set(find_candidates(profiles, use)) == {(0, 1), (0, 2), (1, 2)}
    groups = group_silently([OwnerRow(1, "Nordwind AG"), OwnerRow(2, "Nordwind GmbH"), OwnerRow(3, "Nordwind")])
    assert sorted(len(owner.members) for owner in grow_owners(profiles, propose(groups), use)) == [1, 2]


@given(
    st.permutations(
        [
            "Nordwind Electronics Inc.",
            "Nordwind Electroncis Inc.",
            "Sudwind",
            "Sudwind LLC",
            "Sudwind Tools",
            "ヒライ㈱",
        ]
    )
)
def test_the_order_of_rows_does_not_change_who_is_joined(names: list[str]) -> None:
    found = clusters(*names)
    groups: dict[int, set[str]] = {}
    for name, cluster in zip(names, found, strict=True):
        groups.setdefault(cluster, set()).add(name)
    assert {"Sudwind", "Sudwind LLC"} in groups.values()
    assert {"Nordwind Electronics Inc.", "Nordwind Electroncis Inc."} in groups.values()
