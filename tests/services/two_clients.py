"""A docket with two clients, and every service of it called as somebody who may see one of them only."""

import inspect
import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from ipdocket.domain.addresses import AddressRole, OwnerAddress, Script
from ipdocket.domain.confirmations import ConfirmedAct
from ipdocket.domain.deadlines import Typed
from ipdocket.domain.events import MatterEvent
from ipdocket.domain.hand_off import About, ItemDraft, ItemState, NoteDraft, Thing
from ipdocket.domain.intake import Carriage, Incoming, Sender
from ipdocket.domain.matter import Matter, MatterStatus
from ipdocket.domain.owners import Alias, AliasKind
from ipdocket.domain.playbooks import PlaybookAbout
from ipdocket.domain.titles import TitleAct, TitleKind
from ipdocket.errors import Refused
from ipdocket.exchange.records import EventRecord, MatterRecord
from ipdocket.services import addresses, confirming, dating, docketing, importing, intake, owners, playbooks, titles
from ipdocket.services.core.session import Session
from ipdocket.services.docketing import Draft
from ipdocket.services.reporting import Selection
from ipdocket.services.rule_browsing import Wanted
from ipdocket.store.batches import list_batches
from ipdocket.store.confirming import Entry
from ipdocket.store.deadlines import get_deadline, list_deadlines
from ipdocket.store.docket import DocketFilter
from ipdocket.store.events import list_events
from ipdocket.store.matters import find_matter, get_matter
from tests.services.conftest import action

# Every word here belongs to what must not be seen; none stands anywhere else in the docket.
TRACES = (
    "QX-900", "QX-901", "Quietus", "Birchsecret", "Zephyrion", "Mumfield", "19/876,543", "19876543", "Oldzeph", "zephdeed",
    "Typedhush", "hushlist", "Zephstrasse", "hushbook", "Agenthush", "hushpaper", "hushcall",
)  # fmt: skip


@dataclass(frozen=True)
class Side:
    """What one client has in the docket, by id."""

    matter: int
    imported: int
    owner: int
    client: int
    deadline: int
    event: int
    act: int
    batch: int
    number: str
    name: str
    proposal: int = 0
    paper: int = 0
    note: int = 0
    item: int = 0
    day: date = date(2026, 9, 2)


def lay_both(session: Session) -> tuple[Side, Side]:
    """The client that may be seen, and the one that may not; the same country, one family, the same people."""
    seen = _lay(session, ("AL-100", "AL-101"), "Gadget", "Alderclient", "Acme Werke GmbH", "Agent Sight", "17/111,222", "a", "Werk AG")
    hidden = _lay(
        session, ("QX-900", "QX-901"), "Quietus", "Birchsecret", "Zephyrion Ltd", "Agenthush LLP", "19/876,543", "hush", "Oldzeph Inc"
    )
    return seen, hidden


