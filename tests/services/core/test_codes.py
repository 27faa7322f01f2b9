"""One-time codes: the published vectors, the window of one step, and no code twice."""

from base64 import b32encode
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, unquote, urlsplit

import pyotp
import pytest

from ipdocket.services.core.codes import code_address, make_secret, matching_step

# RFC 6238, appendix B, SHA-1: seconds since 1970 and the last six of the eight digits.
VECTORS = (
    (59, "287082"), (1111111109, "081804"), (1111111111, "050471"), (1234567890, "005924"), (2000000000, "279037"),
    (20000000000, "353130"),
)  # fmt: skip
SECRET = b32encode(b"12345678901234567890").decode()


@pytest.mark.parametrize(("seconds", "code"), VECTORS)
def test_the_vectors_of_the_rfc(seconds, code):
    now = datetime.fromtimestamp(seconds, UTC)
    assert matching_step(SECRET, code, now, 0) == seconds // 30
    assert matching_step(SECRET, f" {code[:3]} {code[3:]} ", now, 0) == seconds // 30


def test_one_step_before_and_after_counts_and_no_further():
    now = datetime(2026, 11, 23, 9, 0, 10, tzinfo=UTC)
    step = int(now.timestamp()) // 30
    found = [matching_step(SECRET, pyotp.TOTP(SECRET).generate_otp(step + by), now, 0) for by in (-2, -1, 0, 1, 2)]
    assert found == [None, step - 1, step, step + 1, None]


def test_no_step_up_to_the_last_used_counts():
    now = datetime(2026, 11, 23, 9, 0, 10, tzinfo=UTC)
    step = int(now.timestamp()) // 30
    code = pyotp.TOTP(SECRET).generate_otp(step)
    assert matching_step(SECRET, code, now, step - 1) == step
    assert matching_step(SECRET, code, now, step) is None
    assert matching_step(SECRET, code, now + timedelta(seconds=30), step) is None


@pytest.mark.parametrize("typed", ["", "28708", "2870822", "abcdef", "２８７０８２"])
def test_what_is_no_code_is_wrong(typed):
    assert matching_step(SECRET, typed, datetime.fromtimestamp(59, UTC), 0) is None


def test_secrets_are_long_and_differ_and_the_address_carries_them():
    one, other = make_secret(), make_secret()
    assert len(one) == 32 and one != other
    parts = urlsplit(code_address(one, "anna", "ipdocket"))
    assert (parts.scheme, parts.netloc, unquote(parts.path)) == ("otpauth", "totp", "/ipdocket:anna")
    assert parse_qs(parts.query) == {"secret": [one], "issuer": ["ipdocket"]}
