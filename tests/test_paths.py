"""Shipped folders are found in a source tree and in an installed package; what is written follows one variable."""

from pathlib import Path

import pytest

from ipdocket import paths

WRITERS = (
    paths.data_folder,
    paths.default_docket,
    paths.demo_docket,
    paths.logs_folder,
    paths.machine_settings_file,
    paths.window_folder,
    paths.rule_cache_file,
)


def test_source_tree_has_rules_and_resources() -> None:
    assert (paths.rules_folder() / "offices.toml").is_file()
    assert (paths.resources_folder() / "icons").is_dir()
    assert (paths.docs_folder() / "manual.md").is_file()


def test_installed_package_comes_before_a_folder_beside_it(tmp_path: Path) -> None:
    package = tmp_path / "ipdocket"
    beside = tmp_path / "jurisdictions"
    beside.mkdir(parents=True)
    assert paths.rules_folder(package) == beside
    inside = package / "_jurisdictions"
    inside.mkdir(parents=True)
    assert paths.rules_folder(package) == inside


def test_missing_folder_is_refused_with_both_places(tmp_path: Path) -> None:
    with pytest.raises(paths.ShippedFolderMissing) as refused:
        paths.resources_folder(tmp_path / "ipdocket")
    assert "_resources" in refused.value.what
    assert refused.value.what.count("resources") >= 3
    assert refused.value.kept
    assert refused.value.do


@pytest.mark.parametrize("place", WRITERS)
def test_home_variable_moves_everything_that_is_written(place, tmp_path: Path) -> None:
    moved = place({paths.HOME_VARIABLE: str(tmp_path)})
    assert moved.is_relative_to(tmp_path)
    usual = place({paths.HOME_VARIABLE: "  "})
    assert usual.is_absolute()
    assert not usual.is_relative_to(tmp_path)


@pytest.mark.parametrize("place", WRITERS)
def test_asking_makes_nothing(place, tmp_path: Path) -> None:
    place({paths.HOME_VARIABLE: str(tmp_path)})
    assert list(tmp_path.iterdir()) == []


def test_places_differ() -> None:
    given = {paths.HOME_VARIABLE: "home"}
    assert len({place(given) for place in WRITERS}) == len(WRITERS)


def test_backups_and_evidence_lie_beside_their_docket(tmp_path: Path) -> None:
    docket = tmp_path / f"smith{paths.DOCKET_SUFFIX}"
    assert paths.backups_folder(docket) == tmp_path / "smith-backups"
    assert paths.evidence_folder(docket) == tmp_path / "smith-evidence"
