"""How each person likes the window, kept as one small JSON file a person."""

import json
from pathlib import Path
from typing import Any


class FileMemory:
    """Remembers columns, order, filters and named views of one person; a damaged file counts as empty."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept: dict[str, Any] | None = None

    def recall(self, key: str) -> Any:
        """What was remembered under the key, or None."""
        return self._all().get(key)

    def remember(self, key: str, value: Any) -> None:
        """Keeps a value of plain lists, dictionaries, texts and numbers; habits are not worth an error."""
        kept = self._all()
        if kept.get(key) == value:
            return
        kept[key] = value
        beside = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(json.dumps(kept, ensure_ascii=False, indent=1), encoding="utf-8")
            beside.replace(self._path)
        except OSError:
            return  # a read-only folder: the window works, it only forgets

    def _all(self) -> dict[str, Any]:
        if self._kept is None:
            try:
                read = json.loads(self._path.read_text(encoding="utf-8"))
            except (OSError, ValueError):
                read = {}
            self._kept = read if isinstance(read, dict) else {}
        return self._kept


class PersonMemory:
    """The memory of whoever is signed in: one file a person in `folder`, a common one before sign-in."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._now = FileMemory(folder / "window.json")

    def turn_to(self, person: int | None) -> None:
        """Uses the habits of another person from now on."""
        name = "window.json" if person is None else f"window-{person}.json"
        self._now = FileMemory(self._folder / name)

    def recall(self, key: str) -> Any:
        """What was remembered under the key, or None."""
        return self._now.recall(key)

    def remember(self, key: str, value: Any) -> None:
        """Keeps a value for the person."""
        self._now.remember(key, value)
