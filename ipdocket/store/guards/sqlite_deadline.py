"""The triggers on deadlines: who may close one, and that no date moves unseen."""

from ipdocket.domain.confirmations import STATE_REACHED
from ipdocket.domain.deadlines import BORN, BY_TWO, TRANSITIONS
from ipdocket.domain.events import ENDING
from ipdocket.store.guards.sqlite_changes import agreed_change
from ipdocket.store.tables import listed

DATES = ("nominal", "due", "final", "opens", "late_until", "extensions", "restore_until")
ORIGIN = (
    "matter", "rule", "number", "office", "right_kind", "trigger_key", "typed", "batch", "entered_by",
)  # fmt: skip


def agreed_pair(round_sql: str, act_sql: str) -> str:
    """True where two persons agree in that round of the present revision on an act (`act_sql` says which)."""
    return (
        "EXISTS (SELECT 1 FROM confirmation a JOIN confirmation b ON b.deadline = a.deadline AND b.revision = a.revision"
        " AND b.round = a.round WHERE a.deadline = NEW.id AND a.revision = NEW.revision"
        f" AND a.round = {round_sql} AND a.slot = 1 AND b.slot = 2 AND a.person <> b.person"
        f" AND a.act = b.act AND a.act {act_sql} AND a.day = b.day AND a.number_key = b.number_key)"
    )


def deadline_guards() -> list[tuple[str, str]]:
    """The guards of the table deadline and its revisions."""
    return [*_birth_guards(), *_two_person_guards(), *_closing_guards(), *_date_guards(), *_course_guards()]


def _refuse(name: str, when: str, condition: str, message: str, table: str = "deadline") -> tuple[str, str]:
    return name, (
        f"CREATE TRIGGER {name} {when} ON {table} FOR EACH ROW WHEN {condition}\n"
        f"BEGIN SELECT RAISE(ABORT, '{name}: {message}'); END"
    )


def _differs(*columns: str) -> str:
    return "(" + " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in columns) + ")"


def _on_office_record() -> str:
    """True where the closing event stands in an office's own file, no later than that file's last day."""
    return (
        "EXISTS (SELECT 1 FROM event e JOIN import_batch b ON b.id = e.batch WHERE e.id = NEW.closing_event"
        " AND e.matter = NEW.matter AND e.office_source = 1 AND e.withdrawn = 0 AND b.office_source = 1"
        " AND b.state <> 'undone' AND b.take_over_day IS NOT NULL AND e.day <= b.take_over_day)"
    )


def _birth_guards() -> list[tuple[str, str]]:
    return [
        _refuse(
            "deadline_born", "BEFORE INSERT",
            f"NEW.state NOT IN ({listed(BORN)}) OR NEW.revision <> 1 OR NEW.round <> 1 OR NEW.rung <> 0",
            "nothing is born closed by two persons",
        ),
        _refuse(
            "deadline_born_on_record", "BEFORE INSERT", f"NEW.state = 'on_record' AND NOT {_on_office_record()}",
            "on record needs the dated event of an office file",
        ),
        _refuse(
            "deadline_typed", "BEFORE INSERT", "NEW.typed <> 0 AND (NEW.reason = '' OR NEW.entered_by IS NULL)",
            "a date added by hand needs a reason and a person",
        ),
        _refuse(
            "deadline_origin", f"BEFORE UPDATE OF {', '.join(ORIGIN)}", _differs(*ORIGIN),
            "what makes it this deadline does not change",
        ),
    ]  # fmt: skip


def _two_person_guards() -> list[tuple[str, str]]:
    ending = ", ".join(f"'{code}'" for code in sorted(ENDING))
    ended = (
        "EXISTS (SELECT 1 FROM event e WHERE e.id = NEW.closing_event AND e.matter = NEW.matter AND e.withdrawn = 0"
        f" AND e.code IN ({ending}) AND (e.office_source = 1 OR e.verified_by IS NOT NULL))"
    )
    reached = " ".join(f"WHEN '{state}' THEN '{act}'" for act, state in sorted(STATE_REACHED.items()))
    unpaired = (
        f"NEW.state IN ({listed(BY_TWO)}) AND NOT {agreed_pair('NEW.round', f'= CASE NEW.state {reached} END')}"
        f" AND (NEW.state = 'done' OR NOT {ended})"
    )
    reopened = agreed_pair("NEW.round - 1", "= 'reopen'")
    return [
        _refuse(
            "deadline_done", "BEFORE UPDATE OF state", f"NEW.state IS NOT OLD.state AND ({unpaired})",
            "two persons must agree on the present dates",
        ),
        _refuse(
            "deadline_closed", "BEFORE UPDATE OF state, revision, round, rung",
            f"OLD.state IN ({listed(BY_TWO)}) AND ((NEW.state IS OLD.state AND {_differs('revision', 'round', 'rung')})"
            " OR NEW.state IS NOT OLD.state AND (NEW.round <= OLD.round"
            f" OR NOT {reopened}))",
            "only a correction by two persons re-opens it",
        ),
    ]  # fmt: skip


