"""Mail: what a message holds, that no name can write a header, and every way in which a server does not take it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from email import message_from_bytes
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipdocket.domain.mail import Digest, DigestLine
from ipdocket.exchange import mail
from ipdocket.exchange.mail import MailNotSent, MailNotWritten, Relay, save_letter, send_letter, write_letter
from tests.mail_server import mail_server

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
DUE = DigestLine(date(2026, 11, 30), "ACM-1EP", "EP", "Renewal fee, year 5", final=True)
DIGEST = Digest(7, "Ben Okafor", "ben@example.com", date(2026, 11, 23), (DUE, replace(DUE, day=date(2026, 12, 4))), (DUE,))


def letter(digest=DIGEST, firm="Test & Partner"):
    return write_letter(digest, firm, "docket@example.com", "2026-11-23.7.1@example.com", NOW)


def read(content):
    return message_from_bytes(content, policy=default)


def test_a_message_says_how_many_and_the_nearest_day_and_names_nobody_else():
    found = read(letter())
    assert found["Subject"] == "ipdocket: 2 deadlines, 1 silent date, first 30 Nov 2026"
    assert (found["From"], found["To"], found["Message-ID"]) == (
        "docket@example.com", "ben@example.com", "<2026-11-23.7.1@example.com>",
    )  # fmt: skip
    assert found["Auto-Submitted"] == "auto-generated" and found["Date"].datetime == NOW
    body = found.get_content()
    assert "30 Nov 2026" in body and "final  ACM-1EP  EP  Renewal fee, year 5" in body and "NOTHING WAS ENTERED" in body
    assert letter() == letter(), "the same digest is the same message"


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_no_text_writes_a_header(name, title, firm):
    made = letter(replace(DIGEST, name=name, reminders=(replace(DUE, title=title),)), firm)
    found = read(made)
    assert sorted(found.keys()) == sorted(read(letter()).keys())
    assert len(found.get_all("To")) == 1 and found["Bcc"] is None


def test_a_name_with_line_breaks_stays_one_line():
    found = read(letter(replace(DIGEST, name="Ben\r\nBcc: eve@example.com")))
    assert found["Bcc"] is None and "Ben Bcc: eve@example.com," in found.get_content()


def test_kept_as_a_file_whole_or_not_at_all(tmp_path):
    path = save_letter(tmp_path / "out", "2026-11-23-person-7", letter())
    assert read(path.read_bytes())["To"] == "ben@example.com"
    assert [one.name for one in path.parent.iterdir()] == ["2026-11-23-person-7.eml"]
    (tmp_path / "file").write_text("")
    with pytest.raises(MailNotWritten):
        save_letter(tmp_path / "file", "x", letter())


def send(taken, user="", security="none", address="ben@example.com", password=""):
    send_letter(Relay("127.0.0.1", taken.port, security, user), password, "docket@example.com", address, letter())


def test_a_server_takes_it_as_written():
    with mail_server() as taken:
        send(taken)
        ((sender, address, content),) = taken.letters
    assert (sender, address) == ("docket@example.com", "ben@example.com")
    assert read(content).get_content() == read(letter()).get_content()


def test_each_refusal_is_told_and_nothing_was_taken():
    with mail_server() as taken:
        taken.refused.add("ben@example.com")
        with pytest.raises(MailNotSent, match=r"refuses ben@example\.com"):
            send(taken)
        with pytest.raises(MailNotSent, match="no such encryption"):
            send(taken, security="starttls")
        with pytest.raises(MailNotSent, match="without encryption"):
            send(taken, user="docket", password="x")
        with pytest.raises(MailNotSent):
            send(taken, security="tls")
        assert taken.letters == [] and "AUTH" not in taken.said
    with pytest.raises(MailNotSent, match=r"127\.0\.0\.1 port"):
        send(taken)


def test_a_server_that_hangs_or_hangs_up_is_given_up(monkeypatch):
    monkeypatch.setattr(mail, "SECONDS", 0.2)
    with mail_server() as taken:
        taken.silent = 1.0
        with pytest.raises(MailNotSent, match="timed out"):
            send(taken)
        taken.silent, taken.drop_data = 0.0, True
        with pytest.raises(MailNotSent):
            send(taken)
        assert taken.letters == []
