"""A proof pack: checked without the program, and each part tampered with is found."""

import hashlib
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from zipfile import ZipFile

import jsonschema
import pytest
from pypdf import PdfReader

from ipdocket.domain.confirmations import ConfirmedAct
from ipdocket.services.accounts import sign_in
from ipdocket.services.confirming import enter_first, enter_second
from ipdocket.services.core.pack_files import make_manifest
from ipdocket.services.docketing import enter_matter
from ipdocket.services.proof_pack import NoPack, check_pack
from ipdocket.services.proving import write_pack
from ipdocket.store.confirming import Entry
from ipdocket.store.deadlines import list_deadlines
from tests.services.conftest import PASSWORD, action, us_matter

RECEIPT = Entry(ConfirmedAct.FILED, date(2026, 11, 20), "RCPT-4711", "EUR 500")
SCHEMA = Path(__file__).parents[2] / "docs" / "proof-pack.schema.json"
SEED = 4


@pytest.fixture
def waiting(session) -> tuple[int, int]:
    draft = us_matter(title="Gerät 株式会社")
    matter = enter_matter(session, replace(draft, events=(*draft.events, action(date(2026, 10, 2)))))
    found = next(one for one in list_deadlines(session.store, matter) if one.trigger)
    enter_first(session, [found.id], RECEIPT, ("Empfang: 4711/ä.pdf", b"%PDF receipt" * 30))
    return matter, found.id


@pytest.fixture
def packed(session, waiting, tmp_path) -> dict[str, bytes]:
    """The files of a pack whose filing two persons confirmed."""
    sign_in(session, "ben", PASSWORD)
    enter_second(session, waiting[1], RECEIPT.day, RECEIPT.number)
    write_pack(session, waiting[0], tmp_path / "pack.zip")
    return unpack(tmp_path / "pack.zip")


def unpack(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as pack:
        return {name: pack.read(name) for name in pack.namelist()}


def lay(folder: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def test_a_whole_pack_holds_as_zip_as_folder_and_against_its_docket(session, packed, tmp_path):
    for where in (tmp_path / "pack.zip", lay(tmp_path / "folder", packed)):
        found = check_pack(where)
        assert found.faults == () and found.withheld == 0
        assert found.entries > 5 and found.files == len(packed) == 5
    assert check_pack(tmp_path / "pack.zip", session.store).faults == ()
    jsonschema.validate(json.loads(packed["record.json"]), json.loads(SCHEMA.read_text(encoding="utf-8")))
    text = PdfReader(lay(tmp_path / "f", packed) / "sheets.pdf").pages[0].extract_text()
    assert "Proof pack" in text and "office action" in text and "Reply to office action" in text


def test_a_third_party_needs_no_ipdocket(packed):
    record = json.loads(packed["record.json"])
    before = None
    for one in record["entries"]:
        told = json.dumps(one["hashed"], separators=(",", ":"), ensure_ascii=False).encode()
        assert hashlib.sha256(told).hexdigest() == one["hash"]
        if before is not None and one["number"] == before["number"] + 1:
            assert one["hashed"][-1] == before["hash"]
        before = one
    manifest = json.loads(packed["manifest.json"])["files"]
    assert {name: hashlib.sha256(content).hexdigest() for name, content in packed.items() if name != "manifest.json"} == manifest


def test_any_byte_of_any_file_changed_is_found(packed, tmp_path):
    random = Random(SEED)
    for name in packed:
        for number in range(12):
            place = random.randrange(len(packed[name]))
            content = bytearray(packed[name])
            content[place] ^= random.randrange(1, 256)
            folder = lay(tmp_path / f"{number}", packed | {name: bytes(content)})
            assert check_pack(folder).faults, f"seed {SEED}: {name}, byte {place}"
        without = {one: content for one, content in packed.items() if one != name}
        assert check_pack(lay(tmp_path / f"without {name}".replace("/", "_"), without)).faults, name
    assert check_pack(lay(tmp_path / "more", packed | {"evidence/9-x.pdf": b"x"})).faults


def test_a_change_hidden_by_a_new_manifest_is_found_in_the_entries(session, packed, tmp_path):
    """Every field of every entry, and the evidence; what lies outside the entries is found from the docket's record."""
    record = json.loads(packed["record.json"])
    inner = {name: content for name, content in packed.items() if name != "manifest.json"}

    def tampered(name: str, files: dict[str, bytes]) -> Path:
        return lay(tmp_path / name, files | {"manifest.json": make_manifest(files)})

    for place in range(12):
        one = json.loads(packed["record.json"])
        entry = one["entries"][3]["hashed"]
        entry[place] = entry[place] + 1 if isinstance(entry[place], int) else f"{entry[place]}x"
        assert check_pack(tampered(f"field {place}", inner | {"record.json": json.dumps(one).encode()})).faults, place
    evidence = next(name for name in packed if name.startswith("evidence/"))
    record["evidence"][0]["sha256"] = hashlib.sha256(b"other").hexdigest()
    files = inner | {evidence: b"other", "record.json": json.dumps(record).encode()}
    assert any("not the file that was handed in" in fault for fault in check_pack(tampered("evidence", files)).faults)
    rewritten = tampered("words", inner | {"README.txt": b"Trust me."})
    assert check_pack(rewritten).faults == ()
    assert "the docket's record knows of no pack with this manifest" in check_pack(rewritten, session.store).faults


def test_blind_entry_stays_blind_in_a_pack(session, waiting, tmp_path):
    for login, seen in (("ben", False), ("anna", True)):
        sign_in(session, login, PASSWORD)
        write_pack(session, waiting[0], tmp_path / f"{login}.zip")
        files = unpack(tmp_path / f"{login}.zip")
        found = check_pack(tmp_path / f"{login}.zip", session.store)
        assert found.faults == () and found.withheld == (0 if seen else 1)
        for secret in (b"RCPT-4711", b"2026-11-20", b"EUR 500", b"Empfang"):
            assert any(secret in content for name, content in files.items() if name != "sheets.pdf") is seen, secret
        assert any(name.startswith("evidence/") for name in files) is seen


def test_what_is_no_pack_is_refused(tmp_path):
    (tmp_path / "x.zip").write_bytes(b"PK not a zip")
    for wrong in ("x.zip", "nowhere.zip"):
        with pytest.raises(NoPack):
            check_pack(tmp_path / wrong)
