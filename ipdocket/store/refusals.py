"""Why the store refuses: one class per failure."""

from collections.abc import Mapping

from ipdocket.errors import Refused


class DocketInUse(Refused):
    """Another program holds the file."""

    def __init__(self, holder: str) -> None:
        who = f" {holder}" if holder else ""
        super().__init__(
            f"This docket is already open.{who}",
            do="Close it there first, or wait until that person has finished.",
        )


class NewerDocket(Refused):
    """The file was written by a later program."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(
            f"This docket has format {found}; this program reads formats up to {known}.",
            "The file was not touched.",
            "Open it with the newer ipdocket, or update this one.",
        )


class NotADocket(Refused):
    """The file is something else."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is not an ipdocket docket.", "The file was not touched.", "Choose another file.")


class DamagedDocket(Refused):
    """The file cannot be read as a database."""

    def __init__(self, name: str, finding: str) -> None:
        super().__init__(
            f"{name} is damaged: {finding}.",
            "The file was left as it is.",
            "Restore the last good backup (File > Restore); keep the damaged file.",
        )


class OnNetworkShare(Refused):
    """The file lies where file locks are not to be trusted."""

    def __init__(self, place: str, kind: str) -> None:
        super().__init__(
            f"{place} is on a network drive ({kind}), where two programs can damage a docket.",
            "Nothing was opened.",
            "Keep the docket on this computer's own disk; several people share one through PostgreSQL.",
        )


class ReadOnlyDocket(Refused):
    """The docket can be read but not changed."""

    def __init__(self, why: str) -> None:
        super().__init__(f"This docket can be read but not changed: {why}.", do="Restore the last good backup.")


class ClockDoubtful(Refused):
    """The machine's date does not fit the record; someone must look first."""

    def __init__(self, why: str) -> None:
        super().__init__(why, "The docket was opened for reading.", "Correct the clock, or acknowledge that it is right.")


class NotSaved(Refused):
    """The disk failed while saving; the file was read again and the change is not in it."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"The change was not saved: {why}.",
            "Everything saved before is still there.",
            "Check the disk (space, connection), then do it again.",
        )


class MaybeSaved(Refused):
    """The disk failed while saving and the file could not be read again."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"The disk failed while saving: {why}. The file cannot be read again now.",
            "Everything saved before was safe on the disk.",
            "Restart ipdocket and look whether the change is there before doing it again.",
        )


class AlreadyProposed(Refused):
    """A change of the same date waits for its second person."""

    def __init__(self) -> None:
        super().__init__(
            "A change of this date waits for a second person already.",
            "Nothing was added; what was typed is still in the form.",
            "Have it agreed, refused or taken back first (page Confirm).",
        )


class GuardRefused(Refused):
    """The database's own guards refused the change."""

    def __init__(self, message: str) -> None:
        self.guard = message.partition(":")[0]
        super().__init__(f"The docket refused this: {message.partition(': ')[2] or message}.")


class ChangedMeanwhile(Refused):
    """Someone else changed the same thing after it was read; `versions` holds what differs, both ways."""

    def __init__(
        self, what: str, stored: Mapping[str, object] | None = None, typed: Mapping[str, object] | None = None
    ) -> None:
        super().__init__(f"{what} was changed in the meantime.", "Nothing was overwritten.", "Look at it again, then repeat.")
        stored, typed = stored or {}, typed or {}
        self.versions = tuple(
            (name.replace("_", " "), _told(stored[name]), _told(typed[name])) for name in stored if stored[name] != typed.get(name)
        )


class NotFound(Refused):
    """What was asked for is not in the docket."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what} is not in this docket.", do="It may have been entered elsewhere; search for it.")


class ReferenceTaken(Refused):
    """Another live matter has that reference, or one that differs only by spaces, slashes, hyphens or capitals."""

    def __init__(self, reference: str, held: str = "") -> None:
        same = f" {reference} is the same without spaces, slashes and hyphens." if held not in ("", reference) else ""
        super().__init__(
            f"There is already a matter {held or reference}.{same}", do="Open that matter, or choose another reference."
        )


class StandsBeforeWall(Refused):
    """Somebody would be named on a matter of which a wall lets them see nothing."""

    def __init__(self, name: str) -> None:
        super().__init__(f"An ethical wall keeps {name} from this matter.", "Nothing was changed.", "Choose another person.")


class AlreadyRelied(Refused):
    """The batch cannot be undone: someone has since relied on its rows; `references` lists them."""

    def __init__(self, references: tuple[str, ...]) -> None:
        self.references = references
        shown = ", ".join(references[:20]) + (f" and {len(references) - 20} more" if len(references) > 20 else "")
        super().__init__(
            f"This import cannot be undone: {shown} were confirmed, changed or verified since.",
            do="Correct these matters one by one.",
        )


class SamePerson(Refused):
    """The second entry must be another person's."""

    def __init__(self) -> None:
        super().__init__(
            "You made the first entry yourself.", do="Another person must type the day and the number from the paper."
        )


class WrongStep(Refused):
    """The deadline's state does not allow this step."""

    def __init__(self, state: str, wanted: str) -> None:
        super().__init__(f"This deadline is {state.replace('_', ' ')}; it cannot be {wanted}.", do="Look at it again.")


class ReopeningWaits(Refused):
    """Somebody proposed already that the deadline be opened again."""

    def __init__(self) -> None:
        super().__init__(
            "That this deadline be opened again is proposed already.", "The proposal stands; a second one would hide it.",
            "A second person answers it on the page Confirm.",
        )  # fmt: skip


class PasswordNeeded(Refused):
    """The server asks for a password and none was found."""

    def __init__(self, user: str) -> None:
        self.user = user
        who = f" of {user}" if user else ""
        super().__init__(
            f"The server asks for the password{who}.",
            "Nothing was opened.",
            "Type it, or keep it in PostgreSQL's own password file (.pgpass), which the manual describes.",
        )


class WrongPassword(Refused):
    """Name and password do not belong together."""

    def __init__(self, user: str) -> None:
        self.user = user
        super().__init__(
            "The name or the password is wrong.", "Nothing was opened.", "Type both again; capital letters count."
        )


def _told(value: object) -> str:
    """A value as two versions are shown beside each other."""
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {_told(one)}" for name, one in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(map(_told, value))
    return "" if value is None else str(value)
