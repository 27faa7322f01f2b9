"""The files of a proof pack: what a third party reads, and what a program recomputes."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from ipdocket import __version__
from ipdocket.domain.deadlines import Deadline
from ipdocket.domain.events import MatterEvent
from ipdocket.reports.statement import Part, Statement
from ipdocket.services.core.dossier import Dossier
from ipdocket.services.core.doubts import DOUBT_NOTE, doubt_sign, with_sign
from ipdocket.services.core.proof_sheet import day_words
from ipdocket.services.core.session import Session
from ipdocket.store.record import RecordLine
from ipdocket.store.types import write_instant, write_json

FORMAT, VERSION = "ipdocket proof pack", 1
RECORD, SHEETS, README, MANIFEST = "record.json", "sheets.pdf", "README.txt", "manifest.json"
HASHED = (
    "number", "instant", "person", "who", "account", "machine", "act", "subject", "subject_id", "matter", "body", "previous",
)  # fmt: skip
_README = """Proof pack of the matter {reference}
Made {made} by {by} with ipdocket {program}, rules {rules}.

What is here
  sheets.pdf     the matter with its events, then one sheet for each deadline: what was computed, entered, confirmed, by whom, when
  record.json    the same for a program, and every entry of the docket's record about this matter
  evidence/      the files that were handed in as evidence, byte for byte
  manifest.json  the SHA-256 of each of these files

How to check it without ipdocket
  1. Compute the SHA-256 of each file and compare it with manifest.json (sha256sum, or certutil -hashfile FILE SHA256).
  2. record.json, "entries": write the twelve values of "hashed" as one JSON array in UTF-8, without spaces after commas and
     colons, letters of all scripts as they are (not as \\u....). The SHA-256 of these bytes is the entry's "hash".
  3. The last value of "hashed" is the hash of the entry before. Where two entries follow each other by number, it must equal
     the hash of the one before. Entries between them are about other matters and are not in this pack.
  4. "evidence": the SHA-256 of each file stands in an entry of the record (subject "evidence", the same number).

How to check it with ipdocket
  ipdocket verify --pack THIS.zip            does all of the above
  ipdocket verify DOCKET --pack THIS.zip     also compares every entry with the docket, and the docket's own chain from its first
                                             entry to its last

