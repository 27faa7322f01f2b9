"""Why a docket on a server cannot be opened or changed."""

from ipdocket.errors import Refused


class NoDriver(Refused):
    """The PostgreSQL driver is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "The part of ipdocket that speaks with PostgreSQL is not installed.",
            "Nothing was opened.",
            "Install it with: pip install 'ipdocket[firm]'.",
        )


class CannotConnect(Refused):
    """The server does not answer, or has no such database."""

    def __init__(self, said: str) -> None:
        super().__init__(
            f"The server could not be reached: {said}.", "Nothing was opened.", "Check the address and the network."
        )


class NoDocketThere(Refused):
    """The database holds no docket."""

    def __init__(self, database: str) -> None:
        super().__init__(
            f"The database {database} holds no docket that you may use.",
            "Nothing was changed.",
            "Its owner lays one with: ipdocket postgres init URL; and enters you with: ipdocket postgres person.",
        )


class DocketThereAlready(Refused):
    """The database holds a docket."""

    def __init__(self, database: str) -> None:
        super().__init__(f"The database {database} already holds a docket.", do="Choose an empty database.")


class OtherVersion(Refused):
    """The docket on the server was laid by another version of the program."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(
            f"This docket has format {found}; this program works with format {known}.",
            "The docket was not touched.",
            "The docket's owner brings it to this format with: ipdocket postgres upgrade URL --dump FILE. Every desk then uses"
            " the same version."
            if found < known
            else "Use the newer ipdocket that the firm's other desks use.",
        )


class DumpFailed(Refused):
    """The dump before an upgrade could not be made or does not hold the docket as it is."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"The dump was not made: {why}.",
            "The docket was not changed.",
            "Look at the place for the dump, and that pg_dump and pg_restore of the server's version are installed here.",
        )


class DesksOpen(Refused):
    """Someone works on the docket with the program of the older format."""

    def __init__(self, logins: tuple[str, ...]) -> None:
        super().__init__(
            f"The docket is open on other desks ({', '.join(logins)}).",
            "The docket was not changed.",
            "Have ipdocket closed there, then do this again.",
        )


class ServerUpgradeFailed(Refused):
    """The docket on the server could not be brought to the present format; it is as it was."""

    def __init__(self, found: int, known: int, why: str) -> None:
        super().__init__(
            f"The docket could not be brought from format {found} to format {known}: {why}.",
            "The docket is as it was, and the dump is kept.",
            "Go on with the ipdocket that the firm used until now, and report this message.",
        )


class NotTheOwner(Refused):
    """The role that connects does not own the docket."""

    def __init__(self) -> None:
        super().__init__(
            "The format is changed by the role that owns this docket.", "Nothing was changed.", "Connect as that role."
        )


class SomeoneWrites(Refused):
    """Another desk is saving something long."""

    def __init__(self) -> None:
        super().__init__(
            "Someone else is saving something that takes longer, an import perhaps.", do="Try again in a moment."
        )


class NotYourAct(Refused):
    """The person's database role lacks the right."""

    def __init__(self, said: str) -> None:
        super().__init__(
            f"The server does not let you do this ({said}).", do="People and their roles are entered by the docket's owner."
        )


class NoSeat(Refused):
    """Someone else than the person at this desk would act."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} has not signed in to the server.", do="Sign in with that person's own password.")
