"""A page of Markdown for each office, made from its rule files: the same rules give the same bytes."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from ipdocket.rules.calendars import OfficeCalendar
from ipdocket.rules.describe import condition_in_words, describe_example, describe_versions, series_in_words
from ipdocket.rules.facts import RIGHTS
from ipdocket.rules.markdown import escape_text, make_link, make_table
from ipdocket.rules.model import Notification, RuleFile
from ipdocket.rules.reading import Reading, examples_of, offices_in_use, readings, sources_of
from ipdocket.rules.ruleset import RuleSet
from ipdocket.rules.wording import event_in_words, period_in_words

_ASK = "Not covered: ask the agent."


def write_pages(rules: RuleSet, folder: Path) -> list[Path]:
    """Writes a page per office and `README.md`, the list of them; gives what was written. Other files stay."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    lines = ["# Offices", "", *_about(rules), ""]
    rows = []
    for code in offices_in_use(rules):
        found = readings(rules, code)
        path = folder / page_name(code)
        path.write_text("\n".join(office_page(rules, code, found)) + "\n", encoding="utf-8", newline="\n")
        written.append(path)
        rows.append(_index_row(rules, code, found))
    titles = ("Office", "Code", "Rules", "Uncertain", "Not checked", "Not covered", "Examples")
    index = folder / "README.md"
    index.write_text("\n".join([*lines, *make_table(titles, rows)]) + "\n", encoding="utf-8", newline="\n")
    return [*written, index]


def page_name(code: str) -> str:
    """The name of the file that holds the page of that office."""
    return f"{code.lower()}.md"


def _about(rules: RuleSet) -> list[str]:
    return [
        f"Made from the rule files by `ipdocket rules pages`, rule set {escape_text(rules.name)}; not to be edited by hand.",
        "A date is as good as its source: “not checked” means that nobody of this project has opened the source yet.",
    ]


def _index_row(rules: RuleSet, code: str, found: Sequence[Reading]) -> tuple[str, ...]:
    covered = [one for one in found if one.covered]
    counts = (
        len(covered),
        sum(one.confidence == "uncertain" for one in covered),
        sum(one.checked is None for one in covered),
        len(found) - len(covered),
        sum(len(examples_of(one, code)) for one in found),
    )
    return (f"[{escape_text(rules.offices[code].name)}]({page_name(code)})", code, *map(str, counts))


def office_page(rules: RuleSet, code: str, found: Sequence[Reading]) -> Iterator[str]:
    """The lines of the page of that office."""
    office = rules.offices[code]
    yield f"# {escape_text(office.name)} ({escape_text(code)})"
    yield ""
    yield from _about(rules)
    yield ""
    yield f"Its days end at midnight in {escape_text(office.zone)}."
    if office.member_of:
        yield f"Member of: {escape_text(', '.join(office.member_of))}."
    yield ""
    for right in RIGHTS:
        yield from _right(right, [one for one in found if right in one.rule.right], code)
    yield from _counting(found)
    yield from _closed_days(rules, code)


def _right(right: str, found: Sequence[Reading], code: str) -> Iterator[str]:
    yield f"## {event_in_words(right)}"
    yield ""
    if not found:
        yield f"No rule. {_ASK}"
        yield ""
    for one in found:
        yield from _rule(one, right, code)


def _rule(one: Reading, right: str, code: str) -> Iterator[str]:
    rule = one.rule
    yield f"### {escape_text(one.title)}"
    yield ""
    first = next(name for name in RIGHTS if name in rule.right)
    if right != first:
        yield f"The same rule as under {event_in_words(first)} ({escape_text(rule.id)})."
        yield ""
        return
    yield from _facts(one)
    yield ""
    for version in describe_versions(rule):
        told = (version.span, f"chosen by {version.chosen_by}" if version.chosen_by else "", version.confidence)
        yield f"**{escape_text(_capital(', '.join(part for part in told if part)))}**"
        yield ""
        if version.status:
            yield f"{_ASK} {escape_text(version.status)}"
        for number, step in enumerate(version.steps, 1):
            yield f"{number}. {escape_text(step)}"
        yield ""
    yield from _sources(one)
    yield from _examples(one, code)


