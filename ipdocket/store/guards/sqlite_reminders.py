"""The triggers on reminders: only of a date as it stands, only to a person of the firm, acknowledged only by that person."""

from ipdocket.domain.deadlines import ACTIVE
from ipdocket.store.guards.part import Part
from ipdocket.store.tables import listed

# As in `sqlite`: rows never deleted and never changed, and their further unique keys.
KEPT = ("reminder_run", "reminder", "reminder_seen", "silence", "silence_answer")
APPEND_ONLY = KEPT
UNIQUE = {
    "reminder_run": ("day", "1"),
    "reminder": ("deadline, person, toward, tier, day", "1"),
    "reminder_seen": ("reminder", "1"),
    "silence": ("deadline, person, day", "1"),
    "silence_answer": ("silence", "1"),
}


def reminder_guards() -> list[tuple[str, str]]:
    """The guards of reminders and their acknowledgement."""
    active = f"EXISTS (SELECT 1 FROM deadline d WHERE d.id = NEW.deadline AND d.state IN ({listed(ACTIVE)})"
    stands = f"{active} AND (NEW.toward = 'due' AND d.act_by = NEW.day OR NEW.toward = 'final' AND d.final = NEW.day))"
    near = f"{active} AND NEW.day IN (d.act_by, d.final))"
    alarm = "EXISTS (SELECT 1 FROM silence s WHERE s.id = NEW.silence)"
    of_the_firm = "EXISTS (SELECT 1 FROM person p WHERE p.id = NEW.person AND p.active = 1)"
    recipient = "EXISTS (SELECT 1 FROM reminder r WHERE r.id = NEW.reminder AND r.person = NEW.person)"
    return [
        _refuse("reminder_date", "reminder", f"NOT {stands}", "reminded is of a date as it stands, while someone must act"),
        _refuse("reminder_recipient", "reminder", f"NOT {of_the_firm}", "reminded is a person of the firm"),
        _refuse("silence_date", "silence", f"NOT {near}", "alarmed is silence on a date as it stands, while someone must act"),
        _refuse("silence_recipient", "silence", f"NOT {of_the_firm}", "alarmed is a person of the firm"),
        _refuse(
            "silence_answered", "silence_answer", f"trim(NEW.reason) = '' OR NOT {of_the_firm} OR NOT {alarm}",
            "an alarm is answered by a person of the firm, with a reason",
        ),
        _refuse("reminder_seen_own", "reminder_seen", f"NOT {recipient}", "acknowledged by whom it was given to"),
    ]  # fmt: skip


def _refuse(name: str, table: str, condition: str, message: str) -> tuple[str, str]:
    return name, (
        f"CREATE TRIGGER {name} BEFORE INSERT ON {table} FOR EACH ROW WHEN {condition}\n"
        f"BEGIN SELECT RAISE(ABORT, '{name}: {message}'); END"
    )


PART = Part(KEPT, reminder_guards, APPEND_ONLY, UNIQUE)
