"""References and numbers, from the services."""

from collections.abc import Sequence
from pathlib import Path

from ipdocket.domain.people import Act
from ipdocket.services import referencing
from ipdocket.services.core.session import Session
from ipdocket.ui.shown_conventions import Declared, NumberShown, OffenceLine
from ipdocket.ui.words import count, tr


class Conventions:
    """Fills the port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def declared(self) -> Declared:
        """The pattern in force."""
        pattern, check = referencing.read_declared(self._session)
        return Declared(pattern, check, self._session.may(Act.CHANGE_SETTINGS))

    def try_pattern(self, pattern: str) -> str:
        """How the references in use stand to a pattern, in words."""
        if not pattern.strip():
            return tr("No pattern: references are only kept apart, and told when longer than 25 characters.")
        fit, total = referencing.try_pattern(self._session, pattern.strip())
        return tr("{fit} of {total} references in use keep to it.", fit=fit, total=total)

    def declare(self, pattern: str, check: str) -> str:
        """Sets the pattern."""
        referencing.declare_pattern(self._session, pattern.strip(), check)
        return tr("The pattern is in force.") if pattern.strip() else tr("No pattern is in force.")

    def offences(self) -> Sequence[OffenceLine]:
        """Every reference that breaks the pattern, with what is proposed."""
        return [
            OffenceLine(one.line.matter, one.line.reference, one.line.title, one.words, one.repair)
            for one in referencing.list_offences(self._session)
        ]

    def repair(self, seen: Sequence[tuple[int, str]]) -> str:
        """Takes what was seen proposed."""
        done = referencing.repair_references(self._session, seen)
        return tr("{n} changed; the former ones stay in the record.", n=count(done, tr("reference"), tr("references")))

    def numbers(self) -> Sequence[NumberShown]:
        """Numbers that stand twice, then those in doubt."""
        shown = []
        for number, lines in referencing.list_same_numbers(self._session):
            for line in lines:
                others = ", ".join(one.reference for one in lines if one.matter != line.matter)
                words = tr("also on {references}", references=others)
                shown.append(
                    NumberShown(line.matter, number, line.number.typed, line.reference, line.title, words, twice=True)
                )
        shown += [
            NumberShown(
                line.matter, line.number.normalised, line.number.typed, line.reference, line.title,
                " ".join(line.number.findings), line.number.reason,
            )
            for line in referencing.list_doubtful_numbers(self._session)
        ]  # fmt: skip
        return shown

    def save(self, what: str, path: str) -> str:
        """Writes the offenders or the numbers as PDF, XLSX or CSV."""
        write = referencing.write_offences if what == "references" else referencing.write_numbers
        rows = write(self._session, Path(path))
        return tr("{name} written, {n}.", name=Path(path).name, n=count(rows, tr("row"), tr("rows")))
