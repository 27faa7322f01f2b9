"""Ethical walls, from the services."""

from collections.abc import Sequence

from ipdocket.domain.people import Act
from ipdocket.services import walls
from ipdocket.services.core.session import Session
from ipdocket.store.people import list_people
from ipdocket.ui.shown import Choice
from ipdocket.ui.shown_walls import WallDraft, WallLine
from ipdocket.ui.words import tr


class Walls:
    """Fills the port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def all(self) -> Sequence[WallLine]:
        """Those that stand first, the newest on top."""
        found = sorted(walls.list_walls(self._session), key=lambda one: one.wall.lifted_at is not None)
        return [
            WallLine(
                one.wall.id, one.around, one.persons, one.wall.reason, one.raised_by, one.wall.raised_at, one.lifted_by,
                one.wall.lifted_at, one.wall.lift_reason,
            )
            for one in found
        ]  # fmt: skip

    def people(self) -> Sequence[Choice]:
        """Everybody who may sign in, but oneself."""
        me = self._session.require(Act.MANAGE_WALLS).person
        return [Choice(str(one.id), one.name) for one in list_people(self._session.store) if one.active and one.id != me]

    def raise_wall(self, draft: WallDraft) -> str:
        """Raises a wall."""
        walls.raise_wall(
            self._session, draft.persons, draft.reason, client=draft.client or None, reference=draft.reference
        )
        return tr("The wall stands. From now on these people see nothing of what is behind it.")

    def lift(self, wall: int, reason: str) -> str:
        """Lifts a wall, for good."""
        walls.lift_wall(self._session, wall, reason)
        return tr("The wall was lifted.")
