"""The triggers on the intake log: numbers without a gap, nothing marked processed without a date or a reasoned "no deadline"."""

from ipdocket.domain.intake import SHORTEST_REASON
from ipdocket.store.guards.part import Part

# As in `sqlite`: rows never deleted, never changed, their further unique keys, and what stays as it was written.
KEPT = ("paper", "paper_event")
APPEND_ONLY = ("paper_event",)
# A number that is taken is never the next one, which `paper_numbered` demands.
UNIQUE = {"paper_event": ("paper, event", "1")}
FIXED = {"paper": ("year", "number", "received", "how", "entered_by", "instant")}


def intake_guards() -> list[tuple[str, str]]:
    """The guards of papers and of the events recorded from them."""
    return [*_birth_guards(), *_course_guards()]


def _standing(row: str) -> str:
    """True where an event that still counts was recorded from the paper, in the matter the paper is about."""
    return (
        f"EXISTS (SELECT 1 FROM paper_event l JOIN event e ON e.id = l.event WHERE l.paper = {row}.id AND e.withdrawn = 0"
        f" AND e.matter = {row}.matter)"
    )


def _birth_guards() -> list[tuple[str, str]]:
    of_the_firm = "EXISTS (SELECT 1 FROM person p WHERE p.id = NEW.{column} AND p.active = 1)"
    number = "NEW.number <> 1 + (SELECT ifnull(max(number), 0) FROM paper WHERE year = NEW.year)"
    born = "NEW.state <> 'open' OR NEW.reason <> '' OR NEW.processed_by IS NOT NULL OR NEW.processed_at IS NOT NULL"
    linked = (
        "EXISTS (SELECT 1 FROM paper r JOIN event e ON e.matter = r.matter WHERE r.id = NEW.paper AND e.id = NEW.event"
        " AND e.withdrawn = 0)"
    )
    return [
        _refuse("paper_numbered", "INSERT", "paper", number, "papers are numbered within the year without a gap"),
        _refuse("paper_born", "INSERT", "paper", f"{born} OR NEW.what = ''", "a paper begins open, and says what it is"),
        _refuse(
            "paper_person", "INSERT", "paper", f"NOT {of_the_firm.format(column='entered_by')}", "logged by a person of the firm"
        ),
        _refuse("paper_event_matter", "INSERT", "paper_event", f"NOT {linked}", "linked is a standing event of its own matter"),
        _refuse(
            "paper_event_person", "INSERT", "paper_event", f"NOT {of_the_firm.format(column='person')}",
            "linked by a person of the firm",
        ),
    ]  # fmt: skip


def _course_guards() -> list[tuple[str, str]]:
    marked = ("state", "reason", "processed_by", "processed_at")
    settled = f"OLD.state = 'processed' AND (OLD.reason <> '' OR {_standing('OLD')})"
    said = f"length(trim(NEW.reason)) >= {SHORTEST_REASON} AND instr(trim(NEW.reason), ' ') > 0"
    by_someone = "NEW.processed_at IS NOT NULL AND EXISTS (SELECT 1 FROM person p WHERE p.id = NEW.processed_by AND p.active = 1)"
    right = f"NEW.state = 'processed' AND {by_someone} AND (NEW.reason = '' AND {_standing('NEW')} OR {said})"
    return [
        _refuse("paper_course", "UPDATE", "paper", f"{_differs(*marked)} AND ({settled})", "what is dealt with stays so"),
        _refuse(
            "paper_processed", "UPDATE", "paper", f"{_differs(*marked)} AND NOT ({right})",
            "processed is what gave a date, or why it gives none, by a person of the firm",
        ),
        _refuse(
            "paper_settled", "UPDATE", "paper",
            f"{_differs('sender', 'sender_name', 'what', 'matter')} AND ({settled} OR {_standing('OLD')}) OR NEW.what = ''",
            "what a paper is and is about stays once a date came from it, or the reason why none does",
        ),
        _refuse(
            "paper_file", "UPDATE", "paper", f"{_differs('evidence')} AND OLD.evidence IS NOT NULL", "the file of a paper stays"
        ),
    ]  # fmt: skip


def _differs(*columns: str) -> str:
    return "(" + " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in columns) + ")"


def _refuse(name: str, event: str, table: str, condition: str, message: str) -> tuple[str, str]:
    return name, (
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW WHEN {condition}\n"
        f"BEGIN SELECT RAISE(ABORT, '{name}: {message}'); END"
    )


PART = Part(KEPT, intake_guards, APPEND_ONLY, UNIQUE, FIXED)
