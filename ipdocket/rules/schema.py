"""The rule language as a JSON Schema, for editors and other people's programs; made from model.py, never by hand."""

from pathlib import Path

import msgspec

from ipdocket.rules.model import RuleFile

SCHEMA_NAME = "schema/rules-1.json"


def rule_schema() -> str:
    """The JSON Schema (2020-12) of a rule file of format 1, indented, with a line break at the end."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "ipdocket rule file, format 1",
        **msgspec.json.schema(RuleFile),
    }
    return msgspec.json.format(msgspec.json.encode(schema), indent=2).decode() + "\n"


def write_schema(folder: Path) -> Path:
    """Writes the schema beside the rule files of that folder and gives its path."""
    path = folder / SCHEMA_NAME
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(rule_schema(), encoding="utf-8", newline="\n")
    return path
