"""The firm's docket references: a declared pattern, checks, repairs, and the next free one.

A pattern is text with fields in braces and optional parts in brackets, for instance

    {client:A3}-{number:N4}-{country}[-{suffix}]

Fields are client, family, country, right, number and suffix. After a colon stands what a field may be: A letters, N
figures (filled with noughts), X either, with a length or a range (A3, N2-4), or words to choose from (P|T|D).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ipdocket.errors import Refused

USPTO_LONGEST = 25
SUFFIXES = ("DIV", "CON", "CIP", "PCT", "EP")
_DEFAULTS = {
    "client": "X2-8", "family": "N1-6", "country": "A2", "right": "P|U|T|D", "number": "N1-6", "suffix": "|".join(SUFFIXES),
}  # fmt: skip
_PIECE = re.compile(r"\{(?P<name>\w+)(?::(?P<kind>[^}]+))?\}|(?P<open>\[)|(?P<close>\])|(?P<text>[^{}\[\]]+)")
_KIND = re.compile(r"([ANX])(\d+)(?:-(\d+))?")
_STRIPPED = re.compile(r"[\s/\-\u2010-\u2015\u2212]+")
_SEPARATORS = r"[\s/\-._\u2010-\u2015\u2212]*"
_REGIONAL = frozenset({"EP", "WO", "EM", "EU", "IB", "EA", "AP", "OA", "GC", "BX", "QZ", "UK", "WH", "WM"})
_LOOKALIKES = {"A": str.maketrans("015", "OIS"), "N": str.maketrans("OoQIlSB", "0001158"), "X": str.maketrans("", "")}


class PatternUnclear(Refused):
    """The firm's reference pattern cannot be read."""


class ReferencesUsedUp(Refused):
    """No number is left in the pattern."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a pattern: letters (A), figures (N), either (X) or words to choose from."""

    name: str
    kind: str
    least: int
    most: int
    choices: tuple[str, ...] = ()

    @property
    def strict(self) -> str:
        """The expression that takes the field as it should be."""
        if self.choices:
            return "(?:" + "|".join(sorted(map(re.escape, self.choices), key=len, reverse=True)) + ")" + self._numbered
        return f"{ {'A': '[A-Z]', 'N': '[0-9]', 'X': '[A-Z0-9]'}[self.kind] }{{{self.least},{self.most}}}"

    @property
    def loose(self) -> str:
        """The expression that takes the field with look-alike letters and missing noughts."""
        if self.choices:
            return "(?:" + "|".join(sorted(map(re.escape, self.choices), key=len, reverse=True)) + r")(?:[0-9]{0,2})"
        letters = {"A": "[A-Z015]", "N": "[0-9OQILSB]", "X": "[A-Z0-9]"}[self.kind]
        return f"{letters}{{{1 if self.kind == 'N' else self.least},{self.most}}}"

    @property
    def _numbered(self) -> str:
        return "[0-9]{0,2}" if self.name == "suffix" else ""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A reference pattern, read: what stands in it in order, optional parts included."""

    text: str
    pieces: tuple[str | Field, ...]
    fields: tuple[Field, ...]

    @property
    def counter(self) -> Field | None:
        """The field that counts: number, or family where there is none."""
        named = {field.name: field for field in self.fields}
        return named.get("number") or named.get("family")


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with a reference, in words; `stops` is False for a warning."""

    words: str
    stops: bool = True


@dataclass(frozen=True, slots=True)
class Offence:
    """A reference that breaks the pattern or another's uniqueness, with a repair where one can be proposed."""

    reference: str
    findings: tuple[Finding, ...]
    repair: str | None


@cache
def read_pattern(text: str) -> Pattern:
    """The pattern a firm declared; raises PatternUnclear, saying where."""
    pieces: list[str | Field] = []
    depth = place = 0
    while place < len(text):
        match = _PIECE.match(text, place)
        if match is None:
            raise PatternUnclear(
                f'The reference pattern cannot be read from "{text[place:]}" on.', do="Close every brace."
            )
        if match["name"]:
            pieces.append(_read_field(match["name"], match["kind"]))
        else:
            depth += bool(match["open"]) - bool(match["close"])
            pieces.append(match[0])
        if depth not in (0, 1):
            raise PatternUnclear("The reference pattern has a bracket too many.", do="Optional parts do not nest.")
        place = match.end()
    fields = tuple(piece for piece in pieces if isinstance(piece, Field))
    names = [field.name for field in fields]
    if depth or not fields or len(set(names)) != len(names):
        raise PatternUnclear(
            "The reference pattern has an open bracket, no field, or a field twice.",
            do="Write it like {client:A3}-{number:N4}-{country}[-{suffix}].",
        )
    return Pattern(text, tuple(pieces), fields)


def _read_field(name: str, kind: str | None) -> Field:
    if name not in _DEFAULTS:
        raise PatternUnclear(f'"{name}" is no field of a reference.', do=f"Use {', '.join(_DEFAULTS)}.")
    wanted = kind or _DEFAULTS[name]
    match = _KIND.fullmatch(wanted)
    if match:
        least, most = int(match[2]), int(match[3] or match[2])
        if not 1 <= least <= most <= 20:
            raise PatternUnclear(
                f'The length "{wanted}" of {name} is not between 1 and 20.', do="Write it like N4 or N2-4."
            )
        return Field(name, match[1], least, most)
    choices = tuple(choice.strip().upper() for choice in wanted.split("|") if choice.strip())
    if not choices:
        raise PatternUnclear(f"{name} has nothing to choose from.", do="Write it like {right:P|T|D}.")
    return Field(name, "X", min(map(len, choices)), max(map(len, choices)), choices)


