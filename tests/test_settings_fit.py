"""What fits the settings of several parts."""

import pytest

from ipdocket.settings_fit import fit_mail

OFF = {"way": "off", "folder": "", "host": "", "port": 587, "security": "starttls", "user": "", "sender": ""}
SMTP = OFF | {"way": "smtp", "host": " mail.example.com ", "sender": "docket@example.com"}


def test_each_way_as_it_is_kept():
    assert fit_mail(OFF) == OFF
    assert fit_mail(SMTP)["host"] == "mail.example.com"


@pytest.mark.parametrize(
    "wrong",
    [None, {}, OFF | {"way": "pigeon"}, OFF | {"port": "587"}, OFF | {"more": ""}, SMTP | {"host": ""}, SMTP | {"port": 70000},
     SMTP | {"sender": "x"}, SMTP | {"security": "none", "user": "x"}, SMTP | {"security": "rot13"},
     OFF | {"way": "folder", "folder": "here", "sender": "a@b.cd"}],
)  # fmt: skip
def test_what_does_not_fit(wrong):
    with pytest.raises(ValueError):
        fit_mail(wrong)
