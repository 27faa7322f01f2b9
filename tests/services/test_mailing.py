"""The daily mail of reminders: begun on the record, sent once, refused loudly, and never what a wall hides; on both databases."""

from dataclasses import replace
from email import message_from_bytes
from email.policy import default

import pytest

from ipdocket.domain.deadlines import Typed
from ipdocket.domain.mail import Digest, MailStep
from ipdocket.services.accounts import sign_in
from ipdocket.services.core.mailing import MailWay, send_digests
from ipdocket.services.core.reminding import remind_all
from ipdocket.services.core.session import PROGRAM, NotAllowed, Session
from ipdocket.services.dating import add_date, assign_dates
from ipdocket.services.mailing import MailOff, declare_way, list_mail, read_way, send_today
from ipdocket.services.walls import raise_wall
from ipdocket.settings import UnfitSetting
from ipdocket.store.audit import verify_chain
from ipdocket.store.deadlines import list_deadlines
from ipdocket.store.lists import list_audit
from ipdocket.store.mail import begin_mail
from ipdocket.store.refusals import GuardRefused
from tests.mail_server import mail_server
from tests.services.conftest import PASSWORD

FOLDER = MailWay("folder", sender="docket@example.com")


@pytest.fixture
def mailed(session: Session, matter: int, tmp_path):
    """Three people with addresses, one reminded of something; mail goes into a folder."""
    typed = add_date(session, matter, Typed("Ask the agent", session.today(), "letter"))
    assign_dates(session, [typed], {"responsible": 1})
    remind_all(session)
    return tmp_path / "mail"


def supervise(session):
    sign_in(session, "carla", PASSWORD)


def declare(session, way):
    supervise(session)
    declare_way(session, way)


def steps(session):
    return {(one.name.split()[0], one.attempt, one.step) for one in list_mail(session)}


def test_off_until_the_firm_says_how(session, mailed):
    assert read_way(session).way == "off" and send_digests(session) == []
    with pytest.raises(MailOff):
        send_today(session)


def test_only_whoever_may_change_settings_says_how(session, mailed):
    sign_in(session, "ben", PASSWORD)
    with pytest.raises(NotAllowed):
        declare_way(session, replace(FOLDER, folder=str(mailed)))
    supervise(session)
    for wrong in (MailWay("folder", "mail", sender="a@b.cd"), MailWay("smtp", sender="a@b.cd"), replace(FOLDER, folder=str(mailed), sender="x@y"),
                  MailWay("smtp", host="m", sender="a@b.cd", security="none", user="x"), MailWay("smtp", host="m", port=0, sender="a@b.cd")):  # fmt: skip
        with pytest.raises(UnfitSetting):
            declare_way(session, wrong)
    assert read_way(session).way == "off"


def test_each_person_gets_one_a_day_and_nothing_due_is_kept(session, mailed):
    declare(session, replace(FOLDER, folder=str(mailed)))
    send_today(session)
    assert {one.name for one in mailed.iterdir()} >= {"2026-11-23-person-1.eml"}
    found = message_from_bytes((mailed / "2026-11-23-person-1.eml").read_bytes(), policy=default)
    assert found["To"] == "anna@example.com" and "Ask the agent" in found.get_content()
    kept = steps(session)
    assert {("Anna", 1, MailStep.BEGUN), ("Anna", 1, MailStep.SENT), ("Carla", 1, MailStep.BEGUN)} <= kept
    assert not [one for one in kept if one[0] == "Dora"], "who has no address gets none"
    for again in (False, True):
        send_today(session, again=again)
        assert steps(session) == kept
    told = [one.body for one in list_audit(session.store, None, see_all=True, act="mail")]
    assert any('"sent"' in body for body in told) and verify_chain(session.store.driver) is None


def test_a_refusal_is_kept_and_sent_again_only_when_asked(session, mailed):
    with mail_server() as taken:
        declare(session, MailWay("smtp", host="127.0.0.1", port=taken.port, security="none", sender="docket@example.com"))
        taken.refused.add("anna@example.com")
        send_today(session)
        assert ("Anna", 1, MailStep.REFUSED) in steps(session)
        assert "refuses anna@example.com" in next(one.told for one in list_mail(session) if one.step is MailStep.REFUSED)
        taken.refused.clear()
        before = len(taken.letters)
        send_today(session)
        assert len(taken.letters) == before, "not again by itself"
        send_today(session, again=True)
        assert ("Anna", 2, MailStep.SENT) in steps(session)
        assert [address for _sender, address, _letter in taken.letters].count("anna@example.com") == 1


def test_two_desks_begin_once(session, mailed):
    """What the second desk would write after the first is refused by the guards."""
    digest = Digest(1, "Anna Rivera", "anna@example.com", session.today())
    with session.store.work(PROGRAM, "mail") as work:
        begin_mail(work, digest, 1, "m")
    with pytest.raises(GuardRefused), session.store.work(PROGRAM, "mail") as work:
        begin_mail(work, digest, 1, "m")
    with pytest.raises(GuardRefused), session.store.work(PROGRAM, "mail") as work:
        begin_mail(work, digest, 3, "m")


def test_a_wall_raised_after_the_reminder_hides_it_from_the_mail(session, mailed, matter):
    supervise(session)
    dates = [one.id for one in list_deadlines(session.store, matter)]
    assign_dates(session, dates, {"responsible": 3})
    raise_wall(session, [1], "conflict", reference="ACM-001US")
    declare_way(session, replace(FOLDER, folder=str(mailed)))
    send_today(session)
    assert ("Anna", 1, MailStep.NOTHING) in steps(session)
    assert not (mailed / "2026-11-23-person-1.eml").exists()
