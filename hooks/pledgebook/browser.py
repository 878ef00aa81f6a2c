"""In: this machine. Out: the path of a Chromium-family browser, installed where that is possible without asking.

The tests drive it and PDFs are printed with it. Without one, or without Chinese fonts, there is one line that says
what to install; nothing is skipped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

SHELL = "chromium-headless-shell"
SHELL_PACKAGES = (SHELL, "libatomic1")  # Playwright's driver needs the library; with Chromium itself apt brings it
COMMANDS = (  # the shell first: Chromium without windows, which opens a page in a quarter of the time
    SHELL, "chromium", "chromium-browser",
    "google-chrome", "google-chrome-stable", "microsoft-edge", "microsoft-edge-stable",
)  # fmt: skip
MAC = ("Chromium", "Google Chrome", "Microsoft Edge")
WINDOWS = (
    "Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe", "Chromium/Application/chrome.exe",
)  # fmt: skip
PLAYWRIGHT = "from playwright.sync_api import sync_playwright as p\nwith p() as it: print(it.chromium.executable_path)"
LOOK = 60.0  # seconds: a cold start of Playwright's driver on a busy machine
FETCH = 600.0  # seconds: about 200 MB of browser and fonts on a slow line


class NoBrowserError(Exception):
    """One line in Chinese and English that says what to install or to set."""


def find() -> Path:
    """Return a browser that starts, preferring `$BROWSER_PATH`, then what is installed, then what can be installed.

    Raises NoBrowserError where there is none to be had, and on Linux where no font has Chinese characters.
    """
    browser: Path | None
    if chosen := os.environ.get("BROWSER_PATH"):
        browser = Path(chosen).absolute()
        if not _starts(browser):
            raise NoBrowserError(
                f"BROWSER_PATH 指向的不是可运行的浏览器：{chosen}。请改正或取消该变量。"
                f" BROWSER_PATH names no browser that runs: {chosen}. Correct or unset it."
            )
    else:
        browser = _installed() or _fetched()
    if browser is None:
        raise NoBrowserError(
            "找不到浏览器：请安装 Chromium、Chrome 或 Edge，或用环境变量 BROWSER_PATH 指明其位置。"
            " No browser found: install Chromium, Chrome or Edge, or name its path in BROWSER_PATH."
        )
    if _lacks_chinese() and not (_apt("fontconfig", "fonts-noto-cjk") and not _lacks_chinese()):
        raise NoBrowserError(
            "系统缺少中文字体：请安装 fonts-noto-cjk（Debian、Ubuntu）或其他中文字体。"
            " No font here has Chinese characters: install fonts-noto-cjk (Debian, Ubuntu) or another Chinese font."
        )
    return browser


def find_light() -> Path:
    """Return a browser for hundreds of pages: as `find`, but apt may bring the shell even beside another browser."""
    if not (os.environ.get("BROWSER_PATH") or shutil.which(SHELL)):
        _apt(*SHELL_PACKAGES)
    return find()


def _installed() -> Path | None:
    return next(filter(_starts, _places()), None) or _playwrights()


def _fetched() -> Path | None:
    # apt first where we may use it: on CI machines it is near, and brings the libraries and fonts that Playwright's
    # download leaves to the administrator. Elsewhere that download needs no rights.
    for packages in (SHELL_PACKAGES, ("chromium",)):
        if _apt(*packages, "fonts-noto-cjk") and (browser := _installed()):
            return browser
    _output(FETCH, sys.executable, "-m", "playwright", "install", "--only-shell", "chromium")
    return _playwrights()


def _places() -> Iterator[Path]:
    """Yield every usual place of this system; not all of them need exist."""
    yield from (Path(found) for name in COMMANDS if (found := shutil.which(name)))
    if sys.platform == "darwin":
        for folder in (Path("/Applications"), Path.home() / "Applications"):
            yield from (folder / f"{name}.app" / "Contents" / "MacOS" / name for name in MAC)
    elif sys.platform == "win32":
        folders = [os.environ.get(name) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")]
        yield from (Path(folder, place) for folder in folders if folder for place in WINDOWS)


def _playwrights() -> Path | None:
    """Return Playwright's own browser if it was downloaded; Playwright knows where, on every system."""
    if not (path := (_output(LOOK, sys.executable, "-c", PLAYWRIGHT) or "").strip()):
        return None
    browser = Path(path)
    # Playwright names its browser with windows only; the shell of the same revision lies beside it
    shells = (
        shell
        for folder in browser.parents if folder.name.startswith("chromium-")
        for shell in folder.with_name(folder.name.replace("chromium-", "chromium_headless_shell-")).glob("*/*shell*")
    )  # fmt: skip
    return next(filter(_starts, (*shells, browser)), None)


def _starts(browser: Path) -> bool:
    if not (browser.is_file() and os.access(browser, os.X_OK)):
        return False
    # Asked for, because Ubuntu's chromium-browser may be a script that only advertises a package. On Windows the
    # question would open a window.
    return sys.platform == "win32" or _output(LOOK, str(browser), "--version") is not None


def _lacks_chinese() -> bool:
    """Say whether this is a Linux without a Chinese font; a machine without fontconfig has none that counts."""
    return sys.platform == "linux" and not _output(LOOK, "fc-list", ":lang=zh", "family")


def _apt(*packages: str) -> bool:
    """Install the packages where we are root on a system with apt; say whether they are there now."""
    if sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    print(f"正在用 apt 安装 / Installing with apt: {' '.join(packages)}…", file=sys.stderr, flush=True)
    apt = ("apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120")
    _output(FETCH, *apt, "update")  # its failure alone decides nothing: an older list may do
    return _output(FETCH, *apt, "install", "-y", "--no-install-recommends", *packages) is not None


def _output(seconds: float, *command: str) -> str | None:
    """Return what the command prints; None if it is missing, fails (its last line is shown then) or takes too long."""
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, errors="replace", check=False, timeout=seconds,
            stdin=subprocess.DEVNULL, env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return None
    if done.returncode != 0 and seconds == FETCH:
        print(f"  {command[0]}: {(done.stderr.strip().splitlines() or ['?'])[-1]}", file=sys.stderr)
    return done.stdout if done.returncode == 0 else None
