"""Merges, splits and their undoing, in every order: no matter without its recorded name, all on record, undone whole."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from ipdocket.domain.matter import Matter
from ipdocket.domain.owners import ChangeState, OwnerAct, OwnerProposal
from ipdocket.domain.parties import Party, PartyKind
from ipdocket.domain.people import PROGRAM, Actor, Person, Role
from ipdocket.errors import Refused
from ipdocket.store import audit, matters, owner_decisions, owners, parties
from ipdocket.store.open import create_store
from ipdocket.store.owner_refusals import BuiltUpon, KeptApart, NotTwoOwners, OwnerGone, SeenOtherwise
from ipdocket.store.people import add_person
from ipdocket.store.refusals import SamePerson, WrongStep
from ipdocket.store.work import Store
from tests.store.making import CLOCK, Small

Standing = tuple[dict[int, int], dict[int, tuple[object, ...]], dict[int, str]]


def standing(store: Store) -> Standing:
    """Who owns what, which owner stands for which, and the names on record."""
    rows = store.driver.execute("SELECT id, owner, owner_as_recorded FROM matter").fetchall()
    held = store.driver.execute("SELECT id, name, merged_into, withdrawn FROM party").fetchall()
    live = {row[0]: (row[1], row[2]) for row in held if not row[3]}
    return {row[0]: row[1] for row in rows}, live, {row[0]: row[2] for row in rows}


def two_owners(small: Small) -> tuple[int, int, int]:
    with small.store.work(small.ann, "enter") as work:
        one, other = (parties.add_party(work, Party(PartyKind.OWNER, name)) for name in ("Acme GmbH", "ACME Gmbh & Co"))
        owned = matters.add_matter(work, Matter("O-1", "EP", "patent", owner=other, owner_as_recorded="Acme Gmbh & Co."))
        matters.add_matter(work, Matter("O-2", "EP", "patent", owner=other))
    return one, other, owned


def accept(small: Small, change: int) -> int:
    with small.store.work(small.ben, "accept owners") as work:
        made = owners.get_change(small.store, change).proposal
        return owners.accept_change(work, change, owners.preview_change(small.store, made).digest)


def propose(small: Small, made: OwnerProposal) -> int:
    with small.store.work(small.ann, "propose owners") as work:
        return owners.propose_change(work, made)


def test_a_merge_moves_the_matters_keeps_their_names_and_is_undone_whole(small: Small) -> None:
    one, other, owned = two_owners(small)
    before = standing(small.store)
    change = propose(small, OwnerProposal(OwnerAct.MERGE, "same words", one, (other,)))
    assert standing(small.store) == before
    with pytest.raises(SamePerson), small.store.work(small.ann, "accept owners") as work:
        owners.accept_change(work, change, "")
    assert accept(small, change) == 2
    assert matters.get_matter(small.store, owned).owner == one
    assert [row[2] for row in small.store.driver.execute("SELECT * FROM owner_change_matter ORDER BY id")] == [owned, owned + 1]
    assert standing(small.store)[2] == {**before[2], owned + 1: "ACME Gmbh & Co"}
    assert parties.list_names(small.store, one) == [("ACME Gmbh & Co", "merged")]
    assert [row.name for row in parties.list_parties(small.store, PartyKind.OWNER, "gmbh & co")] == ["Acme GmbH"]
    told = small.store.driver.execute("SELECT body FROM audit WHERE matter = ? ORDER BY id DESC LIMIT 1", (owned,)).fetchone()
    assert json.loads(told[0]) == {"before": {"owner": other}, "after": {"owner": one}}
    with small.store.work(small.ann, "undo owners") as work:
        assert owners.undo_change(work, change, "two firms") == 2
    assert standing(small.store)[:2] == before[:2]
    assert owners.list_changes(small.store, ChangeState.UNDONE)[0].undo_reason == "two firms"
    with pytest.raises(WrongStep):
        accept(small, change)


def test_a_split_makes_an_owner_that_its_undoing_withdraws(small: Small) -> None:
    _one, other, owned = two_owners(small)
    before = standing(small.store)
    change = propose(small, OwnerProposal(OwnerAct.SPLIT, "two firms", source=other, matters=(owned,), name="Acme KG"))
    assert accept(small, change) == 1
    made = matters.get_matter(small.store, owned).owner
    assert made is not None and parties.get_party(small.store, made).name == "Acme KG"
    with small.store.work(small.ann, "enter") as work:
        late = matters.add_matter(work, Matter("O-3", "EP", "patent", owner=made))
    with pytest.raises(BuiltUpon), small.store.work(small.ann, "undo owners") as work:
        owners.undo_change(work, change, "misread")
    with small.store.work(small.ann, "void") as work:
        matters.void_matter(work, late, "x")
    with small.store.work(small.ann, "undo owners") as work:
        owners.undo_change(work, change, "misread")
    assert standing(small.store)[1] == before[1]


def test_what_cannot_be_merged_is_refused(small: Small) -> None:
    one, other, _owned = two_owners(small)
    with pytest.raises(NotTwoOwners):
        propose(small, OwnerProposal(OwnerAct.MERGE, "x", one, (one,)))
    with small.store.work(small.ann, "keep apart") as work:
        decision = owner_decisions.keep_apart(work, other, one, "two firms")
        assert owner_decisions.keep_apart(work, one, other, "again") == decision
    with pytest.raises(KeptApart):
        propose(small, OwnerProposal(OwnerAct.MERGE, "x", one, (other,)))
    with small.store.work(small.ann, "withdraw") as work:
        owner_decisions.withdraw_apart(work, decision, "one firm")
    change = propose(small, OwnerProposal(OwnerAct.MERGE, "x", one, (other,)))
    again = propose(small, OwnerProposal(OwnerAct.MERGE, "x", one, (other,)))
    with pytest.raises(SeenOtherwise), small.store.work(small.ben, "accept") as work:
        owners.accept_change(work, change, "something else")
    accept(small, change)
    with pytest.raises(OwnerGone):
        accept(small, again)
    with small.store.work(small.ann, "refuse") as work:
        owners.refuse_change(work, again)
    assert [one.state for one in owners.list_changes(small.store)] == [ChangeState.REFUSED, ChangeState.ACCEPTED]


class OwnersInAnyOrder(RuleBasedStateMachine):
    """Merges, splits and undoings at random, refused or not."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.store = create_store(Path(self.folder.name) / "d.ipdocket", CLOCK)
        with self.store.work(PROGRAM, "set up") as work:
            self.ann, self.ben = (
                Actor(add_person(work, Person(name, frozenset({Role.DOCKETING}))), name) for name in ("Ann", "Ben")
            )
            self.owners = [parties.add_party(work, Party(PartyKind.OWNER, f"Owner {n}")) for n in range(6)]
            for number in range(12):
                recorded = f"OWNER {number % 6}" if number % 2 else ""
                matters.add_matter(work, Matter(
                    f"M-{number}", "EP", "patent", owner=self.owners[number % 6], owner_as_recorded=recorded
                ))  # fmt: skip
        self.recorded = standing(self.store)[2]
        self.before: dict[int, Standing] = {}
        self.after: dict[int, Standing] = {}

    def change(self, made: OwnerProposal) -> None:
        before = standing(self.store)
        try:
            with self.store.work(self.ann, "propose") as work:
                change = owners.propose_change(work, made)
            with self.store.work(self.ben, "accept") as work:
                owners.accept_change(work, change, owners.preview_change(self.store, made).digest)
        except Refused:
            assert standing(self.store) == before
            return
        self.before[change], self.after[change] = before, standing(self.store)

    @rule(into=st.integers(0, 5), sources=st.sets(st.integers(0, 5), min_size=1, max_size=3))
    def merge(self, into: int, sources: set[int]) -> None:
        chosen = tuple(self.owners[one] for one in sorted(sources))
        self.change(OwnerProposal(OwnerAct.MERGE, "alike", self.owners[into], chosen))

    @rule(source=st.integers(0, 5), into=st.integers(-1, 5), numbers=st.sets(st.integers(1, 12), min_size=1))
    def split(self, source: int, into: int, numbers: set[int]) -> None:
        given = None if into < 0 else self.owners[into]
        name = "New owner" if into < 0 else ""
        self.change(
            OwnerProposal(OwnerAct.SPLIT, "two", given, source=self.owners[source], matters=tuple(sorted(numbers)), name=name)
        )

    @precondition(lambda self: self.after)
    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        change = data.draw(st.sampled_from(sorted(self.after)))
        now = standing(self.store)
        try:
            with self.store.work(self.ann, "undo") as work:
                owners.undo_change(work, change, "wrong")
        except Refused:
            assert standing(self.store) == now
            assert now != self.after[change], "what nothing builds upon can be undone"
            return
        if now[:2] == self.after[change][:2]:
            assert standing(self.store)[:2] == self.before[change][:2]
        del self.after[change]

    @invariant()
    def names_are_kept(self) -> None:
        held = standing(self.store)
        for matter, owner in held[0].items():
            assert self.recorded[matter] in ("", held[2][matter])
            assert held[1][owner][1] is None, "a matter's owner stands for itself"

    @invariant()
    def the_record_is_complete(self) -> None:
        assert audit.verify_chain(self.store.driver) is None
        last: dict[int, int] = {}
        for matter, body in self.store.driver.execute("SELECT matter, body FROM audit WHERE subject = 'matter' ORDER BY id"):
            last[matter] = json.loads(body)["after"]["owner"]
        assert last == standing(self.store)[0]

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()


TestOwnersInAnyOrder = OwnersInAnyOrder.TestCase
TestOwnersInAnyOrder.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
