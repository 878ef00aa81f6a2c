"""Firefox, as readers have it, and what it prints: driven by Marionette, the protocol that every Firefox speaks."""

from __future__ import annotations

import base64
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

COMMANDS = ("firefox-esr", "firefox")
START = 60.0  # seconds, on a busy machine
FETCH = 90.0  # seconds to download about 70 MB; where that takes longer, the tests don't wait for it
# Any free port, and none of Firefox's own visits to the network.
PREFERENCES = {
    "marionette.port": 0,
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.safebrowsing.update.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.getAddons.cache.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,",
    "toolkit.telemetry.enabled": False,
}
A4 = {"width": 21.0, "height": 29.7}  # cm
_NO_MARGINS = dict.fromkeys(("top", "bottom", "left", "right"), 0)


def find() -> Path | None:
    """Return `$FIREFOX_PATH`, an installed Firefox, or ESR, which apt installs where we are root and it has it."""
    if chosen := os.environ.get("FIREFOX_PATH"):
        return Path(chosen)
    return _installed() or (_installed() if _fetched() else None)


def _installed() -> Path | None:
    return next((Path(found) for name in COMMANDS if (found := shutil.which(name))), None)


def _fetched() -> bool:
    if os.name != "posix" or os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    apt = ("apt-get", "-qq", "-y", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=120")
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}

    def run(*arguments: str, seconds: float | None) -> bool:
        command = [*apt, *arguments]
        done = subprocess.run(command, env=environment, capture_output=True, check=False, timeout=seconds)
        return done.returncode == 0

    try:
        run("update", seconds=FETCH)  # its failure alone decides nothing
        if not run("install", "--download-only", "firefox-esr", seconds=FETCH):
            return False
    except subprocess.TimeoutExpired:
        return False
    return run("install", "firefox-esr", seconds=None)  # without a limit: half an installation would be worse


class Firefox:
    """One that runs; `version` is its own."""

    def __init__(self, connection: socket.socket) -> None:
        self._stream = connection.makefile("rwb")
        self._count = 0
        self._read()  # its greeting
        self.version: str = self._ask("WebDriver:NewSession", capabilities={})["capabilities"]["browserVersion"]

    def printed(self, url: str) -> bytes:
        """Return the page as a PDF, on A4; the margins are those of the page's own style."""
        self._ask("WebDriver:Navigate", url=url)
        made = self._ask("WebDriver:Print", background=True, shrinkToFit=False, page=A4, margin=_NO_MARGINS)
        return base64.b64decode(made["value"])

    def _ask(self, command: str, **parameters: Any) -> dict[str, Any]:
        self._count += 1
        sent = json.dumps([0, self._count, command, parameters]).encode()
        self._stream.write(b"%d:%b" % (len(sent), sent))
        self._stream.flush()
        _, _, error, result = self._read()
        assert error is None, error
        return dict(result)

    def _read(self) -> Any:
        length = b""
        while (byte := self._stream.read(1)) != b":":
            assert byte, "Firefox has ended"
            length += byte
        return json.loads(self._stream.read(int(length)))


@contextmanager
def running(executable: Path) -> Iterator[Firefox]:
    """Yield a Firefox without a window, with a profile of its own that goes with it."""
    with tempfile.TemporaryDirectory(prefix="pledgebook-", ignore_cleanup_errors=True) as folder:
        profile = Path(folder)
        lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in PREFERENCES.items())
        (profile / "user.js").write_text("".join(lines), encoding="utf-8")
        command = [str(executable), "--headless", "--marionette", "--no-remote", "--profile", folder]
        quiet = subprocess.DEVNULL
        with subprocess.Popen(command, stdout=quiet, stderr=quiet, env=os.environ | {"HOME": folder}) as process:
            try:
                with socket.create_connection(("127.0.0.1", _port(profile, process)), timeout=START) as connection:
                    yield Firefox(connection)
            finally:
                process.kill()


def _port(profile: Path, process: subprocess.Popen[bytes]) -> int:
    """Return the port that Firefox writes into its profile once it listens."""
    file, end = profile / "MarionetteActivePort", time.monotonic() + START
    while time.monotonic() < end and process.poll() is None:
        if file.is_file() and (text := file.read_text(encoding="ascii").strip()):
            return int(text)
        time.sleep(0.05)
    raise AssertionError(f"Firefox does not start: {process.poll()}")
