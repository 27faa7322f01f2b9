"""Every refusal says what happened, what was kept, what to do."""

import inspect

from ipdocket.errors import Refused
from ipdocket.store import refusals
from ipdocket.store.postgres import refusals as refusals_server


def test_each_refusal_has_three_parts() -> None:
    known = inspect.getmembers(refusals, inspect.isclass) + inspect.getmembers(refusals_server, inspect.isclass)
    classes = [one for _, one in known if issubclass(one, Refused) and one is not Refused]
    assert len(classes) > 15
    fitting = {"holder": "Ann has it open.", "why": "words.", "references": ("A-1", "B-2"), "found": 9, "known": 1, "stored": {"t": "a"}, "typed": {"t": "b"}}
    for one in classes:
        names = [name for name in inspect.signature(one.__init__).parameters if name != "self"]
        made = one(*(fitting.get(name, "words") for name in names))
        assert made.what.endswith("."), one
        assert made.kept.endswith("."), one
        assert made.do == "" or made.do.endswith((".", ")")), one


def test_a_guards_words_reach_the_person() -> None:
    refused = refusals.GuardRefused("deadline_done: two persons must agree on the present dates")
    assert refused.guard == "deadline_done"
    assert refused.what == "The docket refused this: two persons must agree on the present dates."


def test_long_lists_are_cut() -> None:
    assert "and 5 more" in refusals.AlreadyRelied(tuple(f"A-{one}" for one in range(25))).what
