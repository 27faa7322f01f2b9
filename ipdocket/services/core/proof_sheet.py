"""The proof sheet of one deadline, in words: what a court would ask for, and nothing that blind entry still hides."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from ipdocket import __version__
from ipdocket.domain.confirmations import Confirmation
from ipdocket.domain.deadlines import Deadline
from ipdocket.domain.events import MatterEvent
from ipdocket.reports.statement import Part, Statement
from ipdocket.services.core.dossier import Dossier
from ipdocket.services.core.doubts import DOUBT_NOTE, doubt_sign, is_stale_rule
from ipdocket.services.core.session import Session
from ipdocket.store.parties import get_party
from ipdocket.store.record import RecordLine
from ipdocket.store.settings import rule_text_since
from ipdocket.store.types import read_instant

MASKED = "withheld until the second person has confirmed"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ISO_DAY = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_CERTAINTY = {
    "law": "by law", "estimate": "estimate: the closed days of that year are not published yet",
    "uncertain": "uncertain: the rule itself is in doubt", "typed": "typed by hand, not computed",
}  # fmt: skip


def day_words(day: date | None) -> str:
    """A day in the one form used on paper: 23 Nov 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else ""


def instant_words(instant: datetime | None) -> str:
    """An instant on paper, always in UTC: 23 Nov 2026 09:00:00 UTC."""
    return f"{day_words(instant.date())} {instant:%H:%M:%S} UTC" if instant else ""


def make_statement(session: Session, dossier: Dossier, found: Deadline) -> Statement:
    """The sheet of one deadline of the dossier."""
    lines = tuple(_lines_of(dossier, found))
    parts = (
        Part("The deadline", tuple(_deadline(session, dossier, found))),
        Part("How the date was computed", tuple(_computed(session, dossier, found))),
        Part("What it counts from", tuple(_events(dossier, found))),
        Part("Changes of the date", tuple(_changes(dossier, found))),
        Part("Two persons", tuple(_confirmations(dossier, found))),
        Part("Entries of the record", tuple(_entry(line) for line in lines)),
    )
    now = instant_words(session.clock.now().astimezone(UTC))
    head = f"Record up to entry {dossier.head.number}, SHA-256 {dossier.head.hash}"
    made = f"ipdocket {__version__}  ·  rules {session.rules.name}  ·  printed {now} by {session.actor().name}"
    about = "  ·  ".join(part for part in (dossier.matter.reference, dossier.matter.office, found.title) if part)
    return Statement("Proof sheet", about, session.firm, parts, (head, made))


def _deadline(session: Session, dossier: Dossier, found: Deadline) -> Iterator[tuple[str, str]]:
    matter = dossier.matter
    office = session.rules.offices.get(found.office)
    owner = get_party(session.store, matter.owner).name if matter.owner else matter.owner_as_recorded
    yield "Matter", f"{matter.reference} ({matter.right.replace('_', ' ')}): {matter.title or 'no title'}"
    yield "Owner", owner or "not known"
    yield "Office", f"{found.office} – {office.name}" if office else found.office
    yield "Act", found.title
    sign = doubt_sign(session, found.rule, found.certainty)
    due, final, act_by = (day_words(day) + (f" {sign}" if sign else "") for day in (found.due, found.final, found.act_by))
    yield "Due, final", f"{due}, final {final}; to be done by {act_by}"
    if sign:
        yield "Signs", DOUBT_NOTE
    if found.extensions:
        rungs = (day_words(rung.until) + (f" ({rung.by})" if rung.by else "") for rung in found.extensions)
        yield "Extensions", ", ".join(rungs)
    yield "State", found.state.value.replace("_", " ") + (f": {_days(found.cause)}" if found.cause else "")
    responsible = dossier.name(found.responsible or matter.responsible) or "nobody"
    others = ((", back-up ", found.backup or matter.backup), (", sign-off ", found.sign_off or matter.sign_off))
    yield "Responsible", responsible + "".join(word + dossier.name(person) for word, person in others if person)
    if found.if_missed:
        yield "If missed", found.if_missed


def _computed(session: Session, dossier: Dossier, found: Deadline) -> Iterator[tuple[str, str]]:
    if found.typed:
        yield "Typed by hand", f"by {dossier.name(found.entered_by) or 'the import'}: {found.reason or 'no reason given'}"
        return
    for step in dossier.steps[found.id]:
        yield day_words(step.date), _days(step.text) + (f" [{step.authority}]" if step.authority else "")
    if not found.digest:
        yield "No rule", "The docket set this day by itself: it asks that someone looks."
        return
    if not dossier.steps[found.id]:
        yield "Earlier rule", "The rules in use today give another date; this one stands as computed by the text below."
    checked = session.rules.checked_of(found.rule)
    since = rule_text_since(session.store, found.digest)
    yield "Law", found.authority
    yield "Rule", f"{found.rule} ({session.rules.origin_of(found.rule)})"
    yield "Text of the rule", f"SHA-256 {found.digest}" + (f", in this docket since {instant_words(since)}" if since else "")
    old = "; more than 24 months ago, read the law again" if is_stale_rule(session, found.rule) else ""
    yield "Sources last read", day_words(checked) + old or "not every source of this rule was read by a person"
    second = "agrees" if found.cross_checked else "has not looked yet"
    yield "Certainty", f"{_CERTAINTY.get(found.certainty, found.certainty)}; the second calculator {second}"


