"""Two desktops on one docket: what one saves the other shows, and neither writes over the other."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from ipdocket import app
from ipdocket.clock import FixedClock
from ipdocket.domain.changes import Kind
from ipdocket.domain.confirmations import ConfirmedAct
from ipdocket.domain.deadlines import State, Typed
from ipdocket.domain.hand_off import About, ItemDraft, ItemState, NoteDraft, Thing
from ipdocket.domain.matter import Matter
from ipdocket.domain.people import Person, Role
from ipdocket.services import handing_off
from ipdocket.services.confirming import enter_first, enter_second
from ipdocket.services.dating import add_date, assign_dates
from ipdocket.services.docketing import Draft, change_matter, enter_matter
from ipdocket.services.handing_off import NotYoursToAnswer
from ipdocket.store import audit
from ipdocket.store.confirming import Entry
from ipdocket.store.deadlines import get_deadline
from ipdocket.store.matters import get_matter, list_references
from ipdocket.store.people import list_people
from ipdocket.store.refusals import ChangedMeanwhile, WrongStep
from tests.postgres_dockets import PASSWORD, lay

CLOCK = FixedClock(datetime(2026, 11, 23, 9, tzinfo=UTC))
ROLES = frozenset({Role.DOCKETING, Role.VERIFIER})
ENTRY = Entry(ConfirmedAct.FILED, date(2026, 11, 20), "R-1")


@pytest.fixture
def desks(qtbot, qapp, postgres):
    address, _ = lay(postgres, CLOCK, [("lea", Person("Lea Ott", ROLES)), ("mo", Person("Mo Kerr", ROLES))])
    made = [app.Program(qapp, CLOCK, False, address.of_user(login, PASSWORD)) for login in ("lea", "mo")]
    for program in made:
        program.start()
    for program in made:
        qtbot.waitUntil(lambda one=program: one.window is not None and one.window.page is not None, timeout=30_000)
        qtbot.waitUntil(lambda one=program: one.tasks.pending == 0, timeout=30_000)
    yield made
    for program in made:
        if program.window is not None:
            program.window.close()
        program.close()


def on_its_thread(qtbot, program, act, *values):
    """What a service gives, asked on the thread to which the desk's docket belongs."""
    answers = []
    program.tasks.change(act, program.opened.session, *values, then=answers.append, refused=answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=30_000)
    return answers[0]


def test_two_desks_share_one_docket(qtbot, desks):
    lea, mo = desks
    refreshed = []
    mo.changed_elsewhere.connect(refreshed.append)
    made = on_its_thread(qtbot, lea, enter_matter, Draft(Matter("TWO-1", "EP", "patent", title="Lid")))
    qtbot.waitUntil(lambda: any(made in told.matters for told in refreshed), timeout=30_000)
    assert on_its_thread(qtbot, mo, lambda session: list_references(session.store)) == {"TWO-1"}

    read = on_its_thread(qtbot, mo, lambda session: get_matter(session.store, made))
    on_its_thread(qtbot, lea, change_matter, replace(read, title="Nozzle"))
    clash = on_its_thread(qtbot, mo, change_matter, replace(read, title="Valve"))
    assert isinstance(clash, ChangedMeanwhile)
    assert clash.versions == (("title", "Nozzle", "Valve"),)

    call = on_its_thread(qtbot, lea, add_date, made, Typed("Call the agent", date(2026, 12, 1), "asked"))
    assert on_its_thread(qtbot, lea, enter_first, [call], ENTRY, ("receipt.pdf", b"%PDF")) == 1
    assert isinstance(on_its_thread(qtbot, mo, enter_first, [call], ENTRY, ("receipt.pdf", b"%PDF")), WrongStep)
    assert on_its_thread(qtbot, mo, enter_second, call, ENTRY.day, "r 1").agreed
    assert on_its_thread(qtbot, lea, lambda session: get_deadline(session.store, call).state) is State.DONE
    assert on_its_thread(qtbot, lea, lambda session: audit.verify_chain(session.store.driver)) is None
    told = on_its_thread(
        qtbot, mo, lambda session: session.store.driver.execute("SELECT DISTINCT who FROM audit WHERE person > 0 ORDER BY 1").fetchall()
    )
    assert told == [("Lea Ott",), ("Mo Kerr",)]


def test_a_hand_off_reaches_the_other_desk(qtbot, desks):
    lea, mo = desks
    refreshed = []
    mo.changed_elsewhere.connect(refreshed.append)
    made = on_its_thread(qtbot, lea, enter_matter, Draft(Matter("TWO-2", "EP", "patent", title="Lid")))
    call = on_its_thread(qtbot, lea, add_date, made, Typed("Call the agent", date(2026, 12, 1), "asked"))
    people = {one.name: one.id for one in on_its_thread(qtbot, mo, lambda session: list_people(session.store))}
    on_its_thread(qtbot, lea, assign_dates, [call], {"responsible": people["Lea Ott"]})
    item = ItemDraft(Thing(About.DEADLINE, call), ItemState.WAITING, "the agent", "no answer by mail")
    note = on_its_thread(qtbot, lea, handing_off.write_note, NoteDraft(people["Mo Kerr"], "", "Asia/Manila", (item,)))
    qtbot.waitUntil(lambda: any(told.touches(Kind.HAND_OFF) for told in refreshed), timeout=30_000)
    (waiting,) = on_its_thread(qtbot, mo, handing_off.read_notes).waiting
    assert (waiting.id, waiting.writer_name, waiting.items[0].sentence) == (note, "Lea Ott", "no answer by mail")
    assert isinstance(on_its_thread(qtbot, lea, handing_off.accept_items, [waiting.items[0].id]), NotYoursToAnswer)
    assert on_its_thread(qtbot, mo, handing_off.accept_items, [waiting.items[0].id]) == 1
    assert isinstance(on_its_thread(qtbot, lea, handing_off.keep_items, [waiting.items[0].id]), NotYoursToAnswer)
    (seen,) = on_its_thread(qtbot, lea, handing_off.list_past)
    assert seen.owner_of(seen.items[0]) == "Mo Kerr"
