"""The bound of a person says whether it hides anything."""

from ipdocket.domain.scope import EVERYTHING, Scope


def test_only_the_scope_that_hides_nothing_is_everything() -> None:
    assert EVERYTHING.everything and Scope().everything
    for bound in (Scope(frozenset()), Scope(frozenset({1})), Scope(hidden_clients=frozenset({1})), Scope(hidden_matters=frozenset({1}))):
        assert not bound.everything
