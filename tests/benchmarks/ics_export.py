"""The reminder calendar of a firm."""

from datetime import UTC, date, datetime, timedelta

from ipdocket.exchange.ics_out import CalendarItem, make_uid, write_calendar
from tests.benchmarks.measure import Measured, in_turn

_STAMP = datetime(2026, 11, 23, 8, tzinfo=UTC)


def bench_ics_export(scale: str) -> list[Measured]:
    """Entries with four alarms each, against writing the same lines by hand without escaping and folding."""
    count = {"small": 1_000, "full": 10_000}[scale]
    items = [_item(number) for number in range(count)]

    def by_hand() -> bytes:
        lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//bench//EN"]
        for item in items:
            lines += [
                "BEGIN:VEVENT",
                f"UID:{item.uid}",
                f"DTSTART;VALUE=DATE:{item.day:%Y%m%d}",
                f"SUMMARY:{item.summary}",
            ]
            lines.append(f"DESCRIPTION:{item.description}")
            for days in item.alarms:
                lines += [
                    "BEGIN:VALARM",
                    "ACTION:DISPLAY",
                    f"TRIGGER:-P{days}D",
                    f"DESCRIPTION:{item.summary}",
                    "END:VALARM",
                ]
            lines.append("END:VEVENT")
        return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()

    what = "entries with four alarms each"
    return [in_turn("ics_export", count, lambda: write_calendar(items, "Firm"), by_hand, what=what)]


def _item(number: int) -> CalendarItem:
    return CalendarItem(
        uid=make_uid("bench", f"matter-{number}", "ep.patent.annuity", number % 20, "filing"),
        sequence=number % 3,
        stamp=_STAMP,
        day=date(2026, 1, 1) + timedelta(days=number % 3_000),
        summary=f"ACM-{number:05}EP EP Renewal fee, year {number % 20}",
        description=f"Due and final date of {number}\nRule 51(1) EPC; owner: Müller & Söhne GmbH & Co. KG",
        categories=("annuity", "EP"),
        alarms=(30, 7, 1, 0),
    )
