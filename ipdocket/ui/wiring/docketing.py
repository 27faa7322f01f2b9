"""Matters, events and dates, from the services."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from ipdocket.domain.deadlines import Computed, Deadline, Typed, final_of
from ipdocket.domain.events import MatterEvent, PaperFacts
from ipdocket.domain.matter import Fact, Matter, MatterStatus
from ipdocket.errors import Refused
from ipdocket.rules.facts import EVENTS, PAPERS
from ipdocket.rules.wording import event_in_words
from ipdocket.services import changing, dating, docketing, explaining, referencing, rulebook
from ipdocket.services.core.session import Session
from ipdocket.store.computed import Difference
from ipdocket.store.events import get_event
from ipdocket.store.matters import get_matter, party_names
from ipdocket.ui import shown
from ipdocket.ui.shown_absences import AssignTyped
from ipdocket.ui.shown_facts import MatterEdit
from ipdocket.ui.wiring.explaining import explained, matter_shown
from ipdocket.ui.words import tr

_LISTS = ("designated",)


class Docketing:
    """Fills the port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._offered: tuple[tuple[object, ...], str] = ((), "")

    def explain(self, deadline: int) -> shown.Explained:
        """All there is to say about a deadline."""
        return explained(self._session, explaining.explain_deadline(self._session, deadline))

    def open_matter(self, matter: int) -> shown.MatterShown:
        """Everything on a matter's page."""
        return matter_shown(self._session, explaining.open_matter(self._session, matter))

    def preview_matter(self, draft: shown.MatterDraft) -> shown.Preview:
        """What would follow from the matter as typed."""
        foreseen = docketing.foresee_matter(self._session, matter_draft(draft))
        changes = sorted((_appears(one) for one in foreseen.dates), key=lambda change: change.due or date.max)
        return shown.Preview(
            tuple(changes),
            tuple(f"{one.kind.replace('_', ' ')} ({one.office}): {one.reason}" for one in foreseen.not_covered),
            tuple(shown.Likeness(one.id, one.reference, one.title, why) for one, why in foreseen.alike),
            remarks=foreseen.unconventional,
            doubtful=foreseen.doubtful,
            offered=self._offer(draft),
        )

    def _offer(self, draft: shown.MatterDraft) -> str:
        """The next free reference; none where the pattern's numbers are used up, which the dialog of references tells."""
        kind = (draft.country, draft.right, draft.route, draft.client)
        asked = (*kind, self._session.store.head().number)
        if self._offered[0] != asked:  # every reference of the docket is read for it, so once for each change only
            try:
                self._offered = asked, referencing.offer_next_reference(self._session, *kind)
            except Refused:
                self._offered = asked, ""
        return self._offered[1]

    def add_matter(self, draft: shown.MatterDraft) -> int:
        """Stores the matter; gives its id."""
        return docketing.enter_matter(self._session, matter_draft(draft))

    def preview_event(self, draft: shown.EventDraft) -> shown.Preview:
        """Every date that the event would add, move or end."""
        return preview_of(dating.foresee_event(self._session, self._event_of(draft), draft.replaces))

    def record_event(self, draft: shown.EventDraft) -> shown.Preview:
        """Stores the event and tells what moved; a correction of a verified date is only proposed."""
        evidence = read_evidence(draft.evidence)
        event = self._event_of(draft)
        if draft.replaces is not None and get_event(self._session.store, draft.replaces).verified:
            foreseen = preview_of(dating.foresee_event(self._session, event, draft.replaces))
            changing.propose_correction(self._session, draft.replaces, event, draft.note, evidence)
            return replace(foreseen, waits=True)
        stored = dating.record_event(self._session, event, draft.replaces, draft.note, evidence, draft.paper)
        return preview_of(stored.difference)

    def _event_of(self, draft: shown.EventDraft) -> MatterEvent:
        """As typed; a correction keeps what the event said, its note being the reason."""
        event = event_of(draft)
        if draft.replaces is None:
            return event
        before = get_event(self._session.store, draft.replaces)
        return replace(event, description=before.description, answers=before.answers, about=before.about)

    def add_typed_date(self, draft: shown.TypedDraft) -> int:
        """Stores a date typed by hand."""
        responsible = int(draft.responsible) if draft.responsible else None
        office = get_matter(self._session.store, draft.matter).office
        typed = Typed(draft.title, draft.due, draft.reason, draft.final, office, responsible=responsible)
        return dating.add_date(self._session, draft.matter, typed)

    def assign(self, deadlines: Sequence[int], people: AssignTyped) -> int:
        """Gives deadlines people of their own, or the matter's again."""
        named = {"responsible": people.responsible, "backup": people.backup, "sign_off": people.sign_off}
        wanted = {role: _person(person) for role, person in named.items() if person is not None}
        return dating.assign_dates(self._session, deadlines, wanted)

    def preview_ending(self, matter: int, kind: str, day: date) -> shown.Preview:
        """The dates that this end of the matter would end."""
        ended = docketing.foresee_ending(self._session, matter, MatterStatus(kind), day)
        return shown.Preview(tuple(_goes(one) for one in ended))

    def end_matter(self, matter: int, kind: str, day: date, reason: str) -> int:
        """Ends the matter; how many dates ended with it."""
        ended = docketing.foresee_ending(self._session, matter, MatterStatus(kind), day)
        docketing.end_matter(self._session, matter, MatterStatus(kind), day, reason)
        return len(ended)


