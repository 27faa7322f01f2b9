"""An explanation and a matter's page as the window shows them."""

from dataclasses import replace

from ipdocket.domain.absences import Named
from ipdocket.domain.addresses import AddressRole, Script
from ipdocket.domain.deadlines import Deadline
from ipdocket.domain.events import EventSource, MatterEvent
from ipdocket.domain.matter import Matter
from ipdocket.rules.wording import event_in_words
from ipdocket.services.core.session import Session
from ipdocket.services.explaining import Explanation, MatterPage
from ipdocket.services.looking import record_entries
from ipdocket.store.absences import read_roster
from ipdocket.store.addresses import taken_on
from ipdocket.store.date_changes import list_waiting
from ipdocket.store.docket import get_rows
from ipdocket.store.events import EventCheck, list_checks
from ipdocket.store.office_numbers import KeptNumber, list_numbers
from ipdocket.store.parties import get_party
from ipdocket.store.people import get_person
from ipdocket.store.rule_sets import waiting_rules
from ipdocket.store.settings import rule_text_since
from ipdocket.store.words import strip_number
from ipdocket.ui import shown
from ipdocket.ui.formats import show_date, show_instant
from ipdocket.ui.wiring.record_words import RecordWords
from ipdocket.ui.wiring.rows import days_in_words, deadline_row, responsible_words
from ipdocket.ui.words import right_word, tr


def explained(session: Session, told: Explanation) -> shown.Explained:
    """One deadline with its working, as the inspector shows it."""
    found = told.deadline
    row = deadline_row(session, get_rows(session.store, [found.id], session.today())[0])
    steps = tuple(shown.Step(days_in_words(step.text), step.date, step.authority) for step in told.steps)
    return shown.Explained(
        row=row,
        title=told.matter.title,
        steps=steps,
        authority=found.authority,
        rule=found.rule,
        version=_version(told),
        rules=_rule_set(session, found),
        certainty=_certainty(found),
        extensions=tuple(shown.Rung(rung.until, rung.by) for rung in found.extensions),
        restore_until=found.restore_until,
        late_until=found.late_until,
        if_missed=found.if_missed,
        checked=_checked(found),
        record=_record(session, told),
        office_today=_office_today(session, found),
    )


def _rule_set(session: Session, found: Deadline) -> str:
    """The rule set in use and, where a rule gave the date, whether it is shipped or the firm's own, and its file."""
    if found.typed or _is_own(found):
        return session.rules.name
    waits = waiting_rules(session.store, session.rules.shelf.digest)
    origin = session.rules.origin_of(found.rule)
    since = rule_text_since(session.store, found.digest) if waits is not None else None
    if waits is not None and since is not None and since >= waits.seen_at:
        return tr("{rules}, not accepted yet ({origin})", rules=session.rules.name, origin=origin)
    return f"{session.rules.name} ({origin})"


def _is_own(found: Deadline) -> bool:
    """Whether the docket set the day by itself ("check the status", "ask the agent"): no text of a rule gives it."""
    return not found.typed and not found.digest


def _certainty(found: Deadline) -> str:
    return "typed" if found.typed else "own" if _is_own(found) else found.certainty


def _checked(found: Deadline) -> str:
    if found.typed or _is_own(found):
        return ""
    return tr("both calculators agree") if found.cross_checked else tr("not yet")


def _version(told: Explanation) -> str:
    if told.changed_rules:
        return tr("computed with an earlier text of the rule, {digest}", digest=told.deadline.digest[:12])
    return tr("text {digest}", digest=told.deadline.digest[:12]) if told.deadline.digest else ""


def _office_today(session: Session, found: Deadline) -> str:
    office = session.rules.offices.get(found.office)
    if office is None:
        return ""
    return tr(
        "{day} ({office}, {zone})", day=show_date(session.today_at(found.office)), office=office.code, zone=office.zone
    )


