"""Where things live: rules, resources, dockets, backups, logs, caches; in a source tree, a wheel or a frozen program.

Nothing here makes a folder or opens a file: whoever writes makes the folder first.
`IPDOCKET_HOME` puts everything that is written below one folder (a stick, a test, a second user).
"""

import os
from collections.abc import Mapping
from pathlib import Path

from platformdirs import PlatformDirs

from ipdocket.errors import Refused

HOME_VARIABLE = "IPDOCKET_HOME"
DOCKET_SUFFIX = ".ipdocket"

_PACKAGE = Path(__file__).resolve().parent
_DIRS = PlatformDirs("ipdocket", appauthor=False)


class ShippedFolderMissing(Refused):
    """The program was installed without a folder that it cannot work without."""

    def __init__(self, name: str, looked: tuple[Path, ...]) -> None:
        super().__init__(
            f"The folder '{name}' that belongs to ipdocket was not found (looked at {' and '.join(map(str, looked))}).",
            "No docket was opened or changed.",
            "Install ipdocket again.",
        )


def rules_folder(package: Path = _PACKAGE) -> Path:
    """The shipped rule files: `jurisdictions` of the source tree, or their copy inside the installed package."""
    return _shipped("jurisdictions", package)


def resources_folder(package: Path = _PACKAGE) -> Path:
    """Icons, fonts, translations, help and the demonstration's files."""
    return _shipped("resources", package)


def docs_folder(package: Path = _PACKAGE) -> Path:
    """The manual and its pictures."""
    return _shipped("docs", package)


def _shipped(name: str, package: Path) -> Path:
    inside = package / f"_{name}"
    beside = package.parent / name
    for folder in (inside, beside):
        if folder.is_dir():
            return folder
    raise ShippedFolderMissing(name, (inside, beside))


def data_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Where a person's dockets are kept unless they choose another place."""
    return _below(environment, "data", _DIRS.user_data_path)


def default_docket(environment: Mapping[str, str] = os.environ) -> Path:
    """The docket opened when none is named and none was used before."""
    return data_folder(environment) / f"docket{DOCKET_SUFFIX}"


def demo_docket(environment: Mapping[str, str] = os.environ) -> Path:
    """The demonstration docket; it can be thrown away and is built anew."""
    return data_folder(environment) / f"demonstration{DOCKET_SUFFIX}"


def backups_folder(docket: Path) -> Path:
    """The first backup folder of a docket, beside it; a second one on another disk is a setting."""
    return docket.with_name(f"{docket.stem}-backups")


def evidence_folder(docket: Path) -> Path:
    """Where receipts and other evidence of a docket are kept by their hash, beside it."""
    return docket.with_name(f"{docket.stem}-evidence")


def logs_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Logs and crash reports; they hold ids, no client's name."""
    return _below(environment, "logs", _DIRS.user_log_path)


def machine_settings_file(environment: Mapping[str, str] = os.environ) -> Path:
    """The settings of this machine and user, needed before any docket is open."""
    return _below(environment, "config", _DIRS.user_config_path) / "settings.json"


def window_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """How each person likes the window: columns, order, filters."""
    return _below(environment, "config", _DIRS.user_config_path) / "window"


def rule_cache_file(environment: Mapping[str, str] = os.environ) -> Path:
    """The decoded rule set, keyed by content hash; may be deleted at any time."""
    return _below(environment, "cache", _DIRS.user_cache_path) / "rules.msgpack"


def _below(environment: Mapping[str, str], kind: str, usual: Path) -> Path:
    home = environment.get(HOME_VARIABLE, "").strip()
    return Path(home).absolute() / kind if home else usual
