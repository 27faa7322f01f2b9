"""Playbooks: what the firm wants done in a country or for a client, as plain text; lines that begin with a dash are steps."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

_STEP = re.compile(r"^\s*(?:[-*•]\s*(?:\[[ xX]?\]\s*)?|\[[ xX]?\]\s*)(?P<text>\S.*)$")


class PlaybookAbout(StrEnum):
    """What a page is about."""

    COUNTRY = "country"
    CLIENT = "client"


@dataclass(frozen=True, slots=True)
class PlaybookPage:
    """One version of a page; `subject` is an office's code or a client's number, `version` counts from 1."""

    about: PlaybookAbout
    subject: str
    text: str
    version: int = 1
    entered_by: int | None = None
    entered_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PlaybookLine:
    """One line of a page: a step to be ticked, or words to be read."""

    text: str
    step: bool


def read_lines(text: str) -> tuple[PlaybookLine, ...]:
    """The lines of a page without empty ones.

    >>> [(line.text, line.step) for line in read_lines("Language: English\\n- [ ] power of attorney")]
    [('Language: English', False), ('power of attorney', True)]
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    steps = [_STEP.match(line) for line in lines]
    return tuple(
        PlaybookLine(step["text"].strip() if step else line, step is not None)
        for line, step in zip(lines, steps, strict=True)
    )
