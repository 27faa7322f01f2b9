"""Playbooks as the window shows them: plain values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageLine:
    """One page in the list; `about` is country or client, `subject` the office's code or the client's number."""

    about: str
    subject: str
    title: str
    version: int = 0


@dataclass(frozen=True, slots=True)
class PageVersion:
    """One version of a page."""

    version: int
    text: str
    entered: str


@dataclass(frozen=True, slots=True)
class ChecklistShown:
    """A page where an act is confirmed: lines as (text, whether it is a step to be ticked)."""

    title: str
    version: int
    lines: tuple[tuple[str, bool], ...]
