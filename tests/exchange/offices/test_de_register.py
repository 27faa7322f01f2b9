from collections.abc import Callable
from datetime import date

from ipdocket.exchange.offices.de_register import read_design, read_mark

Reader = Callable[[str], bytes]


def test_a_german_mark(real_record: Reader) -> None:
    (mark,) = read_mark(real_record("dpma-trademark-919224-st66.xml"))
    assert (mark.key, mark.mark, mark.classes) == ("DE:TM:919224", "von Eicken`s Apple and Grape", ("34",))
    assert (mark.owner, mark.agent, mark.status) == ("Joh. Wilh. von Eicken GmbH", "", "expired")
    codes = ("filing", "registration", "registration_published", "expiry", "cancellation")
    assert [mark.first_day(code) for code in codes] == [
        date(1974, 1, 25), date(1974, 6, 6), date(1974, 7, 31), date(2014, 1, 31), date(2014, 2, 1),
    ]  # fmt: skip
    assert [(event.answers, event.day) for event in mark.events if event.answers] == [("renewal:3", date(2004, 7, 30))]
    assert mark.taken_over == date(2014, 12, 19)


def test_a_german_design(real_record: Reader) -> None:
    (design,) = read_design(real_record("dpma-design-M8800174-st86.xml"))
    assert (design.key, design.title, design.classes) == ("DE:DES:M8800174-0001", "Stuhl", ("06 - 01",))
    assert (design.owner, design.status) == ("MT Designs", "expired")
    codes = ("priority", "filing", "registration", "registration_published", "cancellation")
    assert [design.first_day(code) for code in codes] == [
        date(1988, 1, 7), date(1988, 7, 7), date(1988, 9, 15), date(1988, 11, 10), date(1994, 2, 1),
    ]  # fmt: skip
