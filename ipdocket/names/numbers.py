"""Application, publication and registration numbers: as typed, as the office writes them, and what is wrong with them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from ipdocket.names.check_digits import chinese_digit, european_digit, german_digit
from ipdocket.names.number_forms import ALIASES, ERAS, FORMS, ST13, NumberForm

Kind = Literal["application", "publication", "registration"]
_DASHES = re.compile("[\u2010-\u2015\u2212－]")
_LETTERS = re.compile(r"[^0-9A-Z]+")
_FIELD = re.compile(r"\{(\w+)(?::0(\d+))?\}")


@dataclass(frozen=True, slots=True)
class OfficeNumber:
    """A number as typed and as normalised; `findings` in words, empty if nothing is wrong; `known` False without a form.

    `doubtful`: the check digit says that a figure is mistyped. `shared` is the office whose number stands for it here.
    """

    typed: str
    office: str
    kind: Kind
    normalised: str
    known: bool
    findings: tuple[str, ...] = ()
    doubtful: bool = False
    shared: str = ""

    @property
    def key(self) -> str:
        """What two numbers of one office and kind must agree in to be one: no signs, no check digit, no kind letter."""
        whole = self.normalised.removeprefix(self.office)
        if self.known and self.kind == "application":
            whole = whole.partition(".")[0]
        bare = _LETTERS.sub("", whole)
        if self.known and self.kind != "application" and self.office not in ("IB",):
            bare = re.sub(r"(?<=\d)[A-Z]\d?$", "", bare)
        return f"{self.shared}>{self.office}:{self.kind}:{bare}" if self.shared else f"{self.office}:{self.kind}:{bare}"


def check_number(office: str, kind: Kind, typed: str, right: str = "patent") -> OfficeNumber:
    """The number normalised for the office, with findings; for an office without known forms only cleaned."""
    office = ALIASES.get(office.strip().upper(), office.strip().upper())
    cleaned = clean_number(typed)
    if not cleaned:
        return OfficeNumber(typed, office, kind, "", False, ("There is no number.",))
    forms = [form for form in FORMS if form.office == office and form.kind == kind and form.right in (right, "*")]
    if not forms:
        return _read_st13(typed, cleaned, office, kind) or OfficeNumber(
            typed, office, kind, _clean_unknown(typed), False
        )
    for form in sorted(forms, key=lambda form: form.right == "*"):
        match = _compile(form.expression).fullmatch(_without_office(cleaned, form))
        if match:
            return _write(form, match, typed, office, kind)
    st13 = _read_st13(typed, cleaned, office, kind)
    if st13:
        return st13
    examples = ", ".join(dict.fromkeys(form.example for form in forms))
    words = f'"{typed.strip()}" is no {kind} number as {office} writes them (for instance {examples}).'
    return OfficeNumber(typed, office, kind, _clean_unknown(typed), False, (words,))


@cache
def _compile(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


def clean_number(typed: str) -> str:
    """Capitals without spaces, thousands commas, apostrophes and "No."; dashes and widths made one."""
    import unicodedata

    text = _DASHES.sub("-", unicodedata.normalize("NFKC", typed)).upper().strip()
    text = re.sub(r"\b(?:NO|NR|N°|SERIAL NO|APPL)\b\.?:?", "", text)
    text = re.sub(r"[\s,'’_]+", "", text)
    return re.sub(r"(?<=\d{3})\.(?=\d{3}(?:\D|$))|(?<=\D\d)\.(?=\d{3}\.\d{3})|(?<=^\d)\.(?=\d{3}\.\d{3})", "", text)


def _clean_unknown(typed: str) -> str:
    return " ".join(_DASHES.sub("-", typed).upper().split())


def _without_office(cleaned: str, form: NumberForm) -> str:
    """The number without the office's code before it, unless the form itself begins so."""
    names = {form.office, *(alias for alias, office in ALIASES.items() if office == form.office)}
    for name in sorted(names - {"PCT"}, key=len, reverse=True):
        rest = cleaned.removeprefix(name)
        if rest != cleaned and rest and (rest[0].isdigit() or form.office in ("US", "CN", "JP")) and form.kind:
            return rest.lstrip("-./") if form.office != "WO" or form.kind != "application" else cleaned
    return cleaned