class Editing:
    """Fills the port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def facts_of(self, matter: int) -> MatterEdit:
        """The facts of the matter as a form shows them."""
        held = get_matter(self._session.store, matter)
        names = party_names(self._session.store, [one for one in (held.owner, held.client, held.agent) if one])
        designated = held.facts.get("designated")
        return MatterEdit(
            matter, held.version, held.reference, held.title, ", ".join(held.classes), str(held.status),
            names.get(held.owner or 0, ""), names.get(held.client or 0, ""), names.get(held.agent or 0, ""),
            held.agent_reference, held.application_number, held.publication_number, held.registration_number,
            str(held.responsible or ""), ", ".join(designated) if isinstance(designated, tuple) else "", held.family, held.notes,
            backup=str(held.backup or ""), sign_off=str(held.sign_off or ""),
        )  # fmt: skip

    def preview_edit(self, edit: MatterEdit) -> shown.Preview:
        """Every date that the changed facts would add, move or end."""
        edited = self._edited(edit)
        told, doubtful = docketing.judge_conventions(self._session, edited)
        return replace(preview_of(docketing.foresee_change(self._session, edited)), remarks=told, doubtful=doubtful)

    def edit_matter(self, edit: MatterEdit) -> int:
        """Stores the changed facts; gives the matter's id."""
        edited = self._edited(edit)
        docketing.edit_matter(self._session, edited, edit.owner, edit.client, edit.agent, edit.number_reason)
        return edit.matter

    def _edited(self, edit: MatterEdit) -> Matter:
        held = get_matter(self._session.store, edit.matter)
        facts = {name: value for name, value in held.facts.items() if name != "designated"}
        if edit.designated.strip():
            facts["designated"] = read_codes(edit.designated)
        return replace(
            held, version=edit.version, reference=edit.reference, title=edit.title, classes=read_codes(edit.classes),
            status=MatterStatus(edit.status), agent_reference=edit.agent_reference, application_number=edit.application,
            publication_number=edit.publication, registration_number=edit.registration,
            responsible=_person(edit.responsible), backup=_person(edit.backup), sign_off=_person(edit.sign_off),
            facts=facts, family=edit.family, notes=edit.notes,
        )  # fmt: skip


def _person(chosen: str) -> int | None:
    return int(chosen) if chosen else None


class Asking:
    """What the forms must ask for."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def needed_fields(self, country: str, right: str, route: str) -> Sequence[shown.Asked]:
        """Just the dates and facts that the rules of this office, right and route count from."""
        events, facts = rulebook.form_fields(self._session, country, right, route)
        asked = [shown.Asked(one.name, one.title, "date", one.required, _short_list(one.rules)) for one in events]
        for fact in facts:
            choices = tuple(shown.Choice(value, value.replace("_", " ")) for value in fact.values)
            kind = "text" if fact.name in _LISTS or not choices else "choice"
            why = tr("country codes, parted by commas") if fact.name in _LISTS else ""
            asked.append(shown.Asked(fact.name, event_in_words(fact.name), kind, False, why, choices))
        return asked

    def event_kinds(self, matter: int) -> Sequence[shown.Asked]:
        """Events and papers that the matter's rules know; after them, not `required`, all others there are."""
        events, papers = rulebook.matter_events(self._session, get_matter(self._session.store, matter))
        kinds = [_asked_kind(one.name, "date", one.rules, True) for one in events]
        kinds += [_asked_kind(one.name, "paper", one.rules, True) for one in papers]
        known = {one.key for one in kinds}
        kinds += [_asked_kind(name, "date", (), False) for name in EVENTS if name not in known]
        kinds += [_asked_kind(name, "paper", (), False) for name in PAPERS if name not in known]
        return kinds


def _asked_kind(name: str, kind: str, rules: Sequence[str], known: bool) -> shown.Asked:
    words = event_in_words(name)
    title = tr("Paper: {name}", name=words.lower()) if kind == "paper" else words
    return shown.Asked(name, title, kind, known, _short_list(rules))


