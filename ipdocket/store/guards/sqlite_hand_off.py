"""The triggers on hand-off notes: nobody hands on to themselves, one answer to an item, and that by the right person."""

from ipdocket.domain.hand_off import SHORTEST_REFUSAL
from ipdocket.store.guards.part import Guard, Part

# As in `sqlite`: rows never deleted and never changed.
KEPT = ("hand_off", "hand_off_item", "hand_off_answer")
APPEND_ONLY = KEPT
_OF_THE_FIRM = "EXISTS (SELECT 1 FROM person p WHERE p.id = NEW.{column} AND p.active = 1)"


def hand_off_guards() -> list[Guard]:
    """The guards of notes, their items, and the answers to them."""
    return [*_note_guards(), *_item_guards(), *_answer_guards()]


def _note_guards() -> list[Guard]:
    writer, receiver = (_OF_THE_FIRM.format(column=one) for one in ("writer", "receiver"))
    another = f"NEW.receiver IS NULL AND NEW.desk <> '' OR NEW.desk = '' AND NEW.receiver <> NEW.writer AND {receiver}"
    return [
        _refuse("hand_off_person", "hand_off", f"NOT {writer}", "written by a person of the firm"),
        _refuse("hand_off_receiver", "hand_off", f"({another}) IS NOT TRUE", "handed to another person of the firm, or to a desk"),
        _refuse("hand_off_told", "hand_off", "NEW.zone = '' OR NEW.lines < 1", "a note has items, and a clock of its receiver"),
    ]


def _item_guards() -> list[Guard]:
    present = (
        "EXISTS (SELECT 1 FROM hand_off n WHERE n.id = NEW.note AND n.id = (SELECT max(id) FROM hand_off)"
        " AND n.lines > (SELECT count(*) FROM hand_off_item i WHERE i.note = n.id))"
    )
    dated = "NEW.about IN ('deadline', 'second') AND NEW.event IS NULL AND NEW.paper IS NULL AND EXISTS"
    entered = "NEW.about = 'verification' AND NEW.deadline IS NULL AND NEW.paper IS NULL AND EXISTS"
    logged = "NEW.about = 'paper' AND NEW.deadline IS NULL AND NEW.event IS NULL AND EXISTS"
    one_thing = (
        f"({dated} (SELECT 1 FROM deadline d WHERE d.id = NEW.deadline AND d.matter = NEW.matter)"
        f" OR {entered} (SELECT 1 FROM event e WHERE e.id = NEW.event AND e.matter = NEW.matter)"
        f" OR {logged} (SELECT 1 FROM paper r WHERE r.id = NEW.paper AND r.matter IS NEW.matter))"
    )
    lies = (
        "EXISTS (SELECT 1 FROM hand_off_item i WHERE i.deadline IS NEW.deadline"
        " AND i.event IS NEW.event AND i.paper IS NEW.paper"
        " AND NOT EXISTS (SELECT 1 FROM hand_off_answer a WHERE a.item = i.id))"
    )
    mute = "NEW.state = 'waiting' AND trim(NEW.waiting_for) = '' OR NEW.state = 'blocked' AND trim(NEW.sentence) = ''"
    return [
        _refuse("hand_off_item_present", "hand_off_item", f"NOT {present}", "items are of the note that is being written"),
        _refuse("hand_off_item_thing", "hand_off_item", f"NOT {one_thing}", "an item is about one thing of its own matter"),
        _refuse("hand_off_item_lies", "hand_off_item", lies, "what lies in a note unanswered is in no other"),
        _refuse("hand_off_item_said", "hand_off_item", mute, "blocked says why, waiting says for whom"),
    ]


def _answer_guards() -> list[Guard]:
    note = "SELECT 1 FROM hand_off_item i JOIN hand_off n ON n.id = i.note WHERE i.id = NEW.item"
    right = (
        f"NEW.answer = 'kept' AND EXISTS ({note} AND n.writer = NEW.person)"
        f" OR NEW.answer <> 'kept' AND EXISTS ({note} AND n.writer <> NEW.person"
        " AND (n.receiver IS NULL OR n.receiver = NEW.person))"
    )
    allowed = "a.answer = 'refused' AND NEW.answer = 'kept'"
    before = f"EXISTS (SELECT 1 FROM hand_off_answer a WHERE a.item = NEW.item AND NOT ({allowed}))"
    words = f"length(trim(NEW.reason)) >= {SHORTEST_REFUSAL} AND instr(trim(NEW.reason), ' ') > 0"
    return [
        _refuse(
            "hand_off_answer_person", "hand_off_answer", f"NOT {_OF_THE_FIRM.format(column='person')}",
            "answered by a person of the firm",
        ),
        _refuse(
            "hand_off_answer_right", "hand_off_answer", f"NOT ({right})",
            "accepted or refused by whom it was handed to, kept by the writer",
        ),
        _refuse("hand_off_answer_first", "hand_off_answer", before, "an item is answered once; the writer keeps what was refused"),
        _refuse("hand_off_answer_why", "hand_off_answer", f"NEW.answer = 'refused' AND NOT ({words})", "refused with a reason"),
    ]  # fmt: skip


def _refuse(name: str, table: str, condition: str, message: str) -> Guard:
    return name, (
        f"CREATE TRIGGER {name} BEFORE INSERT ON {table} FOR EACH ROW WHEN {condition}\n"
        f"BEGIN SELECT RAISE(ABORT, '{name}: {message}'); END"
    )


PART = Part(KEPT, hand_off_guards, APPEND_ONLY)
