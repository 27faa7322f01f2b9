"""The lock of the desk in memory, and a clock that a test moves."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from ipdocket.errors import Refused


class WrongAgain(Refused):
    """The password is not the person's."""

    def __init__(self) -> None:
        super().__init__("The name or the password is wrong.", "Nothing was changed.", "Type both again.")


@dataclass
class FakeLocking:
    kept: int = 10
    done: list[Any] = field(default_factory=list)

    def minutes(self) -> int:
        return self.kept

    def change_minutes(self, minutes: int) -> str:
        self.kept = minutes
        return f"This computer locks after {minutes} minutes."

    def lock(self, minutes: int) -> None:
        self.done.append(("locked", minutes))

    def unlock(self, password: str) -> None:
        if password != "secret":
            self.done.append("wrong")
            raise WrongAgain
        self.done.append("unlocked")


@dataclass
class MovingClock:
    instant: datetime

    def now(self) -> datetime:
        return self.instant

    def today(self) -> date:
        return self.instant.date()

    def move(self, **by: float) -> None:
        self.instant += timedelta(**by)
