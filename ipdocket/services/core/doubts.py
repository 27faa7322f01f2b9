"""The signs that a date carries on paper: doubtful law, and law that nobody has read for long."""

from datetime import date

from ipdocket.rules.stale import is_stale
from ipdocket.services.core.session import Session

UNCERTAIN, STALE = "?", "†"
DOUBT_NOTE = (
    "Beside a date: ? the rule itself is in doubt, ask the agent · "
    "† the law behind it was last read more than 24 months before this was made, read it again"
)


def is_stale_rule(session: Session, rule: str) -> bool:
    """Whether the sources of that rule were last read more than 24 months ago; a typed date has no rule, and is not."""
    return is_stale(session.rules.checked_of(rule), session.today())


def doubt_sign(session: Session, rule: str, certainty: str) -> str:
    """What stands beside the date: nothing, `?`, `†` or both."""
    return UNCERTAIN * (certainty == "uncertain") + STALE * is_stale_rule(session, rule)


def with_sign(shown: str, sign: str) -> str:
    """The shown date with the sign, on the same line of a narrow column."""
    return f"{shown}\u00a0{sign}" if shown and sign else shown


def read_words(session: Session, rule: str) -> str:
    """When the law was last read, where that was too long ago; empty where not."""
    checked: date | None = session.rules.checked_of(rule)
    return f"law last read on {checked.isoformat()}" if checked and is_stale_rule(session, rule) else ""
