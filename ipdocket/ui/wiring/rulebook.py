"""The law as the program knows it, and what a new rule set does to the dates of this docket."""

from collections import Counter
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from ipdocket.rules.coverage import CoverageLine
from ipdocket.rules.wording import event_in_words
from ipdocket.services import accounts, rule_browsing, rule_change, rulebook
from ipdocket.services.core.session import Session
from ipdocket.store.people import get_person
from ipdocket.store.rule_sets import rules_in_force
from ipdocket.ui import shown_rules
from ipdocket.ui.formats import show_date
from ipdocket.ui.shown import Choice
from ipdocket.ui.wiring.rows import days_in_words
from ipdocket.ui.words import count, right_word, tr

MOST_LINES = 250
MOST_MOVED = 1000


class Rulebook:
    """Fills the port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def offices(self) -> Sequence[Choice]:
        """Every office that has rules."""
        return [Choice(code, f"{name} ({code})") for code, name in rulebook.offices_with_rules(self._session)]

    def rights(self, office: str) -> Sequence[Choice]:
        """The rights for which it has rules."""
        return [Choice(right, right_word(right)) for right in rulebook.rights_with_rules(self._session, office)]

    def kinds(self) -> Sequence[Choice]:
        """The kinds of deadline that have rules."""
        found = {rule.kind for _name, file in self._session.rules.shelf.files for rule in file.rule}
        return [Choice(kind, kind.replace("_", " ")) for kind in sorted(found)]

    def find(self, wish: shown_rules.RuleWish) -> shown_rules.RulesFound:
        """The rules that are looked for, the first of them."""
        wanted = rule_browsing.Wanted(wish.text, wish.office, wish.right, wish.mark, wish.kind)
        found = rule_browsing.find_rules(self._session, wanted)
        return shown_rules.RulesFound(tuple(map(_line, found[:MOST_LINES])), len(found))

    def rule(self, line: shown_rules.RuleLine) -> shown_rules.RuleShown:
        """One rule read as law; a rule that the firm has switched off has nothing to read but its line."""
        try:
            told = rulebook.read_rule(self._session, line.office, line.id)
        except KeyError:
            return shown_rules.RuleShown(line, "", "", (), (), (), why=line.why_off)
        versions = [
            shown_rules.RuleVersionShown(
                days_in_words(one.span), one.chosen_by, one.confidence, tuple(map(days_in_words, one.steps)), one.status,
                version.start, version.until,
            )
            for one, version in zip(told.versions, told.rule.version, strict=True)
        ]  # fmt: skip
        laws = [
            shown_rules.LawShown(one.cite, days_in_words(one.says), one.url, one.checked) for one in told.sources
        ]
        examples = [
            (days_in_words(given), days_in_words(expected), source) for given, expected, source in told.examples
        ]
        needs = ", ".join(event_in_words(name) for name in (told.rule.needs or told.rule.base))
        return shown_rules.RuleShown(
            line,
            needs,
            told.rule.if_missed,
            tuple(versions),
            tuple(laws),
            tuple(examples),
            self._session.rules.origin_of(line.id),
            days_in_words(told.rule.why),
            days_in_words(told.only),
            days_in_words(told.series),
        )

    def coverage(self) -> shown_rules.CoverageShown:
        """Office by right by kind of deadline: how sure, when last checked, how many examples, or why not."""
        found = rule_browsing.list_coverage(self._session)
        told = "; ".join(
            f"{right_word(right)} {kind.replace('_', ' ')}: {count(number, tr('office'), tr('offices'))}"
            for right, kind, number in found.offices
        )
        return shown_rules.CoverageShown(
            tuple(map(_cells, found.lines)),
            tr("Computed dates for {counts}", counts=told),
            tuple((line.jurisdiction, line.right, line.kind) for line in found.lines),
        )


class RuleChange:
    """Fills the port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def standing(self) -> shown_rules.RuleStanding:
        """Which rules are in force, and which wait."""
        store = self._session.store
        present, waits = rules_in_force(store), rule_change.waiting(self._session)
        proposed, own = "", False
        if waits is not None and waits.proposed_by is not None:
            proposed = get_person(store, waits.proposed_by).name
            own = self._session.person is not None and self._session.person.id == waits.proposed_by
        return shown_rules.RuleStanding(
            present.name if present is not None else self._session.rules.name,
            waits.name if waits is not None else "",
            proposed,
            waits.foreseen if waits is not None else "",
            own,
            rule_browsing.refused_files(self._session),
        )

    def foresee(self, *, progress: Any) -> shown_rules.MovedShown:
        """The dates of the open matters that would be added, move or go; nothing is stored."""
        counts: Counter[str] = Counter()
        kept: list[tuple[str, str, str, str, str, str]] = []
        for one in rule_change.foresee_rules(self._session, lambda looked: progress(looked, 0)):
            counts[one.what] += 1
            if len(kept) < MOST_MOVED:
                kept.append((one.reference, one.office, one.what, show_date(one.old), show_date(one.new), one.title))
        number = sum(counts.values())
        told = ", ".join(f"{many:,} {what}" for what, many in sorted(counts.items()))
        return shown_rules.MovedShown(tuple(kept), number, told or tr("No date of an open matter moves."))

    def save(self, path: str, *, progress: Any) -> str:
        """All those dates as CSV."""
        found = rule_change.foresee_rules(self._session, lambda looked: progress(looked, 0))
        number = rule_change.write_dates(self._session, found, Path(path))
        return tr("{dates} written", dates=count(number, tr("date"), tr("dates")))

    def propose(self, *, progress: Any) -> str:
        """The first person's half."""
        told = rule_change.propose_rules(self._session, lambda looked: progress(looked, 0))
        return tr("Proposed: {what}. Another person accepts.", what=told)

    def accept(self, person: str, password: str, *, progress: Any) -> str:
        """The second person's half: of whoever is signed in, or of the person named."""
        second = None
        if person:
            checked, account = accounts.check_password(self._session, person, password)
            second = (checked, account.login)
        done = rule_change.accept_rules(self._session, lambda looked: progress(looked, 0), second)
        return tr(
            "In force: {name}. {matters} computed anew; {added} added, {moved} moved, {gone} gone.",
            name=done.name, matters=count(done.matters, tr("matter"), tr("matters")),
            added=done.added, moved=done.moved, gone=done.gone,
        )  # fmt: skip


def _line(found: rule_browsing.FoundRule) -> shown_rules.RuleLine:
    rule = found.rule
    rights = ", ".join(islice((right_word(right) for right in rule.right), 5))
    title = rule.title.replace("{n}", "n")
    if rule.routes and rule.routes != ("direct",):
        title += f" ({', '.join(route.replace('_', ' ') for route in rule.routes)})"
    if found.only:
        title = tr("{title}: {condition}", title=title, condition=days_in_words(found.only))
    return shown_rules.RuleLine(
        rule.id, title, rule.kind.replace("_", " "), "not_covered" not in found.marks, found.office, rule.right[0],
        rights, found.confidence, found.checked, found.examples, found.published, found.marks,
        found.why_off,
    )  # fmt: skip


def _cells(line: CoverageLine) -> tuple[str, str, str, str, str, str, str, str]:
    return (
        line.jurisdiction, right_word(line.right), line.kind.replace("_", " "), line.status.replace("-", " "),
        line.confidence, show_date(line.checked) or (tr("not checked") if line.status == "computed" else ""),
        str(line.examples) if line.examples else "", line.reason,
    )  # fmt: skip
