"""Rows of the store as rows of the window."""

import re
from datetime import date

from ipdocket.domain.absences import Acting
from ipdocket.domain.confirmations import agree
from ipdocket.domain.deadlines import ACTIVE, State, band_of
from ipdocket.rules.stale import is_stale
from ipdocket.services.core.session import Session
from ipdocket.store.confirming import list_confirmations
from ipdocket.store.docket import DocketRow
from ipdocket.store.lists import MatterRow as StoredMatter
from ipdocket.store.parties import PartyRow
from ipdocket.ui import shown
from ipdocket.ui.formats import show_date
from ipdocket.ui.words import tr

_ISO_DAY = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")


def deadline_row(session: Session, row: DocketRow, band: str | None = None) -> shown.DeadlineRow:
    """A deadline of the list; days left count by the date at its own office."""
    here, there = session.today(), session.today_at(row.office)
    marks = {
        "typed": row.typed,
        "unverified": not row.trigger_verified and not row.typed,
        "estimate": row.certainty == "estimate",
        "uncertain": row.certainty == "uncertain",
        "stale": not row.typed and is_stale(session.rules.checked_of(row.rule), here),
        "unchecked": not row.cross_checked and not row.typed,
        "past_at_office": row.state in ACTIVE and there > row.act_by >= here,
        "not_covered": row.rule == "ask-the-agent",
        "mismatch": _came_back(session, row),
    }
    active = row.state in ACTIVE
    pressing = active and not row.unknown
    return shown.DeadlineRow(
        id=row.id,
        matter=row.matter,
        band=band if band is not None else _band(row, here),
        due=row.act_by,
        final=row.final,
        left=(row.act_by - there).days if pressing else None,
        final_left=(row.final - there).days if pressing else None,
        reference=row.reference,
        country=row.office,
        right=row.right,
        action=row.title,
        owner=row.owner,
        client=row.client,
        responsible=responsible_words(row.responsible_name, row.acting, row.acting_name),
        backup=row.backup_name,
        state="unknown" if row.unknown and active else str(row.state),
        flags=tuple(flag for flag, said in marks.items() if said),
        opens=row.opens,
        rule=row.rule,
        closed_reason="" if active else row.cause,
    )


def responsible_words(name: str, acting: Acting | None, acting_name: str) -> str:
    """Who is responsible, and who acts for them while they are away."""
    if acting is None:
        return name
    if acting.until is None:
        told = tr("{name}, no longer here: nobody acts") if acting.person is None else tr("{acting} for {name}, no longer here")
    else:
        told = tr("{name}, away until {day}: nobody acts") if acting.person is None else tr("{acting} for {name} until {day}")
    return told.format(name=name, acting=acting_name, day=show_date(acting.until))


def _came_back(session: Session, row: DocketRow) -> bool:
    """Whether the last two entries differed and nobody has confirmed anew."""
    if row.round < 2 or row.state not in ACTIVE or row.state is State.AWAITING_SECOND:
        return False
    last = [one for one in list_confirmations(session.store, row.id, None) if one.revision == row.revision][-2:]
    return len(last) == 2 and last[0].round == last[1].round == row.round - 1 and not agree(*last)


def _band(row: DocketRow, today: date) -> str:
    if row.state in ACTIVE:
        return str(band_of(row.act_by, row.final, row.unknown, today))
    return "information" if row.state is State.INFORMATION else "closed"


def matter_row(row: StoredMatter) -> shown.MatterRow:
    """A matter of the list."""
    return shown.MatterRow(
        id=row.id,
        reference=row.reference,
        country=row.office,
        right=row.right,
        title=row.title,
        owner=row.owner,
        client=row.client,
        status=tr("void") if row.void else row.status,
        responsible=responsible_words(row.responsible, row.acting, row.acting_name),
        application=row.application_number,
        registration=row.registration_number,
        next_due=row.next_act_by,
        next_final=row.next_final,
    )


def owner_row(row: PartyRow) -> shown.OwnerRow:
    """An owner of the list; `variants` counts all spellings, its own included."""
    return shown.OwnerRow(row.id, row.name, row.country, row.variants + 1, row.matters)


def days_in_words(text: str) -> str:
    """The text with each ISO date in the one form used in the window: 23 Nov 2026."""

    def one(found: re.Match[str]) -> str:
        try:
            return show_date(date(int(found[1]), int(found[2]), int(found[3])))
        except ValueError:
            return found[0]

    return _ISO_DAY.sub(one, text)
