"""Who is bounded to one client: what the roles and clients of a person must be to each other."""

from dataclasses import replace

from ipdocket.domain.people import Person, Role
from ipdocket.errors import Refused


class NoClient(Refused):
    """A client reader without a client."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is a client reader, but of no client.", "Nothing was changed.", "Choose the client.")


class NotWithOthers(Refused):
    """A client reader with the roles of somebody of the firm."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} cannot be a client reader and hold other roles: a client reader sees one client only.",
            "Nothing was changed.",
            "Take the other roles away, or do not make this person a client reader.",
        )


def require_bound(person: Person) -> Person:
    """The person with a client where they are a client reader, else without. Raises NoClient, NotWithOthers."""
    if Role.CLIENT_READER not in person.roles:
        return replace(person, clients=frozenset())
    if len(person.roles) > 1:
        raise NotWithOthers(person.name)
    if not person.clients:
        raise NoClient(person.name)
    return person
