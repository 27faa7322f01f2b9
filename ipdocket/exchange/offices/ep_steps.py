"""Procedural steps of the European Patent Register: papers with their time limits, replies and fees."""

from datetime import date

from ipdocket.exchange.offices.tree import Element, day_at, text_at
from ipdocket.exchange.records import ACT, OTHER, PAPER, EventRecord, Paper

_PAPERS = {"EXRE": "office_action", "IGRA": "intention_to_grant", "LOPR": "loss_of_rights", "ADWI": "loss_of_rights"}
"""Communication from the examining division; intention to grant; loss of a right; deemed withdrawn."""

_UNITS = {"months": "M", "month": "M", "days": "D", "day": "D", "years": "Y", "year": "Y", "weeks": "W"}
_IGRA_ACTS = {"GRANT_FEE_PAID": "grant_fee", "PRINT_FEE_PAID": "", "TRANSLATION_CLAIMS": ""}
"""The fee for grant closes the deadline; printing fee and translated claims belong to the same term."""

Names = dict[str, str]


def read_procedure(step: Element, names: Names) -> list[EventRecord]:
    """The records in one procedural step, none where it bears no date."""
    code = text_at(step, "reg:procedural-step-code", names)
    text = text_at(step, "reg:procedural-step-text[@step-text-type='STEP_DESCRIPTION']", names)
    days = _days_of(step, names)
    if code == "RFEE" and (day := days.get("DATE_OF_PAYMENT")):
        year = text_at(step, "reg:procedural-step-text[@step-text-type='YEAR']", names).lstrip("0")
        return [EventRecord(ACT, day, f"{text}, year {year}", code, answers=f"annuity:{year}")]
    if code in _PAPERS and "DATE_OF_DISPATCH" in days:
        return _read_paper(step, code, text, days, names)
    return [EventRecord(OTHER, day, f"{text} ({_plain(kind)})", code) for kind, day in days.items()]


def _read_paper(step: Element, code: str, text: str, days: dict[str, date], names: Names) -> list[EventRecord]:
    """The paper, and what the register says answered it."""
    sent = days["DATE_OF_DISPATCH"]
    events = [EventRecord(PAPER, sent, text, code, Paper(_PAPERS[code], sent, period=_period_of(step, names)))]
    for kind, day in days.items():
        if kind == "DATE_OF_REPLY":
            events.append(EventRecord(ACT, day, f"Reply: {text}", code, answers="response", about=sent))
        elif code == "IGRA" and kind in _IGRA_ACTS:
            answers = _IGRA_ACTS[kind]
            about = sent if answers else None
            events.append(EventRecord(ACT if answers else OTHER, day, _plain(kind), code, answers=answers, about=about))
    return events


def _days_of(step: Element, names: Names) -> dict[str, date]:
    return {
        item.get("step-date-type", ""): day
        for item in step.iterfind("reg:procedural-step-date", names)
        if (day := day_at(item, "reg:date", names))
    }


def _period_of(step: Element, names: Names) -> str | None:
    """The time limit as an ISO 8601 period, None where the step has none or one in another unit."""
    limit = step.find("reg:time-limit", names)
    if limit is None:
        return None
    count = (limit.text or "").strip()
    unit = _UNITS.get(limit.get("time-limit-unit", "").lower())
    return f"P{int(count)}{unit}" if unit and count.isdecimal() and int(count) else None


def _plain(kind: str) -> str:
    return kind.replace("_", " ").lower()
