"""A TCP proxy before a server that breaks connections in the worst moments."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager

COMMIT = b"\x00\x02\xb0\x12\x00\x00"  # a Bolt chunk of two bytes: a structure without fields whose tag is COMMIT


class Proxy:
    """Forwards to `port`. `cut_commits`: numbers of the COMMITs whose reply is lost; `reset_after`: bytes, then RST."""

    def __init__(self, port: int, cut_commits: set[int] | None = None, reset_after: list[int] | None = None) -> None:
        self._target = port
        self._cut = cut_commits or set()
        self._resets = reset_after or []
        self.commits = 0
        self.broken = 0
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def uri(self) -> str:
        return f"bolt://127.0.0.1:{self.port}"

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            server = socket.create_connection(("127.0.0.1", self._target))
            lost = threading.Event()
            threading.Thread(target=self._up, args=(client, server, lost), daemon=True).start()
            threading.Thread(target=self._down, args=(client, server, lost), daemon=True).start()

    def _up(self, client: socket.socket, server: socket.socket, lost: threading.Event) -> None:
        passed = 0
        with contextlib.suppress(OSError):
            while data := client.recv(65536):
                if data.endswith(COMMIT):
                    self.commits += 1
                    if self.commits in self._cut:
                        self.broken += 1
                        lost.set()
                passed += len(data)
                if self._resets and passed > self._resets[0]:
                    self._resets.pop(0)
                    self.broken += 1
                    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                    break
                server.sendall(data)
        _close(client, server)

    def _down(self, client: socket.socket, server: socket.socket, lost: threading.Event) -> None:
        with contextlib.suppress(OSError):
            while data := server.recv(65536):
                if lost.is_set():
                    break
                client.sendall(data)
        _close(client, server)

    def close(self) -> None:
        self._listener.close()


def _close(*sockets: socket.socket) -> None:
    for one in sockets:
        with contextlib.suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)
        one.close()


@contextmanager
def proxy(port: int, **how: object) -> Iterator[Proxy]:
    found = Proxy(port, **how)  # type: ignore[arg-type]
    try:
        yield found
    finally:
        found.close()
