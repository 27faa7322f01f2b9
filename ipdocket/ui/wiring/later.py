"""A port that is made when its first question is asked, so that opening the window imports only what the first page needs."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from ipdocket.services.core.session import Session

T = TypeVar("T")


def make_later(make: Callable[[Session], T], session: Session) -> T:
    """Stands for the port; `make`, with its imports, runs in the first call of a question, so on the docket's thread."""
    return cast("T", _Later(make, session))


class _Later:
    def __init__(self, make: Callable[[Session], Any], session: Session) -> None:
        self._make = make
        self._session = session
        self._port: Any = None

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def ask(*args: Any, **named: Any) -> Any:
            if self._port is None:
                self._port = self._make(self._session)
            return getattr(self._port, name)(*args, **named)

        return ask
