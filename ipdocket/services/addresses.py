"""Standard addresses of owners: checked by their country's format, proposed to matters, out to a file and in again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ipdocket.domain.addresses import AddressRole, Decision, OwnerAddress, Script
from ipdocket.domain.parties import PartyKind
from ipdocket.domain.people import Act
from ipdocket.errors import Refused
from ipdocket.exchange.csv_out import write_csv
from ipdocket.exchange.table_in import read_table
from ipdocket.exchange.xlsx_out import write_xlsx
from ipdocket.names.addresses import Address, StandardAddress, standardise_address, to_latin_line, write_address
from ipdocket.services.core.files import whole_file, write_whole
from ipdocket.services.core.session import Session
from ipdocket.store import addresses
from ipdocket.store.matters import get_matter
from ipdocket.store.parties import get_party, list_parties
from ipdocket.store.scopes import require_seen

LINES = 4
_BEYOND_LATIN = 0x250
HEADERS = (
    "Owner number", "Owner", "Role", "Script", *(f"Line {number}" for number in range(1, LINES + 1)), "City",
    "State or province", "Postcode", "Country", "Source",
)  # fmt: skip


class AddressUnfit(Refused):
    """An address that cannot be kept as it is."""

    def __init__(self, what: str) -> None:
        super().__init__(
            what, "What was typed is still in the form; nothing was stored.",
            "Correct the address, or say in the last field why it is kept as it is.",
        )  # fmt: skip


class NothingToPropose(Refused):
    """There is no standard address of that role."""

    def __init__(self) -> None:
        super().__init__("There is no standard address of this role.", do="Enter and save it first.")


@dataclass(frozen=True, slots=True)
class Tried:
    """What an address would be: findings by its country's format, how it stands on an envelope, its Latin form."""

    findings: tuple[str, ...]
    envelope: str
    latin: OwnerAddress


@dataclass(frozen=True, slots=True)
class AddressesRead:
    """What a file of addresses brought; `refused` tells row and reason."""

    kept: int
    unchanged: int
    refused: tuple[tuple[int, str], ...]


def list_addresses(session: Session, party_id: int) -> list[OwnerAddress]:
    """The standard addresses of an owner."""
    session.require(Act.READ)
    return addresses.list_standing(session.store, party_id)


def try_address(session: Session, made: OwnerAddress) -> Tried:
    """The address checked, without storing anything."""
    session.require(Act.READ)
    made = _tidy(made)
    standard = _standard(made)
    name = get_party(session.store, made.party).name
    latin = made.script is Script.LATIN
    return Tried(standard.findings, write_address(standard, to_latin_line(name) if latin else name, latin=latin), _to_latin(made))


def keep_address(session: Session, *made: OwnerAddress) -> int:
    """Keeps standard addresses, all or none; what a country's format finds is kept only with a reason. The last one's id.

    Raises AddressUnfit.
    """
    actor = session.require(Act.ENTER)
    fit = [_require_fit(one) for one in made]
    require_seen(session.store, party=[one.party for one in made])
    with session.store.work(actor, "keep address") as work:
        return [addresses.keep_address(work, one) for one in fit][-1]


def propose_address(session: Session, party_id: int, role: AddressRole) -> int:
    """Proposes the standard address of a role, in each of its scripts, to every matter of the owner that has another or
    none; an earlier proposal that still waits is left. How many matters. Raises NothingToPropose.
    """
    actor = session.require(Act.ENTER)
    standing = [one for one in addresses.list_standing(session.store, party_id) if one.role is role]
    if not standing:
        raise NothingToPropose
    waiting = [one for one in addresses.list_proposals(session.store, party_id) if one.address.role is role]
    touched, matters = set(), list(addresses.matters_of(session.store, party_id))
    with session.store.work(actor, "propose address") as work:
        current = {one.id for one in standing}
        for old in waiting:
            if old.address.id not in current:
                addresses.decide_address(work, old.matter, old.address.id, Decision.LEFT)
        wait = {(one.matter, one.address.id) for one in waiting}
        for matter in matters:
            taken = addresses.taken_on(session.store, matter)
            for one in standing:
                held = taken.get((one.role, one.script))
                if (held is None or held.id != one.id) and (matter, one.id) not in wait:
                    addresses.decide_address(work, matter, one.id, Decision.PROPOSED)
                    touched.add(matter)
    return len(touched)


def list_proposals(session: Session, party_id: int | None = None) -> list[addresses.AddressProposal]:
    """What waits to be taken on matters, of one owner or of all."""
    session.require(Act.SEE_OFFICE)
    return addresses.list_proposals(session.store, party_id)


def decide_proposals(session: Session, pairs: Sequence[tuple[int, int]], take: bool) -> int:
    """Takes or leaves proposed addresses, (matter, address) each, all or none; how many. The guard refuses others."""
    actor = session.require(Act.ENTER)
    require_seen(session.store, matter=[matter for matter, _ in pairs], party_address=[address for _, address in pairs])
    with session.store.work(actor, "take address" if take else "leave address") as work:
        for matter, address in pairs:
            get_matter(session.store, matter)
            addresses.decide_address(work, matter, address, Decision.TAKEN if take else Decision.LEFT)
    return len(pairs)


