"""Reads JSON of unknown origin and takes values out of it without trusting their types."""

import json
from typing import Any

from ipdocket.exchange.records import FileTooLarge, UnreadableFile

MOST_BYTES = 64 * 1024 * 1024


def read_json(content: bytes) -> Any:
    """The value in a JSON file; raises UnreadableFile, FileTooLarge (also for nesting too deep to read)."""
    if len(content) > MOST_BYTES:
        raise FileTooLarge(
            f"The JSON file has {len(content) >> 20} MiB; at most {MOST_BYTES >> 20} are read.",
            "Nothing was read.",
            "Ask for fewer records at a time.",
        )
    try:
        return json.loads(content)
    except RecursionError as wrong:
        raise FileTooLarge("The JSON file is nested too deeply.", "Nothing was read.", "Download it again.") from wrong
    except (UnicodeDecodeError, ValueError) as wrong:
        raise UnreadableFile(
            f"The file is not sound JSON: {wrong}.", "Nothing was read.", "Download it again."
        ) from wrong


def as_text(record: object, key: str) -> str:
    """The value under a key as text in one line; "" for nothing, and for what is no plain value."""
    value = record.get(key) if isinstance(record, dict) else None
    return " ".join(str(value).split()) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def as_list(record: object, key: str) -> list[dict[str, Any]]:
    """The objects in the list under a key, [] where there is none."""
    value = record.get(key) if isinstance(record, dict) else None
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def as_object(record: object, key: str) -> dict[str, Any]:
    """The object under a key, {} where there is none."""
    value = record.get(key) if isinstance(record, dict) else None
    return value if isinstance(value, dict) else {}
