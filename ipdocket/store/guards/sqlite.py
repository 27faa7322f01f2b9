"""The triggers that keep the docket honest on SQLite: nothing deleted, nothing quietly changed.

Each guard names what it refuses. They rely neither on foreign keys nor on recursive triggers being switched on, because
a program with its own connection to the file may switch both off. `INSERT OR REPLACE` deletes rows without firing delete
triggers then, hence the guards against existing keys; `UPDATE OR REPLACE` likewise, hence the guards on changed keys.
"""

from ipdocket.store.guards.part import Guard
from ipdocket.store.guards.sqlite_absences import PART as ABSENCES
from ipdocket.store.guards.sqlite_changes import PART as CHANGES
from ipdocket.store.guards.sqlite_controls import PART as CONTROLS
from ipdocket.store.guards.sqlite_conventions import PART as CONVENTIONS
from ipdocket.store.guards.sqlite_deadline import deadline_guards
from ipdocket.store.guards.sqlite_hand_off import PART as HAND_OFFS
from ipdocket.store.guards.sqlite_intake import PART as INTAKE
from ipdocket.store.guards.sqlite_mail import PART as MAIL
from ipdocket.store.guards.sqlite_owner import PART as OWNERS
from ipdocket.store.guards.sqlite_reminders import PART as REMINDERS
from ipdocket.store.guards.sqlite_rules import rule_guards
from ipdocket.store.guards.sqlite_walls import PART as WALLS
from ipdocket.store.tables import normal_sql

# The rooms of tables, each with guards of its own; a new one is added here.
PARTS = (
    OWNERS,
    CONVENTIONS,
    CONTROLS,
    ABSENCES,
    CHANGES,
    REMINDERS,
    WALLS,
    INTAKE,
    HAND_OFFS,
    MAIL,
)
# Rows of these are never deleted; their ids never change and no insert takes the place of an existing row.
KEPT = (
    "matter", "event", "event_revision", "event_check", "deadline", "deadline_revision", "confirmation", "evidence",
    "party", "party_name", "person", "account", "import_batch", "import_row", "rule_text", "rule_set",
    "rule_decision", "wording", "audit", "schema_version", "alembic_version",
    *(table for part in PARTS for table in part.kept),
)  # fmt: skip
# Rows of these are never changed either.
APPEND_ONLY = (
    "event_revision", "event_check", "deadline_revision", "confirmation", "evidence", "rule_text", "rule_set",
    "rule_decision", "wording", "audit", "schema_version", "alembic_version",
    *(table for part in PARTS for table in part.append_only),
)  # fmt: skip
# Tables with another unique key besides the id: an insert or a change must not push out the row that holds it.
UNIQUE = {
    "event_revision": ("event, version", "1"),
    "deadline_revision": ("deadline, revision", "1"),
    "evidence": ("sha256", "1"),
    "party_name": ("party, name", "1"),
    "account": ("login", "1"),
    "rule_decision": ("rule_set, slot", "1"),
    "wording": ("title, authority, if_missed", "1"),
    **{table: key for part in PARTS for table, key in part.unique.items()},
}
PRIMARY = {"rule_text": "digest", "schema_version": "version", "alembic_version": "version_num"}
# What a row says of its origin stays as it was written.
FIXED = {
    "event": ("matter", "source", "batch", "office_source", "entered_by"),
    "import_batch": ("sha256", "take_over_day", "office_source", "created_by", "created_at"),
    "import_row": ("batch", "row_key", "matter"),
    "account": ("person",),
    "party": ("kind",),
    "party_name": ("party", "name"),
    **{table: columns for part in PARTS for table, columns in part.fixed.items()},
}


def all_guards() -> tuple[Guard, ...]:
    """Every guard as (name, CREATE TRIGGER statement), in a fixed order."""
    made = (
        *_kept_guards(), *_unique_guards(), *_fixed_guards(), *_matter_guards(), *_event_birth_guards(),
        *_event_course_guards(), *deadline_guards(), *_entry_guards(), *_round_guards(), *_audit_guards(), *_batch_guards(),
        *rule_guards(),
        *(guard for part in PARTS for guard in part.guards()),
    )  # fmt: skip
    return tuple(sorted(made))


def trigger(name: str, when: str, table: str, condition: str, message: str) -> Guard:
    """A guard that refuses with `message` where the condition holds."""
    return name, (
        f"CREATE TRIGGER {name} {when} ON {table} FOR EACH ROW WHEN {condition}\n"
        f"BEGIN SELECT RAISE(ABORT, '{name}: {message}'); END"
    )


def differs(*columns: str) -> str:
    """True where any of the columns changes."""
    return "(" + " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in columns) + ")"


