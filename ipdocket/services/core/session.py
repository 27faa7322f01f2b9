"""Who works on which docket with which rules: handed to every service."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from ipdocket.clock import Clock, today_at
from ipdocket.domain.people import PROGRAM, Act, Actor, Person, may, roles_for
from ipdocket.domain.scope import EVERYTHING, Scope
from ipdocket.errors import Refused
from ipdocket.rules.ruleset import RuleSet
from ipdocket.rules.second import SlowReader
from ipdocket.store.scopes import scope_of
from ipdocket.store.work import Store


class NotSignedIn(Refused):
    """Nobody is signed in."""

    def __init__(self) -> None:
        super().__init__("Nobody is signed in.", do="Sign in, then do it again.")


class NotAllowed(Refused):
    """The person's roles do not hold this act."""

    def __init__(self, person: Person, act: Act) -> None:
        roles = " or ".join(role.value for role in roles_for(act))
        super().__init__(
            f"{person.name} may not do this ({act.value.replace('_', ' ')}).", do=f"Ask a person with the role {roles}."
        )


@dataclass(slots=True)
class Session:
    """The open docket, the rules in use, the clock, and the person at the desk (None before sign-in).

    `fonts` is the folder of the printed page's fonts; `firm` the name that stands on reports.
    """

    store: Store
    rules: RuleSet
    clock: Clock
    fonts: Path
    person: Person | None = None
    login: str = ""
    signed_in_at: datetime | None = None  # of a sign-in that is not on the record yet
    demonstration: bool = False
    firm: str = ""
    passwords_shown: dict[str, str] = field(default_factory=dict)
    offered_code: str = ""  # for the next check of a password
    offered_secret: str = ""  # of one-time codes, shown to the person at the desk and not kept yet
    used_steps: dict[int, int] = field(default_factory=dict)  # of one-time codes, by account
    looked_at: set[int] = field(default_factory=set)
    _second: SlowReader | None = None

    def second(self) -> SlowReader:
        """The second calculator over the rules in use, kept with the holidays it has asked."""
        if self._second is None or self._second.shelf is not self.rules.shelf:
            self._second = SlowReader(self.rules.shelf)
        return self._second

    def bind(self) -> None:
        """Bounds all reading to what the person at the desk may see; what acts for nobody in particular sees everything.

        Where a damaged file does not tell any more what walls stand, nothing of it is seen; a backup can be restored.
        """
        try:
            self.store.bind(EVERYTHING if self.person is None else scope_of(self.store, self.person))
        except self.store.home.failures:
            with suppress(*self.store.home.failures):
                self.store.bind(Scope(frozenset()))

    def actor(self) -> Actor:
        """The acting person for the record, from now on bound to what they may see. Raises NotSignedIn."""
        if self.person is None:
            raise NotSignedIn
        self.bind()
        return Actor(self.person.id, self.person.name, self.login)

    def require(self, act: Act) -> Actor:
        """The acting person, if their roles hold the act. Raises NotSignedIn, NotAllowed."""
        actor = self.actor()
        assert self.person is not None
        if not may(self.person.roles, act):
            raise NotAllowed(self.person, act)
        return actor

    def may(self, act: Act) -> bool:
        """Whether the person signed in may do the act; nobody signed in may do nothing."""
        return self.person is not None and may(self.person.roles, act)

    def today(self) -> date:
        """The civil date where the user sits."""
        return self.clock.today()

    def today_at(self, office: str) -> date:
        """The civil date at that office; the user's own for an office whose zone is not known."""
        known = self.rules.offices.get(office)
        return today_at(self.clock, known.zone) if known is not None else self.clock.today()


__all__ = ["PROGRAM", "NotAllowed", "NotSignedIn", "Session"]
