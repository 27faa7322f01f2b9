"""Reads our calendar files as others do, and checks what none of those readers sees."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ICAL_JS = ROOT / ".dev" / "node_modules" / "ical.js" / "dist" / "ical.es5.cjs"  # the form that every Node requires
_STRICT = """
const found = require(process.argv[1]);
const ICAL = found.default || found;
ICAL.design.strict = true;
const text = require('fs').readFileSync(process.argv[2], 'utf8');
const root = new ICAL.Component(ICAL.parse(text));
const events = root.getAllSubcomponents('vevent').map(part => {
  const event = new ICAL.Event(part);
  return {summary: event.summary, description: event.description || '', start: event.startDate.toString(),
    end: event.endDate.toString(), date: event.startDate.isDate,
    alarms: part.getAllSubcomponents('valarm').map(alarm => alarm.getFirstPropertyValue('trigger').toString())};
});
process.stdout.write(JSON.stringify(events));
"""


def find_faults(content: bytes) -> list[str]:
    """The five faults that calendar programs let pass, and METHOD, and ids where they do harm."""
    faults = []
    lines = content.split(b"\r\n")
    faults += [f"a line of {len(line)} octets" for line in lines if len(line) > 75]
    faults += ["a line feed alone"] if re.search(rb"(?<!\r)\n", content) else []
    faults += ["a carriage return alone"] if re.search(rb"\r(?!\n)", content) else []
    unfolded = content.replace(b"\r\n ", b"").replace(b"\r\n\t", b"").split(b"\r\n")
    uids = [line for line in unfolded if line.startswith(b"UID")]
    faults += ["an id twice"] if len(uids) != len(set(uids)) else []
    inside: list[bytes] = []
    kinds: dict[bytes, set[bool]] = {}
    for line in unfolded:
        name = re.split(rb"[;:]", line)[0].upper()
        if name == b"BEGIN":
            inside.append(line[6:])
            kinds = {} if line == b"BEGIN:VEVENT" else kinds
        elif name == b"END":
            inside.pop()
        elif name in (b"DTSTART", b"DTEND"):
            kinds.setdefault(b"date", set()).add(b"VALUE=DATE" in line.partition(b":")[0])
            faults += ["DTEND of another type"] if len(kinds[b"date"]) > 1 else []
        elif name == b"UID" and inside[-1] != b"VEVENT":
            faults.append(f"an id in {inside[-1].decode()}")
        elif name == b"METHOD":
            faults.append("METHOD")
    zones = {found[1] for line in unfolded if (found := re.match(rb"[^:]*;TZID=([^;:]+)", line))}
    defined = {line[5:] for line in unfolded if line.startswith(b"TZID:")}
    return faults + [f"no VTIMEZONE for {zone.decode()}" for zone in zones - defined]


def need(tool: str, found: bool) -> None:
    """Says by name that a check did not run where its tool is missing; in CI that is a failure."""
    if not found and os.environ.get("CI"):
        pytest.fail(f"{tool} is missing, so this check did not run")
    if not found:
        pytest.skip(f"NOT RUN: {tool} is missing (python3 dev.py test installs it where it may)")


def read_with_ical_js(content: bytes, folder: Path) -> str:
    """The events as ical.js (Thunderbird, Nextcloud) reads them in strict mode, as JSON."""
    node = shutil.which("node")
    need("ical.js under node", node is not None and ICAL_JS.exists())
    file = folder / "strict.ics"
    file.write_bytes(content)
    done = subprocess.run(
        [str(node), "-e", _STRICT, str(ICAL_JS), str(file)],
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def list_with_khal(contents: list[bytes], folder: Path) -> str:
    """What khal shows after it imported the files one after the other: date, title, status, categories."""
    khal = Path(sys.executable).parent / "khal"
    need("khal", khal.exists())
    settings = folder / "khal.conf"
    settings.write_text(
        f"[calendars]\n[[docket]]\npath = {folder / 'docket'}\n[sqlite]\npath = {folder / 'khal.db'}\n"
        "[locale]\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "datetimeformat = %Y-%m-%d %H:%M\n"
        "longdatetimeformat = %Y-%m-%d %H:%M\nlocal_timezone = UTC\n"
        "default_timezone = UTC\n[default]\ndefault_calendar = docket\n",
        encoding="utf-8",
    )
    (folder / "docket").mkdir(exist_ok=True)
    for number, content in enumerate(contents):
        file = folder / f"import{number}.ics"
        file.write_bytes(content)
        _run_khal([str(khal), "-c", str(settings), "import", "--batch", "-a", "docket", str(file)], folder)
    shown = "{start-date}|{title}|{status}|{categories}|{alarm-symbol}"
    return _run_khal(
        [str(khal), "-c", str(settings), "list", "--day-format", "", "--format", shown, "2026-01-01", "2027-12-31"],
        folder,
    )


def _run_khal(command: list[str], folder: Path) -> str:
    surroundings = {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CACHE_HOME": str(folder)}
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8", env=surroundings, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