def _write(form: NumberForm, match: re.Match[str], typed: str, office: str, kind: Kind) -> OfficeNumber:
    parts = {name: value or "" for name, value in match.groupdict().items()}
    _complete_years(parts)
    findings = _check_digit(form, parts)
    findings += _check_year(parts)

    def fill(field: re.Match[str]) -> str:
        value = parts.get(field[1], "")
        return value.rjust(int(field[2]), "0") if field[2] else value

    written = _FIELD.sub(fill, form.normal).removesuffix(".")
    return OfficeNumber(typed, office, kind, written, True, tuple(findings), any("check digit" in one for one in findings))


def read_number(office: str, kind: Kind, typed: str, right: str, route: str) -> OfficeNumber:
    """The number of a matter, which may bear that of the office it came through: EP, WO or IB before a national one."""
    right = right.replace("_", " ")
    found = check_number(office, kind, typed, right)
    through = _THROUGH.get(route, ())
    if found.known or not through or not typed.strip():
        return found
    for other in through:
        if other != found.office:
            shared = check_number(other, kind, typed, right)
            if shared.known and clean_number(typed).startswith((other, "PCT")):
                return replace(shared, shared=found.office)
    return found


# The offices whose own number a matter may bear, by the route on which it came.
_THROUGH = {
    "ep": ("EP", "WO"), "validation": ("EP", "WO"), "unitary": ("EP", "WO"), "pct": ("WO",), "madrid": ("IB",), "hague": ("IB",),
}  # fmt: skip


def _complete_years(parts: dict[str, str]) -> None:
    """Two-figure and imperial years written out; both are kept under their own names."""
    if parts.get("era"):
        parts["year"] = str(ERAS[parts["era"][0]] + int(parts["eraYear"]))
    if parts.get("yy") and "year" not in parts:
        parts["century"] = ("19" if int(parts["yy"]) >= 78 else "20") + parts["yy"]
    elif parts.get("year"):
        parts.setdefault("yy", parts["year"][2:])


def _check_digit(form: NumberForm, parts: dict[str, str]) -> list[str]:
    if not form.check:
        return []
    serial = parts.get("serial") or parts["yy"] + parts["short"]
    wanted = {"EP": european_digit, "CN": chinese_digit}.get(form.check, german_digit)(serial)
    if form.check == "DE old" and serial[0] in "12" and len(serial) == 7:
        wanted = None  # before 1981 another rule held
    given = parts.get("digit") or parts.get("bare") or ""
    if wanted is None:
        parts["digit"] = given
        return []
    if given and given != wanted:
        parts["digit"] = given
        return [f"The check digit {given} is wrong: {serial} has {wanted}. A figure is mistyped."]
    parts["digit"] = wanted
    return []


def _check_year(parts: dict[str, str]) -> list[str]:
    year = parts.get("century") or parts.get("year") or ""
    return [f"The year {year} is before 1883."] if year and int(year) < 1883 else []


def _read_st13(typed: str, cleaned: str, office: str, kind: Kind) -> OfficeNumber | None:
    """A number in the form of WIPO ST.13: two figures for the right, year, nine figures, and the office's code."""
    if kind != "application":
        return None
    match = re.fullmatch(ST13, re.sub(r"[-/.]", "", cleaned))
    if match is None:
        return None
    written = write_st13(office, match["type"], int(match["year"]), int(match["serial"]))
    named = match["front"] or match["back"]
    findings = (
        (f"The number names the office {named}, not {office}.",)
        if named and ALIASES.get(named, named) != office
        else ()
    )
    return OfficeNumber(typed, office, kind, written, True, findings)


def write_st13(office: str, ip_type: str, year: int, serial: int) -> str:
    """An application number as WIPO ST.13 recommends: office, type of right, year and nine figures."""
    return f"{office}{ip_type}{year:04}{serial:09}"


def find_duplicates(numbers: Iterable[tuple[int, OfficeNumber]]) -> list[tuple[str, tuple[int, ...]]]:
    """Numbers that stand on more than one matter of the docket: the normalised number and the matters, in order."""
    held: dict[str, tuple[str, list[int]]] = {}
    for matter, number in numbers:
        if number.normalised:
            held.setdefault(number.key, (number.normalised, []))[1].append(matter)
    return [(shown, tuple(sorted(set(matters)))) for shown, matters in held.values() if len(set(matters)) > 1]
