"""Keeps a spreadsheet program from running a text as a formula, and gives the text back afterwards."""

_DANGEROUS = "=+-@\t\r\n＝＋－＠"


def guard_cell(text: str) -> str:
    """The text as it may stand in CSV: one that a spreadsheet could run, or that looks guarded, gets an apostrophe."""
    return "'" + text if _needs_guard(text) else text


def unguard_cell(text: str) -> str:
    """The text that `guard_cell` was given; any other text is left alone."""
    return text[1:] if text[:1] == "'" and _needs_guard(text[1:]) else text


def _needs_guard(text: str) -> bool:
    """Whether text, after any apostrophes, begins as a formula might: so the guard can be undone exactly."""
    return text.lstrip("'")[:1] in _DANGEROUS and text.lstrip("'") != ""
