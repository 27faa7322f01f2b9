"""What fits the settings that have several parts."""

import re
from pathlib import Path
from typing import Any


def fit_mail(value: Any) -> dict[str, Any]:
    """How mail leaves, with what each way needs. Raises ValueError."""
    kinds = {"way": str, "folder": str, "host": str, "port": int, "security": str, "user": str, "sender": str}
    if not isinstance(value, dict) or {key: type(held) for key, held in value.items()} != kinds:
        raise ValueError("way, folder, host, port, security, user and sender are expected")
    mail: dict[str, Any] = {key: held.strip() if isinstance(held, str) else held for key, held in value.items()}
    way, sender = mail["way"], re.fullmatch(r"[^@\s<>]+@[^@\s<>]+", mail["sender"])
    faults = (
        (way not in ("off", "folder", "smtp"), "off, folder or smtp is expected"),
        (mail["security"] not in ("starttls", "tls", "none"), "starttls, tls or none is expected"),
        (way == "folder" and not Path(mail["folder"]).is_absolute(), "the folder is given with its full path"),
        (way == "smtp" and not (mail["host"] and 0 < mail["port"] < 65536), "a mail server and its port (1 to 65535) are expected"),
        (way != "off" and not sender, "the address from which mail is sent is expected"),
        (mail["security"] == "none" and mail["user"], "a password is not sent without encryption"),
    )
    for fault, why in faults:
        if fault:
            raise ValueError(why)
    return mail
