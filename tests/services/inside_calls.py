"""Every service that is the office's own, called about one side of a docket with two clients: readings, and changes."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from ipdocket.domain.addresses import AddressRole, OwnerAddress, Script
from ipdocket.domain.confirmations import ConfirmedAct
from ipdocket.domain.deadlines import Typed
from ipdocket.domain.hand_off import About, ItemDraft, NoteDraft, Thing
from ipdocket.domain.intake import Carriage, Incoming, Sender
from ipdocket.domain.matter import Matter, MatterStatus
from ipdocket.domain.owners import Alias, AliasKind
from ipdocket.domain.playbooks import PlaybookAbout, PlaybookPage
from ipdocket.domain.titles import TitleAct, TitleKind
from ipdocket.exchange.records import MatterRecord
from ipdocket.services import (
    absences,
    changing,
    confirming,
    dating,
    docketing,
    handing_off,
    importing,
    intake,
    owners,
    playbooks,
    titles,
    undoing,
)
from ipdocket.services.addresses import decide_proposals, keep_address, list_proposals, propose_address, write_addresses
from ipdocket.services.core.session import Session
from ipdocket.store.confirming import Entry
from ipdocket.store.matters import get_matter
from ipdocket.store.refusals import NotFound
from tests.services.conftest import action
from tests.services.two_clients import Side

TODAY = date(2026, 11, 23)
Calls = dict[str, Callable[[], Any]]


def readings(session: Session, side: Side, folder: Path) -> Calls:
    """What only people of the firm may ask."""
    from ipdocket.services import (
        entry_sheet,
        evidence_demands,
        exit_check,
        holes,
        looking,
        owner_lookup,
        proving,
        referencing,
        reminding,
        rule_change,
        walls,
    )

    away = absences.AbsenceDraft(session.actor().person, TODAY, date(2026, 12, 24))
    record = MatterRecord("kx", "QY-1", "US", "patent", title="x", status="pending", owner="x", application_number=side.number)
    return {
        "absences.foresee_absence": lambda: absences.foresee_absence(session, away),
        "absences.foresee_open": lambda: absences.foresee_open(session, 99, {}),
        "absences.list_absences": lambda: absences.list_absences(session),
        "addresses.list_proposals": lambda: list_proposals(session),
        "addresses.write_addresses": lambda: write_addresses(session, folder / "addresses.csv"),
        "entry_sheet.list_entries": lambda: entry_sheet.list_entries(session, TODAY),
        "entry_sheet.make_entry_report": lambda: entry_sheet.make_entry_report(session, TODAY),
        "entry_sheet.write_entry_sheet": lambda: entry_sheet.write_entry_sheet(session, TODAY, folder / "entry.pdf"),
        "evidence_demands.demanded_here": lambda: evidence_demands.demanded_here(session, [side.deadline], ConfirmedAct.FILED),
        "exit_check.list_exit": lambda: [exit_check.list_exit(session, day) for day in (TODAY, date(2026, 12, 1))],
        "exit_check.list_unsigned_days": lambda: exit_check.list_unsigned_days(session),
        "exit_check.make_exit_report": lambda: exit_check.make_exit_report(session, TODAY),
        "exit_check.write_exit_check": lambda: exit_check.write_exit_check(session, TODAY, folder / "exit.pdf"),
        "handing_off.draw_items": lambda: handing_off.draw_items(session),
        "handing_off.list_desks": lambda: handing_off.list_desks(session),
        "handing_off.list_past": lambda: handing_off.list_past(session),
        "handing_off.list_receivers": lambda: handing_off.list_receivers(session),
        "handing_off.make_note_report": lambda: handing_off.make_note_report(session, side.note),
        "handing_off.open_note": lambda: handing_off.open_note(session, side.note),
        "handing_off.read_notes": lambda: handing_off.read_notes(session),
        "handing_off.write_note_paper": lambda: handing_off.write_note_paper(session, side.note, folder / "note.pdf"),
        "holes.count_holes": lambda: holes.count_holes(session),
        "holes.list_matters": lambda: [holes.list_matters(session, one.code) for one in holes.count_holes(session)],
        "holes.make_hole_report": lambda: holes.make_hole_report(session),
        "holes.write_holes": lambda: holes.write_holes(session, folder / "holes.csv"),
        "importing.judge_records": lambda: importing.judge_records(session, [record]),
        "intake.find_matters": lambda: [intake.find_matters(session, text) for text in (side.name, side.number, "e", "u")],
        "intake.list_papers": lambda: [intake.list_papers(session), intake.list_papers(session, received=date(2026, 11, 20))],
        "intake.open_paper": lambda: intake.open_paper(session, side.paper),
        "intake.read_file": lambda: intake.read_file(session, side.paper).sha256,
        "looking.waiting_filings": lambda: looking.waiting_filings(session),
        "looking.read_entry": lambda: list(_each_entry(session)),
        "looking.record_entries": lambda: [looking.record_entries(session, text) for text in ("", side.name, "e")],
        "owner_lookup.list_decided": lambda: owner_lookup.list_decided(session),
        "owner_lookup.name_sources": lambda: [owner_lookup.name_sources(session, one) for one, _ in owners.list_waiting(session)],
        "owners.list_recordals": lambda: owners.list_recordals(session),
        "owners.list_waiting": lambda: owners.list_waiting(session),
        "owners.list_work": lambda: owners.list_work(session),
        "owners.preview_merge": lambda: owners.preview_merge(session, side.owner, (side.owner,)).matters,
        "owners.write_recordals": lambda: owners.write_recordals(session, folder / "recordals.csv", side.owner),
        "playbooks.list_pages": lambda: playbooks.list_pages(session),
        "playbooks.list_versions": lambda: playbooks.list_versions(session, PlaybookAbout.CLIENT, str(side.client)),
        "playbooks.name_page": lambda: playbooks.name_page(session, PlaybookPage(PlaybookAbout.CLIENT, str(side.client), "")),
        "playbooks.pages_for": lambda: playbooks.pages_for(session, [side.deadline]),
        "playbooks.write_files": lambda: playbooks.write_files(session, folder),
        "proving.write_pack": lambda: proving.write_pack(session, side.matter, folder / "pack.zip"),
        "referencing.list_doubtful_numbers": lambda: referencing.list_doubtful_numbers(session),
        "referencing.list_offences": lambda: referencing.list_offences(session),
        "referencing.list_same_numbers": lambda: referencing.list_same_numbers(session),
        "referencing.offer_next_reference": lambda: referencing.offer_next_reference(session, "US", "patent", "direct", ""),
        "referencing.read_declared": lambda: referencing.read_declared(session),
        "referencing.try_pattern": lambda: referencing.try_pattern(session, "{client:3}-{number:3}"),
        "referencing.write_numbers": lambda: referencing.write_numbers(session, folder / "numbers.csv"),
        "referencing.write_offences": lambda: referencing.write_offences(session, folder / "offences.csv"),
        "reminding.list_of_others": lambda: reminding.list_of_others(session),
        "reminding.list_own": lambda: reminding.list_own(session),
        "reminding.read_table": lambda: reminding.read_table(session),
        "rule_change.foresee_rules": lambda: list(rule_change.foresee_rules(session)),
        "titles.list_faulty": lambda: titles.list_faulty(session),
        "undoing.list_own_acts": lambda: undoing.list_own_acts(session),
        "walls.list_walls": lambda: walls.list_walls(session),
    }  # fmt: skip


def _each_entry(session: Session) -> Iterator[Any]:
    """Every entry of the record that is told, asked for by its number."""
    from ipdocket.services import looking

    for number in range(1, session.store.head().number + 1):
        with suppress(NotFound):
            yield looking.read_entry(session, number)


def changes(session: Session, side: Side) -> Calls:
    """What would change something of that side."""
    filed = Entry(ConfirmedAct.FILED, date(2026, 11, 20), "R-9")
    event = replace(action(date(2026, 10, 2)), matter=side.matter)

    letter = Incoming(TODAY, Sender.OFFICE, Carriage.POST, "office_action", matter=side.matter)

    def matter() -> Matter:
        return get_matter(session.store, side.matter)

    address = OwnerAddress(side.owner, AddressRole.SERVICE, Script.LOCAL, ("Neu 1",), "München", "", "80331", "DE")
    return {
        "absences.name_substitutes": lambda: absences.name_substitutes(session, 99, {side.deadline: 1}),
        "addresses.keep_address": lambda: keep_address(session, address),
        "addresses.propose_address": lambda: propose_address(session, side.owner, AddressRole.APPLICANT),
        "addresses.decide_proposals": lambda: decide_proposals(session, [(side.matter, side.owner)], True),
        "changing.propose_correction": lambda: changing.propose_correction(session, side.event, event, "r"),
        "changing.propose_strike": lambda: changing.propose_strike(session, side.event, "r"),
        "changing.propose_override": lambda: changing.propose_override(session, side.deadline, date(2027, 1, 1), None, "r"),
        "changing.propose_restore": lambda: changing.propose_restore(session, side.deadline, "r"),
        "changing.propose_void": lambda: changing.propose_void(session, side.deadline, "r"),
        "changing.decide": lambda: changing.decide(session, side.proposal, date(2026, 9, 1)),
        "changing.refuse": lambda: changing.refuse(session, side.proposal, "no"),
        "changing.take_back": lambda: changing.take_back(session, side.proposal, "no"),
        "confirming.enter_first": lambda: confirming.enter_first(session, [side.deadline], filed, ("r.pdf", b"r")),
        "confirming.enter_second": lambda: confirming.enter_second(session, side.deadline, date(2026, 11, 20), "R-9"),
        "undoing.put_people_back": lambda: undoing.put_people_back(session, 1, "wrong"),
        "undoing.put_facts_back": lambda: undoing.put_facts_back(session, 1, "wrong"),
        "undoing.void_matter": lambda: undoing.void_matter(session, 1, "wrong"),
        "undoing.require_own": lambda: undoing.require_own(session, 1, "wrong"),
        "confirming.take_back_first": lambda: confirming.take_back_first(session, side.deadline, "wrong"),
        "confirming.last_confirmed": lambda: confirming.last_confirmed(session, side.deadline),
        "confirming.open_again": lambda: confirming.open_again(session, side.deadline, "wrong"),
        "confirming.read_evidence": lambda: confirming.read_evidence(session, side.deadline),
        "dating.add_date": lambda: dating.add_date(session, side.matter, Typed("T", date(2026, 12, 1), "r")),
        "dating.assign_dates": lambda: dating.assign_dates(session, [side.deadline], {"responsible": 1}),
        "dating.explain_missed": lambda: dating.explain_missed(session, side.deadline, "why"),
        "dating.extend_date": lambda: dating.extend_date(session, side.deadline, "r"),
        "dating.record_event": lambda: dating.record_event(session, event, evidence=("e.pdf", b"e")),
        "dating.strike_event": lambda: dating.strike_event(session, side.event, "r"),
        "dating.verify_date": lambda: dating.verify_date(session, side.event, date(2026, 9, 2)),
        "docketing.change_matter": lambda: docketing.change_matter(session, replace(matter(), title="New")),
        "docketing.edit_matter": lambda: docketing.edit_matter(session, replace(matter(), title="New"), "O", "C", ""),
        "docketing.end_matter": lambda: docketing.end_matter(session, side.matter, MatterStatus.ABANDONED, date(2026, 11, 1), "r"),
        "handing_off.accept_items": lambda: handing_off.accept_items(session, [side.item]),
        "handing_off.keep_items": lambda: handing_off.keep_items(session, [side.item]),
        "handing_off.refuse_items": lambda: handing_off.refuse_items(session, [side.item], "not for this shift"),
        "handing_off.write_note": lambda: handing_off.write_note(
            session, NoteDraft(1, "", "Asia/Manila", (ItemDraft(Thing(About.VERIFICATION, side.event)),))
        ),
        "importing.undo_import": lambda: importing.undo_import(session, side.batch, "r"),
        "intake.change_paper": lambda: intake.change_paper(session, side.paper, letter),
        "intake.declare_no_deadline": lambda: intake.declare_no_deadline(session, side.paper, "a bill for work done"),
        "intake.log_paper": lambda: intake.log_paper(session, letter),
        "intake.mark_processed": lambda: intake.mark_processed(session, side.paper),
        "owners.add_alias": lambda: owners.add_alias(session, Alias(side.owner, "x", AliasKind.FORMER, "s")),
        "owners.keep_apart": lambda: owners.keep_apart(session, 1, side.owner, "r"),
        "owners.propose_merge": lambda: owners.propose_merge(session, 1, (side.owner,), "r"),
        "owners.propose_split": lambda: owners.propose_split(session, side.owner, (side.matter,), "r", into="New"),
        "playbooks.write_page": lambda: playbooks.write_page(session, PlaybookAbout.CLIENT, str(side.client), "t"),
        "titles.record_act": lambda: titles.record_act(
            session, TitleAct(side.matter, TitleKind.ASSIGNMENT, date(2025, 3, 1), "Beta AG", "Gamma AG"), ("p.pdf", b"p")
        ),
        "titles.withdraw_act": lambda: titles.withdraw_act(session, side.act, "r"),
    }  # fmt: skip


# They are handed nothing of the docket, or what a person has seen already and the docket compares again.
NOTHING_ASKED = frozenset({
    "addresses.read_addresses", "absences.end_absence", "absences.enter_absence", "accounts.block_person", "accounts.change_idle_lock", "accounts.change_person", "accounts.reset_password",
    "docketing.enter_matter", "entry_sheet.sign_entries", "exit_check.sign_exit", "handing_off.declare_desks", "importing.import_records", "owners.accept_change",
    "owners.propose_sure", "owners.refuse_change", "owners.take_apart_back", "owners.undo_change", "proving.verify_record",
    "referencing.declare_pattern", "referencing.repair_references", "reminding.acknowledge", "reminding.answer_silence",
    "reminding.declare_table",
    "restoring.foresee_loss", "restoring.list_restorable", "restoring.restore", "rule_change.accept_rules",
    "rule_change.propose_rules", "second_factor.switch_off", "walls.lift_wall", "walls.raise_wall",
})  # fmt: skip