def write_addresses(session: Session, path: Path) -> int:
    """Writes every standard address as XLSX or CSV, by the ending of the name, and records it; how many rows."""
    actor = session.require(Act.SEE_OFFICE)
    names = {row.id: row.name for row in list_parties(session.store, PartyKind.OWNER)}
    rows = [
        (
            str(one.party), names[one.party], str(one.role), str(one.script), *_in_columns(one.lines), one.city, one.area,
            one.postcode, one.country, one.source,
        )
        for one in addresses.list_standing(session.store) if one.party in names
    ]  # fmt: skip
    if path.suffix.casefold() == ".csv":
        write_whole(path, write_csv(HEADERS, rows))
    else:
        with whole_file(path) as part:
            write_xlsx(part, HEADERS, rows)
    with session.store.work(actor, "export") as work:
        work.record("report", 0, after={"file": path.name, "selection": "addresses", "rows": len(rows)})
    return len(rows)


def read_addresses(session: Session, path: Path) -> AddressesRead:
    """Takes standard addresses from a file with the headings that `write_addresses` gives; a bad row costs no good one."""
    actor = session.require(Act.IMPORT)
    table = read_table(path)
    if tuple(table.headers[: len(HEADERS)]) != HEADERS:
        raise AddressUnfit(f"The headings of {path.name} are not those of a list of addresses: {', '.join(HEADERS)}")
    owners = {str(row.id): row.name for row in list_parties(session.store, PartyKind.OWNER)}
    kept = unchanged = 0
    refused = []
    with session.store.work(actor, "import addresses") as work:
        for line, row in zip(table.numbers, table.rows, strict=True):
            try:
                made = _require_fit(_of_row(row, owners))
            except AddressUnfit as wrong:
                refused.append((line, wrong.what))
                continue
            before = addresses.find_address(session.store, made.party, made.role, made.script)
            now = addresses.keep_address(work, made)
            kept += before is None or before.id != now
            unchanged += before is not None and before.id == now
        work.record("report", 0, after={"file": path.name, "addresses": kept, "unchanged": unchanged, "refused": len(refused)})
    return AddressesRead(kept, unchanged, tuple(refused))


def _of_row(row: Sequence[str], owners: dict[str, str]) -> OwnerAddress:
    cells = dict(zip(HEADERS, (*row, *("" for _ in HEADERS)), strict=False))
    party = cells["Owner number"].strip()
    if owners.get(party) != cells["Owner"]:
        raise AddressUnfit(f"There is no owner {party} called {cells['Owner']}.")
    try:
        role, script = AddressRole(cells["Role"].strip()), Script(cells["Script"].strip())
    except ValueError as wrong:
        known = ", ".join([*AddressRole, *Script])
        raise AddressUnfit(f"Role or script is none of {known}.") from wrong
    lines = tuple(cells[f"Line {number}"] for number in range(1, LINES + 1))
    return OwnerAddress(
        int(party), role, script, lines, cells["City"], cells["State or province"], cells["Postcode"], cells["Country"],
        cells["Source"],
    )  # fmt: skip


def _require_fit(made: OwnerAddress) -> OwnerAddress:
    made = _tidy(made)
    if not any(made.lines) or len(made.lines) > LINES:
        raise AddressUnfit(f"An address has one to {LINES} lines besides city and country.")
    if made.script is Script.LATIN and _to_latin(made) != made and not made.source:
        raise AddressUnfit("The Latin form has letters that are not Latin.")
    findings = _standard(made).findings
    if findings and not made.source:
        raise AddressUnfit(" ".join(findings))
    return made


def _tidy(made: OwnerAddress) -> OwnerAddress:
    """Without blanks at the ends and empty lines; every other character stays."""
    lines = tuple(line.strip() for line in made.lines if line.strip())
    return replace(
        made, lines=lines, city=made.city.strip(), area=made.area.strip(), postcode=made.postcode.strip(),
        country=made.country.strip(), source=made.source.strip(),
    )  # fmt: skip


def _standard(made: OwnerAddress) -> StandardAddress:
    return standardise_address(Address(made.lines, made.city, made.area, made.postcode, made.country))


def _to_latin(made: OwnerAddress) -> OwnerAddress:
    """The address in Latin letters as far as letters alone tell: how Japanese characters are read, they do not."""
    lines = tuple(_latin(line, made.country) for line in made.lines)
    city, area = _latin(made.city, made.country), _latin(made.area, made.country)
    return replace(made, script=Script.LATIN, lines=lines, city=city, area=area)


def _latin(text: str, country: str) -> str:
    """Latin letters with their accents stay; other scripts are written in Latin letters; "" where nobody can tell how."""
    if all(ord(char) < _BEYOND_LATIN or not char.isalpha() for char in text):
        return text
    unread = country.upper() in ("JP", "JAPAN") and any("\u3400" <= char <= "\u9fff" for char in text)
    return "" if unread else to_latin_line(text)


def _in_columns(lines: Sequence[str]) -> tuple[str, ...]:
    return tuple(lines[place] if place < len(lines) else "" for place in range(LINES))
