"""Runs the command `serve` in a process of its own and asks it for pages, as a browser does."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.edge.building import command, environment

PATIENCE = 30.0
"""Seconds after which a server that hasn't done something won't do it any more, however busy the machine."""


class Server:
    """A server on its own port, in a session of its own so that a key press reaches all its processes."""

    def __init__(self, root: Path, port: int) -> None:
        self.port = port
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 - `end` closes it, as it ends the process
        self.process = subprocess.Popen(
            command("serve", "--port", str(port)),
            cwd=root,
            env=environment(root),
            stdout=self._said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    @property
    def said(self) -> str:
        """All that it has printed so far."""
        self._said.seek(0)
        return self._said.read().decode()

    def get(self, path: str) -> tuple[int, str]:
        """Return status and text of a page, or 0 while nobody answers."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=PATIENCE) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()
        except OSError:
            return 0, ""

    def comes_to(self, path: str, *words: str) -> bool:
        """Whether the page at `path` shows the words within the time that a reader would wait for them."""
        return eventually(lambda: all(word in self.get(path)[1] for word in words))

    def press_ctrl_c(self) -> int:
        """Interrupt all its processes, as a terminal does, and return the exit code."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(PATIENCE)

    def end(self) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        self._said.close()


def eventually(happens: Callable[[], bool]) -> bool:
    end = time.monotonic() + PATIENCE
    while not happens():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(root: Path) -> Iterator[Server]:
    """Start a server on the repository at `root`, wait for its first answer, and end it afterwards."""
    server = Server(root, free_port())
    try:
        assert eventually(lambda: server.get("")[0] > 0 or server.process.poll() is not None), server.said
        yield server
    finally:
        server.end()
