"""What the window may ask about one-time codes at sign-in."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class FactorShown:
    """Whether the person signs in with a code; where not, the secret in groups of four and its address, to begin with."""

    on: bool
    secret: str = ""
    address: str = ""


class Codes(Protocol):
    """One-time codes of the person signed in; switching off another's is an administrator's."""

    def show(self) -> FactorShown: ...
    def turn_on(self, code: str) -> str: ...
    def turn_off(self, code: str) -> str: ...
    def switch_off(self, person: int, reason: str) -> str: ...
    def take_notice(self) -> str:
        """What the person must be told once after signing in; "" for nothing."""
        ...

    def offer(self, code: str) -> None:
        """Hands in the code for the check of a password that comes next."""
        ...
