"""Standard addresses: checked, proposed to matters, and through files without a changed character."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ipdocket.domain.addresses import AddressRole, OwnerAddress, Script
from ipdocket.exchange.csv_out import write_csv
from ipdocket.services import addresses
from ipdocket.services.accounts import sign_in
from ipdocket.services.core.session import NotAllowed
from ipdocket.services.docketing import enter_matter
from ipdocket.store.addresses import taken_on
from ipdocket.store.matters import get_matter
from ipdocket.store.refusals import GuardRefused
from tests.services.conftest import PASSWORD, us_matter


@pytest.fixture
def owner(session) -> int:
    sign_in(session, "carla", PASSWORD)
    return get_matter(session.store, enter_matter(session, us_matter())).owner


def munich(owner: int, **more) -> OwnerAddress:
    made = OwnerAddress(owner, AddressRole.APPLICANT, Script.LOCAL, ("Zeile 7, Südflügel",), "München", "", "80331", "DE")
    return replace(made, **more)


def test_the_standard_address_is_checked_by_its_country(session, owner):
    kept = addresses.keep_address(session, munich(owner))
    assert addresses.keep_address(session, munich(owner, lines=(" Zeile 7, Südflügel ", ""))) == kept
    assert [one.id for one in addresses.list_addresses(session, owner)] == [kept]
    with pytest.raises(addresses.AddressUnfit, match="postcode"):
        addresses.keep_address(session, munich(owner, postcode="8033"))
    despite = addresses.keep_address(session, munich(owner, postcode="8033", source="so in the register"))
    (standing,) = addresses.list_addresses(session, owner)
    assert (standing.id, standing.source) == (despite, "so in the register")
    with pytest.raises(addresses.AddressUnfit, match="one to 4"):
        addresses.keep_address(session, munich(owner, lines=()))


def test_local_and_latin_stand_beside_each_other(session, owner):
    moscow = munich(owner, lines=("ул. Ленина 1",), city="Москва", area="Москва", postcode="101000", country="RU")
    tried = addresses.try_address(session, moscow)
    assert tried.findings == () and "МОСКВА" in tried.envelope
    assert tried.latin.lines == ("ul. Lenina 1",) and tried.latin.city == "Moskva"
    addresses.keep_address(session, moscow)
    addresses.keep_address(session, tried.latin)
    assert [one.script for one in addresses.list_addresses(session, owner)] == [Script.LATIN, Script.LOCAL]
    with pytest.raises(addresses.AddressUnfit, match="not Latin"):
        addresses.keep_address(session, replace(moscow, script=Script.LATIN))
    tokyo = munich(owner, lines=("霞が関3-4-3",), city="千代田区", area="東京都", postcode="100-8915", country="JP")
    assert addresses.try_address(session, tokyo).latin.lines == ("",)  # nobody reads Japanese names off their characters
    assert addresses.try_address(session, munich(owner)).latin.city == "München"


def test_a_standard_address_is_proposed_taken_or_left_on_each_matter(session, owner):
    other = enter_matter(session, us_matter("ACM-002US", title="Other"))
    with pytest.raises(addresses.NothingToPropose):
        addresses.propose_address(session, owner, AddressRole.INVOICE)
    first = addresses.keep_address(session, munich(owner))
    assert addresses.propose_address(session, owner, AddressRole.APPLICANT) == 2
    assert addresses.propose_address(session, owner, AddressRole.APPLICANT) == 0
    one, two = addresses.list_proposals(session, owner)
    assert addresses.decide_proposals(session, [(one.matter, first)], take=True) == 1
    assert addresses.decide_proposals(session, [(two.matter, first)], take=False) == 1
    assert addresses.list_proposals(session) == []
    assert taken_on(session.store, one.matter)[AddressRole.APPLICANT, Script.LOCAL].city == "München"
    assert taken_on(session.store, two.matter) == {}
    with pytest.raises(GuardRefused):
        addresses.decide_proposals(session, [(one.matter, first)], take=True)
    second = addresses.keep_address(session, munich(owner, lines=("Neue Gasse 1",)))
    assert addresses.propose_address(session, owner, AddressRole.APPLICANT) == 2
    waiting = addresses.list_proposals(session, owner)
    assert {each.address.id for each in waiting} == {second} and "Zeile 7" in waiting[0].former
    third = addresses.keep_address(session, munich(owner, lines=("Neueste Gasse 1",)))
    addresses.propose_address(session, owner, AddressRole.APPLICANT)
    assert {each.address.id for each in addresses.list_proposals(session, owner)} == {third}
    assert other in {each.matter for each in waiting}


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_through_a_file_and_back(session, owner, tmp_path, ending):
    addresses.keep_address(session, munich(owner, lines=("=1+1", "+49 Straße", "'Haus", "4. Stock"), source="@register"))
    addresses.keep_address(session, munich(owner, role=AddressRole.INVOICE, postcode="01067", city="Dresden"))
    before = addresses.list_addresses(session, owner)
    path = tmp_path / f"a{ending}"
    assert addresses.write_addresses(session, path) == 2
    assert addresses.read_addresses(session, path) == addresses.AddressesRead(0, 2, ())
    assert addresses.list_addresses(session, owner) == before


def test_a_changed_row_is_kept_and_a_bad_one_told(session, owner, tmp_path):
    addresses.keep_address(session, munich(owner))
    base = (str(owner), "Acme Werke GmbH", "applicant", "local", "Neue Gasse 1", "", "", "", "München", "", "80331", "DE", "")
    rows = [base, ("999", *base[1:]), (*base[:2], "home", *base[3:]), (*base[:10], "1", "DE", "")]
    path = tmp_path / "a.csv"
    path.write_bytes(write_csv(addresses.HEADERS, rows))
    read = addresses.read_addresses(session, path)
    assert (read.kept, read.unchanged, [row for row, _why in read.refused]) == (1, 0, [3, 4, 5])
    assert addresses.list_addresses(session, owner)[0].lines == ("Neue Gasse 1",)
    path.write_bytes(write_csv(("Name",), [("x",)]))
    with pytest.raises(addresses.AddressUnfit, match="headings"):
        addresses.read_addresses(session, path)
    sign_in(session, "dora", PASSWORD)
    with pytest.raises(NotAllowed):
        addresses.keep_address(session, munich(owner))


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=20)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(TEXT, min_size=1, max_size=4), city=TEXT, ending=st.sampled_from([".csv", ".xlsx"]))
def test_any_text_goes_through_a_file_unchanged(session_file, tmp_path, lines, city, ending):
    session = session_file
    sign_in(session, "carla", PASSWORD)
    known = session.store.driver.execute("SELECT id FROM party WHERE kind = 'owner'").fetchone()
    owner = known[0] if known else get_matter(session.store, enter_matter(session, us_matter())).owner
    made = munich(owner, lines=tuple(lines), city=city, source="any")
    if not any(line.strip() for line in lines):
        return
    addresses.keep_address(session, made)
    before = addresses.list_addresses(session, owner)
    path = tmp_path / f"any{ending}"
    addresses.write_addresses(session, path)
    assert addresses.read_addresses(session, path).refused == ()
    assert addresses.list_addresses(session, owner) == before
