"""Hand-off notes in the store: the record beside the rows, what is left of them, and the guards' last word."""

from datetime import timedelta

import pytest

from ipdocket.domain.deadlines import State
from ipdocket.domain.hand_off import About, Answer, Drawn, ItemDraft, ItemState, NoteDraft, Thing
from ipdocket.store import hand_offs
from ipdocket.store.deadlines import end_deadlines
from ipdocket.store.refusals import GuardRefused
from tests.store.making import NOON, Small


def write(small: Small, *deadlines: int, receiver: int | None = None) -> int:
    drafts = tuple(ItemDraft(Thing(About.DEADLINE, one), ItemState.BLOCKED, sentence="no answer") for one in deadlines)
    things = [Drawn(one.thing, small.matter, "", "EP", "", None, "Europe/Berlin") for one in drafts]
    with small.store.work(small.ann, "hand off") as work:
        return hand_offs.add_note(
            work, NoteDraft(receiver or small.ben.person, "", "Asia/Manila", drafts), things
        )


def answer(small: Small, item: int, said: Answer, reason: str = "") -> None:
    (found,) = [one for note in hand_offs.list_notes(small.store) for one in note.items if one.id == item]
    with small.store.work(small.ann if said is Answer.KEPT else small.ben, "answer") as work:
        hand_offs.add_answers(work, [found], said, reason)


def test_each_item_is_on_the_record_with_its_matter(small: Small) -> None:
    head = small.store.head().number
    write(small, *small.dates[:2])
    rows = small.store.driver.execute("SELECT subject, matter FROM audit WHERE id > ? ORDER BY id", (head,)).fetchall()
    assert rows == [("hand-off", None), ("hand-off item", small.matter), ("hand-off item", small.matter)]
    answer(small, 1, Answer.ACCEPTED)
    (body,) = small.store.driver.execute("SELECT body FROM audit ORDER BY id DESC LIMIT 1").fetchone()
    assert '"answer":"accepted"' in body


def test_what_is_left_of_old_notes_is_still_listed(small: Small) -> None:
    write(small, *small.dates[:2])
    later = NOON + timedelta(days=400)
    assert len(hand_offs.list_notes(small.store, later)) == 1
    answer(small, 1, Answer.ACCEPTED)
    answer(small, 2, Answer.REFUSED, "not of our team")
    assert len(hand_offs.list_notes(small.store, later)) == 1, "what came back is the writer's to see"
    assert [one.id for one in hand_offs.list_refused(small.store, small.ann.person)] == [2]
    answer(small, 2, Answer.KEPT)
    assert hand_offs.list_notes(small.store, later) == [] and len(hand_offs.list_notes(small.store)) == 1
    assert hand_offs.list_lying(small.store) == {} and hand_offs.list_refused(small.store, small.ann.person) == []


def test_who_took_a_thing_last_has_it_until_it_is_done(small: Small) -> None:
    first = small.dates[0]
    write(small, first)
    assert hand_offs.list_lying(small.store) == {("deadline", first): 1}
    answer(small, 1, Answer.ACCEPTED)
    write(small, first)
    answer(small, 2, Answer.ACCEPTED)
    assert [(one.id, one.answered_name) for one in hand_offs.list_taken(small.store)] == [(2, "Ben")]
    with small.store.work(small.ann, "end") as work:
        end_deadlines(work, [first], State.TRANSFERRED, "gone to another agent")
    assert hand_offs.list_taken(small.store) == []
    assert [one.over for one in hand_offs.list_notes(small.store)[0].items] == [True]


def test_the_guards_have_the_last_word(small: Small) -> None:
    with pytest.raises(GuardRefused, match="another person"):
        write(small, small.dates[0], receiver=small.ann.person)
    write(small, small.dates[0])
    with pytest.raises(GuardRefused, match="in no other"):
        write(small, small.dates[0])
    assert len(hand_offs.list_notes(small.store)) == 1, "a refused note leaves nothing behind"
    with pytest.raises(GuardRefused, match="with a reason"):
        answer(small, 1, Answer.REFUSED, "no")
    answer(small, 1, Answer.ACCEPTED)
    with pytest.raises(GuardRefused, match="answered once"):
        answer(small, 1, Answer.KEPT)
