"""Campaign row 6: the services in the hands of four people agree with the plain model; a missing permission check is noticed."""

import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from ipdocket.domain.people import Act, Actor
from ipdocket.paths import rules_folder
from ipdocket.rules.ruleset import load_rules
from ipdocket.rules.second import SlowReader
from ipdocket.services import confirming
from ipdocket.services.core.session import Session
from tests.campaign.counts import pick_count
from tests.campaign.desks import Desks, prepare

RUNS = pick_count(500, 20_000, 40)
STEPS = 30
PLAYED = settings(
    max_examples=RUNS, stateful_step_count=STEPS, deadline=None, derandomize=True, database=None,
    suppress_health_check=list(HealthCheck), print_blob=False,
)  # fmt: skip
CHECKED = (
    Act.ENTER, Act.CONFIRM_FIRST, Act.CONFIRM_SECOND, Act.VERIFY_EVENT, Act.CLOSE_MATTER, Act.IMPORT, Act.UNDO_BATCH,
    Act.MERGE_OWNERS,
)  # fmt: skip


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> type[Desks]:
    Desks.template = tmp_path_factory.mktemp("desks") / "template.ipdocket"
    Desks.law = load_rules(rules_folder())
    Desks.reader = SlowReader(Desks.law.shelf)
    prepare(Path(Desks.template), Desks.law)
    return Desks


def test_services_and_model_agree(desks: type[Desks], capsys: pytest.CaptureFixture[str]) -> None:
    began, desks.steps = time.perf_counter(), 0
    run_state_machine_as_test(desks, settings=PLAYED)
    with capsys.disabled():
        print(f"\ndesks: {RUNS} runs of {STEPS} steps, {desks.steps} acts, derandomized, {time.perf_counter() - began:.0f} s, all as foretold")


@pytest.mark.parametrize("act", CHECKED)
def test_a_service_without_its_permission_check_is_noticed(
    desks: type[Desks], act: Act, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control."""
    require = Session.require

    def unchecked(session: Session, wanted: Act) -> Actor:
        return session.actor() if wanted is act else require(session, wanted)

    monkeypatch.setattr(Session, "require", unchecked)
    quick = settings(PLAYED, max_examples=300, phases=[Phase.generate])
    with pytest.raises(AssertionError, match="was not refused"):
        run_state_machine_as_test(desks, settings=quick)


def test_a_date_half_confirmed_then_gone_can_be_confirmed_when_it_comes_back(desks: type[Desks]) -> None:
    """Found by the machine: the first entry of a struck paper's date stood in the way of the next one for ever."""
    played, day = desks(), date(2026, 3, 2)
    played.record_paper("anna", day)
    (found,) = [one for one, dated in played.ids.items() if dated.days.rungs]
    played._first("anna", found, "filed", date(2026, 11, 20), "R-1")
    played.strike("anna", [one.made.code for one in played.model.standing()].index("paper"))
    played.record_paper("anna", day)
    played.agrees()
    played._first("anna", found, "filed", date(2026, 11, 20), "R-1")
    with played.foretold("ben", True):
        assert confirming.enter_second(played.session, found, date(2026, 11, 20), "r1").agreed
        played.model.answer(played.ids[found], "ben", date(2026, 11, 20), "r1")
    played.agrees()
    played.teardown()
