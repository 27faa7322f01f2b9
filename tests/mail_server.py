"""A mail server for the tests: speaks SMTP on a port of this machine, keeps what it takes, and misbehaves when told."""

import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Taken:
    """What the server was told and took."""

    port: int = 0
    letters: list[tuple[str, str, bytes]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    logins: bool = False
    silent: float = 0.0
    drop_data: bool = False


class _Talk(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        taken: Taken = self.server.taken  # type: ignore[attr-defined]  # set below
        if taken.silent:
            time.sleep(taken.silent)
            return
        self._say("220 test")
        sender, address = "", ""
        while line := self.rfile.readline():
            text = line.decode("utf-8", "replace").strip()
            word = text.split(" ")[0].upper()
            taken.said.append(text if word not in ("AUTH",) else "AUTH")
            if word in ("EHLO", "HELO"):
                self._say("250-test\r\n250-AUTH PLAIN LOGIN\r\n250 8BITMIME" if taken.logins else "250-test\r\n250 8BITMIME")
            elif word == "AUTH":
                self._say("535 no")
            elif word == "MAIL":
                sender = text.partition("<")[2].partition(">")[0]
                self._say("250 ok")
            elif word == "RCPT":
                address = text.partition("<")[2].partition(">")[0]
                self._say("550 nobody" if address in taken.refused else "250 ok")
            elif word == "DATA":
                if taken.drop_data:
                    return
                self._say("354 go")
                taken.letters.append((sender, address, self._read_letter()))
                self._say("250 taken")
            elif word == "QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 ok" if word in ("RSET", "NOOP") else "502 unknown")

    def _read_letter(self) -> bytes:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line[1:] if line.startswith(b"..") else line)
        return b"".join(lines)

    def _say(self, words: str) -> None:
        self.wfile.write(words.encode() + b"\r\n")


@contextmanager
def mail_server() -> Iterator[Taken]:
    """Runs one on a free port of this machine for as long as the block lasts."""
    taken = Taken()
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Talk) as server:
        server.daemon_threads = True
        server.taken = taken  # type: ignore[attr-defined]  # for the handler
        taken.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield taken
        finally:
            server.shutdown()
            thread.join()
