"""The `owners` commands: cluster a list of names, show a name's normal form; no database, no network."""

import argparse
import csv
import io
import json
import sys
from dataclasses import dataclass
from pathlib import Path

from ipdocket.errors import Refused
from ipdocket.names.matching import cluster
from ipdocket.names.normal import normalize
from ipdocket.names.places import find_country
from ipdocket.names.rows import OwnerRow, RowCluster

DONE, FAILED, PARTLY = 0, 1, 2


class NamesUnreadable(Refused):
    """The list of names cannot be read at all."""


class ClustersUnwritable(Refused):
    """The result cannot be written."""


class CountryUnknown(Refused):
    """A country that is neither a code nor a name known."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the input: its row number as typed, and the owner row if it could be read."""

    row: str
    owner: OwnerRow | None
    fault: str = ""


def add_owner_commands(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds `owners cluster` and `owners normal` to a parser's subcommands."""
    owners = subparsers.add_parser("owners", help="owner names: put spellings together, show a normal form")
    commands = owners.add_subparsers(dest="owners_command", required=True)
    grouped = commands.add_parser("cluster", help="put the names of a CSV file together")
    grouped.add_argument("--level", choices=("silent", "suggested"), required=True)
    grouped.add_argument("names", type=Path, help="CSV with at least row and name")
    grouped.add_argument("clusters", type=Path, help="CSV to write: row, cluster, reasons")
    normal = commands.add_parser("normal", help="normal form of one name, step by step")
    normal.add_argument("name")
    normal.add_argument("--country", default=None, help="two-letter code or name")
    normal.add_argument("--json", action="store_true")


def run_owners(args: argparse.Namespace) -> int:
    """Runs the owners command that was parsed; 0 done, 2 done but some row was unreadable, 1 not done."""
    try:
        return run_cluster(args) if args.owners_command == "cluster" else show_normal(args)
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return FAILED


def run_cluster(args: argparse.Namespace) -> int:
    """Reads names, clusters them and writes the clusters, in input order."""
    lines = read_names(args.names)
    found = cluster([line.owner for line in lines if line.owner is not None], args.level)
    write_clusters(args.clusters, lines, found)
    faults = [line for line in lines if line.fault]
    for line in faults:
        print(f"Row {line.row}: {line.fault}; it stays alone.", file=sys.stderr)
    return PARTLY if faults else DONE


def read_names(path: Path) -> list[_Line]:
    """The lines of a UTF-8 CSV file; raises NamesUnreadable where it is no such file."""
    try:
        text = path.read_bytes().decode("utf-8-sig", errors="surrogateescape")
    except OSError as error:
        raise NamesUnreadable(
            f"The list {path.name} cannot be opened: {error.strerror}.", do="Check the path."
        ) from error
    csv.field_size_limit(10_000_000)
    reader = csv.DictReader(io.StringIO(text, newline=""))
    missing = {"row", "name"} - set(reader.fieldnames or ())
    if missing:
        raise NamesUnreadable(
            f"The list {path.name} has no column {' and no column '.join(sorted(missing))}.",
            do="Give the columns row and name, in UTF-8.",
        )
    seen: set[int] = set()
    try:
        return [_read_line(number, line, seen) for number, line in enumerate(reader, 2)]
    except csv.Error as error:
        raise NamesUnreadable(f"The list {path.name} is no CSV file: {error}.", do="Export it again as CSV.") from error


def _read_line(number: int, line: dict[str | None, str | list[str] | None], seen: set[int]) -> _Line:
    typed = str(line.get("row") or "").strip()
    shown = typed.encode("utf-8", "replace").decode() or f"line {number}"
    values = [value for value in line.values() if isinstance(value, str)]
    if any("\udc80" <= char <= "\udcff" for value in values for char in value):
        return _Line(shown, None, "not UTF-8")
    if not (typed.isascii() and typed.removeprefix("-").isdigit()):
        return _Line(shown, None, "no row number")
    row = int(typed)
    if row in seen:
        return _Line(typed, None, "row number given twice")
    seen.add(row)
    fields = {name: str(line.get(name) or "").strip() for name in ("name", "city", "country", "address")}
    if None in line:
        return _Line(typed, None, "more fields than columns")
    if not normalize(fields["name"]).key:
        return _Line(typed, None, "no name")
    return _Line(typed, OwnerRow(row, **fields))


def write_clusters(path: Path, lines: list[_Line], found: list[RowCluster]) -> None:
    """Writes row, cluster, reasons for every line read; an unreadable row is its own cluster."""
    answers = iter(found)
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(("row", "cluster", "reasons"))
    for line in lines:
        if line.owner is None:
            writer.writerow((line.row, line.row, ""))
            continue
        answer = next(answers)
        writer.writerow((line.row, answer.cluster, "; ".join(answer.reasons)))
    try:
        path.write_text(buffer.getvalue(), encoding="utf-8", newline="")
    except OSError as error:
        raise ClustersUnwritable(
            f"The clusters cannot be written to {path.name}: {error.strerror}.", do="Choose another place."
        ) from error


def show_normal(args: argparse.Namespace) -> int:
    """Prints a name's normal form, its legal form and each step."""
    country = None
    if args.country is not None:
        country = find_country(args.country)
        if country is None:
            raise CountryUnknown(
                f'The country "{args.country}" is not known.', do="Give its two-letter code, such as DE."
            )
    name = normalize(args.name, country)
    if args.json:
        print(
            json.dumps(
                {"normal": name.normal, "legal_form": name.legal_form, "steps": list(name.steps)}, ensure_ascii=False
            )
        )
        return DONE
    print(f"normal form: {name.normal}")
    print(f"legal form:  {name.legal_form or 'none recognised'}")
    for number, step in enumerate(name.steps, 1):
        print(f"{number}. {step}")
    return DONE
