"""Broken and twisted copies of real records: only our own refusals, whatever is in them."""

import json
import random
from collections.abc import Callable
from typing import Any

import pytest

from ipdocket.errors import Refused
from ipdocket.exchange.offices.detect import read_office_file
from tests.exchange.conftest import DEMO

NAMES = sorted(path.name for path in DEMO.iterdir() if path.suffix in (".xml", ".json") and path.name != "demo.json")
ODD: tuple[Any, ...] = (None, 0, -1, 1e300, True, "", "x", "2026-02-30", [], {}, [None], {"code": []}, "٣", "\u202e")


def _twist(value: Any, chance: random.Random, rate: float) -> Any:
    if chance.random() < rate:
        return chance.choice(ODD)
    if isinstance(value, dict):
        return {key: _twist(part, chance, rate) for key, part in value.items()}
    return [_twist(part, chance, rate) for part in value] if isinstance(value, list) else value


def _read(content: bytes) -> None:
    try:
        read_office_file(content)
    except Refused as refusal:
        assert refusal.what and refusal.kept and refusal.do


@pytest.mark.parametrize("name", NAMES)
def test_damaged_bytes_are_read_or_refused(name: str, real_record: Callable[[str], bytes]) -> None:
    content = real_record(name)
    chance = random.Random(name)
    for _ in range(40):
        damaged = bytearray(content)
        for _ in range(chance.randint(1, 8)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        _read(bytes(damaged[: chance.choice((len(damaged), chance.randrange(len(damaged))))]))


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith(".json")])
def test_values_of_the_wrong_type_are_read_or_refused(name: str, real_record: Callable[[str], bytes]) -> None:
    whole = json.loads(real_record(name))
    for seed in range(150):
        chance = random.Random(seed)
        _read(json.dumps(_twist(whole, chance, chance.choice((0.002, 0.02, 0.2)))).encode())


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith(".xml")])
def test_texts_of_the_wrong_kind_are_read_or_refused(name: str, real_record: Callable[[str], bytes]) -> None:
    parts = real_record(name).decode().split(">")
    for seed in range(30):
        chance = random.Random(seed)
        twisted = [
            part
            if chance.random() > 0.1 or part.startswith("<")
            else f"{chance.choice(('x', '²', '00', ''))}<{part.partition('<')[2]}"
            for part in parts
        ]
        _read(">".join(twisted).encode())