def triggering(dossier: Dossier, found: Deadline) -> list[MatterEvent]:
    """The events that the deadline counts from: its paper, or those whose days stand in its steps."""
    if found.trigger:
        return [event for event in dossier.events if event.trigger_key == found.trigger]
    days = {step.date for step in dossier.steps[found.id] if not step.field}
    return [event for event in dossier.events if not event.paper and event.day in days]


def _events(dossier: Dossier, found: Deadline) -> Iterator[tuple[str, str]]:
    events = triggering(dossier, found)
    for event in events:
        entered = _first(dossier, "event", event.id) or _first(dossier, "matter", dossier.matter.id)
        what = (event.paper.type if event.paper else event.code).replace("_", " ")
        source = ", from the office's own file, entered" if event.office_source else " entered"
        who = dossier.name(event.entered_by) or (str(entered.fields[3]) if entered else "the import")
        told = [f"{what}{source} by {who}" + (f", {_when(entered)}" if entered else "")]
        check = dossier.check_of(event)
        if event.verified_by and check:
            told.append(f"verified by {dossier.name(event.verified_by)}, {instant_words(check.instant)}")
        elif not event.verified:
            told.append("NOT VERIFIED by a second person")
        if check and check.day != event.day:
            told.append(f"{dossier.name(check.person)} typed {day_words(check.day)} instead")
        told.append(_file(dossier, event.evidence) if event.evidence else "no paper is attached")
        if event.withdrawn:
            told.append("ENTERED IN ERROR")
        yield day_words(event.day), "; ".join(told)
    if not events:
        yield "No event", "The date counts from no event of the matter."


def _changes(dossier: Dossier, found: Deadline) -> Iterator[tuple[str, str]]:
    earlier = dossier.revisions[found.id]
    for one in earlier:
        reason = f": {_days(one.cause)}" if one.cause else ""
        state = one.state.value.replace("_", " ")
        yield f"Revision {one.revision}", f"due {day_words(one.due)}, final {day_words(one.final)}, {state}{reason}"
    now = f"due {day_words(found.due)}, final {day_words(found.final)}"
    yield f"Revision {found.revision}", now if earlier else f"{now}; the date was never changed"


def _confirmations(dossier: Dossier, found: Deadline) -> Iterator[tuple[str, str]]:
    for one in dossier.confirmations[found.id]:
        which = "First" if one.slot == 1 else "Second"
        again = f", round {one.round}" if one.round > 1 else ""
        yield f"{which}{again}", f"{dossier.name(one.person)}, {instant_words(one.instant)}: {_confirmed(dossier, one)}"
    if not dossier.confirmations[found.id]:
        yield "Nobody yet", "No confirmation was entered."


def _confirmed(dossier: Dossier, one: Confirmation) -> str:
    act = one.act.value.replace("_", " ")
    if one.masked:
        return f"{act}; {MASKED}"
    told = [f"{act} on {day_words(one.day)}", f"receipt {one.number}"]
    told += [f"amount {one.amount}"] * bool(one.amount) + [one.note] * bool(one.note)
    told += [_file(dossier, one.evidence)] if one.evidence else ["no file attached"] * (one.slot == 1)
    return "; ".join(told)


def _file(dossier: Dossier, evidence: int) -> str:
    kept = dossier.evidence[evidence]
    return f"file {kept.name}, SHA-256 {kept.sha256}"


def _first(dossier: Dossier, subject: str, subject_id: int) -> RecordLine | None:
    return next((line for line in dossier.lines if line.subject == (subject, subject_id)), None)


def _lines_of(dossier: Dossier, found: Deadline) -> Iterator[RecordLine]:
    """The entries of the record behind what the sheet says."""
    named = {("deadline", found.id)} | {("event", one.id) for one in triggering(dossier, found)}
    named |= {("confirmation", one.id) for one in dossier.confirmations[found.id]}
    files = {one.evidence for one in dossier.confirmations[found.id]} | {one.evidence for one in triggering(dossier, found)}
    named |= {("evidence", one) for one in files if one}
    made = _first(dossier, "matter", dossier.matter.id)
    for line in dossier.lines:
        if line is made or line.subject in named or (line.subject[0] == "deadlines" and _mentions(line, found.id)):
            yield line


def _mentions(line: RecordLine, deadline: int) -> bool:
    body = json.loads(line.body or "{}")
    after, before = body.get("after") or {}, body.get("before") or []
    rows = [row for name in ("added", "revised", "refreshed", "superseded") for row in after.get(name, ())] + list(before)
    return any((row[0] if isinstance(row, list) else row) == deadline for row in rows)


def _entry(line: RecordLine) -> tuple[str, str]:
    what = f"{line.fields[6]}: {line.subject[0]} {line.subject[1]}"
    reason = _reason(line)
    return f"Entry {line.number}", f"{_when(line)}, {line.fields[3]}, {what}{reason}\n{line.hash}"


def _reason(line: RecordLine) -> str:
    after: Any = json.loads(line.body or "{}").get("after")
    told = (after.get("reason") or after.get("cause") or "") if isinstance(after, dict) else ""
    return f" – {_days(str(told))}" if told else f" – {MASKED}" if line.masked else ""


def _when(line: RecordLine) -> str:
    return instant_words(read_instant(str(line.fields[1])))


def _days(text: str) -> str:
    return _ISO_DAY.sub(lambda found: f"{int(found[3])} {_MONTHS[int(found[2]) % 13 - 1]} {found[1]}", text)
