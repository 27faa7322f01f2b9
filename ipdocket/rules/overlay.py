"""A firm's own folder of rule files laid over the shipped ones: rules added, replaced by their id, or switched off."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from ipdocket.rules.load import BadRuleFile, Shelf, bounded_text, complain, convert_text, line_of, load_table
from ipdocket.rules.model import RuleFile
from ipdocket.rules.ruleset import FIRM, RuleSet, SwitchedOff
from ipdocket.rules.selftest import try_example

MOST_FILES = 200
DEEPEST = 3
_SHIPPED_ONLY = "the closed days and the list of offices are shipped; a firm's folder holds rule files only"


class SwitchOff(Struct, frozen=True, forbid_unknown_fields=True):
    """A rule that the firm does not want, and why."""

    rule: str
    reason: str


class FirmFile(RuleFile, frozen=True, forbid_unknown_fields=True):
    """A rule file of a firm: as a shipped one, and `[[switch_off]]` besides."""

    switch_off: tuple[SwitchOff, ...] = ()


class _Read(Struct, frozen=True):
    """A file that can be used: where it lies, the name under which it is shown, its text and content."""

    path: Path
    name: str
    text: str
    file: FirmFile


def lay_over(rules: RuleSet, folder: Path) -> RuleSet:
    """The rule set with the firm's folder over it; files that were refused stand in `problems`, the rest is in force.

    Rules of the firm are named by their file wherever they give a date; one switched off is named where it would have
    given one. A folder that is not there is a problem like a bad file: the shipped rules stand.
    """
    listed, problems = _list_files(folder)
    reads: list[_Read] = []
    for path in listed:
        try:
            reads.append(_read(path, folder, rules))
        except BadRuleFile as problem:
            problems.append(problem)
    reads, clashes = _refuse_clashes(rules, reads)
    problems.extend(clashes)
    made = _merge(rules, reads, problems)
    failing = list(_failed_examples(made, reads))
    if failing:
        bad = {problem.path for problem in failing}
        made = _merge(rules, [read for read in reads if read.path not in bad], [*problems, *failing])
    return made


def _list_files(folder: Path) -> tuple[list[Path], list[BadRuleFile]]:
    """The files to read, and what is refused unread: links, too deep, too many."""
    if folder.is_symlink() or not folder.is_dir():
        return [], [BadRuleFile(folder, 1, "the firm's folder of rules is not there, or is a link")]
    found: list[Path] = []
    problems: list[BadRuleFile] = []
    for path in _walk(folder, 1, problems):
        if len(found) == MOST_FILES:
            problems.append(BadRuleFile(path, 1, f"the folder holds more than {MOST_FILES} rule files"))
            break
        found.append(path)
    return found, problems


def _walk(folder: Path, depth: int, problems: list[BadRuleFile]) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.is_symlink():
            problems.append(BadRuleFile(path, 1, "links are not followed: put the file itself into the folder"))
        elif path.is_dir():
            if depth == DEEPEST:
                problems.append(BadRuleFile(path, 1, f"folders are nested more than {DEEPEST} deep"))
            else:
                yield from _walk(path, depth + 1, problems)
        elif path.suffix == ".toml":
            yield path


def _read(path: Path, folder: Path, rules: RuleSet) -> _Read:
    if path.name == "offices.toml" or path.parent.name == "calendars":
        raise BadRuleFile(path, 1, _SHIPPED_ONLY)
    text = bounded_text(path)
    file = convert_text(path, text, load_table(path, text), FirmFile)
    for where, what in complain(file, rules.shelf.offices):
        raise BadRuleFile(path, line_of(text, f"`{where}`"), what)
    for place, entry in enumerate(file.switch_off):
        if not entry.reason.strip():
            line = line_of(text, f"`$.switch_off[{place}]`")
            raise BadRuleFile(path, line, f"{entry.rule} is switched off without a reason")
    return _Read(path, FIRM + path.relative_to(folder).as_posix(), text, file)


def _refuse_clashes(rules: RuleSet, reads: list[_Read]) -> tuple[list[_Read], list[BadRuleFile]]:
    """The files without those that define or switch off a rule twice, or switch off one that nobody ships."""
    shipped = {rule.id for _name, file in rules.shelf.files for rule in file.rule}
    taken: dict[str, str] = {}
    kept: list[_Read] = []
    problems: list[BadRuleFile] = []
    for read in reads:
        clash = next(_clashes(read, shipped, taken), None)
        if clash is not None:
            problems.append(clash)
            continue
        taken.update(dict.fromkeys((rule.id for rule in read.file.rule), read.path.name))
        taken.update(dict.fromkeys((entry.rule for entry in read.file.switch_off), read.path.name))
        kept.append(read)
    return kept, problems


def _clashes(read: _Read, shipped: set[str], taken: dict[str, str]) -> Iterator[BadRuleFile]:
    own: set[str] = set()
    named = [(f"$.rule[{place}]", rule.id) for place, rule in enumerate(read.file.rule)]
    named += [(f"$.switch_off[{place}]", entry.rule) for place, entry in enumerate(read.file.switch_off)]
    for where, rule in named:
        line = line_of(read.text, f"`{where}`")
        if rule in own or rule in taken:
            other = taken.get(rule, "this file")
            yield BadRuleFile(read.path, line, f"{rule} is defined or switched off in {other} already")
        elif where.startswith("$.switch_off") and rule not in shipped:
            yield BadRuleFile(read.path, line, f"{rule} is no shipped rule: nothing to switch off")
        own.add(rule)


def _merge(rules: RuleSet, reads: list[_Read], problems: list[BadRuleFile]) -> RuleSet:
    own = {rule.id for read in reads for rule in read.file.rule}
    off = {entry.rule: (read.name, entry.reason) for read in reads for entry in read.file.switch_off}
    files: list[tuple[str, RuleFile]] = []
    switched: list[SwitchedOff] = []
    for name, file in rules.shelf.files:
        gone = [rule for rule in file.rule if rule.id in off]
        switched.extend(SwitchedOff(file.jurisdiction, rule, *off[rule.id]) for rule in gone)
        left = tuple(rule for rule in file.rule if rule.id not in own and rule.id not in off)
        files.append((name, replace(file, rule=left) if len(left) < len(file.rule) else file))
    files.extend((read.name, _plain_file(read.file)) for read in reads)
    shelf = replace(rules.shelf, files=tuple(files), digest=_digest(rules.shelf, reads))
    return RuleSet(shelf, (*rules.problems, *problems), tuple(switched))


def _plain_file(file: FirmFile) -> RuleFile:
    values = {name: getattr(file, name) for name in RuleFile.__struct_fields__}
    return RuleFile(**values)


def _digest(shelf: Shelf, reads: list[_Read]) -> str:
    """The shipped digest where the folder brings nothing, else one that changes with every byte of the folder."""
    if not reads:
        return shelf.digest
    digest = hashlib.sha256(shelf.digest.encode())
    for read in reads:
        digest.update(read.name.encode() + b"\0" + read.text.encode() + b"\0")
    return digest.hexdigest()


def _failed_examples(rules: RuleSet, reads: list[_Read]) -> Iterator[BadRuleFile]:
    """One problem for each file whose worked examples do not come out."""
    for read in reads:
        for place, rule in enumerate(read.file.rule):
            told = [
                f"example {example.name!r}: {what}"
                for example in rule.test
                for what in try_example(rules, read.file, rule, example)
            ]
            if told:
                yield BadRuleFile(read.path, line_of(read.text, f"`$.rule[{place}]`"), told[0])
                break
