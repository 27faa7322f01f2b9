"""Every setting once: key, kind, default, title, one sentence; and a lookup typed by the setting itself."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any, Generic, TypeVar

from ipdocket.errors import Refused
from ipdocket.settings_fit import fit_mail

T = TypeVar("T")
DeskRow = tuple[str, str, tuple[int, ...]]
ScheduleRow = tuple[str, tuple[int, ...], int, int, int]


class Kept(Enum):
    """Where a setting is kept: in the docket (the firm's, audited) or on this machine (needed before it opens)."""

    DOCKET = "docket"
    MACHINE = "machine"


class UnfitSetting(Refused):
    """A value does not fit its setting."""

    def __init__(self, title: str, why: str) -> None:
        super().__init__(f"{title}: {why}.", "The setting keeps its former value.", "Correct the value and save again.")


class UnknownSetting(Refused):
    """No setting has this key."""

    def __init__(self, key: str) -> None:
        super().__init__(f"There is no setting '{key}'.", do="See the list of settings in the manual.")


class SettingsNotSaved(Refused):
    """The file of this machine's settings could not be written."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"The settings could not be saved in {path}: {why}.",
            "The former settings are unchanged; the docket is not concerned.",
            "Make room or the folder writable, and save again.",
        )


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One setting. `fit` gives the value as stored from what was read (JSON's own types), or raises ValueError."""

    key: str
    kept: Kept
    default: T
    title: str
    sentence: str
    fit: Callable[[Any], T]
    choices: tuple[str, ...] = ()


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("a text is expected")
    return value.strip()


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("yes or no is expected")
    return value


def _whole(low: int, high: int) -> Callable[[Any], int]:
    def fit(value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise ValueError(f"a whole number from {low} to {high} is expected")
        return value

    return fit


def _choice(*words: str) -> Callable[[Any], str]:
    def fit(value: Any) -> str:
        if value not in words:
            raise ValueError(f"one of {', '.join(words)} is expected")
        return str(value)

    return fit


def _schedules(value: Any) -> tuple[ScheduleRow, ...]:
    """Rows of kind, tiers, tier of the back-up, tier of the supervisors, silent days; the two general kinds among them."""
    rows = tuple(_schedule(row) for row in value) if isinstance(value, (list, tuple)) else ()
    kinds = [row[0] for row in rows]
    if not {"rights end", "other"} <= set(kinds) or len(set(kinds)) < len(kinds):
        raise ValueError("one row for each kind is expected, 'rights end' and 'other' among them")
    return rows


def _schedule(row: Any) -> ScheduleRow:
    if not isinstance(row, (list, tuple)) or len(row) != 5 or not isinstance(row[0], str):
        raise ValueError("a kind with its tiers and three numbers is expected")
    days = tuple(row[1]) if isinstance(row[1], (list, tuple)) else ()
    if not days or any(type(day) is not int or not 0 <= day <= 730 for day in days):
        raise ValueError("numbers of days from 0 to 730 are expected, at least one")
    backup, supervisor, silent = (_whole(0, 730)(one) for one in row[2:])
    return (row[0], tuple(sorted(set(days), reverse=True)), backup, supervisor, silent)


def _evidence(value: Any) -> dict[str, tuple[str, ...]]:
    """For each kind of act what it needs; "*" is every other kind."""
    lists = list(value.values()) if isinstance(value, dict) and "*" in value else [None]
    if not all(isinstance(one, (list, tuple)) and set(one) <= {"file", "amount"} for one in lists):
        raise ValueError("file, amount or nothing is expected for each kind of act, with * for every other")
    return {str(kind): tuple(proofs) for kind, proofs in value.items()}


def _folders(value: Any) -> tuple[Path, ...]:
    listed = value if isinstance(value, (list, tuple)) else ("",)
    if not all(isinstance(one, (str, Path)) and str(one).strip() for one in listed):
        raise ValueError("a list of folders is expected")
    folders = tuple(Path(one) for one in listed)
    if not all(folder.is_absolute() for folder in folders):
        raise ValueError("each folder is given with its full path")
    return folders


def _folder(value: Any) -> str:
    text = str(value).strip() if isinstance(value, (str, Path)) else "?"
    if text and not Path(text).is_absolute():
        raise ValueError("a folder is given with its full path, or nothing")
    return text


def _pattern(value: Any) -> str:
    """A pattern as `names.references` reads it: fields in braces, optional parts in brackets, one field that counts."""
    text = _text(value)
    fields = re.findall(r"\{(client|family|country|right|number|suffix)(?::[^{}]+)?\}", text)
    bare = re.sub(r"\{\w+(?::[^{}]+)?\}", "", text)
    known = len(fields) == len(re.findall(r"\{", text)) and not re.search(r"[{}]", bare)
    if text and not known:
        raise ValueError("only {client}, {family}, {country}, {right}, {number} and {suffix} may stand in braces")
    if text and not {"number", "family"} & set(fields):
        raise ValueError("{number} or {family} is missing, so that no reference would be free")
    return text


def _zone(value: Any) -> str:
    from zoneinfo import available_timezones

    text = _text(value)
    if text and text not in available_timezones():
        raise ValueError("a zone name such as Europe/Berlin is expected, or nothing for the machine's own")
    return text


def _desks(value: Any) -> tuple[DeskRow, ...]:
    """Rows of name, time zone and the ids of who sits there; every name once."""
    rows = tuple(_desk(row) for row in value) if isinstance(value, (list, tuple)) else (("", "", ()),)
    names = [row[0].casefold() for row in rows]
    if "" in names or len(set(names)) < len(names):
        raise ValueError("a name for each desk is expected, every one once")
    return rows


def _desk(row: Any) -> DeskRow:
    if not isinstance(row, (list, tuple)) or len(row) != 3 or not isinstance(row[2], (list, tuple)):
        raise ValueError("a name, a time zone and the people are expected")
    name, zone = _text(row[0]), _zone(row[1])
    if not zone:
        raise ValueError(f"the time zone of {name or 'a desk'} is missing")
    if any(type(person) is not int for person in row[2]):
        raise ValueError("people are expected by their numbers")
    return (name, zone, tuple(dict.fromkeys(row[2])))


FIRM_NAME = Setting(
    "firm_name", Kept.DOCKET, "", "Name of the firm", "Stands at the head of every report and calendar.", _text
)
ZONE = Setting("zone", Kept.DOCKET, "", "Time zone", "Whose day counts as today; empty means the machine's.", _zone)
REFERENCE_PATTERN = Setting(
    "reference_pattern", Kept.DOCKET, "", "Pattern of references",
    "How the firm writes its references, as {client:A3}-{number:N4}-{country}[-{suffix}]; empty for none.", _pattern,
)  # fmt: skip
REFERENCE_CHECK = Setting(
    "reference_check",
    Kept.DOCKET,
    "warn",
    "References off the pattern",
    "Whether a reference that breaks the pattern is told, or refused on entry and import.",
    _choice("warn", "refuse"),
    ("warn", "refuse"),
)
REMINDERS: Setting[tuple[ScheduleRow, ...]] = Setting(
    "reminders",
    Kept.DOCKET,
    (("rights end", (180, 90, 60, 30, 14, 7, 3, 1, 0), 14, 3, 10), ("other", (30, 14, 7, 1), 14, 3, 5)),
    "Reminders",
    "By kind of date: days before it for reminders, for the back-up, the supervisors, and the alarm on silence.",
    _schedules,
)
DESKS: Setting[tuple[DeskRow, ...]] = Setting(
    "desks", Kept.DOCKET, (), "Desks",
    "Desks of the firm to which a hand-off note may be addressed, each with its time zone and who sits there.", _desks,
)  # fmt: skip
ALARM_HOUR = Setting(
    "alarm_hour", Kept.DOCKET, 9, "Hour of calendar alarms",
    "The hour of the day at which exported calendar entries ring.", _whole(0, 23),
)  # fmt: skip
CALENDAR_PRIVACY = Setting(
    "calendar_privacy",
    Kept.DOCKET,
    "full",
    "Calendar privacy",
    "What an exported calendar may show: everything, no owner and title, or the reference alone.",
    _choice("full", "no-names", "reference-only"),
    ("full", "no-names", "reference-only"),
)
CALENDAR_CANCELLED_DAYS = Setting(
    "calendar_cancelled_days",
    Kept.DOCKET,
    400,
    "Keep cancelled entries",
    "Days for which a closed date stays in the calendar files as cancelled, so that every calendar learns of it.",
    _whole(30, 3650),
)
EVIDENCE: Setting[dict[str, tuple[str, ...]]] = Setting(
    "evidence", Kept.DOCKET, {"*": ("file",), "instruction": ("file",)}, "Evidence of acts",
    "What a first confirmation needs besides day and number: the file, the amount, for each kind of act.", _evidence,
)  # fmt: skip
MAIL: Setting[dict[str, Any]] = Setting(
    "mail", Kept.DOCKET,
    {"way": "off", "folder": "", "host": "", "port": 587, "security": "starttls", "user": "", "sender": ""}, "Mail",
    "How mail of reminders leaves: not at all, as files in a folder, or by a mail server; its password is never kept.", fit_mail,
)  # fmt: skip
IDLE_LOCK_MINUTES = Setting(
    "idle_lock_minutes", Kept.MACHINE, 10, "Lock when idle",
    "Minutes without keyboard or mouse after which the window is covered until the password is typed; 0 never.",
    _whole(0, 480),
)  # fmt: skip
BACKUP_FOLDERS: Setting[tuple[Path, ...]] = Setting(
    "backup_folders", Kept.DOCKET, (), "Further backup folders",
    "Folders on other disks that receive every backup besides the one beside the docket.", _folders,
)  # fmt: skip
BACKUP_MINUTES = Setting(
    "backup_minutes", Kept.DOCKET, 60, "Backup interval",
    "Minutes after a change until a backup is made.", _whole(5, 1440),
)  # fmt: skip
BACKUP_WARNING_DAYS = Setting(
    "backup_warning_days", Kept.DOCKET, 3, "Backup warning",
    "Days without a good backup after which the window shows a red mark.", _whole(1, 30),
)  # fmt: skip
PAPER = Setting(
    "paper", Kept.DOCKET, "A4", "Paper",
    "The paper size of printed reports.", _choice("A4", "Letter"), ("A4", "Letter"),
)  # fmt: skip
DATE_ORDER = Setting(
    "date_order",
    Kept.DOCKET,
    "ask",
    "Order of typed dates",
    "How a date such as 03/04/2026 is read in an import: asked each time, day first, or month first.",
    _choice("ask", "day-first", "month-first"),
    ("ask", "day-first", "month-first"),
)
FIRM_RULES = Setting(
    "firm_rules",
    Kept.DOCKET,
    "",
    "The firm's own rules",
    "A folder of rule files laid over the shipped ones: they add rules, replace them or switch them off; empty for none.",
    _folder,
)
FIRM_RULES_HERE = Setting(
    "firm_rules_here", Kept.MACHINE, "", "The firm's own rules on this machine",
    "The folder used for every docket that names none of its own.", _folder,
)  # fmt: skip
NETWORK_SHARE_ALLOWED = Setting(
    "network_share_allowed",
    Kept.MACHINE,
    False,
    "Docket on a network share",
    "Opens a docket file on a network drive all the same, although file locks there cannot be trusted; it is recorded.",
    _flag,
)
LAST_DOCKET = Setting(
    "last_docket", Kept.MACHINE, "", "Docket last used",
    "The docket file or database that opens when none is named.", _text,
)  # fmt: skip
APPEARANCE = Setting(
    "appearance", Kept.MACHINE, "system", "Appearance",
    "Light, dark, or as the system has it.", _choice("system", "light", "dark"), ("system", "light", "dark"),
)  # fmt: skip
LANGUAGE = Setting(
    "language", Kept.MACHINE, "en", "Language",
    "The language of the window; rules are quoted as their files have them.", _choice("en"), ("en",),
)  # fmt: skip

SETTINGS: tuple[Setting[Any], ...] = (
    FIRM_NAME,
    ZONE,
    REFERENCE_PATTERN,
    REFERENCE_CHECK,
    REMINDERS,
    DESKS,
    ALARM_HOUR,
    CALENDAR_PRIVACY,
    CALENDAR_CANCELLED_DAYS,
    EVIDENCE,
    MAIL,
    IDLE_LOCK_MINUTES,
    BACKUP_FOLDERS,
    BACKUP_MINUTES,
    BACKUP_WARNING_DAYS,
    PAPER,
    DATE_ORDER,
    FIRM_RULES,
    FIRM_RULES_HERE,
    NETWORK_SHARE_ALLOWED,
    LAST_DOCKET,
    APPEARANCE,
    LANGUAGE,
)


def find_setting(key: str) -> Setting[Any]:
    """The setting with this key. Raises UnknownSetting."""
    for setting in SETTINGS:
        if setting.key == key:
            return setting
    raise UnknownSetting(key)


def fit_value(setting: Setting[T], value: Any) -> T:
    """The value as the setting keeps it. Raises UnfitSetting."""
    try:
        return setting.fit(value)
    except ValueError as error:
        raise UnfitSetting(setting.title, str(error)) from error


def plain_value(value: Any) -> Any:
    """The value in JSON's own types, as the docket's table and the machine's file keep it."""
    if isinstance(value, tuple):
        return [plain_value(one) for one in value]
    return str(value) if isinstance(value, Path) else value


class Settings:
    """The values in force: what was stored, else the default. Asked by the setting, so that types are known."""

    def __init__(self, stored: Mapping[str, Any] | None = None) -> None:
        self._stored = dict(stored or {})

    def value(self, setting: Setting[T]) -> T:
        """The value in force. Raises UnfitSetting where something unfit was stored."""
        if setting.key not in self._stored:
            return setting.default
        return fit_value(setting, self._stored[setting.key])

    def changed(self, setting: Setting[T], value: T) -> "Settings":
        """These settings with one value changed. Raises UnfitSetting."""
        fitted = fit_value(setting, value)
        return Settings({**self._stored, setting.key: plain_value(fitted)})

    def stored(self) -> dict[str, Any]:
        """What was set, in JSON's own types; keys that only a newer version knows stay."""
        return dict(self._stored)


def read_machine_settings(path: Path) -> Settings:
    """The settings of this machine; defaults where the file is absent or cannot be read as one."""
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    return Settings(read if isinstance(read, dict) else {})


def write_machine_settings(path: Path, settings: Settings) -> None:
    """Keeps the settings in the file, whole or not at all. Raises SettingsNotSaved."""
    beside = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps(settings.stored(), ensure_ascii=False, indent=1), encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        raise SettingsNotSaved(path, error.strerror or str(error)) from error
