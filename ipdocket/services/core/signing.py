"""Who signs a sheet of the day: the person at the desk, or another one who gave name and password for this one act."""

from ipdocket.domain.people import Act, Actor, Person, may, roles_for
from ipdocket.errors import Refused
from ipdocket.services.core.session import Session

Second = tuple[Person, str]  # the person who signs at another's desk, with the sign-in name


class MayNotSign(Refused):
    """The signer's roles do not allow checking what others did."""

    def __init__(self, name: str) -> None:
        roles = " or ".join(role.value for role in roles_for(Act.CONFIRM_SECOND))
        super().__init__(f"{name} may not sign this.", "Nothing was signed.", f"Ask a person with the role {roles}.")


class NothingToSign(Refused):
    """No line that this person could sign."""

    def __init__(self, name: str, own: int) -> None:
        told = f"The {own} unsigned lines are {name}'s own entries." if own else "Every line is signed already."
        super().__init__(told, "Nothing was signed.", "Let another person sign." if own else "There is nothing to do.")


def signer_of(session: Session, second: Second | None) -> Actor:
    """Who signs. Raises MayNotSign."""
    if second is None:
        return session.require(Act.CONFIRM_SECOND)
    person, login = second
    if not may(person.roles, Act.CONFIRM_SECOND):
        raise MayNotSign(person.name)
    return Actor(person.id, person.name, login)
