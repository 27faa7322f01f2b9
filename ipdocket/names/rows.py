"""A list of owner names as it comes in, and what a clustering says about each row."""

from dataclasses import dataclass
from typing import Literal

Level = Literal["silent", "suggested"]


@dataclass(frozen=True, slots=True)
class OwnerRow:
    """One name as recorded, with what else the list says about it."""

    row: int
    name: str
    city: str = ""
    country: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class RowCluster:
    """The owner a row was put to, named by the smallest row number in it, and why."""

    row: int
    cluster: int
    reasons: tuple[str, ...] = ()
