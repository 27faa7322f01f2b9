"""Absences in memory."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ipdocket.ui.shown import Choice
from ipdocket.ui.shown_absences import AbsenceLine, AbsenceTyped, HandedLine

FIRST, LAST = date(2026, 11, 24), date(2026, 12, 4)


@dataclass
class FakeAbsences:
    done: list[Any] = field(default_factory=list)
    lines: list[AbsenceLine] = field(
        default_factory=lambda: [
            AbsenceLine(2, "C. Lindqvist & Søn", FIRST, LAST, LAST, "holiday", "", "to_come", True),
            AbsenceLine(1, "B. Okafor", date(2026, 11, 2), date(2026, 11, 20), date(2026, 11, 12), "", "A. Rivera", "over", True),
        ]
    )

    def all(self) -> Sequence[AbsenceLine]:
        return tuple(self.lines)

    def people(self) -> Sequence[Choice]:
        return (Choice("1", "A. Rivera"), Choice("2", "B. Okafor"))

    def foresee(self, typed: AbsenceTyped) -> Sequence[HandedLine]:
        named = dict(typed.substitutes)
        rows = (
            (7, date(2026, 12, 1), "ACM-0007EP", "EP", "Reply to the communication under Article 94(3) EPC", "B. Okafor"),
            (8, date(2026, 12, 4), "ACM-0008US <b>", "US", "Response to office action", ""),
            (9, date(2026, 12, 7), "ACM-0009JP", "JP", "Request for examination", ""),
        )
        return tuple(
            HandedLine(
                deadline, day, day, reference, country, action, ("responsible",), taken,
                "" if taken else "A. Rivera away until 4 Dec 2026, no back-up",
            )
            for deadline, day, reference, country, action, backup in rows
            for taken in (named.get(deadline, "") or backup or typed.substitute,)
        )  # fmt: skip

    def enter(self, typed: AbsenceTyped) -> str:
        self.done.append(typed)
        return "A. Rivera is away."

    def sign_off(self) -> tuple[bool, bool]:
        return (False, True)

    def want_sign_off(self, wanted: bool) -> str:
        self.done.append(wanted)
        return "Wanted."

    def come_back(self, absence: int, day: date) -> str:
        self.done.append((absence, day))
        return "Back."
