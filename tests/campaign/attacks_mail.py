"""Mail in the victim docket, and what its guards must refuse."""

from tests.campaign import attacks_hand_off
from tests.campaign.attacks_hand_off import FIXED_VALUES, HAND_OFF_ATTACKS, fill_papers
from tests.store.making import Small

__all__ = ["COPIED", "FIRST_COLUMN", "FIXED_VALUES", "MAIL_ATTACKS", "fill_mail"]

ANN, BEN, CHO, LEFT = 1, 2, 3, 4
_STEP = "INSERT INTO mail_step (person, day, attempt, slot, step, address, message, told, instant) VALUES"


def _step(person: int, attempt: int, slot: int, step: str, day: str = "2026-11-23") -> str:
    return f"{_STEP} ({person}, '{day}', {attempt}, {slot}, '{step}', 'a@b.cd', 'm', '', '2026-11-23T12:00:00Z')"


FILLED = (_step(ANN, 1, 1, "begun"), _step(ANN, 1, 2, "sent"), _step(BEN, 1, 1, "begun"), _step(BEN, 1, 2, "refused"), _step(CHO, 1, 1, "begun"))


def fill_mail(small: Small) -> None:
    """What the other rooms hold, and a day's mail: one sent, one refused, one that broke off."""
    fill_papers(small)
    with small.store.work(small.ann, "prepare") as work:
        for sql in FILLED:
            work.driver.execute(sql)


MAIL_ATTACKS: dict[str, tuple[str, ...]] = {
    **HAND_OFF_ATTACKS,
    "mail_order": (_step(BEN, 2, 2, "sent"), _step(CHO, 1, 2, "sent", "2026-11-24")),
    "mail_again": (_step(ANN, 2, 1, "begun"), _step(BEN, 3, 1, "begun"), _step(CHO, 3, 1, "begun")),
    "mail_recipient": (_step(LEFT, 1, 1, "begun"), _step(77, 1, 1, "begun")),
    "mail_step_once": (_step(CHO, 1, 1, "begun").replace("INSERT", "INSERT OR REPLACE"),),
}
# As in `attacks`: a column to change, and rows that only their id makes refused.
FIRST_COLUMN = {**attacks_hand_off.FIRST_COLUMN, "mail_step": "told"}
COPIED = {
    **attacks_hand_off.COPIED,
    "mail_step": "(id, person, day, attempt, slot, step, address, message, told, instant)"
    " SELECT id, person, '2030-01-01', 1, 1, 'begun', address, message, told, instant FROM mail_step WHERE slot = 1",
}
