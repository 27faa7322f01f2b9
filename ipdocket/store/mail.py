"""Mail as the docket keeps it: begun before it leaves, what came of it after, so that two desks never send twice."""

from collections.abc import Sequence
from datetime import date

from ipdocket.domain.mail import Digest, MailStep, SentMail
from ipdocket.store.types import write_instant
from ipdocket.store.work import Store, Work

_INSERT = (
    "INSERT INTO mail_step (person, day, attempt, slot, step, address, message, told, instant) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_STEPS = (
    "SELECT s.id, s.person, p.name, s.day, s.attempt, s.step, s.address, s.message, s.told, s.instant"
    " FROM mail_step s JOIN person p ON p.id = s.person"
)


def list_steps(store: Store, day: date | None = None, limit: int = 200) -> list[SentMail]:
    """The steps of a day or of all, newest first."""
    where, values = (" WHERE s.day = ?", [day.isoformat()]) if day is not None else ("", [])
    rows = store.driver.execute(f"{_STEPS}{where} ORDER BY s.id DESC LIMIT ?", [*values, limit])
    return [
        SentMail(
            row[0], row[1], row[2], date.fromisoformat(str(row[3])), row[4], MailStep(row[5]), row[6], row[7], row[8], str(row[9])
        )
        for row in rows
    ]  # fmt: skip


def begin_mail(work: Work, digest: Digest, attempt: int, message: str) -> None:
    """Keeps that an attempt begins; where another desk was first the guards refuse it. Raises GuardRefused."""
    _add(work, digest, attempt, MailStep.BEGUN, message, "")


def end_mail(work: Work, digest: Digest, attempt: int, step: MailStep, message: str, told: str = "") -> None:
    """Keeps what came of it."""
    _add(work, digest, attempt, step, message, told)


def next_attempts(steps: Sequence[SentMail]) -> dict[int, tuple[int, bool]]:
    """By person, from one day's steps: the number of the next attempt, and whether the day's mail is done."""
    found: dict[int, tuple[int, bool]] = {}
    for one in steps:
        last, done = found.get(one.person, (1, False))
        found[one.person] = (max(last, one.attempt + 1), done or one.step in (MailStep.SENT, MailStep.NOTHING))
    return found


def _add(work: Work, digest: Digest, attempt: int, step: MailStep, message: str, told: str) -> None:
    slot = 1 if step is MailStep.BEGUN else 2
    day = digest.day.isoformat()
    values = (digest.person, day, attempt, slot, str(step), digest.address, message, told, write_instant(work.now))
    work.driver.execute(_INSERT, values)
    after = {"to": digest.person, "address": digest.address, "day": day, "mail": str(step), "message": message}
    more = {"reminders": len(digest.reminders), "alarms": len(digest.alarms)} if slot == 1 else {}
    work.record("mail", digest.person, after={**after, **more, **({"why": told} if told else {})})
