"""Matters coming in from files: one transaction, repeatable without doubles, undone as a whole."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ipdocket.domain.deadlines import Computed, State, final_of
from ipdocket.domain.events import EventSource, MatterEvent, PaperFacts
from ipdocket.domain.matter import Matter, MatterStatus
from ipdocket.domain.parties import Party, PartyKind
from ipdocket.domain.people import Act, Actor
from ipdocket.domain.titles import TitleAct, TitleKind
from ipdocket.exchange.records import EventRecord, ImportCancelled, MatterRecord, Problem
from ipdocket.names.normal import silent_key
from ipdocket.services.core.judging import Judge, judge_numbers, numbers_of
from ipdocket.services.core.recalculation import check_status, dates_of, keep_texts, recalculate
from ipdocket.services.core.session import Session
from ipdocket.store.batches import Batch, BatchRow, add_rows, begin_batch, find_rows, finish_batch, undo_batch
from ipdocket.store.bulk import Bulk
from ipdocket.store.events import add_event, list_events
from ipdocket.store.office_numbers import KeptNumber, add_many
from ipdocket.store.parties import add_name, find_or_add_party, follow_merges
from ipdocket.store.people import list_people
from ipdocket.store.scopes import require_seen
from ipdocket.store.titles import add_act, list_title
from ipdocket.store.work import Work

CHECK_WITHIN = timedelta(days=30)
_SATURDAY = 5
Progress = Callable[[int, int], bool]


@dataclass(frozen=True, slots=True)
class FileTaken:
    """The file that the records come from; `office_source`: an office's own, whose acts put deadlines on record."""

    name: str
    sha256: str
    kind: str
    office_source: bool = False
    layout: int | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import did. `refused` rows are told with their reason; a bad row never costs a good one.

    `doubts` are rows that came in with something wrong in a reference or a number.
    """

    batch: int
    matters: int
    deadlines: int
    known: int
    updated: int
    refused: tuple[Problem, ...]
    doubts: tuple[Problem, ...] = ()


def import_records(
    session: Session,
    records: Sequence[MatterRecord],
    file: FileTaken,
    progress: Progress | None = None,
    owners: Mapping[str, int] | None = None,
) -> Taken:
    """Store the records' matters, events and dates in one transaction. The same rows again change nothing.

    `owners` are names of the file that a person took for an owner of the docket, by its id: the matters get that owner,
    the name stays as recorded, and is kept as a spelling of the owner.
    `progress(done, of)` is called now and then; False from it takes everything back and raises ImportCancelled.
    """
    actor = session.require(Act.IMPORT)
    with session.store.work(actor, "import") as work:
        taking = _Import(session, work, file, progress)
        taking.take_owners(owners or {})
        return taking.take(records)


def judge_records(session: Session, records: Sequence[MatterRecord]) -> list[Problem]:
    """What is wrong with the references and numbers of rows that would be new, before anything is stored."""
    session.require(Act.IMPORT)
    judge = Judge(session.store)
    found: list[Problem] = []
    for record in records:
        numbers = numbers_of(record)
        found += [*judge.judge_reference(record), *judge_numbers(record, numbers), *judge.judge_same(record, numbers)]
    return found


def undo_import(session: Session, batch: int, reason: str = "import undone") -> int:
    """Void the matters and dates of an import; their references are free again. How many matters. Raises AlreadyRelied."""
    actor: Actor = session.require(Act.UNDO_BATCH)
    require_seen(session.store, import_batch=(batch,))
    with session.store.work(actor, "undo import") as work:
        return undo_batch(work, batch, reason)


class _Import:
    """One import as it goes: parties met, references taken, counts."""

    def __init__(self, session: Session, work: Work, file: FileTaken, progress: Progress | None) -> None:
        self.session, self.work, self.file, self.progress = session, work, file, progress
        self.today = session.today()
        self.people = {
            word.casefold(): one.id for one in list_people(session.store) for word in (one.name, one.initials) if word
        }
        self.judge = Judge(session.store)
        self.doubts: list[Problem] = []
        self.numbers: list[tuple[int, KeptNumber]] = []
        self.parties: dict[tuple[PartyKind, str], int] = {}
        self.refused: list[Problem] = []
        self.deadlines = self.updated = 0
        self.check_days = check_days(self.today)

    def take_owners(self, owners: Mapping[str, int]) -> None:
        """Names that a person took for an owner of the docket, as spellings of that owner from now on."""
        for name, owner in owners.items():
            stands = follow_merges(self.session.store, owner)
            add_name(self.work, stands, name.strip(), source=self.file.name)
            self.parties[PartyKind.OWNER, name.strip()] = stands

    def take(self, records: Sequence[MatterRecord]) -> Taken:
        """Sort the records into known, changed and new ones, and store what is new."""
        keys = [f"{self.file.kind}:{record.key}" for record in records]
        known = find_rows(self.session.store, keys)
        last = max((record.taken_over for record in records if record.taken_over), default=None)
        batch = begin_batch(self.work, Batch(
            self.file.kind, self.file.name, self.file.sha256, last, self.file.office_source, self.file.layout,
        ))  # fmt: skip
        rows: list[BatchRow] = []
        unchanged = 0
        with Bulk(self.work, batch) as bulk:
            for done, (key, record) in enumerate(zip(keys, records, strict=True)):
                if self.progress is not None and done % 50 == 0 and not self.progress(done, len(records)):
                    raise ImportCancelled
                content = hashlib.sha256(repr(replace(record, source_row=0)).encode()).hexdigest()
                row = known.get(key)
                if row is None:
                    matter_id = self._add(bulk, record)
                    if matter_id:
                        rows.append(BatchRow(key, matter_id, record.source_row, content))
                elif row.content == content:
                    unchanged += 1
                else:
                    self._update(row.matter, record, batch)
                    rows.append(BatchRow(key, row.matter, record.source_row, content, fresh=False))
            added = len(bulk.matters)
        add_many(self.work, self.numbers)
        if self.doubts:
            self.work.record("import", batch, after={"doubts": [f"{one.value}: {one.what}" for one in self.doubts]})
        add_rows(self.work, batch, rows)
        finish_batch(self.work, batch)
        return Taken(batch, added, self.deadlines, unchanged, self.updated, tuple(self.refused), tuple(self.doubts))

    def _add(self, bulk: Bulk, record: MatterRecord) -> int:
        reference = record.reference or record.key
        found = self.judge.judge_reference(record)
        stops = any(one.severity == "error" for one in found)
        (self.refused if stops else self.doubts).extend(found)
        if stops:
            return 0
        matter = self._matter(record, reference)
        events = [event_of(event, self.file.office_source) for event in record.events]
        matter_id, event_ids = bulk.add_matter(matter, events)
        self._pass_title(matter_id, record)
        kept = numbers_of(record, f"imported from {self.file.name}")
        self.numbers += [(matter_id, one) for one in kept]
        self.doubts += judge_numbers(record, kept)
        numbered = [replace(event, id=event_id) for event, event_id in zip(events, event_ids, strict=True)]
        dates, _answer = dates_of(self.session.rules, replace(matter, id=matter_id), numbered, self.today)
        if any(one.unknown for one in dates):
            dates.append(check_status(matter.office, self._day_of_check(matter_id, dates)))
        keep_texts(self.work, self.session.rules, dates)
        bulk.add_deadlines(dates)
        self.deadlines += len(dates)
        return matter_id

    def _day_of_check(self, matter_id: int, dates: Sequence[Computed]) -> date:
        """The matter's own share of the coming working days; before a date that is running out late, if there is one."""
        late = (one.result for one in dates if one.state is State.OPEN and one.result.due < self.today)
        finals = [final_of(one.due, one.late_until, one.extensions) for one in late]
        limit = min((final for final in finals if final >= self.today), default=date.max)
        share = matter_id - 1
        day = self.check_days[share % len(self.check_days)]
        if day < limit:
            return day
        before = [day for day in self.check_days if day < limit] or self.check_days[:1]
        return before[share % len(before)]

    def _update(self, matter_id: int, record: MatterRecord, batch: int) -> None:
        """Events that the file has and the docket has not; what a person entered or corrected stays as it is."""
        there = {
            (event.code, event.day, event.trigger_key, event.answers)
            for event in list_events(self.session.store, matter_id)
        }
        for event in (event_of(one, self.file.office_source) for one in record.events):
            if (event.code, event.day, event.trigger_key, event.answers) not in there:
                add_event(self.work, replace(event, matter=matter_id, batch=batch, source=EventSource.IMPORT))
        self._pass_title(matter_id, record)
        recalculate(self.work, self.session.rules, matter_id, self.today, f"imported again from {self.file.name}")
        self.updated += 1

    def _pass_title(self, matter_id: int, record: MatterRecord) -> None:
        """The acts of title that the file tells and the chain has not; acts that a person withdrew are not entered again."""
        if not record.passed:
            return
        there = {(line.act.day, line.act.taker, line.act.number) for line in list_title(self.session.store, matter_id)}
        for one in record.passed:
            if (one.day, one.taker, one.number) not in there:
                kind = TitleKind(one.kind)
                owner = None if kind is TitleKind.LICENCE else self._party(PartyKind.OWNER, one.taker)
                note = f"from {self.file.name}"
                act = TitleAct(matter_id, kind, one.day, one.taker, one.giver, owner, one.recorded, one.number, note=note)
                add_act(self.work, act)

    def _matter(self, record: MatterRecord, reference: str) -> Matter:
        return Matter(
            reference, record.office, record.right, record.route, record.title or record.mark, record.classes,
            MatterStatus(record.status), self._party(PartyKind.CLIENT, record.client), self._party(PartyKind.OWNER, record.owner),
            record.owner, self._party(PartyKind.AGENT, record.agent), record.agent_reference, record.application_number,
            record.publication_number, record.registration_number, self.people.get(record.responsible.casefold()),
            facts=dict(record.facts.values), notes=record.notes, take_over_day=record.taken_over,
        )  # fmt: skip

    def _party(self, kind: PartyKind, name: str) -> int | None:
        name = name.strip()
        if not name:
            return None
        if (kind, name) not in self.parties:
            party = Party(kind, name, key=silent_key(name))
            self.parties[kind, name] = find_or_add_party(self.work, party, source=self.file.name)
        return self.parties[kind, name]


def event_of(record: EventRecord, office_source: bool) -> MatterEvent:
    """The line of a file as an event of the docket."""
    paper = record.paper
    facts = (
        PaperFacts(paper.type, paper.day, paper.notified, paper.delivery or "", paper.period or "") if paper else None
    )
    return MatterEvent(
        0, record.code, record.day, facts, record.description, record.answers, record.about, EventSource.IMPORT,
        office_source=office_source, office_code=record.source_code,
    )  # fmt: skip


def check_days(today: date) -> list[date]:
    """The working days (Monday to Friday) of the coming thirty days, over which the checks of status are spread."""
    coming = (today + timedelta(days=ahead) for ahead in range(1, CHECK_WITHIN.days + 1))
    return [day for day in coming if day.weekday() < _SATURDAY]


def newest_day(records: Sequence[MatterRecord]) -> date | None:
    """The last day of any event in the records: a file's own last day."""
    return max((event.day for record in records for event in record.events), default=None)
