"""The owners' port on a real docket: proposed by one, accepted by another at the same desk, undone."""

from dataclasses import replace

import pytest

from ipdocket.errors import Refused
from ipdocket.services.docketing import enter_matter
from ipdocket.ui.shown_owners import AliasDraft, SplitDraft
from ipdocket.ui.wiring.docket import open_ports
from tests.services.conftest import PASSWORD, rules, secret, us_matter
from tests.services.conftest import session_file as session

__all__ = ["rules", "secret", "session"]  # fixtures, used by name


@pytest.fixture
def ports(session):
    for reference, owner in (
        ("A-1", "Zimmermann Werkzeugbau GmbH"), ("A-2", "Zimmermann Werkzeugbau GmbH"), ("A-3", "Zimmerman Werkzeugbau GmbH"),
    ):  # fmt: skip
        enter_matter(session, replace(us_matter(reference), owner=owner))
    found = open_ports(session)
    return found.owner_work, found.owner_changes


def test_a_pair_from_the_list_to_the_undoing(ports):
    port, waiting = ports
    (pair,) = port.work(progress=lambda *_: None).pairs
    assert (pair.into_matters, pair.other_matters) == (2, 1) and pair.why
    port.join(pair.into, pair.other, pair.why, pair.score)
    assert port.work(progress=lambda *_: None).pairs == () and port.work(progress=lambda *_: None).waiting == 1
    (line,) = waiting.waiting()
    assert line.what == "Zimmerman Werkzeugbau GmbH becomes Zimmermann Werkzeugbau GmbH" and line.own
    assert line.matters == (("A-3", "US", "Zimmerman Werkzeugbau GmbH", "Zimmerman Werkzeugbau GmbH"),)
    with pytest.raises(Refused):
        waiting.accept(line.id, line.seen, "", "")
    with pytest.raises(Refused):
        waiting.accept(line.id, line.seen, "carla", "wrong")
    assert waiting.accept(line.id, line.seen, "carla", PASSWORD) == "Done: 1 matter has its new owner"
    side = port.side(pair.into)
    assert side.matters == 3 and "Zimmerman Werkzeugbau GmbH · US · 1" in side.recorded
    ((changes, apart)) = waiting.decided()
    assert [(one.state, one.undoable) for one in changes] == [("accepted", True)] and apart == []
    assert waiting.undo(changes[0].id, "two firms") == "Undone: 1 matter has its owner back"
    assert waiting.decided()[0][0].why.endswith("undone: two firms")


def test_some_matters_of_an_owner_go_to_a_new_one(ports):
    port, waiting = ports
    (pair,) = port.work(progress=lambda *_: None).pairs
    chosen = port.matters_of(pair.into)[0]
    port.split(SplitDraft(pair.into, (chosen.id,), "Zimmermann Formenbau GmbH", "sold in 2024"))
    (line,) = waiting.waiting()
    assert line.what == "Zimmermann Werkzeugbau GmbH: 1 matter to Zimmermann Formenbau GmbH"
    assert waiting.refuse(line.id) == "Refused; nothing was changed."


def test_another_name_stands_with_its_source(ports):
    port, waiting = ports
    (pair,) = port.work(progress=lambda *_: None).pairs
    port.add_alias(AliasDraft(pair.into, "ZWB", "trading name", "letterhead of 2020"))
    assert port.side(pair.into).aliases == ("ZWB (trading name; letterhead of 2020)",)
    port.apart(pair.into, pair.other, "two firms")
    (_changes, (line,)) = waiting.decided()
    assert waiting.take_back(line.id, "one firm after all") and len(port.work(progress=lambda *_: None).pairs) == 1


def test_an_other_name_is_proposed_in_the_work_list_and_on_entry(ports, session, tmp_path):
    port, _waiting = ports
    (pair,) = port.work(progress=lambda *_: None).pairs
    port.add_alias(AliasDraft(pair.into, "Alte Säge AG", "former name", "HRB 4711"))
    entry = open_ports(session).owner_entry
    (one,) = entry.suggest("ALTE SÄGE AG")
    assert (one.owner, one.matters, one.why, one.silent) == (pair.into, 2, "former name: HRB 4711", False)
    enter_matter(session, replace(us_matter("A-4"), owner="Alte Säge AG"))
    steps = []
    work = port.work(progress=lambda done, total: steps.append((done, total)))
    assert "former name of Zimmermann Werkzeugbau GmbH by HRB 4711" in [one.why for one in work.pairs] and steps[-1] == (3, 3)
    assert entry.save_recordals(pair.into, str(tmp_path / "r.csv")) == "r.csv written, 0 rows."


def test_an_owner_is_found_everywhere_as_its_name_reads(session):
    enter_matter(session, replace(us_matter("J-1"), owner="苏州大学"))
    port = open_ports(session).looking
    assert [(one.kind, one.text) for one in port.find("suzhoudaxue", 5)] == [("owner", "苏州大学")]
    assert {one.kind for one in port.find("苏州大学", 5)} == {"matter", "owner"}
    assert port.find("xyzzyx", 5) == []
