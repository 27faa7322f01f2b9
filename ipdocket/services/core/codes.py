"""One-time codes at sign-in (TOTP, RFC 6238: SHA-1, six digits, thirty seconds), from a secret that both sides keep."""

from datetime import datetime
from hmac import compare_digest

STEP = 30  # seconds
AROUND = 1  # steps before and after the present one that still count: clocks differ


def make_secret() -> str:
    """A new secret of 160 bits in base32."""
    import pyotp

    return pyotp.random_base32(32)


def code_address(secret: str, login: str, docket: str) -> str:
    """The otpauth address that authenticator programs read."""
    import pyotp

    return pyotp.TOTP(secret).provisioning_uri(name=login, issuer_name=docket)


def matching_step(secret: str, typed: str, now: datetime, after: int) -> int | None:
    """The step that the typed code belongs to, if it is near `now` (UTC) and later than `after`, the last one used."""
    import pyotp

    code = "".join(typed.split())
    present = int(now.timestamp()) // STEP
    maker = pyotp.TOTP(secret)
    for step in range(max(present - AROUND, after + 1), present + AROUND + 1):
        if compare_digest(maker.generate_otp(step).encode(), code.encode()):
            return step
    return None
