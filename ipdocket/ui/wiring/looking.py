"""Finding, standing and choices; the rulebook; from the services."""

from collections.abc import Callable, Sequence

from ipdocket.domain.parties import PartyKind
from ipdocket.rules.facts import RIGHTS, ROUTES
from ipdocket.services import looking, upkeep
from ipdocket.services.core.session import Session
from ipdocket.store.lists import list_active_offices
from ipdocket.store.parties import get_party, list_parties
from ipdocket.store.people import list_people
from ipdocket.ui import shown
from ipdocket.ui.shown import Choice
from ipdocket.ui.words import right_word, tr

MOST_CHOICES = 1_000
SHORTEST_READING = 3  # letters typed before names are compared as they read


class Looking:
    """Fills the port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def find(self, text: str, limit: int) -> Sequence[shown.Found]:
        """Matters and owners by any number, reference, title or name; owners also as their name reads in Latin letters."""
        found = [one for one in looking.find_anything(self._session, text, limit) if one.kind in ("matter", "owner")]
        hits = [shown.Found(one.kind, one.id, one.text, one.detail) for one in found]
        return [*hits, *self._read_alike(text, hits, limit - len(hits))]

    def _read_alike(self, text: str, found: Sequence[shown.Found], room: int) -> list[shown.Found]:
        if room <= 0 or len(text.strip()) < SHORTEST_READING:
            return []
        from ipdocket.services.owner_lookup import find_owners  # the readers of scripts wait for the first search

        known = {one.id for one in found if one.kind == "owner"}
        more = sorted(find_owners(self._session, text) - known)[:room]
        return [shown.Found("owner", owner, get_party(self._session.store, owner).name) for owner in more]

    def standing(self) -> shown.Standing:
        """What rail and status bar show."""
        now = looking.docket_standing(self._session)
        counts = {**now.counts, "confirm": now.counts.get("confirm", 0) + now.counts.get("mismatch", 0)}
        wanted = ("docket", "today", "intake", "confirm", "rules")
        name = tr("Demonstration docket") if self._session.demonstration else now.name
        return shown.Standing(
            docket=f"{name} ({tr('read only')})" if now.read_only else name,
            rules=now.rules,
            counts=tuple((key, counts[key]) for key in wanted),
            saved_at=now.last_entry,
            backup_at=upkeep.last_backup(self._session),
            demonstration=self._session.demonstration,
            empty=now.empty,
        )

    def choices(self, name: str) -> Sequence[Choice]:
        """What can be chosen in a list of that name."""
        known: dict[str, Callable[[], list[Choice]]] = {
            "country": self._offices_at_work,
            "office": self._offices,
            "act": lambda: [Choice(act, act) for act in looking.list_recorded_acts(self._session)],
            "right": lambda: [Choice(right, right_word(right)) for right in RIGHTS],
            "route": lambda: [Choice(route, route.replace("_", " ")) for route in ROUTES],
            "person": self._people,
            "owner": lambda: self._parties(PartyKind.OWNER, by_name=False),
            "client": lambda: self._parties(PartyKind.CLIENT, by_name=False),
            "owner name": lambda: self._parties(PartyKind.OWNER, by_name=True),
            "client name": lambda: self._parties(PartyKind.CLIENT, by_name=True),
        }
        return known[name]() if name in known else []

    def _offices_at_work(self) -> list[Choice]:
        return [Choice(code, code) for code in list_active_offices(self._session.store)]

    def _offices(self) -> list[Choice]:
        offices = sorted(self._session.rules.offices.values(), key=lambda office: office.name)
        return [Choice(office.code, f"{office.name} ({office.code})") for office in offices]

    def _people(self) -> list[Choice]:
        people = [person for person in list_people(self._session.store) if person.active]
        me = self._session.person
        people.sort(key=lambda person: (me is None or person.id != me.id, person.name))
        mine = tr("{name} (me)")
        return [
            Choice(str(one.id), mine.format(name=one.name) if me is not None and one.id == me.id else one.name)
            for one in people
        ]

    def _parties(self, kind: PartyKind, by_name: bool) -> list[Choice]:
        rows = list_parties(self._session.store, kind)[:MOST_CHOICES]
        return [Choice(row.name if by_name else str(row.id), row.name) for row in rows]