def strip_reference(reference: str) -> str:
    """The reference without spaces, slashes and hyphens, in capitals: two references that agree in it are the same.

    >>> strip_reference("ab-12 / us") == strip_reference("AB12US")
    True
    """
    return _STRIPPED.sub("", reference).upper()


def parse_reference(pattern: Pattern, reference: str) -> dict[str, str] | None:
    """The fields of a reference that keeps to the pattern, else None."""
    match = re.fullmatch(_expression(pattern, loose=False), reference)
    return {name: value for name, value in match.groupdict().items() if value} if match else None


@cache
def _expression(pattern: Pattern, *, loose: bool) -> str:
    parts = [_SEPARATORS] if loose else []
    for piece in pattern.pieces:
        if isinstance(piece, Field):
            parts.append(f"(?P<{piece.name}>{piece.loose if loose else piece.strict})" + (_SEPARATORS if loose else ""))
        elif piece in "[]":
            parts.append("(?:" if piece == "[" else ")?")
        else:
            bare = re.sub(_SEPARATORS, "", piece) if loose else piece
            parts.append(re.escape(bare.upper() if loose else bare) + (_SEPARATORS if loose else ""))
    return "".join(parts)


def check_reference(pattern: Pattern, reference: str, others: Iterable[str] = ()) -> tuple[Finding, ...]:
    """What is wrong with a reference: against the pattern, against the others, and for the USPTO's field."""
    findings = []
    fields = parse_reference(pattern, reference)
    if fields is None:
        findings.append(Finding(f'"{reference}" does not keep to the pattern {pattern.text}.'))
    elif "country" in fields and not _is_country(fields["country"]):
        findings.append(Finding(f'"{fields["country"]}" is no country or office code.'))
    stripped = strip_reference(reference)
    twin = next((other for other in others if strip_reference(other) == stripped), None)
    if twin is not None:
        findings.append(Finding(f'"{reference}" is the same as "{twin}" without spaces, slashes and hyphens.'))
    if len(reference) > USPTO_LONGEST:
        findings.append(
            Finding(f"{len(reference)} characters: the USPTO keeps {USPTO_LONGEST} of a docket number.", stops=False)
        )
    return tuple(findings)


def _is_country(code: str) -> bool:
    import pycountry

    return code in _REGIONAL or pycountry.countries.get(alpha_2=code) is not None


def write_reference(pattern: Pattern, fields: Mapping[str, str]) -> str:
    """The reference the fields make; an optional part whose field is missing is left out."""
    written, part, optional, wanted = [], [], False, True
    for piece in pattern.pieces:
        if isinstance(piece, Field):
            value = fields.get(piece.name, "").upper()
            wanted = wanted and bool(value)
            part.append(value.rjust(piece.least, "0") if piece.kind == "N" else value)
        elif piece == "[":
            written += part
            part, optional, wanted = [], True, True
        elif piece == "]":
            written += part if wanted else []
            part, optional = [], False
        else:
            part.append(piece)
    if not optional:
        written += part
    return "".join(written)


def propose_repair(pattern: Pattern, reference: str) -> str | None:
    """The reference as the pattern wants it, if the same fields can be read from it; None if they cannot."""
    match = re.fullmatch(_expression(pattern, loose=True), reference.strip().upper())
    if match is None:
        return None
    fields = {}
    for field in pattern.fields:
        value = match.groupdict().get(field.name)
        if value:
            fields[field.name] = value if field.choices else value.translate(_LOOKALIKES[field.kind])
    repaired = write_reference(pattern, fields)
    parsed = parse_reference(pattern, repaired)
    return repaired if parsed is not None and _is_country(parsed.get("country", "EP")) else None


def offer_next(pattern: Pattern, taken: Iterable[str], fields: Mapping[str, str]) -> str:
    """The next free reference with these fields: one above the highest in use, so that none is used twice.

    Raises ReferencesUsedUp when the counting field is full, PatternUnclear when the pattern counts nothing.
    """
    counter = pattern.counter
    if counter is None or counter.choices:
        raise PatternUnclear("The reference pattern has no counting field.", do="Give it {number:N4} or {family:N4}.")
    taken = list(taken)
    fixed = {
        name: value.upper() for name, value in fields.items() if name != counter.name and name in ("client", "right")
    }
    highest = 0
    for reference in taken:
        parsed = parse_reference(pattern, reference) or parse_reference(
            pattern, propose_repair(pattern, reference) or ""
        )
        if parsed and all(parsed.get(name) == value for name, value in fixed.items()):
            highest = max(
                highest, int(parsed.get(counter.name, "0") or 0) if parsed.get(counter.name, "0").isdigit() else 0
            )
    held = {strip_reference(reference) for reference in taken}
    for number in range(highest + 1, 10**counter.most):
        offered = write_reference(pattern, {**fields, counter.name: str(number)})
        if strip_reference(offered) not in held:
            return offered
    raise ReferencesUsedUp(
        f"Every {counter.name} up to {counter.most} figures is used.", do="Widen the field in the pattern."
    )


def list_offenders(pattern: Pattern, references: Sequence[str]) -> list[Offence]:
    """Every reference that has a finding, in the order given, with a repair that hurts no other reference."""
    seen: dict[str, str] = {}
    held = {strip_reference(reference) for reference in references}
    offences = []
    for reference in references:
        stripped = strip_reference(reference)
        twin = seen.setdefault(stripped, reference)
        first = twin is reference
        findings = check_reference(pattern, reference, () if first else (twin,))
        if not findings:
            continue
        repair = propose_repair(pattern, reference)
        taken = repair is not None and strip_reference(repair) in held - ({stripped} if first else set())
        offences.append(Offence(reference, findings, None if taken or repair == reference else repair))
    return offences
