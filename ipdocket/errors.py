"""What is told to the user: one class per failure, each in three parts."""


class Refused(Exception):
    """The user or the world stands in the way: says what happened, what was kept, and what to do next.

    Subclass it once per failure, in the package the failure belongs to. Anything that is not a `Refused` is a bug.
    """

    # Where two persons changed the same thing: (what, as it is in the docket now, as it was typed here), line by line.
    versions: tuple[tuple[str, str, str], ...] = ()
    # Whose one-time code must be given before the very same may be asked again.
    wants_code_of: str = ""

    def __init__(self, what: str, kept: str = "Nothing was changed.", do: str = "") -> None:
        self.what = what
        self.kept = kept
        self.do = do
        super().__init__(" ".join(part for part in (what, kept, do) if part))