def _lay(
    session: Session, references: tuple[str, str], title: str, client: str, owner: str, agent: str, number: str, word: str, former: str
) -> Side:
    hush = word == "hush"
    made = Matter(
        references[0], "US", "patent", title=f"{title} engine", family="one family", application_number=number,
        notes="Mumfield" if hush else "", responsible=session.actor().person, status=MatterStatus.PENDING,
    )  # fmt: skip
    filed = (MatterEvent(0, "filing", date(2023, 1, 31)),)
    draft = Draft(made, filed, owner=owner, client=client, agent=agent, number_reason="as filed")
    matter = docketing.enter_matter(session, draft)
    stored = get_matter(session.store, matter)
    dating.record_event(
        session, replace(action(date(2026, 9, 2)), matter=matter), evidence=(f"{word}paper.pdf", f"%PDF {word}paper".encode())
    )
    dating.add_date(session, matter, Typed("Typedhush" if hush else "Typed", date(2026, 12, 1), "asked by the client"))
    reply = next(one.id for one in list_deadlines(session.store, matter) if one.kind == "response")
    confirming.enter_first(session, [reply], Entry(ConfirmedAct.FILED, date(2026, 11, 20), f"R-{word}1"), (f"{word}.pdf", word.encode()))
    paper = ("zephdeed.pdf" if hush else "deed.pdf", f"%PDF deed {word}".encode())
    titles.record_act(session, TitleAct(matter, TitleKind.FIRST, date(2020, 1, 1), former))
    act = titles.record_act(session, TitleAct(matter, TitleKind.ASSIGNMENT, date(2024, 3, 1), owner, former), paper)
    party = get_matter(session.store, matter).owner or 0
    owners.add_alias(session, Alias(party, f"{former} alias", AliasKind.FORMER, "a letter"))
    addresses.keep_address(
        session,
        OwnerAddress(party, AddressRole.APPLICANT, Script.LOCAL, ("Zephstrasse 1" if hush else "Zeile 7",), "München", "", "80331", "DE"),
    )  # fmt: skip
    playbooks.write_page(session, PlaybookAbout.CLIENT, str(stored.client), f"{word}book: ask first")
    record = MatterRecord(
        f"k{word}", references[1], "US", "patent", title=f"{title} second", status="pending", owner=owner, client=client,
        events=(EventRecord("filing", date(2022, 1, 31)),), taken_over=date(2024, 6, 30), source_row=1,
    )  # fmt: skip
    importing.import_records(session, [record], importing.FileTaken(f"{word}list.csv", word * 8, "test", office_source=True))
    imported = find_matter(session.store, references[1])
    assert imported is not None and stored.client is not None
    if imported.client is None:
        docketing.change_matter(session, replace(imported, client=stored.client))
    event = next(one.id for one in list_events(session.store, matter) if one.code == "paper")
    letter = Incoming(date(2026, 11, 20), Sender.CLIENT, Carriage.EMAIL, f"{title} letter", client, matter)
    logged = intake.log_paper(session, letter, (f"{word}list.pdf", f"letter {word}list".encode()))
    batch = list_batches(session.store)[0].id
    note, item = _hand_off(session, logged.id, f"{word}call the agent")
    return Side(
        matter, imported.id, party, stored.client, reply, event, act, batch, number, owner, paper=logged.id, note=note, item=item
    )


def _hand_off(session: Session, paper: int, sentence: str) -> tuple[int, int]:
    """A note to whoever comes next, about one paper."""
    from ipdocket.services import handing_off

    handing_off.declare_desks(session, [("Night", "Asia/Manila", ())])
    item = ItemDraft(Thing(About.PAPER, paper), ItemState.BLOCKED, sentence=sentence)
    note = handing_off.write_note(session, NoteDraft(None, "Night", "Asia/Manila", (item,)))
    return note, handing_off.open_note(session, note).items[0].id