def _by_hand(session: Session, told: Explanation) -> list[str]:
    if told.by_hand is None:
        return []
    change, decision = told.by_hand.change, told.by_hand.decision
    lines = [
        tr(
            "set by hand by {first}, typed again by {second}, {at}: {reason}",
            first=get_person(session.store, change.person).name, second=get_person(session.store, decision.person).name,
            at=show_instant(decision.instant), reason=change.reason,
        ),
        tr(
            "the rules gave {due}, final {final}; the steps are theirs",
            due=show_date(told.by_hand.given.due), final=show_date(told.by_hand.given.final),
        ),
    ]  # fmt: skip
    if told.by_hand.doubt:
        lines.insert(0, tr("IN DOUBT: the rules now give a later date than when it was set by hand; two persons must decide"))
    return lines


def _record(session: Session, told: Explanation) -> tuple[str, ...]:
    lines = _by_hand(session, told)
    waiting = [one for one in list_waiting(session.store, told.matter.id) if one.deadline == told.deadline.id]
    for change in waiting:
        who = get_person(session.store, change.person).name
        lines.append(tr("another date, proposed by {who}, waits for a second person: {reason}", who=who, reason=change.reason))
    if told.deadline.typed and told.deadline.reason:
        lines.append(tr("typed because: {reason}", reason=told.deadline.reason))
    for entry in told.confirmations:
        who, at = get_person(session.store, entry.person).name, show_instant(entry.instant)
        which = tr("first entry") if entry.slot == 1 else tr("second entry")
        what = tr("masked until the second person has confirmed") if entry.masked else tr(
            "{act} on {day}, number {number}", act=entry.act.value.replace("_", " "), day=show_date(entry.day), number=entry.number
        )  # fmt: skip
        lines.append(f"{which} – {who}, {at}: {what}")
    lines += [tr("earlier due date {day}", day=show_date(revision.due)) for revision in told.revisions]
    if told.deadline.cause:
        lines.append(days_in_words(told.deadline.cause))
    return tuple(lines)


def matter_shown(session: Session, page: MatterPage) -> shown.MatterShown:
    """A matter with its tabs."""
    matter = page.matter
    ids = [one.id for one in page.deadlines]
    return shown.MatterShown(
        _row(session, matter),
        _overview(session, matter),
        _events(session, page),
        tuple(deadline_row(session, row) for row in get_rows(session.store, ids, session.today())),
        _parties(session, matter),
        tuple(shown.FamilyRow(one.id, tr("same family"), one.reference, one.office, one.title) for one in page.family),
        tuple(map(RecordWords(session).row, record_entries(session, matter=matter.id))),
        tuple(shown.NotFired(number, one.rule, one.title, one.reason) for number, one in enumerate(page.not_fired)),
    )


def _row(session: Session, matter: Matter) -> shown.MatterRow:
    return shown.MatterRow(
        id=matter.id,
        reference=matter.reference,
        country=matter.office,
        right=matter.right,
        title=matter.title,
        owner=_party(session, matter.owner) or matter.owner_as_recorded,
        status=tr("void") if matter.void else str(matter.status),
    )


def _overview(session: Session, matter: Matter) -> tuple[tuple[str, str], ...]:
    office = session.rules.offices.get(matter.office)
    name = f"{matter.office} – {office.name}" if office is not None else matter.office
    numbers = {one.kind: one for one in list_numbers(session.store, matter.id)}
    facts = ((event_in_words(key), _fact(value)) for key, value in sorted(matter.facts.items()))
    lines = (
        (tr("Our reference"), matter.reference),
        (tr("Title or mark"), matter.title),
        (tr("Office"), name),
        (tr("Right"), right_word(matter.right)),
        (tr("Route"), matter.route),
        (tr("Classes"), ", ".join(matter.classes)),
        (tr("Status"), tr("void") if matter.void else str(matter.status)),
        (tr("Owner"), _party(session, matter.owner)),
        (tr("Owner as recorded"), matter.owner_as_recorded),
        (tr("Client"), _party(session, matter.client)),
        (tr("Agent"), _party(session, matter.agent)),
        (tr("Agent's reference"), matter.agent_reference),
        (tr("Application number"), _number(matter.application_number, numbers.get("application"))),
        (tr("Publication number"), _number(matter.publication_number, numbers.get("publication"))),
        (tr("Registration number"), _number(matter.registration_number, numbers.get("registration"))),
        (tr("Responsible"), _responsible(session, matter)),
        (tr("Back-up"), get_person(session.store, matter.backup).name if matter.backup else ""),
        (tr("Final sign-off"), get_person(session.store, matter.sign_off).name if matter.sign_off else ""),
        (tr("Taken over on"), show_date(matter.take_over_day)),
        *facts,
        (tr("Notes"), matter.notes),
    )
    always = (tr("Title or mark"), tr("Owner"), tr("Application number"), tr("Responsible"), tr("Back-up"))
    return tuple(line for line in lines if line[1] or line[0] in always)


