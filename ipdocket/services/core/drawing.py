"""What there is to hand on at the end of a shift, for one person: drawn from the docket, with who has it and where it lies."""

from dataclasses import replace
from datetime import timedelta

from ipdocket.domain.hand_off import About, Drawn
from ipdocket.rules.wording import paper_in_words
from ipdocket.services.core.session import Session
from ipdocket.store.absences import list_due, read_roster
from ipdocket.store.hand_off_draw import draw_dates, draw_papers, draw_unverified, get_dates
from ipdocket.store.hand_offs import list_lying, list_taken

SOON = timedelta(days=14)  # how far ahead what is due is drawn


def draw_all(session: Session, person: int) -> list[Drawn]:
    """Due soon or waiting for a second person, typed and not verified, logged and not dealt with; by kind and day.

    Everything that the person accepted from an earlier note is in it too; what somebody else accepted is not theirs.
    """
    taken = {one.thing.key: one for one in list_taken(session.store)}
    held = {key for key, one in taken.items() if one.answered_by == person}
    dates = draw_dates(session.store, person, session.today() + SOON)
    known = {one.thing.id for one in dates}
    more = {number for kind, number in held if kind == "deadline"} | set(_stood_in_for(session, person))
    dates += get_dates(session.store, more - known)
    events = draw_unverified(session.store, person, [number for kind, number in held if kind == str(About.VERIFICATION)])
    lying = list_lying(session.store)
    found = []
    for one in (*sorted(dates, key=_by_day), *events, *draw_papers(session.store, person)):
        key = one.thing.key
        other = taken[key].answered_name if key in taken and key not in held else ""
        own = key in held or (one.own and not other)
        office = session.rules.offices.get(one.office)
        zone = office.zone if office is not None and one.thing.about is not About.PAPER else ""
        found.append(
            replace(one, title=paper_in_words(one.title), zone=zone, own=own, with_name=other, note=lying.get(key))
        )
    return found


def _stood_in_for(session: Session, person: int) -> list[int]:
    """Deadlines due soon on which the person acts today for somebody who is away."""
    today = session.today()
    roster = read_roster(session.store, today)
    away = {one.person for one in roster.absences if one.holds(today)} | roster.left
    rows = list_due(session.store, away, (), today, today + SOON) if away else []
    acting = ((row.id, roster.find_acting(row.named, today)) for row in rows)
    return [deadline for deadline, one in acting if one is not None and one.person == person]


def _by_day(one: Drawn) -> tuple[bool, str, str]:
    return one.thing.about is About.SECOND, str(one.day), one.reference
