"""The intake log: every incoming paper gets a number, and is dealt with by a date or by a reasoned "no deadline"."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ipdocket.domain.intake import Incoming, Paper, has_lain_long, says_enough
from ipdocket.domain.people import Act
from ipdocket.errors import Refused
from ipdocket.services.core.session import Session
from ipdocket.store import intake
from ipdocket.store.evidence import EvidenceFile, get_evidence, put_evidence
from ipdocket.store.find import Found, find_everything
from ipdocket.store.scopes import require_seen

MOST_OFFERED = 12  # matters offered for what was typed


class NotHereYet(Refused):
    """A day of receipt after today."""

    def __init__(self, received: date) -> None:
        super().__init__(
            f"A paper cannot have come on {received}: that day is still ahead.",
            "What was typed is still in the form; no number was given.", "Type the day on which it came.",
        )  # fmt: skip


class NotNamed(Refused):
    """A paper of which nobody said what it is."""

    def __init__(self) -> None:
        super().__init__(
            "Nobody said what the paper is.", "What was typed is still in the form; nothing was stored.",
            "Choose a kind of paper, or say in a few words what it is.",
        )  # fmt: skip


class NoDateYet(Refused):
    """A paper marked processed before any date was recorded from it."""

    def __init__(self, label: str) -> None:
        super().__init__(
            f"No date was recorded from paper {label}.", "It stays open.",
            "Record its date, or say why no deadline follows from it.",
        )  # fmt: skip


class ReasonTooShort(Refused):
    """ "No deadline" without saying why."""

    def __init__(self) -> None:
        super().__init__(
            "This does not say why no deadline follows.", "The paper stays open.", "Give the reason in a few words."
        )


class DealtWith(Refused):
    """A paper that was processed, or from which a date was recorded, changed or marked once more."""

    def __init__(self, label: str) -> None:
        super().__init__(
            f"Paper {label} is dealt with, or a date was recorded from it.", "Nothing was changed.",
            "If that date is wrong, strike or correct the event in its matter: the paper is then open again.",
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Logged:
    """A paper of the log; `long` where it has been open for more than one working day."""

    paper: Paper
    long: bool


def log_paper(session: Session, incoming: Incoming, file: tuple[str, bytes] | None = None) -> Paper:
    """Gives the paper the next number of the year and keeps its file. Raises NotHereYet, NotNamed."""
    actor = session.require(Act.ENTER)
    today = session.today()
    if incoming.received > today:
        raise NotHereYet(incoming.received)
    if not incoming.what.strip():
        raise NotNamed
    _require_seen(session, incoming)
    with session.store.work(actor, "log paper") as work:
        evidence = put_evidence(work, *file) if file is not None else None
        made = intake.add_paper(work, incoming, today.year, evidence)
    return intake.get_paper(session.store, made)


def change_paper(session: Session, paper_id: int, incoming: Incoming, file: tuple[str, bytes] | None = None) -> Paper:
    """Says anew who sent it, what it is and which matter it is about, or adds its file. Day, way and number stay.

    Raises NotNamed, and DealtWith where that would change what a date or a reason rests on.
    """
    actor = session.require(Act.ENTER)
    found = intake.get_paper(session.store, paper_id)
    if not incoming.what.strip():
        raise NotNamed
    values = {
        "sender": str(incoming.sender), "sender_name": incoming.sender_name, "what": incoming.what, "matter": incoming.matter,
    }  # fmt: skip
    same = (str(found.sender), found.sender_name, found.what, found.matter) == tuple(values.values())
    if (not same and (found.dated or not found.open)) or (file is not None and found.evidence is not None):
        raise DealtWith(found.label)
    _require_seen(session, incoming)
    with session.store.work(actor, "change paper") as work:
        if file is not None:
            values["evidence"] = put_evidence(work, *file)
        intake.change_paper(work, paper_id, values)
    return intake.get_paper(session.store, paper_id)


def _require_seen(session: Session, incoming: Incoming) -> None:
    require_seen(session.store, matter=() if incoming.matter is None else (incoming.matter,))


def mark_processed(session: Session, paper_id: int) -> None:
    """Marks a paper from which a date was recorded as dealt with. Raises NoDateYet, DealtWith."""
    actor = session.require(Act.ENTER)
    found = intake.get_paper(session.store, paper_id)
    if not found.open:
        raise DealtWith(found.label)
    if not found.dated:
        raise NoDateYet(found.label)
    with session.store.work(actor, "process paper") as work:
        intake.mark_processed(work, found, "")


def declare_no_deadline(session: Session, paper_id: int, reason: str) -> None:
    """Marks a paper as dealt with because no date follows from it; the reason is on the day's entry control sheet.

    Raises ReasonTooShort, DealtWith.
    """
    actor = session.require(Act.ENTER)
    found = intake.get_paper(session.store, paper_id)
    if not found.open or found.dated:
        raise DealtWith(found.label)
    if not says_enough(reason):
        raise ReasonTooShort
    with session.store.work(actor, "no deadline") as work:
        intake.mark_processed(work, found, reason.strip())


def list_papers(session: Session, *, only_open: bool = False, received: date | None = None) -> list[Logged]:
    """The papers of the log, newest first; open ones oldest first."""
    session.require(Act.SEE_OFFICE)
    today = session.today()
    found = intake.list_papers(session.store, only_open=only_open, received=received)
    return [Logged(one, one.open and has_lain_long(one.received, today)) for one in found]


def open_paper(session: Session, paper_id: int) -> Paper:
    """One paper of the log. Raises NotFound."""
    session.require(Act.SEE_OFFICE)
    return intake.get_paper(session.store, paper_id)


def read_file(session: Session, paper_id: int) -> EvidenceFile:
    """The file of a paper as it came, on the record as taken out. Raises NotFound, DamagedDocket."""
    actor = session.require(Act.SEE_OFFICE)
    session.require(Act.EXPORT)
    found = intake.get_paper(session.store, paper_id)
    kept = get_evidence(session.store, found.evidence or 0)
    with session.store.work(actor, "export") as work:
        work.record("paper", found.id, after={"label": found.label, "sha256": kept.sha256}, matter=found.matter)
    return kept


def find_matters(session: Session, text: str) -> Sequence[Found]:
    """Matters that a paper may be about, by any number, reference, title or name that stands on it."""
    session.require(Act.SEE_OFFICE)
    return [one for one in find_everything(session.store, text, MOST_OFFERED) if one.kind == "matter"]
