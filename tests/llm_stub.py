"""A server on loopback that speaks as an OpenAI-compatible one does, and answers what a test has written for it."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


def completion(content: Any, tokens: int = 100) -> tuple[int, dict[str, str], str]:
    """A good answer with this content; what is no text becomes JSON."""
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    body = {"choices": [{"message": {"role": "assistant", "content": text}}], "usage": {"total_tokens": tokens}}
    return 200, {}, json.dumps(body, ensure_ascii=False)


class Stub:
    """`answers` are given in order, the last one again and again; `asked` holds bodies and headers of the requests."""

    def __init__(self, *answers: tuple[int, dict[str, str], str] | float) -> None:
        self.answers = list(answers)
        self.asked: list[tuple[dict[str, Any], dict[str, str]]] = []
        self.url = ""

    def next(self) -> tuple[int, dict[str, str], str] | float:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


@contextmanager
def serving(stub: Stub) -> Iterator[Stub]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            stub.asked.append((body, {k.lower(): v for k, v in self.headers.items()}))
            answer = stub.next()
            if isinstance(answer, float):  # a server that hangs for so many seconds, then goes
                time.sleep(answer)
                self.close_connection = True
                return
            code, headers, text = answer
            data = text.encode()
            self.send_response(code)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    stub.url = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield stub
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