class FileNotRead(Refused):
    """A file named as evidence could not be read."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"The file {path.name} could not be read: {why}.",
            "What was typed is still in the form; nothing was stored.",
            "Choose the file again, or another copy of it.",
        )


def read_evidence(path: str) -> tuple[str, bytes] | None:
    """Name and content of an evidence file; None where none is named. Raises FileNotRead."""
    if not path:
        return None
    file = Path(path)
    try:
        return file.name, file.read_bytes()
    except OSError as wrong:
        raise FileNotRead(file, wrong.strerror or type(wrong).__name__) from wrong


def read_codes(text: str) -> tuple[str, ...]:
    """Codes or classes parted by commas or blanks, in capitals."""
    return tuple(code for code in text.replace(",", " ").upper().split() if code)


def read_facts(typed: Sequence[tuple[str, str]]) -> dict[str, Fact]:
    """Facts as typed, as the rules take them."""
    return {name: read_codes(value) if name in _LISTS else value for name, value in typed}


def matter_draft(draft: shown.MatterDraft) -> docketing.Draft:
    """The matter as typed, as the service takes it."""
    matter = Matter(
        draft.reference,
        draft.country,
        draft.right,
        draft.route,
        draft.title,
        application_number=draft.number if draft.number_kind == "application" else "",
        publication_number=draft.number if draft.number_kind == "publication" else "",
        registration_number=draft.number if draft.number_kind == "registration" else "",
        responsible=int(draft.responsible) if draft.responsible else None,
        facts=read_facts(draft.facts),
    )
    events = tuple(MatterEvent(0, name, day) for name, day in draft.dates)
    return docketing.Draft(matter, events, draft.owner, draft.client, number_reason=draft.number_reason)


def event_of(draft: shown.EventDraft) -> MatterEvent:
    """The event as typed, as the service takes it."""
    if draft.kind not in PAPERS:
        return MatterEvent(draft.matter, draft.kind, draft.day, description=draft.note)
    paper = PaperFacts(draft.kind, draft.day, draft.notified, draft.delivery, iso_period(draft.period))
    return MatterEvent(draft.matter, "paper", draft.day, paper, draft.note)


class PeriodNotRead(Refused):
    """A period that is not a number of days, weeks, months or years."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"“{text}” is not a period.",
            "What was typed is still in the form; nothing was stored.",
            "Type it as 4 months, 30 days or P4M; leave it empty for the law's own period.",
        )


def iso_period(text: str) -> str:
    """The ISO form of a typed period: "4 months" is P4M. Raises PeriodNotRead."""
    plain = text.strip()
    if not plain or (plain.upper().startswith("P") and plain[1:-1].isdigit() and plain[-1].upper() in "DWMY"):
        return plain.upper()
    number = "".join(character for character in plain if character.isdigit())
    unit = plain[len(number) :].strip().casefold()[:1] if plain.startswith(number) else ""
    if not number or unit not in ("d", "w", "m", "y"):
        raise PeriodNotRead(text)
    return f"P{number}{unit.upper()}"


def preview_of(difference: Difference) -> shown.Preview:
    """A difference of dates as the window shows it."""
    changes = [_moves(old, new, "moves") for old, new in difference.revised]
    changes += [_goes(old) for old in difference.superseded]
    changes += [_goes(old) if str(new.state) == "superseded" else _moves(old, new, "stays")
                for old, new in difference.refreshed]  # fmt: skip
    changes += [_appears(one) for one in difference.added]
    changes += [_moves(old, new, "doubts") for old, new in difference.doubted]
    changes += [_moves(old, new, "disturbs") for old, new in difference.disturbed]
    return shown.Preview(tuple(changes), unchanged=difference.unchanged)


def _appears(one: Computed) -> shown.DateChange:
    result = one.result
    final = final_of(result.due, result.late_until, result.extensions)
    return shown.DateChange("appears", result.title, result.due, final, authority=result.authority, flags=_flags(one))


def _moves(old: Deadline, new: Computed, kind: str) -> shown.DateChange:
    result = new.result
    final = final_of(result.due, result.late_until, result.extensions)
    return shown.DateChange(kind, result.title, result.due, final, old.due, old.final, result.authority, _flags(new))


def _goes(old: Deadline) -> shown.DateChange:
    return shown.DateChange("goes", old.title, None, None, old.due, old.final, old.authority)


def _flags(one: Computed) -> tuple[str, ...]:
    said = {
        "estimate": one.result.certainty == "estimate",
        "uncertain": one.result.certainty == "uncertain",
    }
    return tuple(flag for flag, true in said.items() if true)


def _short_list(rules: Sequence[str]) -> str:
    return "; ".join(rules[:3]) + (" …" if len(rules) > 3 else "")
