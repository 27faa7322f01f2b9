"""That somebody is always there: what would be left with someone who is away, and the refusal to leave it so."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from ipdocket.domain.absences import Acting, Gap, Roster
from ipdocket.errors import Refused
from ipdocket.services.core.session import Session
from ipdocket.store.absences import DueRow, get_due, list_due, name_people, read_roster

LONGEST_REST = 14  # days within which every office opens again
MOST_NAMED = 8  # deadlines named in one refusal
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class LeftWithSomeoneAway(Refused):
    """Deadlines would have nobody who is there; `left` says which and why, `unseen` counts those behind a wall."""

    def __init__(self, left: Sequence[tuple[DueRow, str]], do: str, unseen: int = 0) -> None:
        self.left = tuple(left)
        named = "; ".join(f"{row.reference}: {row.title}, {show_day(row.act_by)} ({why})" for row, why in left[:MOST_NAMED])
        more = f"; and {len(left) - MOST_NAMED} more" if len(left) > MOST_NAMED else ""
        if unseen:
            more += f"{'; and ' if left else ''}{unseen} that you may not see"
        total = len(left) + unseen
        number = "1 deadline" if total == 1 else f"{total} deadlines"
        super().__init__(
            f"{number} would be left with someone who is away: {named}{more}.", "Nothing was stored.", do
        )


class Covering:
    """The gaps of deadlines under one roster; the working days of each office are asked once."""

    def __init__(self, session: Session, roster: Roster | None = None) -> None:
        self.session = session
        self.today = session.today()
        self.roster = roster if roster is not None else read_roster(session.store, self.today)
        self.names = name_people(session.store)
        self._open: dict[tuple[str, date], date] = {}

    def find_gaps(self, row: DueRow, roster: Roster | None = None) -> frozenset[Gap]:
        """The days on which the deadline has nobody who is there."""
        asked = roster if roster is not None else self.roster
        return asked.find_gaps(row.named, row.act_by, row.final, self.today, self.open_after(row.office))

    def open_after(self, office: str) -> Callable[[date], date]:
        """Gives the office's next working day after a day."""

        def ask(day: date) -> date:
            if (office, day) not in self._open:
                self._open[office, day] = self.session.rules.calendar(office).roll(day + timedelta(days=1))
            return self._open[office, day]

        return ask

    def say_gap(self, row: DueRow, gap: Gap, roster: Roster | None = None) -> str:
        """Who is away, and what is wrong with the back-up."""
        asked = roster if roster is not None else self.roster
        backup = row.named.backup
        told = self._say_away(asked, gap.holder, gap.day)
        if backup is None or backup == gap.holder:
            return f"{told}, no back-up"
        return f"{told}, and the back-up: {self._say_away(asked, backup, gap.day)}"

    def _say_away(self, roster: Roster, person: int, day: date) -> str:
        absence = roster.absence_of(person, day)
        until = f"away until {show_day(absence.until)}" if absence is not None else "no longer in the firm"
        return f"{self.names.get(person, person)} {until}"


def say_responsible(name: str, acting: Acting | None, acting_name: str) -> str:
    """Who is responsible, as paper says it: "B for A until 4 Dec 2026" while A is away."""
    if acting is None:
        return name
    until = f" until {show_day(acting.until)}" if acting.until is not None else ""
    return f"{name}, away{until}: nobody acts" if acting.person is None else f"{acting_name} for {name}{until}"


def show_day(day: date) -> str:
    """The day as people read it: 4 Dec 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def find_left(session: Session) -> list[tuple[DueRow, str]]:
    """Every deadline that is with someone who is away, or left the firm, and with nobody who is there; with why."""
    covering = Covering(session)
    roster, today = covering.roster, covering.today
    found: dict[int, DueRow] = {}
    for absence in roster.absences:
        last = absence.until + timedelta(days=LONGEST_REST)
        found |= {row.id: row for row in list_due(session.store, {absence.person}, (), today, last)}
    if roster.left:
        found |= {row.id: row for row in list_due(session.store, roster.left, (), today, date.max)}
    rows = sorted(found.values(), key=lambda row: (row.act_by, row.reference, row.id))
    return list(_new_gaps(covering, rows, {}))


def keep_gaps(session: Session, ids: Sequence[int]) -> Mapping[int, frozenset[Gap]]:
    """The gaps of deadlines before their people change, for `require_covered`."""
    covering = Covering(session)
    return {row.id: covering.find_gaps(row) for row in get_due(session.store, ids)} if _anyone_away(covering) else {}


def require_covered(session: Session, ids: Sequence[int], before: Mapping[int, frozenset[Gap]]) -> None:
    """Refuses what the change of people has left with someone away; gaps of `before` are not its doing.

    To be asked inside the work, which the refusal then undoes. Raises LeftWithSomeoneAway.
    """
    covering = Covering(session)
    if not _anyone_away(covering):
        return
    left = list(_new_gaps(covering, get_due(session.store, ids), before))
    if left:
        raise LeftWithSomeoneAway(left, "Name a back-up who is there, or choose another person.")


def _anyone_away(covering: Covering) -> bool:
    return bool(covering.roster.absences or covering.roster.left)


def _new_gaps(
    covering: Covering, rows: Sequence[DueRow], before: Mapping[int, frozenset[Gap]]
) -> Iterator[tuple[DueRow, str]]:
    for row in rows:
        gaps = covering.find_gaps(row) - before.get(row.id, frozenset())
        if gaps:
            first = min(gaps, key=lambda gap: (gap.day, gap.holder))
            yield row, covering.say_gap(row, first)
