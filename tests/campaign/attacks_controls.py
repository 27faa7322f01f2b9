"""Signed sheets of the day in the victim docket, and what their guards must refuse."""

from tests.store.making import Small

OPEN, DONE = 1, 3  # deadlines of the victim
BEN, CHO, LEFT = 2, 3, 4
_SIGNATURE = "INSERT INTO signature (sheet, day, person, head, instant) VALUES"
_LINE = "INSERT INTO signed_line (signature, person, entry, deadline, explanation) VALUES"
FILLED = (
    (CHO, f"{_SIGNATURE} ('entry', '2026-11-23', {CHO}, 'x', '2026-11-23T12:00:00Z')"),
    (CHO, f"{_LINE} (1, {CHO}, 2, NULL, '')"),
    (BEN, f"{_SIGNATURE} ('exit', '2026-11-23', {BEN}, 'x', '2026-11-23T12:00:00Z')"),
    (BEN, f"{_LINE} (2, {BEN}, NULL, {OPEN}, 'by courier')"),
    (BEN, f"{_SIGNATURE} ('exit', '2026-11-24', {BEN}, 'x', '2026-11-24T12:00:00Z')"),
)


def fill_controls(small: Small) -> None:
    """A signed entry sheet and a signed exit check, as the program would write them."""
    signers = {CHO: small.cho, BEN: small.ben}
    for person, sql in FILLED:
        with small.store.work(signers[person], "prepare") as work:
            work.driver.execute(sql)


CONTROL_ATTACKS: dict[str, tuple[str, ...]] = {
    "signature_person": tuple(
        f"{_SIGNATURE} ('entry', '2026-11-23', {person}, 'x', 'x')" for person in (LEFT, 77)
    ),
    "signed_line_sheet": (
        f"{_LINE} (1, {CHO}, 2, NULL, '')", f"{_LINE} (3, {BEN}, 1, NULL, '')", f"{_LINE} (2, {BEN}, NULL, {OPEN}, 'x')",
        f"{_LINE} (3, {CHO}, NULL, {OPEN}, 'x')", f"{_LINE} (3, {BEN}, NULL, NULL, '')",
    ),
    "signed_line_not_own": (f"{_LINE} (3, {BEN}, NULL, {DONE}, 'x')",),
    "signed_line_explained": (f"{_LINE} (3, {BEN}, NULL, {OPEN}, '')",),
}  # fmt: skip
