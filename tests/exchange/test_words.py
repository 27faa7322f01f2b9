import pytest

from ipdocket.exchange.records import RIGHTS, ROUTES, STATUSES
from ipdocket.exchange.words import OFFICE_CODES, name_office, name_right, name_route, name_status, plain_words


@pytest.mark.parametrize(
    ("text", "code"),
    [("us", "US"), ("U.S.", None), ("USA", "US"), ("Großbritannien", "GB"), ("Österreich", "AT"), ("Corée", "KR"),
     ("EUIPO", "EM"), ("PCT", "WO"), ("Atlantis", None), ("", None), ("EP", "EP"), ("Benelux", "BX")],
)  # fmt: skip
def test_offices_by_code_and_by_name(text: str, code: str | None) -> None:
    assert name_office(text) == code


def test_every_code_names_itself() -> None:
    assert all(name_office(code) == code for code in OFFICE_CODES) and len(OFFICE_CODES) > 180
    assert all(name_right(right) == right for right in RIGHTS)
    assert all(name_route(route) == route for route in ROUTES)
    assert all(name_status(status) == status for status in STATUSES)


def test_words_of_three_languages() -> None:
    assert (name_right("Gebrauchsmuster"), name_right("Marque"), name_right("design patent")) == (
        "utility_model",
        "trademark",
        "design",
    )
    assert (name_status("Erteilt"), name_status("déchu"), name_status("Live/Pending")) == (
        "granted",
        "lapsed",
        "pending",
    )
    assert plain_words("Anmelde-Nr. (ÄÖÜß)") == "anmelde nr aeoeuess"
