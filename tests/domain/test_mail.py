"""Addresses of mail."""

import pytest

from ipdocket.domain.mail import is_address


@pytest.mark.parametrize("text", ["anna@example.com", "a.b+c@mail.example.co.uk", "jürgen@müller.de", "x@1-a.b2"])
def test_an_address(text):
    assert is_address(text)


@pytest.mark.parametrize(
    "text", ["", "anna", "anna@example", "anna@.com", "a b@example.com", "a@b@c.d", "a@b.c\nBcc: d@e.f", "<a@b.cd>", "a@-b.cd", "x" * 250 + "@b.cd"]
)
def test_no_address(text):
    assert not is_address(text)
