"""Entries of the record in words: whoever and whatever they number is told by name."""

import json
from functools import cached_property
from typing import Any

from ipdocket.errors import Refused
from ipdocket.services.core.session import Session
from ipdocket.services.looking import EntryRead
from ipdocket.store.lists import AuditRow as StoredEntry
from ipdocket.store.parties import get_party
from ipdocket.store.people import list_accounts, list_people
from ipdocket.ui import shown
from ipdocket.ui.shown_record import EntryShown, Neighbour
from ipdocket.ui.wiring.rows import days_in_words
from ipdocket.ui.words import tr

# What the record calls the number of a person, and of an owner, client or agent.
PEOPLE = frozenset({
    "added_by", "backup", "created_by", "dated_by", "decided_by", "entered_by", "lifted_by", "person", "persons",
    "processed_by", "proposed_by", "raised_by", "receiver", "responsible", "returned_by", "sign_off", "substitute", "to",
    "undone_by", "verified_by",
})  # fmt: skip
# Where the record keeps why something was done.
REASONS = ("reason", "cause", "why", "no deadline", "note")
PARTIES = frozenset({"agent", "client", "merged_into", "owner", "party"})


class RecordWords:
    """Tells entries of one docket; what is hidden from whoever reads stays a number."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._parties: dict[int, str] = {}

    def row(self, entry: StoredEntry) -> shown.AuditRow:
        """An entry for the list; what a first confirmation holds stays masked until the second is made."""
        before, after = "", tr("masked until the second person has confirmed") if entry.masked else ""
        if entry.body:
            body = json.loads(entry.body)
            before, after = self.words(body.get("before")), self.words(body.get("after"))
        about = f"{entry.reference} {self._about(entry)}".strip()
        return shown.AuditRow(entry.number, entry.instant, entry.who, entry.act, about, before, after, entry.hash)

    def entry(self, read: EntryRead) -> EntryShown:
        """One entry by itself: each value before and after, why, and its neighbours in the chain."""
        entry, link = read.entry, read.link
        row = self.row(entry)
        body = json.loads(entry.body) if entry.body else {}
        before, after = body.get("before"), body.get("after")
        reasons = (after.get(name) for name in REASONS) if isinstance(after, dict) else ()
        earlier = Neighbour(link.number - 1, link.earlier, self._line(read.earlier)) if link.earlier else None
        later = Neighbour(link.number + 1, link.later, self._line(read.later)) if link.later else None
        return EntryShown(
            entry.number, entry.instant, entry.who, link.account, link.machine, entry.act, row.subject,
            next((str(one) for one in reasons if one), ""), self._beside(before, after), entry.masked, link.hash, link.holds,
            earlier, later,
        )  # fmt: skip

    def _line(self, entry: StoredEntry | None) -> str:
        if entry is None:
            return ""
        row = self.row(entry)
        return ", ".join(filter(None, (row.what, row.subject, row.who)))

    def _beside(self, before: Any, after: Any) -> tuple[tuple[str, str, str], ...]:
        """Each value with what it was and what it became."""
        if not isinstance(before or {}, dict) or not isinstance(after or {}, dict):
            return (("", self._apart(before), self._apart(after)),)
        sides = before or {}, after or {}
        names = dict.fromkeys((*sides[0], *sides[1]))
        lines = ((name.replace("_", " "), *(self._apart(side.get(name), name) for side in sides)) for name in names)
        return tuple(line for line in lines if line[1] or line[2])

    def _apart(self, value: Any, name: str = "") -> str:
        """As `words`, each of several things on a line of its own."""
        if isinstance(value, list) and any(isinstance(one, list | dict) for one in value):
            return "\n".join(filter(None, (self.words(one, name) for one in value)))
        return self.words(value, name)

    def words(self, value: Any, name: str = "") -> str:
        """What the record keeps of a change, as words: "title: x, due: 1 Feb 2027, responsible: Ben Okafor"."""
        if value in (None, "", [], {}):
            return ""
        if isinstance(value, bool):
            return tr("yes") if value else tr("no")
        if isinstance(value, dict):
            parts = ((key, self.words(held, key)) for key, held in value.items())
            return ", ".join(f"{key.replace('_', ' ')}: {held}" for key, held in parts if held)
        if isinstance(value, list):
            return ", ".join(filter(None, (self.words(one, name) for one in value)))
        if isinstance(value, int):
            return self._named(name, value)
        return days_in_words(str(value))

    def _named(self, name: str, number: int) -> str:
        if name in PEOPLE:
            return self._people.get(number, str(number))
        return self._party(number) if name in PARTIES else str(number)

    def _about(self, entry: StoredEntry) -> str:
        number = entry.subject_id
        if entry.subject == "person" and number in self._people:
            return tr("person {name}", name=self._people[number])
        if entry.subject == "account" and self._accounts.get(number) in self._people:
            return tr("account of {name}", name=self._people[self._accounts[number]])
        if entry.subject == "party" and number:
            return f"{entry.subject} {self._party(number)}"
        return f"{entry.subject} {number or ''}".strip()

    @cached_property
    def _people(self) -> dict[int, str]:
        return {one.id: one.name for one in list_people(self._session.store)}

    @cached_property
    def _accounts(self) -> dict[int, int]:
        return {one.id: one.person for one in list_accounts(self._session.store)}

    def _party(self, number: int) -> str:
        if number not in self._parties:
            try:
                self._parties[number] = get_party(self._session.store, number).name
            except Refused:
                self._parties[number] = str(number)
        return self._parties[number]
