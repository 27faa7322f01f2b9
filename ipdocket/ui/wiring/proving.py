"""Proof sheets, from the services."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from ipdocket.services import looking, proving, recording
from ipdocket.services.core.session import Session
from ipdocket.ui.ports import Query
from ipdocket.ui.shown_record import EntryShown
from ipdocket.ui.wiring.record_words import RecordWords
from ipdocket.ui.words import count, tr


class Proving:
    """Fills the port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def save_sheets(self, deadlines: Sequence[int], path: str) -> str:
        """Writes the sheets."""
        target = Path(path)
        pages = proving.write_sheets(self._session, deadlines, target)
        return tr("Saved {file}: {n}.", file=target.name, n=count(pages, tr("page"), tr("pages")))

    def save_pack(self, matter: int, path: str) -> str:
        """Writes the pack."""
        target = Path(path)
        made = proving.write_pack(self._session, matter, target)
        return tr(
            "Saved {file}: {n}, {entries}. SHA-256 of its manifest: {manifest}", file=target.name,
            n=count(made.files, tr("file"), tr("files")), manifest=made.manifest,
            entries=count(made.entries, tr("entry of the record"), tr("entries of the record")),
        )  # fmt: skip

    def save_record(self, query: Query, path: str, *, progress: Any) -> str:
        """Writes the entries that the list shows."""
        target, asked = Path(path), dict(query.filters)
        who, first, last = asked.get("who"), asked.get("from"), asked.get("to")
        chosen = recording.Chosen(
            query.text, int(who) if who else None, asked.get("act", ""),
            (date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None),
        )  # fmt: skip
        made = recording.export_record(self._session, target, chosen, progress)
        return tr("Saved {file}: {n}.", file=target.name, n=count(made, tr("entry"), tr("entries")))

    def entry(self, number: int) -> EntryShown:
        """Reads the entry."""
        return RecordWords(self._session).entry(looking.read_entry(self._session, number))

    def verify_record(self, *, progress: Any) -> str:
        """Verifies the chain from its first entry, then every row against it. Raises RecordBroken."""
        found = proving.verify_record(self._session, progress)
        if found.fault:
            raise proving.RecordBroken(found.fault)
        rows = proving.verify_tables(self._session, progress)
        if rows:
            more = tr(" (and {n} more)", n=len(rows) - 1) if len(rows) > 1 else ""
            raise proving.RecordBroken(rows[0] + more)
        entries = count(found.head.number, tr("entry"), tr("entries"))
        told = {"entries": entries, "number": found.head.number, "hash": found.head.hash}
        return tr("The record holds and the tables agree with it: {entries} verified, head {number}:{hash}", **told)
