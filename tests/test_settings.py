"""Every setting is declared once, fits its own default, and survives being written and read."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipdocket import settings as declared
from ipdocket.settings import (
    SETTINGS,
    Setting,
    Settings,
    SettingsNotSaved,
    UnfitSetting,
    UnknownSetting,
    find_setting,
    fit_value,
    plain_value,
    read_machine_settings,
    write_machine_settings,
)


def test_every_declared_setting_is_in_the_table_once() -> None:
    made = [value for value in vars(declared).values() if isinstance(value, Setting)]
    assert {one.key for one in made} == {one.key for one in SETTINGS}
    assert len({one.key for one in SETTINGS}) == len(SETTINGS) == len(made)


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda one: one.key)
def test_default_fits_and_survives_json(setting: Setting) -> None:
    stored = json.loads(json.dumps(plain_value(setting.default)))
    assert fit_value(setting, stored) == setting.default
    assert setting.title
    assert setting.sentence.endswith(".")
    for word in setting.choices:
        assert fit_value(setting, word) == word


def test_reminder_tiers_are_those_of_the_design() -> None:
    rights_end, other = Settings().value(declared.REMINDERS)
    assert rights_end == ("rights end", (180, 90, 60, 30, 14, 7, 3, 1, 0), 14, 3, 10)
    assert other == ("other", (30, 14, 7, 1), 14, 3, 5)


@given(st.lists(st.integers(0, 730), min_size=1))
def test_tiers_fall_and_come_once(days: list[int]) -> None:
    rows = (("rights end", tuple(days), 14, 3, 10), ("other", (1,), 14, 3, 5))
    value = Settings().changed(declared.REMINDERS, rows).value(declared.REMINDERS)
    assert list(value[0][1]) == sorted(set(days), reverse=True)


def tiers(*days: object, backup: object = 14) -> list[list[object]]:
    return [["rights end", [1], 14, 3, 10], ["other", list(days), backup, 3, 5]]


UNFIT = (
    (declared.REMINDERS, tiers()),
    (declared.REMINDERS, tiers(731)),
    (declared.REMINDERS, tiers(True)),
    (declared.REMINDERS, tiers("30")),
    (declared.REMINDERS, tiers(30, backup=True)),
    (declared.REMINDERS, tiers(30, backup=731)),
    (declared.REMINDERS, tiers(30)[:1]),
    (declared.REMINDERS, [*tiers(30), ["other", [1], 14, 3, 5]]),
    (declared.REMINDERS, [*tiers(30), ["annuity", [1], 14]]),
    (declared.REMINDERS, "30"),
    (declared.ALARM_HOUR, 24),
    (declared.ALARM_HOUR, True),
    (declared.IDLE_LOCK_MINUTES, -1),
    (declared.IDLE_LOCK_MINUTES, 2.5),
    (declared.EVIDENCE, {"annuity": ["file"]}),
        (declared.EVIDENCE, {"*": ["receipt"]}),
    (declared.CALENDAR_PRIVACY, "some"),
    (declared.BACKUP_FOLDERS, ["beside/me"]),
    (declared.BACKUP_FOLDERS, "folder"),
    (declared.REFERENCE_PATTERN, "P-{year}"),
    (declared.REFERENCE_PATTERN, "{number.real.__class__}"),
    (declared.REFERENCE_PATTERN, "{owner}{number}"),
    (declared.REFERENCE_PATTERN, "{number"),
    (declared.REFERENCE_PATTERN, "{client:A3}-{country}"),
    (declared.REFERENCE_CHECK, "sometimes"),
    (declared.ZONE, "Europe/Atlantis"),
    (declared.FIRM_NAME, None),
)


@pytest.mark.parametrize(("setting", "value"), UNFIT)
def test_unfit_value_is_refused_by_the_title(setting: Setting, value: object) -> None:
    with pytest.raises(UnfitSetting) as refused:
        Settings().changed(setting, value)
    assert setting.title in refused.value.what
    with pytest.raises(UnfitSetting):
        Settings({setting.key: value}).value(setting)


def test_changing_leaves_the_former_settings_alone() -> None:
    former = Settings()
    later = former.changed(declared.FIRM_NAME, "  Gray & Rivera ")
    assert former.value(declared.FIRM_NAME) == ""
    assert later.value(declared.FIRM_NAME) == "Gray & Rivera"
    assert later.stored() == {"firm_name": "Gray & Rivera"}


def test_settings_are_found_by_key() -> None:
    assert find_setting("firm_name") is declared.FIRM_NAME
    with pytest.raises(UnknownSetting, match="firm_nam"):
        find_setting("firm_nam")


def test_machine_settings_survive_writing(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.json"
    kept = Settings({"of_a_newer_version": [1]}).changed(declared.APPEARANCE, "dark")
    write_machine_settings(path, kept)
    read = read_machine_settings(path)
    assert read.stored() == kept.stored()
    assert [one.name for one in path.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"\xff"])
def test_damaged_machine_settings_count_as_none(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    assert read_machine_settings(path).stored() == {}
    assert read_machine_settings(tmp_path / "absent.json").stored() == {}


def test_unwritable_place_is_refused_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(SettingsNotSaved, match=r"settings\.json"):
        write_machine_settings(tmp_path / "file" / "settings.json", Settings())
