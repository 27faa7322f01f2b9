"""What one room of tables hands to the guards: which rows stay, which are only added to, and its own triggers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

Guard = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Part:
    """`kept` tables are never deleted from, those of `append_only` never changed either; `unique` maps a table to its other
    unique key and a condition; `fixed` to the columns that stay as written; `guards` gives the triggers of its own.
    """

    kept: tuple[str, ...]
    guards: Callable[[], list[Guard]]
    append_only: tuple[str, ...] = ()
    unique: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    fixed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
