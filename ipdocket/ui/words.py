"""The words the window uses: translation, and each state, band and flag with its word, icon and tone."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication


def tr(text: str, /, **values: object) -> str:
    """The text in the user's language, with `{name}` places filled; every text a person sees passes here."""
    shown = QCoreApplication.translate("ipdocket", text)
    return shown.format(**values) if values else shown


def count(number: int, one: str, many: str) -> str:
    """ "1 matter" or "3 matters": both forms are given already translated."""
    return f"{number:,} {one if number == 1 else many}"


@dataclass(frozen=True, slots=True)
class Word:
    """A code of the docket as a person sees it: word, icon name, and tone (a colour role of the theme)."""

    text: str
    icon: str
    tone: str


def state_word(code: str) -> Word:
    """How a state of a deadline is shown; an unknown code is shown as it stands, never hidden."""
    words = {
        "expected": Word(tr("expected"), "clock", "muted"),
        "open": Word(tr("open"), "circle", "text"),
        "awaiting_second": Word(tr("awaiting second"), "two-people", "soon"),
        "done": Word(tr("done"), "check", "good"),
        "on_record": Word(tr("on record"), "file-check", "good"),
        "extended": Word(tr("extended"), "extend", "info"),
        "not_needed": Word(tr("not needed"), "minus", "muted"),
        "abandoned": Word(tr("abandoned"), "minus", "muted"),
        "transferred": Word(tr("transferred"), "arrow-right", "muted"),
        "superseded": Word(tr("superseded"), "history", "muted"),
        "void": Word(tr("void"), "strike", "muted"),
        "missed": Word(tr("missed"), "alert", "late"),
        "information": Word(tr("information"), "info", "info"),
        "computed": Word(tr("computed here, not in the docket"), "info", "info"),
        "unknown": Word(tr("unknown since take-over"), "question", "soon"),
    }
    return words.get(code, Word(code, "question", "text"))


def paper_word(code: str) -> Word:
    """How the state of an incoming paper is shown."""
    words = {
        "open": Word(tr("open"), "circle", "soon"),
        "late": Word(tr("open too long"), "alert", "late"),
        "dated": Word(tr("date recorded"), "file-check", "soon"),
        "processed": Word(tr("processed"), "check", "good"),
        "no deadline": Word(tr("no deadline"), "minus", "muted"),
    }
    return words.get(code, Word(code, "question", "text"))


def sender_word(code: str) -> str:
    """Who sent a paper."""
    words = {"office": tr("office"), "agent": tr("agent"), "client": tr("client"), "other": tr("someone else")}
    return words.get(code, code)


def carriage_word(code: str) -> str:
    """How a paper came."""
    words = {"post": tr("post"), "email": tr("e-mail"), "portal": tr("office portal"), "fax": tr("fax")}
    return words.get(code, code)


def band_word(code: str) -> Word:
    """How a band of the docket is headed."""
    words = {
        "payable": Word(tr("Overdue, still payable"), "hourglass", "soon"),
        "overdue": Word(tr("Overdue"), "alert", "late"),
        "today": Word(tr("Today"), "today", "late"),
        "days_7": Word(tr("Next 7 days"), "clock", "soon"),
        "days_30": Word(tr("Next 30 days"), "calendar", "text"),
        "days_90": Word(tr("Next 90 days"), "calendar", "text"),
        "later": Word(tr("Later"), "calendar", "muted"),
        "unknown": Word(tr("Unknown since take-over"), "question", "muted"),
        "closed": Word(tr("Closed"), "check", "muted"),
        "information": Word(tr("Information only"), "info", "info"),
        "waiting": Word(tr("Waiting for a second person"), "two-people", "soon"),
        "mismatch": Word(tr("The two entries differed: confirm anew"), "alert", "late"),
        "": Word(tr("Not stated"), "question", "muted"),
    }
    return words.get(code, Word(code, "group", "text"))


def flag_word(code: str) -> Word:
    """How a doubt about a date is shown: a doubt is always said, and never hides the date."""
    words = {
        "typed": Word(tr("typed, not computed"), "pencil", "soon"),
        "overridden": Word(tr("computed date overridden"), "pencil", "soon"),
        "unverified": Word(tr("trigger date not verified"), "unverified", "soon"),
        "estimate": Word(tr("estimate"), "approx", "soon"),
        "uncertain": Word(tr("law uncertain"), "question", "soon"),
        "stale": Word(tr("law last looked at over two years ago"), "clock", "soon"),
        "unchecked": Word(tr("not yet cross-checked"), "scales", "muted"),
        "disagree": Word(tr("the two calculators disagree"), "alert", "late"),
        "not_covered": Word(tr("no rule: ask the agent"), "ask", "late"),
        "mismatch": Word(tr("confirmations did not match"), "alert", "late"),
        "past_at_office": Word(tr("already past at the office"), "clock", "late"),
    }
    return words.get(code, Word(code, "question", "text"))


def certainty_word(code: str) -> Word:
    """How sure a date is."""
    words = {
        "law": Word(tr("certain: follows from the law cited"), "check", "good"),
        "estimate": Word(tr("estimate: closed days are not all published"), "approx", "soon"),
        "uncertain": Word(tr("uncertain: the law itself is in doubt here"), "question", "soon"),
        "typed": Word(tr("typed by a person, not computed"), "pencil", "soon"),
        "own": Word(tr("set by the docket itself: no law gives this day"), "info", "info"),
    }
    return words.get(code, Word(code, "question", "text"))


def confirmed_word(act: str) -> str:
    """What two persons confirm, as the second one reads it before typing anything."""
    words = {
        "filed": tr("filed or paid"),
        "not_needed": tr("not needed, on instruction"),
        "abandoned": tr("abandoned, on instruction"),
        "reopen": tr("to be opened again"),
    }
    return words.get(act, act.replace("_", " "))


def right_word(code: str) -> str:
    """The name of a kind of right."""
    words = {
        "patent": tr("patent"),
        "utility_model": tr("utility model"),
        "design": tr("design"),
        "trademark": tr("trade mark"),
        "spc": tr("SPC"),
    }
    return words.get(code, code.replace("_", " "))


def role_word(role: str) -> str:
    """The name of a role."""
    words = {"docketing": tr("docketing"), "client_reader": tr("client reader")}
    return words.get(role, tr(role.replace("_", " ")))


def roles_explained() -> tuple[tuple[str, str], ...]:
    """Each role that can be given, and what it may do."""
    return (
        ("docketing", tr("enters matters and dates, imports, first and second confirmation")),
        ("verifier", tr("second confirmation, verifies dates from the paper; enters nothing")),
        ("attorney", tr("as docketing")),
        ("supervisor", tr("as docketing, and settings")),
        ("administrator", tr("people and settings; alone enters and confirms nothing")),
        ("reader", tr("reads and prints")),
        ("auditor", tr("sees everything, changes nothing")),
        ("client_reader", tr("of one client outside the firm: reads and prints that client's matters, nothing else")),
    )
