"""The ports on a real docket: what the window asks, answered by the services from a file."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ipdocket.errors import Refused
from ipdocket.rules.facts import EVENTS, PAPERS
from ipdocket.services.accounts import sign_in
from ipdocket.services.docketing import enter_matter
from ipdocket.store.lists import list_audit
from ipdocket.ui import shown
from ipdocket.ui.ports import Query
from ipdocket.ui.shown_absences import AssignTyped
from ipdocket.ui.shown_checks import CheckDraft
from ipdocket.ui.shown_rules import RuleWish
from ipdocket.ui.wiring.docket import open_ports
from tests.services.conftest import PASSWORD, rules, secret, us_matter
from tests.services.conftest import session_file as session

__all__ = ["rules", "secret", "session"]  # fixtures, used by name


@pytest.fixture
def ports(session):
    return open_ports(session)


@pytest.fixture
def matter(ports):
    draft = shown.MatterDraft(
        "US", "patent", reference="ACM-001US", title="Widget", owner="Acme Werke GmbH", client="Client & Co.",
        dates=(("filing", date(2023, 1, 31)),),
    )  # fmt: skip
    preview = ports.docketing.preview_matter(draft)
    assert {change.kind for change in preview.changes} == {"appears"}
    return ports.docketing.add_matter(draft)


@pytest.fixture
def receipt(tmp_path):
    """An evidence file."""
    (tmp_path / "receipt.pdf").write_bytes(b"%PDF receipt")
    return str(tmp_path / "receipt.pdf")


def office_action(ports, matter, day=date(2026, 9, 2)):
    draft = shown.EventDraft(matter, "office_action", day, period="3 months")
    preview = ports.docketing.preview_event(draft)
    assert any(change.kind == "appears" for change in preview.changes)
    ports.docketing.record_event(draft)
    return next(row for row in ports.docketing.open_matter(matter).deadlines if "action" in row.action.casefold())


def done_by_progress(*_numbers: int) -> None:
    """A progress that nobody watches."""


def test_lists_hold_what_the_docket_holds(ports, matter):
    rows = ports.deadlines.first(Query(), 100)
    assert rows
    order = ports.deadlines.order(Query())
    assert [row.id for row in rows] == list(order.ids)[: len(rows)]
    order = ports.deadlines.order(Query(group="band"))
    assert sum(size for _band, size in order.bands) == len(order.ids)
    assert {row.reference for row in ports.deadlines.rows(order.ids, Query())} == {"ACM-001US"}
    assert [row.reference for row in ports.matters.first(Query(text="widget"), 10)] == ["ACM-001US"]
    assert [row.name for row in ports.owners.first(Query(), 10)] == ["Acme Werke GmbH"]
    assert ports.audit.first(Query(), 10)
    assert ports.awaiting.first(Query(), 10) == []


@pytest.mark.parametrize("group", ["responsible", "country", "owner"])
def test_a_very_long_list_comes_in_folded_groups(ports, matter, monkeypatch, group):
    monkeypatch.setattr("ipdocket.ui.wiring.lists.MOST_GROUPED", 1)
    query = Query(group=group)
    first, order = ports.deadlines.first(query, 256), ports.deadlines.order(query)
    assert first.total is None and not first.ids and not order.ids
    whole = len(ports.deadlines.order(Query()).ids)
    assert order.total == whole > 1
    ids = [row for band in order.closed for row in band.open()]
    assert len(ids) == whole
    assert {band.key for band in order.closed} <= {band.key for band in first.closed}


@pytest.mark.parametrize("column", ["due", "final", "reference", "country", "right", "action", "owner", "responsible"])
def test_every_column_sorts(ports, matter, column):
    for descending in (False, True):
        ordered = ports.deadlines.order(Query(sort=column, descending=descending))
        assert len(ordered.ids) == len(ports.deadlines.order(Query()).ids)


def test_a_matter_a_deadline_and_its_why(ports, matter):
    page = ports.docketing.open_matter(matter)
    assert ("Our reference", "ACM-001US") in page.overview
    assert page.not_fired
    told = ports.docketing.explain(page.deadlines[0].id)
    assert told.steps
    assert told.authority


def test_the_form_asks_for_what_the_rules_need(ports):
    asked = {one.key: one for one in ports.asking.needed_fields("US", "patent", "direct")}
    assert asked["filing"].required
    assert not asked["grant"].required


def test_events_known_to_the_matters_rules_come_first_and_all_others_behind(ports, matter):
    kinds = ports.asking.event_kinds(matter)
    known = {one.key for one in kinds if one.required}
    assert {"filing", "grant", "lapse", "office_action", "notice_of_allowance"} <= known
    assert not {"opposition_decision", "international_registration"} & known
    assert len({one.key for one in kinds}) == len(kinds) == len(EVENTS) + len(PAPERS)
    assert [one.required for one in kinds] == sorted((one.required for one in kinds), reverse=True)


def test_two_people_confirm_a_filing(ports, session, matter, tmp_path):
    reply = office_action(ports, matter)
    receipt = tmp_path / "receipt.pdf"
    receipt.write_bytes(b"%PDF receipt")
    draft = shown.ConfirmationDraft(
        (reply.id,), "filed", date(2026, 11, 20), "EFS 12-34", Decimal("120.00"), "USD", str(receipt)
    )
    assert "second" in ports.confirming.confirm_first(draft)
    (waiting,) = ports.awaiting.first(Query(), 10)
    assert waiting.deadline == reply.id
    assert not waiting.may_confirm
    with pytest.raises(Refused):
        ports.confirming.confirm_second(shown.SecondDraft(reply.id, "anna", PASSWORD, date(2026, 11, 20), "EFS1234"))
    outcome = ports.confirming.confirm_second(
        shown.SecondDraft(reply.id, "ben", PASSWORD, date(2026, 11, 20), "efs1234")
    )
    assert outcome.agreed
    assert session.person.name == "Anna Rivera"
    states = {row.id: row.state for row in ports.docketing.open_matter(matter).deadlines}
    assert states[reply.id] == "done"


def test_a_mismatch_names_both_entries_and_who_must_look(ports, session, matter, receipt):
    reply = office_action(ports, matter)
    ports.confirming.confirm_first(shown.ConfirmationDraft((reply.id,), "filed", date(2026, 11, 20), "EFS 1", evidence=receipt))
    outcome = ports.confirming.confirm_second(shown.SecondDraft(reply.id, "ben", PASSWORD, date(2026, 11, 19), "EFS 1"))
    assert not outcome.agreed
    assert outcome.entries == (
        ("Anna Rivera", "filed on 20 Nov 2026, number EFS 1"), ("Ben Okafor", "filed on 19 Nov 2026, number EFS 1"),
    )  # fmt: skip
    assert "Anna Rivera must look" in outcome.message and "1 mismatch so far" in outcome.message
    (back,) = ports.awaiting.first(Query(), 10)
    assert (back.band, back.first_by) == ("mismatch", "Anna Rivera, Ben Okafor")
    assert ports.confirming.differing(reply.id) == outcome
    (row,) = ports.deadlines.rows([reply.id], Query())
    assert "mismatch" in row.flags
    ports.confirming.confirm_first(shown.ConfirmationDraft((reply.id,), "filed", date(2026, 11, 20), "EFS 1", evidence=receipt))
    (row,) = ports.deadlines.rows([reply.id], Query())
    assert "mismatch" not in row.flags
    assert ports.confirming.confirm_second(
        shown.SecondDraft(reply.id, "ben", PASSWORD, date(2026, 11, 20), "EFS 1")
    ).agreed


def test_a_correction_keeps_what_the_event_said(ports, session, matter):
    from ipdocket.domain.events import MatterEvent
    from ipdocket.services.dating import record_event

    record_event(session, MatterEvent(matter, "act", date(2026, 3, 1), description="Fee paid", answers="maintenance:1"))
    event = ports.docketing.open_matter(matter).events[-1]
    draft = shown.EventDraft(matter, event.kind, date(2026, 3, 2), note="typed wrongly", replaces=event.id)
    ports.docketing.preview_event(draft)
    ports.docketing.record_event(draft)
    after = ports.docketing.open_matter(matter).events[-1]
    assert (after.what, after.day, after.kind) == ("Fee paid", date(2026, 3, 2), "act")


def test_a_date_is_verified_by_another_person_and_the_mark_goes(ports, matter):
    reply = office_action(ports, matter)
    assert "unverified" in reply.flags
    paper = ports.docketing.open_matter(matter).events[-1]
    assert (paper.mine, paper.typed_by) == (True, "Anna Rivera")
    with pytest.raises(Refused):
        ports.confirming.verify_event(CheckDraft(paper.id, date(2026, 9, 2)))
    wrong = ports.confirming.verify_event(CheckDraft(paper.id, date(2026, 9, 3), "ben", PASSWORD))
    assert wrong.entries == (("Anna Rivera", "2 Sep 2026"), ("Ben Okafor", "3 Sep 2026"))
    assert ports.docketing.open_matter(matter).events[-1].verified == "differs: Ben Okafor typed 3 Sep 2026"
    assert ports.confirming.verify_event(CheckDraft(paper.id, date(2026, 9, 2), "ben", PASSWORD)).agreed
    page = ports.docketing.open_matter(matter)
    assert page.events[-1].verified == "verified"
    assert "unverified" not in next(row for row in page.deadlines if row.id == reply.id).flags


def test_a_second_person_sees_no_number_anywhere(ports, session, matter, receipt):
    reply = office_action(ports, matter)
    ports.confirming.confirm_first(shown.ConfirmationDraft((reply.id,), "filed", date(2026, 11, 20), "SECRET-4711", evidence=receipt))
    sign_in(session, "ben", PASSWORD)
    everything = repr(
        (
            ports.docketing.explain(reply.id), ports.docketing.open_matter(matter), ports.awaiting.first(Query(), 10),
            ports.audit.first(Query(), 100), ports.deadlines.first(Query(), 100), ports.looking.find("SECRET", 10),
        )
    )  # fmt: skip
    assert "SECRET-4711" not in everything
    assert ports.audit.first(Query(text="SECRET-4711"), 10) == []


def test_facts_dates_and_the_end_of_a_matter(ports, matter):
    held = ports.editing.facts_of(matter)
    changed = replace(held, title="Widget holder", designated="JP, CN", classes="9 42")
    assert ports.editing.preview_edit(changed).remarks == ()
    ports.editing.edit_matter(changed)
    assert ports.editing.facts_of(matter).designated == "JP, CN"
    typed = shown.TypedDraft(matter, "Call the agent", date(2026, 12, 1), date(2026, 12, 5), "asked by phone")
    made = ports.docketing.add_typed_date(typed)
    assert ports.docketing.assign([made], AssignTyped("2")) == 1
    row = next(row for row in ports.docketing.open_matter(matter).deadlines if row.id == made)
    assert "typed" in row.flags
    going = ports.docketing.preview_ending(matter, "abandoned", date(2026, 11, 20))
    assert going.changes
    assert ports.docketing.end_matter(matter, "abandoned", date(2026, 11, 20), "client's letter") == len(going.changes)


def test_a_spreadsheet_comes_in_once_and_goes_again(ports, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(
        "Our ref,Country,Right,Title,Owner,Filing date\nA-1,US,patent,Widget,Acme,2023-01-31\n"
        "A-2,US,patent,Gadget,Acme,31.02.2023\nA-3,EP,patent,Gizmo,Beta,2022-08-31\n",
        encoding="utf-8",
    )
    opened = ports.importing.open_sheet(str(path))
    assert opened.rows == 3
    checked = ports.importing.check_sheet(str(path), opened.guesses, (), progress=done_by_progress)
    assert (checked.new, checked.errors > 0) == (2, True)
    outcome = ports.importing.import_sheet(str(path), opened.guesses, (), (), progress=done_by_progress)
    assert outcome.matters == 2
    ports.importing.open_sheet(str(path))
    again = ports.importing.import_sheet(str(path), opened.guesses, (), (), progress=done_by_progress)
    assert (again.matters, again.known) == (0, 2)
    assert "2" in ports.importing.undo_import(outcome.batch)


def test_reports_in_every_format(ports, matter, tmp_path):
    for kind in ports.reporting.kinds():
        for form in kind.formats:
            path = tmp_path / f"{kind.code}.{form}"
            assert path.name in ports.reporting.save(kind.code, Query(), form, str(path), progress=done_by_progress)
            assert path.stat().st_size > 0
    pages, pictures = ports.reporting.draw_pages("person", Query(), 0, 1, 400)
    assert pages >= 1
    assert pictures[0].startswith(b"\x89PNG")


def test_reports_within_a_span_hold_what_is_due_or_final_in_it(ports, matter, tmp_path):
    reply = office_action(ports, matter)  # due 2 Dec 2026, final later
    assert (reply.due, reply.final > date(2027, 1, 31)) == (date(2026, 12, 2), True)

    def rows(first, last):
        query = Query().with_filter("from", first).with_filter("to", last)
        ports.reporting.save("person", query, "csv", str(tmp_path / "s.csv"), progress=done_by_progress)
        lines = (tmp_path / "s.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
        assert len(lines) == ports.reporting.count(query)
        return sum("action" in line.casefold() for line in lines)

    assert rows("2026-12-01", "2026-12-31") == 1
    assert rows("2026-12-03", "2026-12-31") == 0
    assert rows(reply.final.isoformat(), reply.final.isoformat()) == 1
    assert rows("", "2026-12-31") == 1
    assert rows("2027-01-01", "") == 1


def test_the_rulebook_and_what_belongs_to_no_page(ports, session, matter):
    assert any(choice.code == "US" for choice in ports.rulebook.offices())
    lines = ports.rulebook.find(RuleWish(office="US", right="patent")).lines
    told = ports.rulebook.rule(lines[0])
    assert told.versions
    assert ports.looking.find("ACM-001", 5)[0].id == matter
    standing = ports.looking.standing()
    assert not standing.empty
    for name in ("country", "right", "route", "person", "owner", "client"):
        assert ports.looking.choices(name), name


def test_people_and_permissions(ports, session):
    assert ports.accounts.people_shown() == ()
    assert ports.accounts.sign_in("dora", PASSWORD).name == "Dora Lind"
    assert "enter" not in ports.accounts.allowed()
    with pytest.raises(Refused):
        enter_matter(session, us_matter("X-1"))
    ports.accounts.sign_out()
    assert ports.accounts.allowed() == frozenset()


def test_an_owner_of_a_file_is_proposed_and_taken_by_the_person(ports, tmp_path):
    head = "Our ref,Country,Right,Title,Owner,Filing date\n"
    first, second = tmp_path / "one.csv", tmp_path / "two.csv"
    first.write_text(head + "B-1,US,patent,Widget,Zimmermann Werkzeugbau GmbH,2023-01-31\n", encoding="utf-8")
    second.write_text(
        head + "B-2,US,patent,Gadget,Zimmerman Werkzeugbau GmbH,2023-02-28\nB-3,US,patent,Bolt,ZIMMERMANN WERKZEUGBAU GMBH,2023-03-31\n",
        encoding="utf-8",
    )
    for path, owners in ((first, 0), (second, 1)):
        opened = ports.importing.open_sheet(str(path))
        checked = ports.importing.check_sheet(str(path), opened.guesses, (), progress=done_by_progress)
        assert len(checked.owners) == owners  # what is silently the same is not asked about
        taken = [(one.name, one.owner) for one in checked.owners]
        ports.importing.import_sheet(str(path), opened.guesses, (), taken, progress=done_by_progress)
    (guess,) = checked.owners
    assert (guess.name, guess.owner_name, guess.rows) == ("Zimmerman Werkzeugbau GmbH", "Zimmermann Werkzeugbau GmbH", 1)
    assert guess.why and ports.owner_work.side(guess.owner).matters == 3


def test_the_page_audit_is_narrowed_by_person_and_act(ports, matter):
    entered = Query(filters=(("act", "enter matter"), ("who", "1")))
    rows = ports.audit.first(entered, 50)
    assert rows and {row.what for row in rows} == {"enter matter"}
    numbers = list(ports.audit.order(entered).ids)
    assert numbers == [row.id for row in rows] and [row.id for row in ports.audit.rows(numbers, entered)] == numbers
    assert len(ports.audit.order(Query()).ids) > len(numbers)
    assert "enter matter" in {choice.code for choice in ports.looking.choices("act")}


def test_the_desk_is_locked_and_given_back(ports, session, tmp_path, monkeypatch):
    monkeypatch.setattr("ipdocket.ui.wiring.locking.machine_settings_file", lambda: tmp_path / "machine.json")
    ports.locking.lock(10)
    with pytest.raises(Refused, match="password is wrong"):
        ports.locking.unlock("wrong password")
    ports.locking.unlock(PASSWORD)
    entries = sorted(list_audit(session.store, None), key=lambda entry: entry.number)
    acts = [entry.act for entry in entries if "lock" in entry.act or entry.act == "failed sign-in"]
    assert list(dict.fromkeys(acts)) == ["lock", "failed sign-in", "unlock"]
    assert ports.locking.minutes() == 10
    sign_in(session, "carla", PASSWORD)
    assert ports.locking.change_minutes(1) == "This computer locks after 1 minute without keyboard or mouse."
    assert ports.locking.change_minutes(0) == "This computer does not lock by itself any more."
    assert ports.locking.minutes() == 0