What this proves, and what not
  A changed entry has another hash. Whether the entries are those of the docket is seen from the docket, or from the head of its
  record, {head_number}:{head_hash},
  compared with a head that was printed, mailed or kept elsewhere at the time. The docket's record also holds the SHA-256 of this
  pack's manifest.json. Someone who could rewrite the docket, every backup and every paper could rewrite this pack too.
{withheld}"""
_WITHHELD = """
Entries marked "withheld" hold the first entry of a filing whose second person has not confirmed yet. Their text is left out,
so their own hash cannot be recomputed from this pack; their place in the chain can be seen. Their evidence is left out too.
"""


def lay_files(session: Session, dossier: Dossier) -> dict[str, bytes]:
    """Every file of the pack but the sheets and the manifest, by name."""
    files = {f"evidence/{one.id}-{_safe(one.name)}": one.content for one in dossier.evidence.values()}
    files[RECORD] = json.dumps(_record(session, dossier), ensure_ascii=False, indent=1).encode()
    files[README] = _README.format(
        reference=dossier.matter.reference, made=write_instant(session.clock.now()), by=session.actor().name,
        program=__version__, rules=session.rules.name, head_number=dossier.head.number, head_hash=dossier.head.hash,
        withheld=_WITHHELD if any(line.masked for line in dossier.lines) else "",
    ).encode()  # fmt: skip
    return files


def make_manifest(files: Mapping[str, bytes]) -> bytes:
    """The manifest of these files in its one canonical form."""
    return write_manifest({name: hashlib.sha256(content).hexdigest() for name, content in files.items()})


def write_manifest(digests: Mapping[str, str]) -> bytes:
    """The manifest that lists these digests: sorted, one a line."""
    return (json.dumps({"files": dict(digests)}, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def list_matter(session: Session, dossier: Dossier) -> Statement:
    """The first sheet of a pack: the matter, all its events and all its deadlines."""
    matter = dossier.matter
    numbers = (
        ("Application", matter.application_number), ("Publication", matter.publication_number),
        ("Registration", matter.registration_number),
    )  # fmt: skip
    about = [("Reference", matter.reference), ("Title or mark", matter.title or "none"), ("Status", str(matter.status))]
    parts = (
        Part("The matter", tuple(about + [line for line in numbers if line[1]])),
        Part("Events and papers", tuple((day_words(event.day), _told(dossier, event)) for event in dossier.events)),
        Part("Deadlines", tuple(_deadlines(session, dossier))),
    )
    head = f"Record up to entry {dossier.head.number}, SHA-256 {dossier.head.hash}"
    made = f"ipdocket {__version__}  ·  rules {session.rules.name}  ·  {session.actor().name}"
    return Statement("Proof pack", f"{matter.reference}  ·  {matter.office}", session.firm, parts, (head, made))


def _deadlines(session: Session, dossier: Dossier) -> Iterator[tuple[str, str]]:
    doubted = False
    for one in dossier.deadlines:
        sign = doubt_sign(session, one.rule, one.certainty)
        doubted |= bool(sign)
        final, state = with_sign(day_words(one.final), sign), one.state.value.replace("_", " ")
        yield with_sign(day_words(one.due), sign), f"{one.title}; final {final}; {state}"
    if doubted:
        yield "Signs", DOUBT_NOTE


def _told(dossier: Dossier, event: MatterEvent) -> str:
    what = (event.paper.type if event.paper else event.code).replace("_", " ")
    told = [f"{what} {event.description}".strip(), f"entered by {dossier.name(event.entered_by) or 'an import'}"]
    told.append(f"verified by {dossier.name(event.verified_by)}" if event.verified_by else "" if event.verified else "NOT VERIFIED")
    return "; ".join(filter(None, [*told, "ENTERED IN ERROR" if event.withdrawn else ""]))


def _record(session: Session, dossier: Dossier) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(write_json({
        "format": FORMAT, "version": VERSION,
        "made": {
            "at": write_instant(session.clock.now()), "by": session.actor().name, "program": __version__,
            "rules": session.rules.name, "head": {"number": dossier.head.number, "hash": dossier.head.hash},
        },
        "people": {str(number): name for number, name in dossier.people.items()},
        "matter": asdict(dossier.matter) | {"facts": dict(dossier.matter.facts)},
        "events": [asdict(event) for event in dossier.events],
        "checks": [asdict(check) for check in dossier.checks],
        "deadlines": [_deadline(dossier, one) for one in dossier.deadlines],
        "hashed_fields": HASHED,
    }))  # fmt: skip
    plain["entries"] = [_entry(line) for line in dossier.lines]
    plain["evidence"] = [
        {
            "id": one.id, "file": f"evidence/{one.id}-{_safe(one.name)}", "name": one.name, "sha256": one.sha256,
            "size": len(one.content),
        }
        for one in dossier.evidence.values()
    ]  # fmt: skip
    return plain


def _deadline(dossier: Dossier, one: Deadline) -> dict[str, Any]:
    steps = [{"day": step.date, "text": step.text, "law": step.authority} for step in dossier.steps[one.id]]
    return asdict(one) | {
        "steps": steps, "confirmations": [asdict(entry) for entry in dossier.confirmations[one.id]],
        "earlier": [asdict(entry) for entry in dossier.revisions[one.id]],
    }  # fmt: skip


def _entry(line: RecordLine) -> dict[str, Any]:
    hashed = [None if place == HASHED.index("body") and line.masked else value for place, value in enumerate(line.fields)]
    return {"number": line.number, "hashed": hashed, "hash": line.hash, "withheld": line.masked}


def _safe(name: str) -> str:
    return re.sub(r"[^\w.\- ]", "_", name)[-80:].strip(" .") or "file"