def _responsible(session: Session, matter: Matter) -> str:
    """The responsible person and, while they are away, who acts today."""
    if matter.responsible is None:
        return ""
    named = Named(0, matter.responsible, matter.backup, matter.sign_off)
    acting = read_roster(session.store, session.today()).find_acting(named, session.today())
    acts = get_person(session.store, acting.person).name if acting is not None and acting.person else ""
    return responsible_words(get_person(session.store, matter.responsible).name, acting, acts)


def _events(session: Session, page: MatterPage) -> tuple[shown.EventRow, ...]:
    checks = {one.event: one for one in list_checks(session.store, page.matter.id)}  # the last of each event
    waiting = {one.event for one in list_waiting(session.store, page.matter.id)}
    return tuple(
        replace(_event(session, event, checks.get(event.id)), waits=event.id in waiting) for event in page.events
    )


def _verified(session: Session, event: MatterEvent, check: EventCheck | None) -> str:
    if event.verified:
        return "verified"
    if check is None or check.day == event.day:
        return ""
    who = get_person(session.store, check.person).name
    return tr("differs: {who} typed {day}", who=who, day=show_date(check.day))


def _event(session: Session, event: MatterEvent, check: EventCheck | None) -> shown.EventRow:
    what = event_in_words(event.paper.type if event.paper else event.code)
    if event.code in ("other", "act"):
        what = event.description or event.answers.replace("_", " ") or what
    if event.withdrawn:
        what = tr("{what} (entered in error)", what=what)
    if event.source is EventSource.IMPORT:
        source = tr("imported") if not event.office_source else tr("the office's own file")
    else:
        source = tr("typed by {who}", who=get_person(session.store, event.entered_by).name) if event.entered_by else ""
    return shown.EventRow(
        id=event.id,
        day=event.day,
        what=what,
        source=source,
        verified=_verified(session, event, check),
        note="" if event.code in ("other", "act") else event.description,
        kind=event.paper.type if event.paper else event.code,
        mine=session.person is not None and event.dated_by == session.person.id,
        typed_by=get_person(session.store, event.dated_by).name if event.dated_by else "",
    )


def _parties(session: Session, matter: Matter) -> tuple[shown.PartyRow, ...]:
    wanted = (
        (tr("owner"), matter.owner, ""),
        (tr("client"), matter.client, ""),
        (tr("agent"), matter.agent, matter.agent_reference),
    )
    rows = []
    for role, party_id, reference in wanted:
        if party_id is not None:
            party = get_party(session.store, party_id)
            address = _taken(session, matter) if party_id == matter.owner else ""
            rows.append(shown.PartyRow(party_id, role, party.name, reference, address or party.address))
    return tuple(rows)


def _number(typed: str, kept: KeptNumber | None) -> str:
    """The number as typed, in its office's own form where that says more than signs, and why a doubtful one is kept."""
    if kept is None or kept.typed != typed:
        return typed
    told = typed if strip_number(kept.normalised) == strip_number(typed) else f"{typed} ({kept.normalised})"
    return tr("{number}, kept as typed: {reason}", number=told, reason=kept.reason) if kept.reason else told


def _taken(session: Session, matter: Matter) -> str:
    """The applicant's standard address taken on this matter, in its own script first."""
    taken = taken_on(session.store, matter.id)
    found = (taken.get((AddressRole.APPLICANT, script)) for script in Script)
    return next((one.told for one in found if one is not None), "")


def _party(session: Session, party_id: int | None) -> str:
    return get_party(session.store, party_id).name if party_id is not None else ""


def _fact(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value).replace("_", " ")
