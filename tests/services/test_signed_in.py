"""No service reads or changes anything of the docket for someone who has not signed in."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from typing import Any

import ipdocket.services
from ipdocket.services.core.session import NotSignedIn, Session

# What has to work before or without a sign-in: the sign-in itself, the program's own upkeep, and the law, which is no secret.
OPEN = {
    "accounts.sign_in", "accounts.enter_known", "accounts.needs_people", "accounts.register_person",
    "accounts.record_sign_in", "accounts.sign_out", "rule_change.waiting", "rulebook.form_fields", "rulebook.matter_events", "rulebook.offices_with_rules", "rulebook.read_rule",
    "rulebook.rights_with_rules", "rulebook.rules_for", "rulebook.uncovered",
}  # fmt: skip
UPKEEP = "upkeep."
# They touch nothing but the account of the person at the desk, so every role may ask them.
OWN_SIGN_IN = frozenset({
    "accounts.lock_desk", "accounts.unlock_desk", "second_factor.show_factor", "second_factor.take_notice",
    "second_factor.turn_off", "second_factor.turn_on",
})  # fmt: skip


def public_functions() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every function of a service that is handed the session first."""
    for module in pkgutil.iter_modules(ipdocket.services.__path__):
        if module.ispkg:
            continue
        found = importlib.import_module(f"ipdocket.services.{module.name}")
        for name, function in inspect.getmembers(found, inspect.isfunction):
            first = next(iter(inspect.signature(function).parameters), "")
            if function.__module__ == found.__name__ and not name.startswith("_") and first == "session":
                yield f"{module.name}.{name}", function


FUNCTIONS = dict(public_functions())


def test_the_list_of_what_is_open_is_true() -> None:
    assert set(FUNCTIONS) >= OPEN | OWN_SIGN_IN


def call_blindly(function: Callable[..., Any], session: Session) -> None:
    """Calls it with things that are nothing: who asks first who is there never looks at them."""
    wanted = [each for each in inspect.signature(function).parameters.values() if each.default is each.empty][1:]
    plain = [object() for each in wanted if each.kind is not each.KEYWORD_ONLY]
    named = {each.name: object() for each in wanted if each.kind is each.KEYWORD_ONLY}
    found = function(session, *plain, **named)
    if inspect.isgenerator(found):
        next(found)


def test_every_other_one_asks_first_who_is_there(session_file: Session) -> None:
    session_file.person = None
    answered = []
    for name, function in sorted(FUNCTIONS.items()):
        if name in OPEN or name.startswith(UPKEEP):
            continue
        try:
            call_blindly(function, session_file)
        except NotSignedIn:  # anything else is raised: it looked at what it was handed first
            continue
        answered.append(name)
    assert answered == []
