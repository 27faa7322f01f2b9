"""One-time codes in memory: the right one is 123456."""

from dataclasses import dataclass, field
from typing import Any

from ipdocket.errors import Refused
from ipdocket.ui.factor_ports import FactorShown

RIGHT = "123456"


class CodeWanted(Refused):
    """The password is right and a code is missing."""

    def __init__(self) -> None:
        super().__init__("B. Okafor signs in with a code as well.", "Nothing was changed.", "Type the code.")
        self.wants_code_of = "B. Okafor"


class CodeIsWrong(Refused):
    """Not the right one."""

    def __init__(self) -> None:
        super().__init__("The code is wrong, or it was used before.", "Nothing was changed.", "Wait for the next code.")


@dataclass
class FakeCodes:
    on: bool = False
    notice: str = ""
    offered: str = ""
    done: list[Any] = field(default_factory=list)

    def show(self) -> FactorShown:
        return FactorShown(True) if self.on else FactorShown(False, "ABCD EFGH", "otpauth://totp/ipdocket:rivera?secret=ABCDEFGH")

    def turn_on(self, code: str) -> str:
        self.check(code)
        self.on = True
        return "From now on with a code."

    def turn_off(self, code: str) -> str:
        self.check(code)
        self.on = False
        return "Without a code again."

    def check(self, code: str) -> None:
        if code != RIGHT:
            raise CodeIsWrong

    def switch_off(self, person: int, reason: str) -> str:
        self.done.append((person, reason))
        return "switched off"

    def take_notice(self) -> str:
        told, self.notice = self.notice, ""
        return told

    def offer(self, code: str) -> None:
        self.offered = code

    def demand(self) -> None:
        """What a check of a password does for who signs in with a code."""
        code, self.offered = self.offered, ""
        if not code:
            raise CodeWanted
        self.check(code)