def calls(session: Session, side: Side, folder: Path) -> dict[str, Callable[[], Any]]:
    """By service, a call about one side of the docket, with everything that the service may be asked."""
    from ipdocket.services import (
        absences,
        calculating,
        changing,
        explaining,
        exporting,
        looking,
        owner_lookup,
        proving,
        reporting,
        rule_browsing,
        rule_change,
    )

    def matter() -> Matter:
        return replace(Matter("X-1", "US", "patent", application_number=side.number), id=side.matter)

    def whole() -> Selection:
        return Selection(DocketFilter(), "all")

    everything = DocketFilter(text=side.name)
    event = replace(action(date(2026, 10, 2)), matter=side.matter)
    return {
        "absences.may_enter_for": lambda: absences.may_enter_for(session, 1),
        "changing.list_waiting": lambda: [changing.list_waiting(session, one) for one in (side.matter, None)],
        "addresses.list_addresses": lambda: addresses.list_addresses(session, side.owner),
        "addresses.try_address": lambda: addresses.try_address(
            session, OwnerAddress(side.owner, AddressRole.APPLICANT, Script.LOCAL, ("Z 1",), "München", "", "80331", "DE")
        ),
        "calculating.calculate": lambda: calculating.calculate(session, matter(), (event,)),
        "dating.foresee_event": lambda: dating.foresee_event(session, event),
        "dating.foresee_withdrawal": lambda: dating.foresee_withdrawal(session, side.event),
        "docketing.foresee_matter": lambda: docketing.foresee_matter(session, Draft(matter(), (event,), owner=side.name)),
        "docketing.judge_conventions": lambda: docketing.judge_conventions(session, replace(matter(), id=0)),
        "docketing.foresee_change": lambda: docketing.foresee_change(session, replace(matter(), title="other")),
        "docketing.foresee_ending": lambda: docketing.foresee_ending(session, side.matter, MatterStatus.ABANDONED, date(2026, 11, 1)),
        "explaining.explain_deadline": lambda: explaining.explain_deadline(session, side.deadline),
        "explaining.recompute_as_it_was": lambda: explaining.recompute_as_it_was(
            session, side.deadline, get_deadline(session.store, side.deadline).digest
        ),
        "explaining.open_matter": lambda: explaining.open_matter(session, side.matter),
        "exporting.export_calendar": lambda: exporting.export_calendar(session, folder / "all.ics"),
        "looking.docket_standing": lambda: looking.docket_standing(session),
        "looking.find_anything": lambda: [looking.find_anything(session, text, 50) for text in (side.name, side.number, "u", "1", "en")],
        "looking.list_recorded_acts": lambda: looking.list_recorded_acts(session),
        "looking.record_entries": lambda: looking.record_entries(session, matter=side.matter),
        "owner_lookup.find_owners": lambda: [
            owner_lookup.look_at(session, one) for text in (side.name, "l", "e") for one in owner_lookup.find_owners(session, text)
        ],
        "owner_lookup.look_at": lambda: owner_lookup.look_at(session, side.owner),
        "proving.write_sheets": lambda: proving.write_sheets(session, [side.deadline], folder / "sheet.pdf"),
        "reporting.count_selected": lambda: reporting.count_selected(session, Selection(everything, "all")),
        "reporting.make_report": lambda: [
            reporting.make_report(session, Selection(DocketFilter(), "all", grouping)) for grouping in reporting.GROUPINGS
        ],
        "reporting.plain_rows": lambda: reporting.plain_rows(session, whole()),
        "reporting.preview_pages": lambda: reporting.preview_pages(session, whole(), folder, 0, 1, 300)[0],
        "reporting.write_pdf": lambda: reporting.write_pdf(session, whole(), folder / "all.pdf"),
        "reporting.write_sheet": lambda: [
            reporting.write_sheet(session, whole(), folder / name) for name in ("all.csv", "all.xlsx")
        ],
        "rule_browsing.find_rules": lambda: rule_browsing.find_rules(session, Wanted(text="annuity", office="EP")),
        "rule_browsing.list_coverage": lambda: len(rule_browsing.list_coverage(session).lines),
        "rule_browsing.refused_files": lambda: rule_browsing.refused_files(session),
        "rule_change.write_dates": lambda: rule_change.write_dates(session, [], folder / "moved.csv"),
        "titles.foresee_act": lambda: titles.foresee_act(
            session, TitleAct(side.matter, TitleKind.ASSIGNMENT, date(2025, 3, 1), "Beta AG", "Gamma AG")
        ),
        "titles.list_of_owner": lambda: titles.list_of_owner(session, side.owner),
        "titles.owner_of": lambda: titles.owner_of(session, side.matter, date(2025, 1, 1)),
        "titles.read_chain": lambda: titles.read_chain(session, side.matter),
        "titles.save_paper": lambda: titles.save_paper(session, side.matter, side.act, folder / "paper.pdf"),
    }  # fmt: skip


def answer(call: Callable[[], Any], folder: Path) -> str:
    """Everything that a call tells, as text: its answer, its refusal, and what it wrote into the folder."""
    try:
        found = call()
        told = repr(list(found) if inspect.isgenerator(found) else found)
    except Refused as refusal:
        told = f"refused: {refusal}"
    files = sorted(folder.iterdir())
    told += "".join(f"\n{path.name}: {text}" for path in files for text in read_file(path))
    for path in files:
        path.unlink()
    return told


def read_file(path: Path) -> Iterator[str]:
    """The text in a file as a person would find it."""
    content = path.read_bytes()
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for name in packed.namelist():
                yield packed.read(name).decode("utf-8", "replace")
    elif path.suffix == ".pdf" and len(content) > 100:
        for page in PdfReader(path).pages:
            yield page.extract_text()
    else:
        yield content.decode("utf-8", "replace").replace("\r\n ", "")


def traces_in(text: str) -> list[str]:
    """The words of the hidden client that stand in the text."""
    return [one for one in TRACES if one.casefold() in text.casefold()]
