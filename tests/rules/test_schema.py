"""The schema on disk is the one that model.py makes, and someone else's reader accepts the shipped files by it."""

import json
import tomllib

import jsonschema
import pytest

from ipdocket.paths import rules_folder
from ipdocket.rules.schema import SCHEMA_NAME, rule_schema, write_schema

AGAIN = "python -c 'from ipdocket.paths import *; from ipdocket.rules.schema import *; write_schema(rules_folder())'"


def read_plain(path):
    """The file as JSON would hold it: dates as texts."""
    return json.loads(json.dumps(tomllib.loads(path.read_text(encoding="utf-8")), default=str))


@pytest.fixture(scope="module")
def validator():
    """A reader of the schema that is not msgspec."""
    schema = json.loads(rule_schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_the_file_on_disk_is_current():
    assert (rules_folder() / SCHEMA_NAME).read_text(encoding="utf-8") == rule_schema(), AGAIN


def test_writing_it_twice_changes_nothing(tmp_path):
    path = write_schema(tmp_path)
    first = path.read_bytes()
    assert write_schema(tmp_path).read_bytes() == first
    assert b"\r" not in first


@pytest.mark.parametrize(
    "name", ["ep/patent-renewal.toml", "us/patent-prosecution.toml", "wo/patent-national-phase.toml"]
)
def test_shipped_files_fit(validator, name):
    assert list(validator.iter_errors(read_plain(rules_folder() / name))) == []


@pytest.mark.parametrize(
    ("key", "value"), [("format", 2), ("kind", "holiday"), ("colour", "red"), ("right", ["song"]), ("jurisdiction", 7)]
)
def test_what_the_loader_refuses_does_not_fit(validator, key, value):
    plain = read_plain(rules_folder() / "ep/patent-renewal.toml")
    (plain if key in ("format", "jurisdiction") else plain["rule"][0])[key] = value
    assert list(validator.iter_errors(plain))
