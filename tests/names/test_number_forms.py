import pytest

from ipdocket.names.number_forms import FORMS, NumberForm
from ipdocket.names.numbers import check_number

RIGHTS = {"trademark": "trademark", "design": "design", "*": "patent"}


@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.office} {form.kind} {form.right} {form.example}")
def test_the_example_of_every_form_is_read_without_finding_and_its_normal_form_reads_the_same(form: NumberForm) -> None:
    first = check_number(form.office, form.kind, form.example, RIGHTS[form.right])
    assert first.known
    assert [finding for finding in first.findings if "check digit" not in finding] == []
    again = check_number(form.office, form.kind, first.normalised, RIGHTS[form.right])
    assert (again.normalised, again.key) == (first.normalised, first.key)


def test_the_offices_of_the_contract_all_have_forms() -> None:
    assert {form.office for form in FORMS} >= {
        "EP",
        "US",
        "WO",
        "DE",
        "GB",
        "FR",
        "JP",
        "CN",
        "KR",
        "CA",
        "AU",
        "IN",
        "EM",
        "IB",
    }