def _kept_guards() -> list[Guard]:
    guards = []
    for table in KEPT:
        key = PRIMARY.get(table, "id")
        guards.append(trigger(f"{table}_no_delete", "BEFORE DELETE", table, "1", "nothing is deleted"))
        if table in APPEND_ONLY:
            guards.append(trigger(f"{table}_no_change", "BEFORE UPDATE", table, "1", "this is only added to"))
        else:
            guards.append(trigger(f"{table}_same_id", "BEFORE UPDATE", table, differs(key), "ids never change"))
        if table not in ("audit", "event_revision", "deadline_revision"):  # theirs is said more closely below
            taken = f"EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key})"
            guards.append(trigger(f"{table}_no_replace", "BEFORE INSERT", table, taken, "the row exists already"))
    return guards


def _unique_guards() -> list[Guard]:
    guards = []
    for table, (columns, condition) in UNIQUE.items():
        names = columns.split(", ")
        same = " AND ".join(f"{name} = NEW.{name}" for name in names)
        taken = f"EXISTS (SELECT 1 FROM {table} WHERE {same} AND {condition.format(row='NEW')}"
        guards.append(trigger(f"{table}_once", "BEFORE INSERT", table, f"{taken})", "the key is taken"))
        if table not in APPEND_ONLY and not set(names) <= set(FIXED.get(table, ())):
            guards.append(
                trigger(f"{table}_stays_once", "BEFORE UPDATE", table, f"{taken} AND id <> OLD.id)", "the key is taken")
            )
    return guards


def _fixed_guards() -> list[Guard]:
    return [
        trigger(f"{table}_origin", "BEFORE UPDATE", table, differs(*columns), "where it came from does not change")
        for table, columns in FIXED.items()
    ]


def _matter_guards() -> list[Guard]:
    confirmed = (
        "EXISTS (SELECT 1 FROM deadline d JOIN confirmation c ON c.deadline = d.id WHERE d.matter = OLD.id)"
    )
    bare, new = normal_sql("reference"), normal_sql("NEW.reference")
    taken = f"NEW.void = 0 AND EXISTS (SELECT 1 FROM matter WHERE {bare} = {new} AND void = 0"
    return [
        trigger("matter_once", "BEFORE INSERT", "matter", f"{taken})", "the key is taken"),
        trigger(
            "matter_stays_once", "BEFORE UPDATE", "matter",
            f"{differs('reference', 'void', 'id')} AND {taken} AND id <> OLD.id)", "the key is taken",
        ),
        trigger(
            "matter_version", "BEFORE UPDATE", "matter", "NEW.version <> OLD.version + 1", "each change raises the version by one"
        ),
        trigger(
            "matter_void", "BEFORE UPDATE", "matter",
            f"NEW.void <> OLD.void AND (NEW.void = 0 OR NEW.void_reason = '' OR {confirmed})",
            "only a matter without confirmations becomes void, with a reason, for good",
        ),
        trigger("matter_born", "BEFORE INSERT", "matter", "NEW.void <> 0 OR NEW.version <> 1", "a matter begins at version 1"),
    ]  # fmt: skip


def _event_birth_guards() -> list[Guard]:
    running = "EXISTS (SELECT 1 FROM import_batch b WHERE b.id = NEW.batch AND b.state = 'running'"
    return [
        trigger(
            "event_born", "BEFORE INSERT", "event",
            "NEW.version <> 1 OR NEW.verified_by IS NOT NULL OR NEW.withdrawn <> 0 OR NEW.dated_by IS NOT NEW.entered_by",
            "an event begins at version 1 and unverified",
        ),
        trigger(
            "event_batch", "BEFORE INSERT", "event",
            f"(NEW.source = 'import') <> (NEW.batch IS NOT NULL) OR NEW.batch IS NOT NULL AND NOT {running})",
            "imported events belong to a running import",
        ),
        trigger(
            "event_office", "BEFORE INSERT", "event",
            "NEW.office_source <> 0 AND (NEW.batch IS NULL"
            " OR NOT EXISTS (SELECT 1 FROM import_batch b WHERE b.id = NEW.batch AND b.office_source = 1))",
            "only the import of an office file brings an office source",
        ),
    ]  # fmt: skip


