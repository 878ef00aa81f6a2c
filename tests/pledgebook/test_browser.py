"""The finder on a made-up machine: a PATH of shell scripts that stand for browsers, fc-list, apt-get and Playwright."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from pledgebook.browser import NoBrowserError, find, find_light

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the made-up machine is a Linux")

WRONG = (
    "BROWSER_PATH 指向的不是可运行的浏览器：{0}。请改正或取消该变量。"
    " BROWSER_PATH names no browser that runs: {0}. Correct or unset it."
)
NONE = (
    "找不到浏览器：请安装 Chromium、Chrome 或 Edge，或用环境变量 BROWSER_PATH 指明其位置。"
    " No browser found: install Chromium, Chrome or Edge, or name its path in BROWSER_PATH."
)
NO_FONT = (
    "系统缺少中文字体：请安装 fonts-noto-cjk（Debian、Ubuntu）或其他中文字体。"
    " No font here has Chinese characters: install fonts-noto-cjk (Debian, Ubuntu) or another Chinese font."
)
PATH = os.environ["PATH"]


@dataclass(frozen=True)
class Machine:
    bin: Path
    log: Path

    def has(self, name: str, script: str = "") -> Path:
        path = self.bin / name
        path.write_text(f'#!/bin/sh\necho "{name} $*" >> "{self.log}"\nPATH="{PATH}"\ncd "{self.bin}"\n{script}\n')
        path.chmod(0o755)
        return path

    def calls(self, name: str) -> list[str]:
        lines = self.log.read_text().splitlines() if self.log.exists() else []
        return [line for line in lines if line.split()[0] == name]


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """Return a machine with a Chinese font, without a browser, where we are not root and every download fails."""
    made = Machine(tmp_path / "bin", tmp_path / "log")
    made.bin.mkdir()
    made.has("fc-list", "echo Noto Sans CJK")
    monkeypatch.setenv("PATH", str(made.bin))
    monkeypatch.delenv("BROWSER_PATH", raising=False)
    monkeypatch.setattr(sys, "executable", str(made.has("python", "exit 1")))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    return made


def refusal() -> str:
    with pytest.raises(NoBrowserError) as caught:
        find()
    return str(caught.value)


def test_browser_path_goes_before_an_installed_browser(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    machine.has("chromium")
    mine = machine.has("my browser")
    monkeypatch.setenv("BROWSER_PATH", str(mine))
    assert find() == mine


@pytest.mark.parametrize("wrong", ["missing", "a-text", "fails", ""], ids=["missing", "a text", "failing", "a folder"])
def test_a_wrong_browser_path_is_refused_and_nothing_else_is_tried(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, wrong: str
) -> None:
    machine.has("chromium")
    machine.has("fails", "exit 1")
    (machine.bin / "a-text").write_text("no program")
    monkeypatch.setenv("BROWSER_PATH", str(machine.bin / wrong))
    assert refusal() == WRONG.format(machine.bin / wrong)


@pytest.mark.parametrize("name", ["chromium-headless-shell", "chromium", "google-chrome", "microsoft-edge"])
def test_an_installed_browser_is_found_and_nothing_is_installed(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    machine.has("apt-get")
    installed = machine.has(name)
    assert find() == installed
    assert machine.calls("apt-get") + machine.calls("python") == []


def test_a_script_that_only_advertises_a_browser_is_passed_over(machine: Machine) -> None:
    machine.has("chromium", "echo please install me; exit 1")
    works = machine.has("google-chrome")
    assert find() == works


def test_the_shell_without_windows_goes_before_other_browsers(machine: Machine) -> None:
    machine.has("chromium")
    shell = machine.has("chromium-headless-shell")
    assert find() == shell


def test_for_many_pages_root_gets_the_shell_beside_another_browser(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    machine.has("chromium")
    machine.has("apt-get", 'case "$*" in *install*) cp fc-list chromium-headless-shell;; esac')
    assert find_light() == machine.bin / "chromium-headless-shell"


def test_where_there_is_no_shell_any_browser_opens_many_pages(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    browser = machine.has("chromium")
    machine.has("apt-get", "echo E: no candidate >&2; exit 100")
    assert find_light() == browser


def test_playwrights_shell_is_found_beside_its_browser(machine: Machine) -> None:
    browser = machine.bin / "chromium-12" / "chrome-linux64" / "chrome"
    shell = machine.bin / "chromium_headless_shell-12" / "chrome-headless-shell-linux64" / "chrome-headless-shell"
    machine.has("python", f'[ "$1" = -c ] && echo "{browser}"')
    assert refusal() == NONE
    for path in (browser, shell):
        path.parent.mkdir(parents=True)
        machine.has("made").rename(path)
        assert find() == path


def test_playwrights_download_is_found(machine: Machine) -> None:
    downloaded = machine.has("playwrights-chrome")
    machine.has("python", f'[ "$1" = -c ] && echo "{downloaded}"')
    assert find() == downloaded


def test_root_gets_the_browser_and_the_fonts_from_apt(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    machine.has("apt-get", 'case "$*" in *chromium*) cp fc-list chromium-headless-shell;; esac')
    assert find() == machine.bin / "chromium-headless-shell"
    assert machine.calls("apt-get") == [
        "apt-get -qq -o DPkg::Lock::Timeout=120 update",
        "apt-get -qq -o DPkg::Lock::Timeout=120 install -y --no-install-recommends "
        "chromium-headless-shell libatomic1 fonts-noto-cjk",
    ]


def test_where_apt_has_no_shell_it_gives_the_browser_with_windows(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    machine.has("apt-get", 'case "$*" in *shell*) exit 100;; *chromium*) cp fc-list chromium;; esac')
    assert find() == machine.bin / "chromium"


def test_whoever_is_not_root_gets_playwrights_download(machine: Machine) -> None:
    machine.has("apt-get")
    machine.has(
        "python", f'case "$*" in *install*) cp fc-list ours;; *) [ -f ours ] && echo "{machine.bin}/ours";; esac'
    )
    assert find() == machine.bin / "ours"
    assert machine.calls("apt-get") == []


def test_where_apt_fails_its_reason_is_shown_and_playwright_is_asked(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    machine.has("apt-get", "echo E: no candidate >&2; exit 100")
    assert refusal() == NONE
    assert "  apt-get: E: no candidate\n" in capsys.readouterr().err
    assert "python -m playwright install --only-shell chromium" in machine.calls("python")


def test_without_any_browser_one_line_says_what_to_install(machine: Machine) -> None:
    assert refusal() == NONE
    assert "\n" not in NONE


def test_root_gets_missing_chinese_fonts_from_apt(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    browser = machine.has("chromium")
    machine.has("fc-list", "cat fonts 2>/dev/null")
    machine.has("apt-get", 'case "$*" in *fonts-noto-cjk*) echo Noto > fonts;; esac')
    assert find() == browser


@pytest.mark.parametrize("script", ["exit 0", "exit 1"])
def test_without_chinese_fonts_one_line_says_what_to_install(machine: Machine, script: str) -> None:
    machine.has("chromium")
    machine.has("fc-list", script)
    assert refusal() == NO_FONT
