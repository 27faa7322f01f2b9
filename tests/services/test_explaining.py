"""Why a date is what it is, and what did not fire."""

from ipdocket.services.explaining import explain_deadline, open_matter
from ipdocket.store.deadlines import list_deadlines


def test_every_computed_date_is_explained(session, matter):
    for one in list_deadlines(session.store, matter):
        found = explain_deadline(session, one.id)
        if one.digest:
            assert found.steps, one.rule
            assert one.nominal in {step.date for step in found.steps}


def test_the_page_of_a_matter_says_which_rules_did_not_fire(session, matter):
    page = open_matter(session, matter)
    reasons = {entry.rule: entry.reason for entry in page.not_fired}
    assert reasons["us.patent.maintenance"] == "needs the event grant"
    assert page.deadlines
