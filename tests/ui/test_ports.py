"""The ports over a real store, the shipped rules and the services."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from ipdocket import paths
from ipdocket.clock import FixedClock
from ipdocket.domain.people import Person, Role
from ipdocket.errors import Refused
from ipdocket.rules.ruleset import load_rules
from ipdocket.services.accounts import register_person
from ipdocket.services.core.session import Session
from ipdocket.store.open import create_store
from ipdocket.ui import shown
from ipdocket.ui.ports import Query
from ipdocket.ui.shown_rules import RuleWish
from ipdocket.ui.wiring.docket import open_ports
from ipdocket.ui.wiring.docketing import PeriodNotRead, iso_period
from ipdocket.ui.wiring.rows import days_in_words

WORDS = "a long sentence"
CLOCK = FixedClock(datetime(2026, 11, 23, 9, 30, tzinfo=UTC))


@pytest.fixture(scope="module")
def rules():
    return load_rules(paths.rules_folder())


@pytest.fixture
def session(tmp_path, rules):
    store = create_store(tmp_path / "d.ipdocket", CLOCK)
    made = Session(store, rules, CLOCK, paths.resources_folder() / "fonts", demonstration=True, firm="Rivera")
    for name, login, role in (("A. Rivera", "rivera", Role.DOCKETING), ("B. Okafor", "okafor", Role.VERIFIER)):
        register_person(made, Person(name, frozenset({role})), login, WORDS)
        made.passwords_shown[login] = WORDS
    yield made
    store.close()


@pytest.fixture
def docket(session):
    ports = open_ports(session)
    ports.accounts.sign_in("rivera", WORDS)
    return ports


@pytest.fixture
def matter(docket):
    draft = shown.MatterDraft(
        "US", "patent", reference="ACM-1", title="Rotor", owner="Acme Inc.", number="15/123,456",
        dates=(("filing", date(2018, 3, 5)), ("grant", date(2023, 6, 6))),
    )  # fmt: skip
    assert {change.kind for change in docket.docketing.preview_matter(draft).changes} == {"appears"}
    return docket.docketing.add_matter(draft)


def typed(docket, matter, due=date(2026, 11, 26)):
    return docket.docketing.add_typed_date(shown.TypedDraft(matter, "Ask the agent", due, due, "no rule"))


def test_demonstration_people_are_shown_with_their_passwords(session):
    people = open_ports(session).accounts.people_shown()
    assert [(one.name, one.login, one.password) for one in people] == [
        ("A. Rivera", "rivera", WORDS), ("B. Okafor", "okafor", WORDS),
    ]  # fmt: skip
    session.demonstration = False
    assert open_ports(session).accounts.people_shown() == ()


def test_permissions_are_those_of_the_services(docket):
    assert {"enter", "confirm_first", "import"} <= docket.accounts.allowed()
    docket.accounts.sign_out()
    assert docket.accounts.allowed() == frozenset()


def test_first_page_order_and_rows_tell_the_same(docket, matter):
    typed(docket, matter)
    query = Query(group="band", sort="due")
    first = docket.deadlines.first(query, 256)
    order = docket.deadlines.order(query)
    assert [row.id for row in first] == list(order.ids)
    assert sum(size for _band, size in order.bands) == len(order.ids)
    assert [row.band for row in first] == [band for band, size in order.bands for _ in range(size)]
    (mine,) = [row for row in first if row.due == date(2026, 11, 26)]
    assert (mine.left, mine.flags, mine.band) == (3, ("typed",), "days_7")


@pytest.mark.parametrize("group", ["responsible", "country", "owner"])
def test_groups_count_what_they_head(docket, matter, group):
    order = docket.deadlines.order(Query(group=group))
    rows = docket.deadlines.first(Query(group=group), 256)
    assert sum(size for _name, size in order.bands) == len(rows) > 0


@pytest.mark.parametrize(
    "sort",
    ["due", "final", "opens", "state", "country", "right", "reference", "action", "owner", "client", "responsible"],
)
def test_every_column_that_sorts_is_known_to_the_store(docket, matter, sort):
    assert docket.deadlines.first(Query(sort=sort), 9)


def test_columns_sort_by_nothing_else():
    from ipdocket.ui.columns import deadline_columns, matter_columns

    known = {
        "due",
        "final",
        "opens",
        "state",
        "country",
        "right",
        "reference",
        "action",
        "owner",
        "client",
        "responsible",
        "backup",
    }
    assert {column.sort for column in deadline_columns()} - {""} <= known
    wanted = {"reference", "country", "right", "title", "owner", "client", "status", "responsible"}
    assert {column.sort for column in matter_columns()} - {""} == wanted


def test_matters_sort_by_each_of_their_columns(docket, matter):
    for sort in ("reference", "country", "right", "title", "owner", "client", "status", "responsible"):
        assert [row.id for row in docket.matters.first(Query(sort=sort), 9)] == [matter]


def test_a_date_is_explained_with_steps_and_law(docket, matter):
    row = next(row for row in docket.deadlines.first(Query(), 99) if row.rule.startswith("us.patent"))
    told = docket.docketing.explain(row.id)
    assert told.steps and told.authority and told.certainty == "law"
    assert told.steps[-1].date is not None
    assert "America/New_York" in told.office_today


def test_the_matters_page_holds_its_tabs(docket, matter):
    page = docket.docketing.open_matter(matter)
    assert dict(page.overview)["Application number"] == "15/123,456"
    assert [event.day for event in page.events] == [date(2018, 3, 5), date(2023, 6, 6)]
    assert page.deadlines and page.not_fired and page.history
    assert page.parties[0].name == "Acme Inc."


def test_an_event_is_shown_with_what_moves_before_it_is_stored(docket, matter):
    draft = shown.EventDraft(matter, "office_action", date(2026, 11, 2), period="3 months")
    before = len(docket.docketing.open_matter(matter).events)
    preview = docket.docketing.preview_event(draft)
    assert any(change.kind == "appears" for change in preview.changes)
    assert len(docket.docketing.open_matter(matter).events) == before
    docket.docketing.record_event(draft)
    assert len(docket.docketing.open_matter(matter).events) == before + 1


def test_two_people_close_a_deadline_and_one_cannot(docket, matter):
    deadline = typed(docket, matter)
    first = shown.ConfirmationDraft((deadline,), "sent", date(2026, 11, 20), "R 1-22/a", evidence=str(Path(__file__)))
    docket.confirming.confirm_first(first)
    (row,) = docket.awaiting.first(Query(group="band"), 9)
    assert (row.band, row.may_confirm, row.first_by) == ("waiting", False, "A. Rivera")
    second = shown.SecondDraft(row.id, "rivera", WORDS, date(2026, 11, 20), "R122A")
    with pytest.raises(Refused):
        docket.confirming.confirm_second(second)
    assert docket.confirming.confirm_second(replace(second, person="okafor")).agreed
    assert docket.deadlines.rows([deadline], Query())[0].state == "done"
    assert [row.id for row in docket.deadlines.first(Query(filters=(("show", "closed"),), group="band"), 9)] == [
        deadline
    ]


def test_a_mismatch_comes_back_to_the_page_confirm(docket, matter):
    deadline = typed(docket, matter)
    docket.confirming.confirm_first(shown.ConfirmationDraft((deadline,), "sent", date(2026, 11, 20), "R1", evidence=str(Path(__file__))))
    wrong = shown.SecondDraft(deadline, "okafor", WORDS, date(2026, 11, 19), "R1")
    assert not docket.confirming.confirm_second(wrong).agreed
    (row,) = docket.awaiting.first(Query(group="band"), 9)
    assert (row.band, row.id, row.deadline) == ("mismatch", -deadline, deadline)


def test_a_spreadsheet_goes_in_once_and_out_again(docket, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(
        "Our ref,Country,Right,Title,Filing date\nA-1,EP,patent,Blade,03/04/2022\nA-2,EP,patent,Vane,2022-02-30\n"
        "A-3,US,patent,Rotor,2022-05-06\n",
        encoding="utf-8",
    )

    def progress(done, total):
        assert 0 <= done <= total

    sheet = docket.importing.open_sheet(str(path))
    assert sheet.guesses == ("reference", "office", "right", "title", "event.filing")
    checked = docket.importing.check_sheet(str(path), sheet.guesses, (), progress=progress)
    assert [(each.column, each.day_first, each.month_first) for each in checked.ambiguous] == [
        ("Filing date", date(2022, 4, 3), date(2022, 3, 4))
    ]
    readings = (("Filing date", "day"),)
    checked = docket.importing.check_sheet(str(path), sheet.guesses, readings, progress=progress)
    assert (checked.new, checked.errors, checked.rows[1].verdict) == (2, 1, "error")
    done = docket.importing.import_sheet(str(path), sheet.guesses, readings, (), progress=progress)
    assert (done.matters, done.left_out) == (2, 1)
    again = docket.importing.check_sheet(str(path), sheet.guesses, readings, progress=progress)
    assert (again.new, again.known) == (0, 2)
    docket.importing.undo_import(done.batch)
    assert docket.matters.first(Query(), 9) == []


def test_reports_and_calendars_are_written(docket, matter, tmp_path):
    def progress(done, total):
        pass

    typed(docket, matter)
    pages, pictures = docket.reporting.draw_pages("person", Query(), 0, 1, 400)
    assert pages >= 1 and pictures[0].startswith(b"\x89PNG")
    for format_, start in (("pdf", b"%PDF"), ("xlsx", b"PK"), ("csv", b""), ("ics", b"BEGIN:VCALENDAR")):
        path = tmp_path / f"out.{format_}"
        docket.reporting.save("person", Query(), format_, str(path), progress=progress)
        assert path.read_bytes().startswith(start)


def test_the_record_is_listed_newest_first_and_found_by_text(docket, matter):
    rows = docket.audit.first(Query(), 256)
    assert [row.id for row in rows] == list(docket.audit.order(Query()).ids)
    assert [row.id for row in docket.audit.rows([rows[1].id, rows[0].id], Query())] == [rows[0].id, rows[1].id]
    found = docket.audit.order(Query(text="ACM-1")).ids
    assert 0 < len(found) < len(rows)


def test_rules_are_read_as_law(docket):
    assert "US" in {choice.code for choice in docket.rulebook.offices()}
    assert "patent" in {choice.code for choice in docket.rulebook.rights("US")}
    line = docket.rulebook.find(RuleWish(office="US", right="patent")).lines[0]
    told = docket.rulebook.rule(line)
    assert told.versions and told.laws


def test_finding_standing_and_choices(docket, matter):
    assert docket.looking.find("15123456", 5)[0].text == "ACM-1"
    assert not docket.looking.standing().empty
    assert [choice.text for choice in docket.looking.choices("person")] == ["A. Rivera (me)", "B. Okafor"]
    assert any(choice.code == "JP" for choice in docket.looking.choices("office"))


def test_forms_ask_for_just_what_the_rules_need(docket):
    keys = [asked.key for asked in docket.asking.needed_fields("US", "patent", "direct")]
    assert "filing" in keys and "grant" in keys and "international_registration" not in keys


def test_ending_a_matter_ends_what_was_listed(docket, matter):
    listed = docket.docketing.preview_ending(matter, "abandoned", date(2026, 11, 20)).changes
    assert listed
    docket.docketing.end_matter(matter, "abandoned", date(2026, 11, 20), "client's letter")
    assert all(row.matter != matter for row in docket.deadlines.first(Query(), 99))


@pytest.mark.parametrize(
    ("text", "period"), [("4 months", "P4M"), ("30 days", "P30D"), ("p2m", "P2M"), ("1y", "P1Y"), ("", "")]
)
def test_periods_as_people_type_them(text, period):
    assert iso_period(text) == period


@pytest.mark.parametrize("text", ["soon", "four months", "P", "3 fortnights", "-2 months"])
def test_a_text_that_is_no_period_is_refused(text):
    with pytest.raises(PeriodNotRead):
        iso_period(text)


def test_days_read_in_words():
    assert days_in_words("on 2026-02-30 and 2026-02-28") == "on 2026-02-30 and 28 Feb 2026"