def _facts(one: Reading) -> Iterator[str]:
    rule = one.rule
    yield f"- Rule: {escape_text(rule.id)}; kind: {escape_text(rule.kind.replace('_', ' '))}"
    if not one.covered:
        yield f"- {_ASK} {escape_text(one.why_not)}"
        return
    checked = f"sources last opened on {one.checked.isoformat()}" if one.checked else "not checked"
    by = ", ".join(one.file.reviewed_by) or "nobody yet"
    yield f"- Confidence: {one.confidence}; {checked}; reviewed by: {escape_text(by)}"
    needs = ", ".join(event_in_words(name) for name in (*rule.paper, *(rule.needs or rule.base)))
    if needs:
        yield f"- Counts from: {escape_text(needs)}"
    if rule.when is not None:
        yield f"- Only {escape_text(condition_in_words(rule.when))}"
    if series := series_in_words(rule):
        yield f"- How often: {escape_text(series)}"
    if rule.routes:
        yield f"- Routes: {escape_text(', '.join(rule.routes))}"
    for name, value in sorted(one.row.items()):
        if name not in ("office", "cite", "confidence", "name", "calendar"):
            yield f"- {escape_text(_capital(name.replace('_', ' ').replace('-', ' ')))}: {escape_text(_row_value(value))}"
    if rule.if_missed:
        yield f"- If missed: {escape_text(one.fill(rule.if_missed))}"


def _row_value(value: str) -> str:
    return period_in_words(value) if value[:1] in ("P", "-") and value.strip("-P")[:1].isdigit() else value


def _sources(one: Reading) -> Iterator[str]:
    for source in sources_of(one):
        checked = f"opened {source.checked.isoformat()}" if source.checked else "not checked"
        yield f"- {make_link(source.cite, source.url)}: {escape_text(source.says)} ({checked})"
    yield ""


def _examples(one: Reading, code: str) -> Iterator[str]:
    rows = []
    for example in examples_of(one, code):
        given, expected, source = describe_example(one.file, example)
        by = f"published: {escape_text(source)}" if source else "worked out by us"
        rows.append((escape_text(example.name), escape_text(given), escape_text(expected), by))
    if rows:
        yield from make_table(("Example", "Given", "Expected", "Whose"), rows)
        yield ""


def _counting(found: Sequence[Reading]) -> Iterator[str]:
    files = {id(one.file): one.file for one in found if not one.rule.applies_to and not one.row}
    lines = [line for file in files.values() for line in _file_lines(file)]
    if lines:
        yield "## How periods are counted, and when a paper counts as received"
        yield ""
        yield from dict.fromkeys(lines)
        yield ""


def _file_lines(file: RuleFile) -> Iterator[str]:
    cites = {source.key: source for source in file.source}
    if file.counting is not None:
        laws = ", ".join(make_link(cites[key].cite, cites[key].url) for key in file.counting.cite if key in cites)
        yield f"- {escape_text(file.counting.why)}" + (f" ({laws})" if laws else "")
    for entry in file.notification:
        laws = ", ".join(make_link(cites[key].cite, cites[key].url) for key in entry.cite if key in cites)
        yield f"- {escape_text(entry.why)}{_span(entry)}" + (f" ({laws})" if laws else "")


def _span(entry: Notification) -> str:
    start = f", for papers from {entry.start.isoformat()}" if entry.start else ""
    return start + (f", for papers before {entry.until.isoformat()}" if entry.until else "")


def _closed_days(rules: RuleSet, code: str) -> Iterator[str]:
    yield "## Closed days"
    yield ""
    calendar = rules.calendar(code)
    if not calendar.file.known_until:
        yield "No list of its closed days is known: every date that rests on one is an estimate."
        return
    if calendar.office != code:
        yield f"It keeps the closed days of {escape_text(calendar.file.name)} ({escape_text(calendar.office)})."
        yield ""
    if calendar.file.note:
        yield escape_text(calendar.file.note)
        yield ""
    for source in calendar.file.source:
        yield f"- {make_link(source.cite, source.url)}"
    yield ""
    year = int(rules.shelf.release[:4]) if rules.shelf.release[:4].isdigit() else calendar.file.known_until
    for each in (year, year + 1):
        yield from _year(calendar, each)


def _year(calendar: OfficeCalendar, year: int) -> Iterator[str]:
    sure = "officially known" if calendar.is_known(year) else "an estimate"
    weekly = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    days = {day: name for day, name in calendar.closed_days(year).items() if name not in weekly}
    yield f"**{year}, {sure}** (weekly rest days apart)"
    yield ""
    yield from make_table(("Day", "Closed for"), [(day.isoformat(), escape_text(days[day])) for day in sorted(days)])
    yield ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
