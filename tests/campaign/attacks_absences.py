"""Absences in the victim docket, and what their guards must refuse."""

from tests.store.making import Small

OPEN = 1  # a deadline of the victim
ANN, BEN, CHO, LEFT = 1, 2, 3, 4
_ABSENCE = "INSERT INTO absence (person, first_day, last_day, substitute, entered_by, entered_at) VALUES"
_ENDED = (
    "INSERT INTO absence (person, first_day, last_day, entered_by, entered_at, returned, returned_by, returned_at) VALUES"
)
_NAMED = "INSERT INTO substitution (absence, deadline, person, entered_by, entered_at) VALUES"
FILLED = (
    f"{_ABSENCE} ({ANN}, '2026-12-01', '2026-12-04', {BEN}, {ANN}, '2026-11-23T12:00:00Z')",
    f"{_NAMED} (1, {OPEN}, {CHO}, {ANN}, '2026-11-23T12:00:00Z')",
    f"{_ABSENCE} ({ANN}, '2026-12-20', '2026-12-31', NULL, {ANN}, '2026-11-23T12:00:00Z')",
    f"UPDATE absence SET returned = '2026-12-28', returned_by = {ANN}, returned_at = '2026-11-23T12:00:00Z' WHERE id = 2",
)


def fill_absences(small: Small) -> None:
    """One absence to come with a substitute for a deadline, and one that was ended early."""
    for sql in FILLED:
        with small.store.work(small.ann, "prepare") as work:
            work.driver.execute(sql)


def _away(person: int, first: str, last: str, substitute: str = "NULL", by: int = ANN) -> str:
    return f"{_ABSENCE} ({person}, '2026-12-{first}', '2026-12-{last}', {substitute}, {by}, 'x')"


ABSENCE_ATTACKS: dict[str, tuple[str, ...]] = {
    "absence_person": (
        _away(LEFT, "06", "07"), _away(77, "06", "07"), _away(BEN, "06", "07", by=LEFT), _away(BEN, "06", "07", f"{LEFT}"),
    ),
    "absence_once": (_away(ANN, "04", "06"), _away(ANN, "01", "01"), _away(ANN, "27", "27")),
    "absence_days": (_away(BEN, "07", "06"), _away(BEN, "06", "07", f"{BEN}")),
    "absence_born": (
        f"{_ENDED} ({CHO}, '2026-12-06', '2026-12-07', {CHO}, 'x', '2026-12-07', {CHO}, 'x')",
        f"{_ENDED} ({CHO}, '2026-12-08', '2026-12-09', {CHO}, 'x', NULL, {CHO}, NULL)",
    ),
    "absence_ended": (
        "UPDATE absence SET returned = '2026-12-24' WHERE id = 2", "UPDATE absence SET returned = NULL WHERE id = 2",
        "UPDATE absence SET returned = '2026-12-03' WHERE id = 1",
        f"UPDATE absence SET returned = '2027-12-03', returned_by = {ANN}, returned_at = 'x' WHERE id = 1",
        f"UPDATE absence SET returned_by = {BEN} WHERE id = 2",
    ),
    "substitution_person": (
        f"{_NAMED} (1, {OPEN}, {LEFT}, {ANN}, 'x')", f"{_NAMED} (1, {OPEN}, 77, {ANN}, 'x')", f"{_NAMED} (1, {OPEN}, {BEN}, {LEFT}, 'x')",
    ),
    "substitution_fit": (
        f"{_NAMED} (1, {OPEN}, {ANN}, {ANN}, 'x')", f"{_NAMED} (2, {OPEN}, {BEN}, {ANN}, 'x')", f"{_NAMED} (9, {OPEN}, {BEN}, {ANN}, 'x')",
        f"{_NAMED} (1, 777, {BEN}, {ANN}, 'x')",
    ),
}  # fmt: skip
