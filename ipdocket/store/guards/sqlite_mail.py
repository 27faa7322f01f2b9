"""The triggers on mail: an attempt is begun before anything came of it, and a day's next only after one that was not sent."""

from ipdocket.store.guards.part import Part

# As in `sqlite`: rows never deleted and never changed, and their further unique keys.
KEPT = ("mail_step",)
APPEND_ONLY = KEPT
UNIQUE = {"mail_step": ("person, day, attempt, slot", "1")}


def mail_guards() -> list[tuple[str, str]]:
    """The guards of mail."""
    same = "o.person = NEW.person AND o.day = NEW.day"
    begun = f"EXISTS (SELECT 1 FROM mail_step o WHERE {same} AND o.attempt = NEW.attempt AND o.slot = 1)"
    before = f"EXISTS (SELECT 1 FROM mail_step o WHERE {same} AND o.attempt = NEW.attempt - 1 AND o.slot = 1)"
    done = f"EXISTS (SELECT 1 FROM mail_step o WHERE {same} AND o.step IN ('sent', 'nothing'))"
    of_the_firm = "EXISTS (SELECT 1 FROM person p WHERE p.id = NEW.person AND p.active = 1)"
    return [
        _refuse("mail_order", f"NEW.slot = 2 AND NOT {begun}", "what came of a mail follows its beginning"),
        _refuse(
            "mail_again", f"NEW.slot = 1 AND ({done} OR NEW.attempt > 1 AND NOT {before})",
            "the mail of a day is sent once, and again only after an attempt that was not sent",
        ),
        _refuse("mail_recipient", f"NEW.slot = 1 AND NOT {of_the_firm}", "mail goes to a person of the firm"),
    ]  # fmt: skip


def _refuse(name: str, condition: str, message: str) -> tuple[str, str]:
    return name, (
        f"CREATE TRIGGER {name} BEFORE INSERT ON mail_step FOR EACH ROW WHEN {condition}\n"
        f"BEGIN SELECT RAISE(ABORT, '{name}: {message}'); END"
    )


PART = Part(KEPT, mail_guards, APPEND_ONLY, UNIQUE)
