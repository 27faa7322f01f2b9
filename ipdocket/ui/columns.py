"""Every column of every list, once: key, title, width, alignment, what it shows and by what it sorts."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont

from ipdocket.ui import formats
from ipdocket.ui.icons import icon
from ipdocket.ui.theme import current_theme
from ipdocket.ui.words import (
    Word,
    carriage_word,
    confirmed_word,
    flag_word,
    paper_word,
    right_word,
    sender_word,
    state_word,
    tr,
)

LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
NEAR = 30  # days ahead from which a day presses


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `sort` empty means that the list cannot be ordered by it, `word` gives icon and tone."""

    key: str
    title: Callable[[], str]
    show: Callable[[Any], str]
    width: int
    sort: str = ""
    align: Qt.AlignmentFlag = LEFT
    word: Callable[[Any], Word | None] = lambda _row: None
    tip: Callable[[Any], str] = lambda _row: ""
    bold: bool = False
    hidden: bool = False

    def data(self, row: Any, role: int) -> Any:
        """What a cell of this column shows for a row."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self.show(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.align | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole:
            told = self.tip(row) or self.show(row)
            return f"<qt>{escape(told)}</qt>" if told else None
        if role == Qt.ItemDataRole.FontRole and self.bold:
            font = QFont()
            font.setBold(True)
            return font
        return self._dressed(row, role)

    def _dressed(self, row: Any, role: int) -> Any:
        word = self.word(row) if role in (Qt.ItemDataRole.ForegroundRole, Qt.ItemDataRole.DecorationRole) else None
        if word is None:
            return None
        if role == Qt.ItemDataRole.ForegroundRole:
            return _colour(word)
        return icon(word.icon, word.tone) if word.icon else None


def deadline_columns() -> tuple[Column, ...]:
    """The docket's columns."""
    return (
        Column("due", lambda: tr("Due"), lambda row: _date_or(row.due), 130, "due", LEFT, urgency, _due_tip, bold=True),
        Column("final", lambda: tr("Final"), lambda row: _date_or(row.final), 104, "final", LEFT, bold=True),
        Column("left", lambda: tr("Left"), _left_text, 140, "due", LEFT, _left_word),
        _text("reference", lambda: tr("Ref"), 120),
        _text("country", lambda: tr("Country"), 64),
        _text("action", lambda: tr("Action"), 250),
        _text("owner", lambda: tr("Owner"), 180),
        Column("right", lambda: tr("Right"), lambda row: right_word(row.right), 92, "right"),
        _text("client", lambda: tr("Client"), 140, hidden=True),
        _text("responsible", lambda: tr("Responsible"), 120),
        _text("backup", lambda: tr("Back-up"), 110),
        Column("state", lambda: tr("State"), _state_text, 140, "state", LEFT, lambda row: state_word(row.state)),
        Column("flags", lambda: tr("Doubts"), _flags_text, 190, "", LEFT, _first_flag, _flags_text),
        Column("opens", lambda: tr("Opens"), lambda row: formats.show_date(row.opens), 104, "opens", LEFT, hidden=True),
        _text("rule", lambda: tr("Rule"), 180, hidden=True, sorts=False),
    )


def matter_columns() -> tuple[Column, ...]:
    """The columns of the list of matters."""
    return (
        _text("reference", lambda: tr("Ref"), 140),
        _text("country", lambda: tr("Country"), 66),
        Column("right", lambda: tr("Right"), lambda row: right_word(row.right), 92, "right"),
        _text("title", lambda: tr("Title or mark"), 280),
        _text("owner", lambda: tr("Owner"), 180),
        _text("client", lambda: tr("Client"), 130, hidden=True),
        _text("application", lambda: tr("Application no."), 140, sorts=False),
        _text("registration", lambda: tr("Registration no."), 140, sorts=False),
        _text("status", lambda: tr("Status"), 100),
        _text("responsible", lambda: tr("Responsible"), 120),
        Column("next_due", lambda: tr("Next due"), lambda row: formats.show_date(row.next_due), 104, "", LEFT),
        Column("next_final", lambda: tr("Its final"), lambda row: formats.show_date(row.next_final), 104),
    )


def awaiting_columns() -> tuple[Column, ...]:
    """The columns of what waits for a second person."""
    return (
        Column("due", lambda: tr("Due"), lambda row: formats.show_date(row.due), 108, "", LEFT, bold=True),
        Column("final", lambda: tr("Final"), lambda row: formats.show_date(row.final), 104, "", LEFT, bold=True),
        _text("reference", lambda: tr("Ref"), 130, sorts=False),
        _text("country", lambda: tr("Country"), 66, sorts=False),
        _text("action", lambda: tr("Action"), 230, sorts=False),
        Column("act", lambda: tr("Confirmed as"), lambda row: confirmed_word(row.act), 150),
        _text("first_by", lambda: tr("First person"), 130, sorts=False),
        Column("first_at", lambda: tr("Entered"), lambda row: formats.show_instant(row.first_at), 135),
        Column("may", lambda: tr("You may confirm"), _may_text, 170),
        _text("evidence", lambda: tr("Evidence"), 90, sorts=False),
    )


