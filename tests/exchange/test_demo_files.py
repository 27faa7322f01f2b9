import json
from datetime import date
from typing import Any

import pytest

from ipdocket.exchange.mapping import guess_mapping
from ipdocket.exchange.offices.detect import read_office_files
from ipdocket.exchange.preview import Preview, preview_rows
from ipdocket.exchange.records import ROUTES
from ipdocket.exchange.table_in import read_table
from tests.exchange.conftest import DEMO

LISTED: list[dict[str, Any]] = json.loads((DEMO / "demo.json").read_text(encoding="utf-8"))["files"]


@pytest.fixture(scope="module")
def public() -> Preview:
    table = read_table(DEMO / "public-matters.csv")
    mapping = guess_mapping(table.headers)
    assert all(mapping.columns), [h for h, field in zip(table.headers, mapping.columns, strict=True) if not field]
    return preview_rows(table, mapping, date(2026, 11, 23))


def test_every_file_is_listed_once_and_every_listed_file_is_there() -> None:
    names = [name for entry in LISTED for name in entry["files"]]
    assert sorted([*names, "NOTICE", "demo.json"]) == sorted(path.name for path in DEMO.iterdir())


@pytest.mark.parametrize(
    "entry", [entry for entry in LISTED if entry["reader"] == "office"], ids=lambda entry: entry["files"][0]
)
def test_an_office_file_is_read_without_error_and_taken_over_at_its_last_day(entry: dict[str, Any]) -> None:
    matters = read_office_files([DEMO / name for name in entry["files"]])
    assert matters and not [p for matter in matters for p in matter.problems if p.severity == "error"]
    assert matters[0].taken_over == date.fromisoformat(entry["taken_over"])
    assert entry["client"].endswith("(made up)")


def test_the_list_of_public_matters_imports_whole_and_without_a_question(public: Preview) -> None:
    assert len(public.records) == 281 and not public.problems and not public.questions
    for record in public.records:
        assert record.source and record.taken_over and record.taken_over <= date(2026, 11, 23), record.reference
        assert record.client.endswith("(made up)") and record.route in ROUTES


def test_the_list_has_every_right_and_many_offices(public: Preview) -> None:
    assert {record.right for record in public.records} == {"patent", "design", "trademark"}
    assert {"EP", "DE", "FR", "GB", "US", "JP", "CN", "TW", "SE", "FI", "AU", "CA", "EM", "WO"} <= {record.office for record in public.records}


def test_no_date_of_a_record_is_after_the_day_it_is_known_by_save_an_expiry(public: Preview) -> None:
    late = [
        (record.reference, event.code)
        for record in public.records
        for event in record.events
        if record.taken_over and event.day > record.taken_over and event.code != "expiry"
    ]
    assert late == []


def test_matters_of_different_files_do_not_collide(public: Preview) -> None:
    references = [record.reference for record in public.records]
    for entry in LISTED:
        if entry["reader"] == "office":
            references += [matter.reference for matter in read_office_files([DEMO / name for name in entry["files"]])]
    assert len(references) == len(set(references))
