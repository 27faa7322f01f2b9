"""The table of permissions says what trust demands."""

from ipdocket.domain.people import PERMISSIONS, Act, Role, may, roles_for


def test_every_act_stands_in_the_table() -> None:
    assert set(PERMISSIONS) == set(Act)


def test_an_administrator_alone_confirms_and_enters_nothing() -> None:
    for act in (Act.CONFIRM_FIRST, Act.CONFIRM_SECOND, Act.ENTER, Act.VERIFY_EVENT, Act.CORRECT):
        assert not may(frozenset({Role.ADMINISTRATOR}), act)
    assert may(frozenset({Role.ADMINISTRATOR, Role.DOCKETING}), Act.CONFIRM_FIRST)


def test_who_confirms() -> None:
    assert roles_for(Act.CONFIRM_FIRST) == (Role.DOCKETING, Role.ATTORNEY, Role.SUPERVISOR)
    assert roles_for(Act.CONFIRM_SECOND) == (Role.DOCKETING, Role.VERIFIER, Role.ATTORNEY, Role.SUPERVISOR)


def test_readers_and_auditors_change_nothing() -> None:
    changing = {act for act in Act if act not in (Act.READ, Act.EXPORT, Act.PRINT, Act.SEE_AUDIT, Act.SEE_MASKED, Act.BACK_UP)}
    changing.remove(Act.SEE_OFFICE)
    for role in (Role.READER, Role.AUDITOR, Role.CLIENT_READER):
        assert not any(may(frozenset({role}), act) for act in changing)
    assert not may(frozenset(), Act.READ)


def test_a_client_reader_reads_prints_and_exports_and_sees_nothing_of_the_office() -> None:
    held = {act for act in Act if may(frozenset({Role.CLIENT_READER}), act)}
    assert held == {Act.READ, Act.PRINT, Act.EXPORT}
