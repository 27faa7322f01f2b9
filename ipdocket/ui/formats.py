"""Dates, days left and amounts as the window shows them: one unambiguous form everywhere."""

from datetime import UTC, date, datetime, tzinfo
from decimal import Decimal

from ipdocket.ui.words import tr


def show_date(day: date | None) -> str:
    """ "23 Nov 2026"; an absent date is an empty text."""
    if day is None:
        return ""
    return f"{day.day} {_months()[day.month - 1]} {day.year}"


def show_instant(instant: datetime | None, zone: tzinfo | None = None) -> str:
    """ "23 Nov 2026 08:12" in the given zone, or in the machine's own."""
    if instant is None:
        return ""
    local = (instant if instant.tzinfo else instant.replace(tzinfo=UTC)).astimezone(zone)
    return f"{show_date(local.date())} {local:%H:%M}"


def show_days_left(days: int | None) -> str:
    """The days until a date in words: "4 days late", "today", "in 12 days", "in 7 months"."""
    if days is None:
        return ""
    if days == 0:
        return tr("today")
    if days == 1:
        return tr("tomorrow")
    size = _span(abs(days))
    return tr("{span} late", span=size) if days < 0 else tr("in {span}", span=size)


def show_amount(amount: Decimal | None, currency: str = "") -> str:
    """ "EUR 1,640.00"; without a currency the bare figure."""
    if amount is None:
        return ""
    figure = f"{amount:,.2f}"
    return f"{currency} {figure}" if currency else figure


def show_yes(value: bool) -> str:
    """ "yes" or "no"."""
    return tr("yes") if value else tr("no")


def _span(days: int) -> str:
    if days == 1:
        return tr("1 day")
    if days <= 120:
        return tr("{n} days", n=days)
    if days < 730:
        return tr("{n} months", n=round(days / 30.44))
    return tr("{n} years", n=days // 365)


def _months() -> tuple[str, ...]:
    return (
        tr("Jan"), tr("Feb"), tr("Mar"), tr("Apr"), tr("May"), tr("Jun"),
        tr("Jul"), tr("Aug"), tr("Sep"), tr("Oct"), tr("Nov"), tr("Dec"),
    )  # fmt: skip