def _event_course_guards() -> list[Guard]:
    dated = ("code", "day", "paper_type", "notified", "delivery", "period", "withdrawn")
    checked = (
        "EXISTS (SELECT 1 FROM event_check k WHERE k.event = NEW.id AND k.version = NEW.version"
        " AND k.person = NEW.verified_by AND k.day = NEW.day)"
    )
    return [
        trigger(
            "event_revised", "BEFORE UPDATE", "event",
            f"NEW.version <> OLD.version + {differs(*dated)} OR {differs(*dated)} AND NEW.verified_by IS NOT NULL",
            "a changed date raises the version by one and is unverified again",
        ),
        trigger(
            "event_verified", "BEFORE UPDATE", "event",
            "NEW.verified_by IS NOT NULL AND NEW.verified_by IS NOT OLD.verified_by"
            f" AND (NEW.verified_by IS NEW.dated_by OR NOT {checked})",
            "verified is what a second person typed the same",
        ),
        (
            "event_keeps_revision",
            ("CREATE TRIGGER event_keeps_revision AFTER UPDATE ON event FOR EACH ROW WHEN NEW.version <> OLD.version\n"
            "BEGIN INSERT INTO event_revision (event, version, code, day, paper_type, notified, delivery, period, withdrawn,"
            " verified_by) VALUES (OLD.id, OLD.version, OLD.code, OLD.day, OLD.paper_type, OLD.notified, OLD.delivery,"
            " OLD.period, OLD.withdrawn, OLD.verified_by); END"),
        ),
        trigger(
            "event_revision_true", "BEFORE INSERT", "event_revision",
            "NOT EXISTS (SELECT 1 FROM event e WHERE e.id = NEW.event AND e.version = NEW.version + 1)",
            "revisions are kept as they happen",
        ),
        trigger(
            "event_check_current", "BEFORE INSERT", "event_check",
            "NOT EXISTS (SELECT 1 FROM event e WHERE e.id = NEW.event AND e.version = NEW.version"
            " AND e.dated_by IS NOT NEW.person AND e.withdrawn = 0)"
            " OR NOT EXISTS (SELECT 1 FROM person p WHERE p.id = NEW.person)",
            "a check is of the present date, by another person",
        ),
    ]  # fmt: skip


def _entry_guards() -> list[Guard]:
    place = "deadline = NEW.deadline AND revision = NEW.revision AND round = NEW.round"
    return [
        trigger(
            "confirmation_slot_taken", "BEFORE INSERT", "confirmation",
            f"EXISTS (SELECT 1 FROM confirmation WHERE {place} AND slot = NEW.slot)", "this entry was made already",
        ),
        trigger(
            "confirmation_two_persons", "BEFORE INSERT", "confirmation",
            f"EXISTS (SELECT 1 FROM confirmation WHERE {place} AND person = NEW.person)", "two different persons",
        ),
        trigger(
            "confirmation_order", "BEFORE INSERT", "confirmation",
            f"NEW.slot = 2 AND NOT EXISTS (SELECT 1 FROM confirmation WHERE {place} AND slot = 1 AND act = NEW.act)",
            "the second entry follows a first for the same act",
        ),
        trigger(
            "confirmation_person", "BEFORE INSERT", "confirmation",
            "NOT EXISTS (SELECT 1 FROM person p WHERE p.id = NEW.person AND p.active = 1)", "confirmed by a person of the firm",
        ),
    ]  # fmt: skip


def _round_guards() -> list[Guard]:
    working = "('expected', 'open', 'extended', 'missed')"
    final = "('done', 'not_needed', 'abandoned')"
    return [
        trigger(
            "confirmation_current", "BEFORE INSERT", "confirmation",
            "NOT EXISTS (SELECT 1 FROM deadline d WHERE d.id = NEW.deadline AND d.revision = NEW.revision)",
            "only the present dates are confirmed",
        ),
        trigger(
            "confirmation_round", "BEFORE INSERT", "confirmation",
            "NEW.act <> 'reopen' AND NOT EXISTS (SELECT 1 FROM deadline d WHERE d.id = NEW.deadline AND d.round = NEW.round"
            f" AND (NEW.slot = 1 AND d.state IN {working} OR NEW.slot = 2 AND d.state = 'awaiting_second'))",
            "confirmed in the present round, while someone must still act",
        ),
        trigger(
            "confirmation_reopen", "BEFORE INSERT", "confirmation",
            f"NEW.act = 'reopen' AND (NOT EXISTS (SELECT 1 FROM deadline d WHERE d.id = NEW.deadline AND d.state IN {final}"
            " AND NEW.round > d.round) OR NEW.slot = 1 AND NEW.round <> 1 + (SELECT max(round) FROM confirmation"
            " WHERE deadline = NEW.deadline))",
            "re-opened is only what two persons closed, in a round of its own",
        ),
    ]  # fmt: skip


def _audit_guards() -> list[Guard]:
    last = "(SELECT {column} FROM audit ORDER BY id DESC LIMIT 1)"
    return [
        trigger(
            "audit_numbered", "BEFORE INSERT", "audit",
            f"NEW.id IS NOT ifnull({last.format(column='id')}, 0) + 1", "entries are numbered without a gap",
        ),
        trigger(
            "audit_chained", "BEFORE INSERT", "audit",
            f"NEW.previous IS NOT ifnull({last.format(column='hash')}, '')", "each entry carries the hash of the one before",
        ),
    ]  # fmt: skip


def _batch_guards() -> list[Guard]:
    return [
        trigger("import_batch_born", "BEFORE INSERT", "import_batch", "NEW.state <> 'running'", "an import begins running"),
        trigger(
            "import_batch_course", "BEFORE UPDATE", "import_batch",
            "NEW.state <> OLD.state AND OLD.state || '>' || NEW.state NOT IN ('running>imported', 'imported>undone')"
            " OR NEW.state = 'undone' AND (NEW.undone_by IS NULL OR NEW.undo_reason = '')",
            "running, imported, undone with a name and a reason",
        ),
    ]  # fmt: skip
