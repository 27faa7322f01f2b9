"""Now and today, handed in, so that no result depends on the machine's calendar by accident."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Protocol
from zoneinfo import ZoneInfo


class Clock(Protocol):
    """Gives the instant in UTC and the civil date in the user's own zone."""

    def now(self) -> datetime:
        """The present instant, in UTC."""
        ...

    def today(self) -> date:
        """The civil date where the user sits."""
        ...


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The machine's clock; `zone` absent means the zone the machine is set to."""

    zone: tzinfo | None = None

    def now(self) -> datetime:
        """The present instant, in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """The civil date in `zone`."""
        return self.now().astimezone(self.zone).date()


@dataclass(frozen=True, slots=True)
class FixedClock:
    """A clock that stands still: for tests, demonstrations and printed examples."""

    instant: datetime

    def now(self) -> datetime:
        """The instant that was handed in, in UTC."""
        return self.instant.astimezone(UTC)

    def today(self) -> date:
        """The civil date of that instant in the zone it was given in."""
        return self.instant.date()


def today_at(clock: Clock, zone_name: str) -> date:
    """The civil date at an office, by its IANA zone name ("Asia/Tokyo" may already be tomorrow)."""
    return clock.now().astimezone(ZoneInfo(zone_name)).date()


def zone_of(clock: Clock) -> tzinfo | None:
    """The zone where the user sits; None for the one the machine is set to."""
    if isinstance(clock, FixedClock):
        return clock.instant.tzinfo
    return clock.zone if isinstance(clock, SystemClock) else clock.now().tzinfo


def span_of_day(clock: Clock, day: date) -> tuple[datetime, datetime]:
    """The instants at which a civil day begins and ends where the user sits."""
    zone = zone_of(clock)
    starts = (datetime.combine(one, time()) for one in (day, day + timedelta(days=1)))
    begin, end = (start.astimezone(UTC) if zone is None else start.replace(tzinfo=zone).astimezone(UTC) for start in starts)
    return begin, end


def end_of_day_at(zone_name: str, day: date) -> datetime:
    """The instant at which a civil day ends at an office, by its IANA zone name."""
    return datetime.combine(day + timedelta(days=1), time(), ZoneInfo(zone_name)).astimezone(UTC)
