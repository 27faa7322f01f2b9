import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ipdocket.errors import Refused
from ipdocket.exchange.offices.detect import READERS, detect_reader, merge_records, read_office_file, read_office_files
from ipdocket.exchange.records import EVENT_CODES, MatterRecord, UnreadableFile

Reader = Callable[[str], bytes]
KINDS = {
    "uspto-odp-application-17248024.json": "USPTO file wrapper (Open Data Portal)",
    "uspto-tsdr-status-97123456.json": "USPTO status of marks (TSDR)",
    "us-portfolio-matters.csv": "US portfolio, applications",
    "us-portfolio-events.csv": "US portfolio, events",
    "uspto-assignment-example.xml": "USPTO assignments",
    "epo-register-biblio-EP2400812.xml": "European Patent Register",
    "epo-register-events-EP2400812.xml": "European Patent Register",
    "epo-register-procedural-steps-EP2400812.xml": "European Patent Register",
    "epo-ops-family-EP2400812.xml": "INPADOC family or legal events",
    "epo-ops-legal-example.xml": "INPADOC family or legal events",
    "epo-ops-biblio-WO2018148832.xml": "Bibliography of a publication",
    "dpma-trademark-919224-st66.xml": "DPMA marks (ST.66)",
    "dpma-design-M8800174-st86.xml": "DPMA designs (ST.86)",
}


@pytest.mark.parametrize(("name", "kind"), KINDS.items())
def test_each_kind_of_file_is_known_by_its_content(real_record: Reader, name: str, kind: str) -> None:
    assert detect_reader(real_record(name)).name == kind


def test_every_reader_is_met_by_a_sample() -> None:
    assert {reader.name for reader in READERS} == set(KINDS.values())


def test_the_register_and_the_family_of_one_application_become_one_matter(real_record: Reader) -> None:
    names = [name for name in KINDS if "EP2400812" in name]
    matters = read_office_files([real_record(name) for name in names])
    assert [matter.key for matter in matters] == ["EP:10167109", "CA:2744162", "US:13167395"]
    european = matters[0]
    assert european.taken_over == date(2025, 10, 25)
    milestones = [event.code for event in european.events if event.code in EVENT_CODES]
    assert len(milestones) == len(set(milestones)) == 6
    assert not european.problems


def test_the_order_of_the_files_changes_no_event(real_record: Reader) -> None:
    names = [name for name in KINDS if "EP2400812" in name]
    there = read_office_files([real_record(name) for name in names])
    back = read_office_files([real_record(name) for name in reversed(names)])
    dates = [{(e.code, e.day) for m in matters if m.office == "EP" for e in m.events} for matters in (there, back)]
    assert dates[0] == dates[1]


def test_both_halves_of_the_portfolio_are_read_together(real_record: Reader) -> None:
    matters = read_office_files([real_record("us-portfolio-matters.csv"), real_record("us-portfolio-events.csv")])
    assert len(matters) == 60 and sum(len(matter.events) for matter in matters) > 2250


def test_merging_fills_what_is_empty_and_overwrites_nothing() -> None:
    first = MatterRecord("US:1", "US-1", "US", "patent", title="A", taken_over=date(2020, 1, 1))
    second = MatterRecord("US:1", "US-1", "US", "patent", title="B", owner="C", status="granted")
    (merged,) = merge_records([first, second])
    assert (merged.title, merged.owner, merged.status, merged.taken_over) == ("A", "C", "granted", date(2020, 1, 1))


@pytest.mark.parametrize(
    "content",
    [
        b"", b"   ", b"{}", b"[]", b"<a/>", b"<a>", b"{", b"a,b\n1,2\n", b"\0\0\0\0", b"PK\x03\x04rest", b"%PDF-1.7",
        b"<",
        b'{"trademarks": []}', b'{"trademarks": 3}', b'{"patentFileWrapperDataBag": 3}', b"[" * 200_000,
        b'{"a":' * 100_000, b"<a>" * 5_000, b"\xff\xfe<\0", b'<?xml version="1.0" encoding="nothing"?><a/>',
        b'<response><result name="x"/><doc/></response>',
    ],
)  # fmt: skip
def test_what_is_no_office_file_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(Refused) as refusal:
        read_office_file(content)
    assert refusal.value.what and refusal.value.kept and refusal.value.do


@pytest.mark.parametrize(("key", "name"), [("patentBag", "2024"), ("queryResults", "PEDS")])
def test_older_shapes_are_named(key: str, name: str) -> None:
    with pytest.raises(UnreadableFile, match=name):
        read_office_file(json.dumps({key: []}).encode())


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="cannot be opened"):
        read_office_file(tmp_path / "gone.xml")
