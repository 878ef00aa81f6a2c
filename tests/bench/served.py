"""A web server that counts what goes over the wire, whoever asks for it, and can be as slow as a phone's network.

A browser's own counting and slowing leave out what a worker fetches.
"""

from __future__ import annotations

import gzip
import http.server
import threading
import time
from functools import cache
from pathlib import Path
from typing import NamedTuple

LATENCY = 0.15
RATE = 1_600_000 / 8
"""Seconds until an answer begins, and bytes a second for all answers together, on the slowed network."""
_PIECE = 4096
_TYPES = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".css": "text/css",
    ".json": "application/json",
    ".txt": "text/plain",
}


class Answer(NamedTuple):
    """One answer: its path, and its bytes with the headers."""

    path: str
    size: int

    @property
    def is_code(self) -> bool:
        """Whether it is a program or its looks: the same at every size, and kept by the browser."""
        name = self.path.rsplit("/", 1)[-1]
        return name.endswith((".js", ".css")) or name.startswith("wasm.")


class Server(http.server.ThreadingHTTPServer):
    """Serves a folder, compressed as static hosts do. While `gate` is closed, what is named `held` has to wait."""

    daemon_threads = True

    def __init__(self, folder: Path, held: str = "") -> None:
        self.folder = folder
        self.held = held
        self.gate = threading.Event()
        self.answers: list[Answer] = []
        self.is_slow = False
        self._line = threading.Lock()
        self._free = 0.0
        super().__init__(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"

    def passed(self, size: int) -> None:
        """Return when so many bytes are through the one line that all answers share."""
        with self._line:
            self._free = max(self._free, time.monotonic()) + size / RATE
            until = self._free
        time.sleep(max(0, until - time.monotonic()))

    def handle_error(self, request: object, client_address: object) -> None:
        pass  # a page that was closed doesn't wait for its answers


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: Server

    def do_GET(self) -> None:
        asked = self.path.split("?")[0]
        path = self.server.folder / asked.lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        body, coding = _compressed(path) if path.is_file() else (b"", "")
        lines = [
            "HTTP/1.1 200 OK" if path.is_file() else "HTTP/1.1 404 Not Found",
            f"Content-Type: {_TYPES.get(path.suffix, 'application/octet-stream')}; charset=utf-8",
            f"Content-Length: {len(body)}",
            *([f"Content-Encoding: {coding}"] if coding else []),
        ]
        answer = "\r\n".join([*lines, "", ""]).encode() + body
        if self.server.held and self.server.held in asked:
            self.server.gate.wait()
        if asked != "/favicon.ico":
            self.server.answers.append(Answer(asked, len(answer)))
        if not self.server.is_slow:
            self.wfile.write(answer)
            return
        time.sleep(LATENCY)
        for start in range(0, len(answer), _PIECE):
            piece = answer[start : start + _PIECE]
            self.server.passed(len(piece))
            self.wfile.write(piece)

    def log_message(self, format: str, *args: object) -> None:
        pass


@cache
def _compressed(path: Path) -> tuple[bytes, str]:
    plain = path.read_bytes()
    packed = gzip.compress(plain, 6, mtime=0)
    return (packed, "gzip") if len(packed) < len(plain) else (plain, "")


def forget() -> None:
    """Drop what was compressed: the next folder is another."""
    _compressed.cache_clear()
