"""Why a change of owners is refused: one class per failure."""

from ipdocket.errors import Refused


class NotTwoOwners(Refused):
    """A merge or split needs two different owners and something to move."""

    def __init__(self) -> None:
        super().__init__("This needs two different owners and something to move.", do="Choose both owners, or the matters.")


class OwnerGone(Refused):
    """The owner was merged or withdrawn in the meantime."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is no owner of its own any more.", do="Look at the list of owners again, then repeat.")


class KeptApart(Refused):
    """A person decided that the two are different."""

    def __init__(self, one: str, other: str, reason: str) -> None:
        super().__init__(
            f"{one} and {other} are kept apart: {reason}.", do="Take that decision back first, if it was wrong."
        )


class SeenOtherwise(Refused):
    """The docket changed between the preview and the acceptance."""

    def __init__(self) -> None:
        super().__init__(
            "The matters that this would touch are no longer those that were shown.",
            do="Look at the preview again, then accept it.",
        )


class BuiltUpon(Refused):
    """A change of owners that others rely on by now."""

    def __init__(self, why: str, do: str) -> None:
        super().__init__(f"This change cannot be undone now: {why}.", do=do)