def paper_columns() -> tuple[Column, ...]:
    """The columns of the intake log."""
    return (
        Column("label", lambda: tr("No."), lambda row: row.label, 96, "label", bold=True),
        Column("received", lambda: tr("Came on"), lambda row: formats.show_date(row.received), 104, "received"),
        Column("state", lambda: tr("State"), lambda row: paper_word(row.state).text, 130, "", LEFT, _paper_word),
        _text("what", lambda: tr("What it is"), 210),
        _text("reference", lambda: tr("Ref"), 120),
        Column("sender", lambda: tr("From"), _sender_text, 180),
        Column("how", lambda: tr("How"), lambda row: carriage_word(row.how), 90),
        _text("told", lambda: tr("What came of it"), 260, sorts=False),
        _text("file", lambda: tr("File"), 150, sorts=False),
        _text("entered_by", lambda: tr("Logged by"), 120, sorts=False),
    )


def _paper_word(row: Any) -> Word:
    return paper_word(row.state)


def _sender_text(row: Any) -> str:
    return ", ".join(filter(None, (sender_word(row.sender), row.sender_name)))


def owner_columns() -> tuple[Column, ...]:
    """The columns of the list of owners."""
    return (
        _text("name", lambda: tr("Owner"), 360),
        _text("country", lambda: tr("Country"), 80),
        Column("variants", lambda: tr("Spellings"), lambda row: f"{row.variants:,}", 90, "variants", RIGHT),
        Column("matters", lambda: tr("Matters"), lambda row: f"{row.matters:,}", 90, "matters", RIGHT),
    )


def audit_columns() -> tuple[Column, ...]:
    """The columns of the record of everything."""
    return (
        Column("id", lambda: tr("No."), lambda row: str(row.id), 70, "", RIGHT),
        Column("at", lambda: tr("When"), lambda row: formats.show_instant(row.at), 150),
        _text("who", lambda: tr("Who"), 140, sorts=False),
        _text("what", lambda: tr("What"), 220, sorts=False),
        _text("subject", lambda: tr("About"), 220, sorts=False),
        _text("before", lambda: tr("Before"), 220, sorts=False),
        _text("after", lambda: tr("After"), 240, sorts=False),
        Column("digest", lambda: tr("Digest"), lambda row: row.digest[:12], 120, "", tip=lambda row: row.digest),
    )


def _text(key: str, title: Callable[[], str], width: int, hidden: bool = False, sorts: bool = True) -> Column:
    return Column(key, title, lambda row: str(getattr(row, key) or ""), width, key if sorts else "", hidden=hidden)


def _date_or(day: Any) -> str:
    return formats.show_date(day) or tr("unknown")


def _colour(word: Word) -> Any:
    return current_theme().colour(word.tone)


def urgency(row: Any) -> Word | None:
    """Icon and tone of a date that presses; nothing for one that does not, or that is closed.

    One that is overdue but may still be paid for more than thirty days is told apart from one that is nearly lost.
    """
    if row.state not in ("open", "expected", "awaiting_second", "missed", "extended"):
        return None
    if row.left is None or row.left > NEAR:
        return None
    if row.left < 0 and row.final_left is not None and row.final_left > NEAR:
        return Word("", "hourglass", "soon")
    late = row.left <= 0
    return Word("", "alert" if row.left < 0 else "today" if late else "clock", "late" if late else "soon")


def _left_word(row: Any) -> Word | None:
    word = urgency(row)
    return Word("", "", word.tone) if word else None


def _left_text(row: Any) -> str:
    if row.left is not None and row.left < 0 and row.final_left is not None and row.final_left >= 0:
        return tr("late, final {when}", when=formats.show_days_left(row.final_left))
    return formats.show_days_left(row.left)


def _due_tip(row: Any) -> str:
    return tr(
        "Due {due}, final {final}: {left}",
        due=_date_or(row.due),
        final=_date_or(row.final),
        left=formats.show_days_left(row.left) or tr("unknown"),
    )


def _state_text(row: Any) -> str:
    word = state_word(row.state).text
    return f"{word}: {row.closed_reason}" if row.closed_reason else word


def _flags_text(row: Any) -> str:
    return ", ".join(flag_word(flag).text for flag in row.flags)


def _first_flag(row: Any) -> Word | None:
    return flag_word(row.flags[0]) if row.flags else None


def _may_text(row: Any) -> str:
    if row.band == "mismatch":
        return tr("Enter shows both entries")
    return tr("yes") if row.may_confirm else tr("no: you made the first entry")
