"""Settings of the firm and of each person, saved views, and the rule texts behind stored dates."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update

from ipdocket.domain.changes import Kind
from ipdocket.store.refusals import NotFound
from ipdocket.store.tables_firm import rule_text, saved_view, setting
from ipdocket.store.work import Store, Work

FIRM = 0


@dataclass(frozen=True, slots=True)
class SavedView:
    """A named set of columns, filters and sorting of one page; `person` 0 is the firm's."""

    page: str
    name: str
    definition: Mapping[str, Any]
    person: int = FIRM
    id: int = 0


def get_setting(store: Store, key: str, person: int = FIRM) -> Any:
    """The stored value, None where none is stored."""
    wanted = select(setting.c.value).where(setting.c.key == key, setting.c.person == person)
    return store.connection.execute(wanted).scalar()


def list_settings(store: Store, person: int = FIRM) -> dict[str, Any]:
    """Every stored setting of the firm or of a person."""
    return {row.key: row.value for row in store.rows(select(setting).where(setting.c.person == person))}


def set_setting(work: Work, key: str, value: Any, person: int = FIRM) -> None:
    """Stores a setting."""
    before = get_setting(work.store, key, person)
    if before == value:
        return
    where = (setting.c.key == key, setting.c.person == person)
    if not work.run(update(setting).where(*where).values(value=value)):
        work.run(insert(setting).values(key=key, person=person, value=value))
    work.record("setting", person, before={key: before}, after={key: value})
    work.touch(Kind.SETTINGS)


def list_views(store: Store, page: str, person: int) -> list[SavedView]:
    """The person's own views of a page and the firm's, by name."""
    wanted = select(saved_view).where(saved_view.c.page == page, saved_view.c.person.in_((FIRM, person)))
    return [
        SavedView(row.page, row.name, row.definition, row.person, row.id)
        for row in store.rows(wanted.order_by(saved_view.c.name))
    ]


def keep_view(work: Work, made: SavedView) -> int:
    """Stores a view under its name, in place of an earlier one; gives its id."""
    same = (saved_view.c.person == made.person, saved_view.c.page == made.page, saved_view.c.name == made.name)
    known = work.connection.execute(select(saved_view.c.id).where(*same)).scalar()
    if known is None:
        known = work.add(
            insert(saved_view).values(
                person=made.person, page=made.page, name=made.name, definition=dict(made.definition)
            )
        )
    else:
        work.run(update(saved_view).where(saved_view.c.id == known).values(definition=dict(made.definition)))
    work.record("view", int(known), after={"page": made.page, "name": made.name})
    work.touch(Kind.VIEWS)
    return int(known)


def remove_view(work: Work, view_id: int) -> None:
    """Takes a view away; nothing of the docket hangs on it."""
    work.run(delete(saved_view).where(saved_view.c.id == view_id))
    work.record("view", view_id, after={"removed": True})
    work.touch(Kind.VIEWS)


def keep_rule_texts(work: Work, texts: Mapping[str, tuple[str, str]]) -> int:
    """Keeps the text of each rule (digest -> (rule id, text)) that the store has not yet; gives how many were new."""
    known = {row[0] for row in work.driver.execute("SELECT digest FROM rule_text")}
    fresh = {digest: pair for digest, pair in texts.items() if digest not in known}
    for digest, (rule, text) in fresh.items():
        work.run(insert(rule_text).values(digest=digest, rule=rule, text=text, first_used=work.now))
    if fresh:
        work.record("rule texts", 0, after={digest: rule for digest, (rule, _) in fresh.items()})
        work.touch(Kind.RULES)
    return len(fresh)


def rule_text_since(store: Store, digest: str) -> datetime | None:
    """When the docket first stored a date by this rule text; None where it never did."""
    return store.connection.execute(select(rule_text.c.first_used).where(rule_text.c.digest == digest)).scalar()


def get_rule_text(store: Store, digest: str) -> tuple[str, str]:
    """(rule id, text) of the rule as it stood when it gave a stored date. Raises NotFound."""
    row = store.connection.execute(select(rule_text).where(rule_text.c.digest == digest)).one_or_none()
    if row is None:
        raise NotFound(f"The rule text {digest[:12]}")
    return (row.rule, row.text)
