"""The facts of a matter as a form shows and takes them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MatterEdit:
    """The facts of a matter that a person may change; `version` is the one that was read."""

    matter: int
    version: int
    reference: str
    title: str
    classes: str = ""
    status: str = ""
    owner: str = ""
    client: str = ""
    agent: str = ""
    agent_reference: str = ""
    application: str = ""
    publication: str = ""
    registration: str = ""
    responsible: str = ""
    designated: str = ""
    family: str = ""
    notes: str = ""
    number_reason: str = ""
    backup: str = ""
    sign_off: str = ""
