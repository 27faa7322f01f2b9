"""The named closed days of an office as text: one line a day and name, with the years. Run it to renew the snapshots.

`python -m tests.rules.calendar_snapshot` writes them anew; the difference is then reviewed before it is committed.
"""

from pathlib import Path

from ipdocket.rules.calendars import WEEKDAYS, OfficeCalendar
from ipdocket.rules.load import read_calendar_file

ROOT = Path(__file__).resolve().parents[2]
CALENDARS = ROOT / "jurisdictions" / "calendars"
SNAPSHOTS = Path(__file__).resolve().parent / "snapshots" / "calendars"
FIRST, LAST = 1990, 2035
_WEEKLY = frozenset(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"))


def describe_calendar(path: Path) -> str:
    """Every closed day that has a name of its own, 1990 to 2035, and the weekend days on which the office is open."""
    calendar = OfficeCalendar(read_calendar_file(path))
    years: dict[tuple[str, str], list[int]] = {}
    for year in range(FIRST, LAST + 1):
        closed = calendar.closed_days(year)
        for day, name in closed.items():
            if name not in _WEEKLY:
                years.setdefault((f"{day:%m-%d}", name), []).append(year)
        for month_day in _open_weekends(calendar, year):
            years.setdefault((month_day, "(open)"), []).append(year)
    lines = [f"{day} {name}: {_spans(found)}" for (day, name), found in sorted(years.items())]
    return "\n".join(lines) + "\n"


def _open_weekends(calendar: OfficeCalendar, year: int) -> list[str]:
    rest = {day for span in calendar.file.rest for day in span.days}
    if not rest or not any(base.working_weekends for base in calendar.file.base):
        return []
    closed = calendar.closed_days(year)
    weekly = OfficeCalendar(type(calendar.file)(1, calendar.office, calendar.office, "known", rest=calendar.file.rest))
    return [f"{day:%m-%d}" for day in weekly.closed_days(year) if day not in closed and WEEKDAYS[day.weekday()] in rest]


def _spans(years: list[int]) -> str:
    spans: list[list[int]] = []
    for year in years:
        if spans and spans[-1][-1] == year - 1:
            spans[-1][1:] = [year]
        else:
            spans.append([year])
    return " ".join("-".join(str(year) for year in span) for span in spans)


def write_snapshots() -> int:
    """How many snapshots were written."""
    SNAPSHOTS.mkdir(parents=True, exist_ok=True)
    paths = sorted(CALENDARS.glob("*.toml"))
    for path in paths:
        (SNAPSHOTS / f"{path.stem}.txt").write_text(describe_calendar(path), encoding="utf-8", newline="\n")
    return len(paths)


if __name__ == "__main__":
    print(write_snapshots())
