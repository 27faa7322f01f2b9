"""Who is away when, and who acts for them: plain arithmetic over days, the same for lists, checks and reports."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Absence:
    """A person is away from `first` to `last`, both included.

    `substitute` takes what no back-up can take. `returned` is the first day back, None where nobody came back early; an
    absence that ended on its first day or before was none.
    """

    person: int
    first: date
    last: date
    note: str = ""
    substitute: int | None = None
    returned: date | None = None
    id: int = 0

    @property
    def until(self) -> date:
        """The last day away; before `first` where the absence was called off."""
        return self.last if self.returned is None else min(self.last, self.returned - timedelta(days=1))

    def holds(self, day: date) -> bool:
        """Whether the person is away on that day."""
        return self.first <= day <= self.until


@dataclass(frozen=True, slots=True)
class Named:
    """The people of one deadline: its own where it has them, else its matter's."""

    deadline: int
    responsible: int | None = None
    backup: int | None = None
    sign_off: int | None = None

    @property
    def holders(self) -> tuple[int, ...]:
        """Who must be there or have someone there: the responsible person (without one the back-up) and the sign-off's."""
        owner = self.backup if self.responsible is None else self.responsible
        return tuple(dict.fromkeys(one for one in (owner, self.sign_off) if one is not None))


@dataclass(frozen=True, slots=True)
class Acting:
    """Who acts for someone who is away (None: nobody), and the last day of it (None: without end)."""

    person: int | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Gap:
    """A day on which a deadline would be left with a holder who is away."""

    holder: int
    day: date


@dataclass(frozen=True, slots=True)
class Roster:
    """All absences that count, the substitutes named for single deadlines by (absence, deadline), and who left the firm."""

    absences: tuple[Absence, ...] = ()
    substitutes: Mapping[tuple[int, int], int] = field(default_factory=dict)
    left: frozenset[int] = frozenset()

    def with_absence(self, absence: Absence, substitutes: Mapping[int, int]) -> "Roster":
        """The roster as it would be with one more absence and its substitutes by deadline; in place of one with its id."""
        others = tuple(one for one in self.absences if one.id != absence.id)
        named = {(absence.id, deadline): person for deadline, person in substitutes.items()}
        return replace(self, absences=(*others, absence), substitutes={**self.substitutes, **named})

    def absence_of(self, person: int, day: date) -> Absence | None:
        """The absence of the person that holds the day."""
        return next((one for one in self.absences if one.person == person and one.holds(day)), None)

    def is_there(self, person: int, day: date) -> bool:
        """Whether the person is of the firm and not away that day."""
        return person not in self.left and self.absence_of(person, day) is None

    def who_acts(self, holder: int, named: Named, day: date) -> int | None:
        """Who acts that day on a deadline in the holder's place: the nearest who is there, None where nobody is.

        For someone away stand in, in this order: who was named for this deadline in that absence, the deadline's back-up,
        who was named for the whole absence; where all are away, those who stand in for them.
        """
        asked = [holder]
        for person in asked:
            if self.is_there(person, day):
                return person
            asked += [one for one in self._stand_ins(person, named, day) if one not in asked]
        return None

    def _stand_ins(self, person: int, named: Named, day: date) -> Iterator[int]:
        absence = self.absence_of(person, day)
        own = None if absence is None else self.substitutes.get((absence.id, named.deadline))
        wide = None if absence is None else absence.substitute
        yield from dict.fromkeys(one for one in (own, named.backup, wide) if one is not None)

    def find_acting(self, named: Named, day: date) -> Acting | None:
        """Who acts for the responsible person that day; None where they are there, or nobody is responsible."""
        holder = named.responsible
        if holder is None or self.is_there(holder, day):
            return None
        absence = self.absence_of(holder, day)
        return Acting(self.who_acts(holder, named, day), None if absence is None else absence.until)

    def find_gaps(
        self, named: Named, act_by: date, final: date, today: date, open_after: Callable[[date], date]
    ) -> frozenset[Gap]:
        """Every day from today on on which the deadline would be left with a holder who is away and nobody to act.

        `open_after` gives the next working day after a day.
        """
        gaps = set()
        for holder in named.holders:
            days = {max(act_by, today)} if holder in self.left else set()
            for absence in self.absences:
                if absence.person == holder and holder not in self.left and absence.until >= today:
                    days.update(days_to_cover(absence, act_by, final, today, open_after))
            gaps |= {Gap(holder, day) for day in days if self.who_acts(holder, named, day) is None}
        return frozenset(gaps)


def days_to_cover(
    absence: Absence, act_by: date, final: date, today: date, open_after: Callable[[date], date]
) -> tuple[date, ...]:
    """The days of the absence from today on, on which someone must be there for a deadline; none where it lies outside.

    What was due before and can still be done counts for the first day; what is due up to the next working day after the
    absence counts for its last.
    """
    first, last = max(absence.first, today), absence.until
    if first > last or final < first or act_by > open_after(last):
        return ()
    days = {min(max(act_by, first), last)}
    if final <= open_after(last):
        days.add(min(final, last))
    return tuple(sorted(days))