def _closing_guards() -> list[tuple[str, str]]:
    struck = agreed_change("void", "c.deadline = OLD.id AND c.version = OLD.revision")
    undone = (
        "EXISTS (SELECT 1 FROM import_batch b JOIN matter m ON m.id = OLD.matter"
        " WHERE b.state = 'undone' AND (b.id = OLD.batch OR b.id = m.batch))"
    )
    return [
        _refuse(
            "deadline_on_record", "BEFORE UPDATE OF state, closing_event",
            f"NEW.state = 'on_record' AND (NEW.state IS NOT OLD.state OR {_differs('closing_event')})"
            f" AND NOT {_on_office_record()}",
            "on record needs the dated event of an office file",
        ),
        _refuse(
            "deadline_void", "BEFORE UPDATE OF state",
            "NEW.state = 'void' AND OLD.state <> 'void' AND (NEW.cause = ''"
            " OR EXISTS (SELECT 1 FROM confirmation c WHERE c.deadline = OLD.id)"
            f" OR NOT (OLD.typed = 1 AND {struck} OR {undone}"
            " OR EXISTS (SELECT 1 FROM matter m WHERE m.id = OLD.matter AND m.void = 1)))",
            "void is for what was entered in error or undone, with its cause, and never for what someone confirmed",
        ),
        _refuse(
            "deadline_cause", "BEFORE UPDATE OF state",
            "NEW.state IS NOT OLD.state AND NEW.state IN ('superseded', 'transferred') AND NEW.cause = ''",
            "an end without an act needs a cause",
        ),
    ]  # fmt: skip


def _date_guards() -> list[tuple[str, str]]:
    columns = "nominal, due, act_by, final, opens, late_until, extensions, restore_until, digest, state, cause"
    old = ", ".join(f"OLD.{column}" for column in columns.split(", "))
    return [
        _refuse(
            "deadline_revised", f"BEFORE UPDATE OF revision, {', '.join(DATES)}",
            f"NEW.revision <> OLD.revision + {_differs(*DATES)}", "a new date raises the revision by one",
        ),
        _refuse(
            "deadline_settled", f"BEFORE UPDATE OF {', '.join(DATES)}",
            f"{_differs(*DATES)} AND (OLD.state IN ({listed(BY_TWO)}, 'on_record', 'void', 'transferred')"
            " OR NEW.state = 'awaiting_second')",
            "dates of what is settled, or half confirmed, do not move",
        ),
        _refuse(
            "deadline_rung", "BEFORE UPDATE OF act_by, rung",
            "NEW.act_by IS NOT OLD.act_by AND NEW.rung IS OLD.rung AND NEW.revision IS OLD.revision"
            " OR NEW.rung < OLD.rung AND NEW.revision IS OLD.revision",
            "the day to work towards moves only with an extension or a new date",
        ),
        (
            "deadline_keeps_revision",
            ("CREATE TRIGGER deadline_keeps_revision AFTER UPDATE OF revision ON deadline FOR EACH ROW"
            " WHEN NEW.revision <> OLD.revision\n"
            f"BEGIN INSERT INTO deadline_revision (deadline, revision, {columns}) VALUES (OLD.id, OLD.revision, {old}); END"),
        ),
        _refuse(
            "deadline_revision_true", "BEFORE INSERT",
            "NOT EXISTS (SELECT 1 FROM deadline d WHERE d.id = NEW.deadline AND d.revision = NEW.revision + 1)",
            "revisions are kept as they happen", "deadline_revision",
        ),
    ]  # fmt: skip


def _course_guards() -> list[tuple[str, str]]:
    steps = ", ".join(f"'{a}>{b}'" for a in sorted(TRANSITIONS) for b in sorted(TRANSITIONS[a]) if a != b)
    first = "SELECT 1 FROM confirmation c WHERE c.deadline = OLD.id AND c.revision = {row}.revision AND c.round = {row}.round"
    agreed = agreed_pair("OLD.round", "<> 'reopen'")
    return [
        _refuse(
            "deadline_course", "BEFORE UPDATE OF state",
            f"NEW.state IS NOT OLD.state AND OLD.state || '>' || NEW.state NOT IN ({steps})", "no such step",
        ),
        _refuse(
            "deadline_awaiting", "BEFORE UPDATE OF state, round",
            "NEW.state = 'awaiting_second' AND (OLD.state IS NOT NEW.state OR NEW.round <> OLD.round) AND NOT ("
            f"EXISTS ({first.format(row='NEW')} AND c.slot = 1) AND NOT EXISTS ({first.format(row='NEW')} AND c.slot = 2))",
            "a second person is awaited only after a first",
        ),
        _refuse(
            "deadline_waits", "BEFORE UPDATE OF state",
            "OLD.state = 'awaiting_second' AND NEW.state IN ('expected', 'open', 'extended', 'missed')"
            " AND NEW.round = OLD.round AND NEW.revision = OLD.revision",
            "back to open only with a new round or new dates",
        ),
        _refuse(
            "deadline_round", "BEFORE UPDATE OF round",
            f"NEW.round <> OLD.round AND OLD.state NOT IN ({listed(BY_TWO)}) AND (NEW.round <> OLD.round + 1"
            f" OR NEW.revision <> OLD.revision OR NOT EXISTS ({first.format(row='OLD')}) OR {agreed})",
            "a round ends with a mismatch",
        ),
    ]  # fmt: skip
