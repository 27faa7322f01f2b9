"""How much of the docket a person sees: everything, one client's matters, or everything but what walls hide."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scope:
    """The bound of one person. `clients` (party ids) bounds to these clients' matters, None to none in particular.

    A matter's client is the client that it names, else its owner. What walls hide is not there even for those clients.
    """

    clients: frozenset[int] | None = None
    hidden_clients: frozenset[int] = frozenset()
    hidden_matters: frozenset[int] = frozenset()

    @property
    def everything(self) -> bool:
        """Whether nothing is hidden from the person."""
        return self == EVERYTHING


EVERYTHING = Scope()
