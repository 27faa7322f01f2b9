"""The triggers on dates that two persons change: nobody moves a verified date, or sets one by hand, alone."""

from ipdocket.store.guards.part import Part

# As in `sqlite`: rows never deleted and never changed, other unique keys.
KEPT = ("date_change", "date_change_decision")
APPEND_ONLY = KEPT
UNIQUE = {"date_change_decision": ("change", "1")}
_DATED = ("code", "day", "paper_type", "notified", "delivery", "period")
_DATES = ("nominal", "due", "final", "opens", "late_until", "extensions", "restore_until")


def change_guards() -> list[tuple[str, str]]:
    """The guards of proposals, their decisions, and of what they alone may move."""
    return [*_proposal_guards(), *_decision_guards(), *_event_guards(), *_override_guards()]


def agreed_change(what: str, about: str, more: str = "1 = 1") -> str:
    """True where two persons agreed on such a change of the row as it stood; `about` names its column and version."""
    return (
        "EXISTS (SELECT 1 FROM date_change c JOIN date_change_decision k ON k.change = c.id AND k.verdict = 'agreed'"
        f" WHERE c.what = '{what}' AND {about} AND {more})"
    )


def _refuse(name: str, when: str, table: str, condition: str, message: str) -> tuple[str, str]:
    return name, (
        f"CREATE TRIGGER {name} {when} ON {table} FOR EACH ROW WHEN {condition}\n"
        f"BEGIN SELECT RAISE(ABORT, '{name}: {message}'); END"
    )


def _differs(*columns: str) -> str:
    return "(" + " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in columns) + ")"


def _proposal_guards() -> list[tuple[str, str]]:
    event = (
        "EXISTS (SELECT 1 FROM event e WHERE e.id = NEW.event AND e.matter = NEW.matter AND e.version = NEW.version"
        " AND e.withdrawn = 0)"
    )
    deadline = (
        "EXISTS (SELECT 1 FROM deadline d WHERE d.id = NEW.deadline AND d.matter = NEW.matter AND d.revision = NEW.version)"
    )
    waiting = (
        "EXISTS (SELECT 1 FROM date_change c WHERE c.event IS NEW.event AND c.deadline IS NEW.deadline"
        " AND c.version = NEW.version AND NOT EXISTS (SELECT 1 FROM date_change_decision k WHERE k.change = c.id))"
    )
    return [
        _refuse(
            "date_change_current", "BEFORE INSERT", "date_change",
            f"NEW.event IS NOT NULL AND NOT {event} OR NEW.deadline IS NOT NULL AND NOT {deadline}",
            "a change is proposed for what stands now",
        ),
        _refuse(
            "date_change_one", "BEFORE INSERT", "date_change", waiting, "one change at a time waits for a second person",
        ),
        _refuse(
            "date_change_reason", "BEFORE INSERT", "date_change",
            "NEW.reason = '' OR NOT EXISTS (SELECT 1 FROM person p WHERE p.id = NEW.person AND p.active = 1)",
            "a person changes a date, with a reason",
        ),
    ]  # fmt: skip


def _decision_guards() -> list[tuple[str, str]]:
    proposed = "SELECT 1 FROM date_change c WHERE c.id = NEW.change"
    dates = "c.day = NEW.day AND ifnull(c.last_day, c.day) = ifnull(NEW.last_day, NEW.day)"
    return [
        _refuse(
            "date_change_two_persons", "BEFORE INSERT", "date_change_decision",
            f"NEW.verdict <> 'taken_back' AND EXISTS ({proposed} AND c.person = NEW.person)"
            " OR NOT EXISTS (SELECT 1 FROM person p WHERE p.id = NEW.person AND p.active = 1)",
            "two different persons change a date",
        ),
        _refuse(
            "date_change_back", "BEFORE INSERT", "date_change_decision",
            f"NEW.verdict = 'taken_back' AND NOT EXISTS ({proposed} AND c.person = NEW.person)",
            "who proposed it takes it back",
        ),
        _refuse(
            "date_change_same", "BEFORE INSERT", "date_change_decision",
            f"NEW.verdict = 'agreed' AND NOT EXISTS ({proposed} AND {dates})",
            "agreed is what the second person typed the same",
        ),
    ]  # fmt: skip


def _event_guards() -> list[tuple[str, str]]:
    about = "c.event = OLD.id AND c.version = OLD.version"
    same = " AND ".join(f"NEW.{column} IS c.{column}" for column in _DATED)
    corrected = agreed_change("correct", about, f"{same} AND NEW.withdrawn = OLD.withdrawn AND NEW.dated_by = c.person")
    struck = agreed_change("strike", about)
    return [
        _refuse(
            "event_by_two", "BEFORE UPDATE", "event",
            f"{_differs(*_DATED, 'withdrawn')} AND (OLD.verified_by IS NOT NULL OR OLD.office_source <> 0)"
            f" AND NOT {corrected} AND NOT (NEW.withdrawn = 1 AND NOT {_differs(*_DATED)} AND {struck})",
            "two persons change a verified date",
        ),
        _refuse(
            "event_dated", "BEFORE UPDATE", "event",
            f"{_differs('dated_by')} AND (NEW.version = OLD.version OR NEW.dated_by IS NULL)",
            "who typed the present date stays with it",
        ),
    ]  # fmt: skip


def _override_guards() -> list[tuple[str, str]]:
    about = "c.deadline = OLD.id AND c.version = OLD.revision"
    agreed = agreed_change("override", about, "c.id = NEW.override AND NEW.due = c.day AND NEW.final = ifnull(c.last_day, c.day)")
    restored = agreed_change("restore", about)
    return [
        _refuse(
            "deadline_override_born", "BEFORE INSERT", "deadline", "NEW.override IS NOT NULL",
            "no date is born set by hand over a rule",
        ),
        _refuse(
            "deadline_override", "BEFORE UPDATE", "deadline",
            f"{_differs('override')} AND NEW.override IS NOT NULL AND NOT {agreed}", "two persons set a date by hand",
        ),
        _refuse(
            "deadline_override_stands", "BEFORE UPDATE", "deadline",
            f"OLD.override IS NOT NULL AND NEW.override IS OLD.override AND {_differs(*_DATES)}",
            "a date that two persons set stands",
        ),
        _refuse(
            "deadline_override_ends", "BEFORE UPDATE", "deadline",
            "OLD.override IS NOT NULL AND NEW.override IS NULL"
            f" AND (NEW.revision = OLD.revision OR (NEW.due > OLD.due OR NEW.final > OLD.final) AND NOT {restored})",
            "a date that two persons set gives way only to an earlier one, or to two persons",
        ),
    ]  # fmt: skip


PART = Part(KEPT, change_guards, APPEND_ONLY, UNIQUE)
