from collections.abc import Callable
from datetime import date

from ipdocket.exchange.offices.ops_members import read_members

Reader = Callable[[str], bytes]


def test_legal_events_tell_owner_and_entity(real_record: Reader) -> None:
    (matter,) = read_members(real_record("epo-ops-legal-example.xml"))
    assert matter.key == "US:15919370" and matter.registration_number == "US10465445"
    assert matter.owner == "NCS MULTISTAGE, INC., CANADA"  # the change of name, not the bank with its security interest
    assert matter.facts.get("entity") == "large"
    assert len([event for event in matter.events if event.code == "other"]) == 14
    assert matter.taken_over == date(2020, 10, 27)


def test_a_maintenance_payment_is_an_act_and_a_lapse_an_end(real_record: Reader) -> None:
    content = real_record("epo-ops-legal-example.xml").replace(
        b"(ORIGINAL EVENT CODE: PTGR)", b"(ORIGINAL EVENT CODE: M2552)"
    )
    (paid,) = read_members(content)
    assert [(event.answers, event.day) for event in paid.events if event.answers] == [
        ("maintenance:2", date(2020, 8, 24))
    ]
    (lapsed,) = read_members(content.replace(b'code="IPR "', b'code="LAPS"'))
    assert lapsed.first_day("lapse") == date(2020, 10, 27)
