"""Who may do what: persons, their roles, and the table of permissions that services ask."""

from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """What a person is in the firm; a person may hold several."""

    ADMINISTRATOR = "administrator"
    DOCKETING = "docketing"
    VERIFIER = "verifier"
    ATTORNEY = "attorney"
    SUPERVISOR = "supervisor"
    READER = "reader"
    AUDITOR = "auditor"
    CLIENT_READER = "client_reader"


class Act(StrEnum):
    """One intention that needs permission."""

    READ = "read"
    SEE_OFFICE = "see_office"
    ENTER = "enter"
    CONFIRM_FIRST = "confirm_first"
    CONFIRM_SECOND = "confirm_second"
    VERIFY_EVENT = "verify_event"
    ASSIGN = "assign"
    HAND_OVER = "hand_over"
    HAND_OFF = "hand_off"
    CLOSE_MATTER = "close_matter"
    IMPORT = "import"
    UNDO_BATCH = "undo_batch"
    EXPORT = "export"
    PRINT = "print"
    CORRECT = "correct"
    MERGE_OWNERS = "merge_owners"
    SEE_AUDIT = "see_audit"
    SEE_MASKED = "see_masked"
    MANAGE_PEOPLE = "manage_people"
    MANAGE_WALLS = "manage_walls"
    CHANGE_SETTINGS = "change_settings"
    CHANGE_RULES = "change_rules"
    BACK_UP = "back_up"


_R = Role
_DOING = frozenset({_R.DOCKETING, _R.ATTORNEY, _R.SUPERVISOR})
_CHECKING = _DOING | {_R.VERIFIER}
_INSIDE = _CHECKING | {_R.READER, _R.AUDITOR, _R.ADMINISTRATOR}

# An administrator alone enters and confirms nothing; an auditor sees everything and changes nothing. A client reader reads,
# prints and exports what the store's bound leaves, one client's matters, and nothing of how the office works.
PERMISSIONS: dict[Act, frozenset[Role]] = {
    Act.READ: _INSIDE | {_R.CLIENT_READER},
    Act.SEE_OFFICE: _INSIDE,
    Act.ENTER: _DOING,
    Act.CONFIRM_FIRST: _DOING,
    Act.CONFIRM_SECOND: _CHECKING,
    Act.VERIFY_EVENT: _CHECKING,
    Act.ASSIGN: _DOING,
    Act.HAND_OVER: frozenset({_R.SUPERVISOR}),  # absences of others; everyone enters their own
    Act.HAND_OFF: _CHECKING,  # writing a note at the end of a shift, and accepting one
    Act.CLOSE_MATTER: _DOING,
    Act.IMPORT: _DOING,
    Act.UNDO_BATCH: _DOING,
    Act.EXPORT: _INSIDE | {_R.CLIENT_READER},
    Act.PRINT: _INSIDE | {_R.CLIENT_READER},
    Act.CORRECT: _DOING,
    Act.MERGE_OWNERS: _DOING,
    Act.SEE_AUDIT: frozenset({_R.AUDITOR, _R.SUPERVISOR, _R.ADMINISTRATOR, _R.DOCKETING, _R.ATTORNEY, _R.VERIFIER}),
    Act.SEE_MASKED: frozenset({_R.AUDITOR}),
    Act.MANAGE_PEOPLE: frozenset({_R.ADMINISTRATOR}),
    Act.MANAGE_WALLS: frozenset({_R.ADMINISTRATOR, _R.SUPERVISOR}),
    Act.CHANGE_SETTINGS: frozenset({_R.ADMINISTRATOR, _R.SUPERVISOR}),
    Act.CHANGE_RULES: _DOING,
    Act.BACK_UP: _INSIDE,
}


@dataclass(frozen=True, slots=True)
class Person:
    """A human being; accounts belong to persons, so one person with two accounts stays one person.

    `clients` bounds a client_reader to matters of these clients (party ids).
    """

    name: str
    roles: frozenset[Role] = field(default_factory=frozenset)
    email: str = ""
    initials: str = ""
    active: bool = True
    away_until: str = ""
    clients: frozenset[int] = field(default_factory=frozenset)
    id: int = 0


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts now: the person, the account signed in with, and the machine; `person` 0 is the program itself."""

    person: int
    name: str
    account: str = ""
    machine: str = ""


PROGRAM = Actor(0, "ipdocket")


def may(roles: frozenset[Role], act: Act) -> bool:
    """Whether someone with these roles may do the act."""
    return not roles.isdisjoint(PERMISSIONS[act])


def roles_for(act: Act) -> tuple[Role, ...]:
    """The roles that may do the act, in the order of the list, to name them in a refusal."""
    return tuple(role for role in Role if role in PERMISSIONS[act])
