"""The command `serve`: the site as it is being written, and what it shows while the data has mistakes."""

from __future__ import annotations

import re
import socket
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import HTTPCookieProcessor, build_opener

import pytest
from tests.conftest import Copy
from tests.edge.building import emptied, run, swap
from tests.edge.serving import Server, eventually, served
from tests.pledgebook.data import folder, swapped

LETTER_FILE = "data/letters/guarantee/v1.yml"
PROBLEM = (
    f"{LETTER_FILE}:31:11: “kind” 的值 “dutty” 不在词表中。",
    "“dutty” is not a valid value of “kind”.",
    "数据有问题，网站暂未更新",
    "The data has problems; the site is not updated",
)


@pytest.fixture(scope="module")
def root(copy: Copy) -> Path:
    """A repository with two short letters and a draft."""
    made = emptied(copy())
    draft = swapped("signed:\n  by:\n    zh: 示例公司\n    en: Example Company\n  on: 2025-12-20\n", "")
    folder(made / "data", {"letters/drafted/v1.yml": draft.replace("CS-2026-001", "CS-2026-003")})
    return made


@pytest.fixture(scope="module")
def server(root: Path) -> Iterator[Server]:
    with served(root) as running:
        yield running


@contextmanager
def edited(root: Path, old: str, new: str) -> Iterator[None]:
    """Change the letter, and change it back."""
    swap(root / LETTER_FILE, old, new)
    try:
        yield
    finally:
        swap(root / LETTER_FILE, new, old)


def test_its_address_is_printed_in_both_languages(server: Server) -> None:
    address = f"http://127.0.0.1:{server.port}/"
    zh = f"网站在 {address} ，保存后自动刷新；按 Ctrl+C 结束。\n"
    en = f"The site is at {address}, renewed at every save; Ctrl+C ends.\n"
    assert eventually(lambda: zh + en in server.said)


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("", "<title>示例公司 服务承诺书</title>"),
        ("en/", "<title>Example Company Service Commitments</title>"),
        ("letters/guarantee/", "<title>服务承诺书 - 示例公司 服务承诺书</title>"),
        (
            "en/letters/guarantee/v1/",
            "<title>Service guarantee (version 1) - Example Company Service Commitments</title>",
        ),
        ("letters/guarantee/answer/", "<title>第1条 答复 · 服务承诺书 - 示例公司 服务承诺书</title>"),
        ("accessibility/", "<title>无障碍声明 - 示例公司 服务承诺书</title>"),
    ],
)
def test_a_page_is_answered(path: str, title: str, server: Server) -> None:
    status, text = server.get(path)
    assert (status, title in text) == (200, True)


def test_an_address_without_a_page_is_not_found_in_both_languages(server: Server) -> None:
    status, text = server.get("letters/guarantee/no-such-clause/")
    assert (status, "找不到页面" in text, "Page not found" in text) == (404, True, True)


def test_a_style_sheet_is_answered(server: Server) -> None:
    assert server.get("assets/stylesheets/base.css")[0] == 200


def test_a_draft_is_shown_as_one(server: Server) -> None:
    status, text = server.get("letters/drafted/v1/")
    assert (status, 'pb-status--draft"' in text) == (200, True)


def test_an_edit_is_shown(server: Server, root: Path) -> None:
    with edited(root, "        本公司道歉。", "        本公司当面道歉。"):
        assert server.comes_to("letters/guarantee/remedy/", "本公司当面道歉。")
    assert server.comes_to("letters/guarantee/remedy/", "<p>本公司道歉。</p>")


@pytest.mark.parametrize("path", ["", "letters/guarantee/", "en/letters/guarantee/answer/", "en/accessibility/"])
def test_a_mistake_is_shown_on_every_page_and_mended_the_site_comes_back(path: str, server: Server, root: Path) -> None:
    good = server.get(path)[1]
    with edited(root, "kind: duty", "kind: dutty"):
        assert server.comes_to(path, *PROBLEM)
    assert (server.comes_to(path, "pb-main"), good != "") == (True, True)


def test_who_looks_at_the_last_good_site_stays_there_until_there_are_other_mistakes(server: Server, root: Path) -> None:
    browser = build_opener(HTTPCookieProcessor())

    def shown(path: str) -> tuple[str, bool]:
        with browser.open(f"http://127.0.0.1:{server.port}/{path}") as answer:
            return answer.url.partition(f"{server.port}/")[2], not re.search("dutt|dutyy", answer.read().decode())

    with edited(root, "kind: duty", "kind: dutty"):
        assert server.comes_to("", *PROBLEM)
        assert [shown("letters/?last-good"), shown(""), shown("en/letters/guarantee/answer/")] == [
            ("letters/", True),  # without the query, so that a reload shows what is so by then
            ("", True),
            ("en/letters/guarantee/answer/", True),
        ]
        with edited(root, "kind: dutty", "kind: dutyy"):
            assert server.comes_to("", "dutyy")
            assert shown("letters/") == ("letters/", False)
    assert server.comes_to("", "pb-main")


@pytest.mark.parametrize("path", ["letters/compensation", "en/letters/guarantee/answer"])
def test_an_address_without_its_last_slash_leads_to_the_page(path: str, server: Server) -> None:
    with urllib.request.urlopen(f"http://127.0.0.1:{server.port}/{path}") as answer:
        assert (answer.status, answer.url.endswith(f"/{path}/")) == (200, True)


def test_a_section_without_its_page_is_told(copy: Copy) -> None:
    root = emptied(copy())
    folder(root / "data")
    swap(root / "docs/terms.md", "section: terms", "section: term")
    with served(root) as running:
        assert eventually(lambda: "docs/terms.md" in running.said)


def test_data_moved_away_and_back_is_watched_as_before(copy: Copy) -> None:
    root = emptied(copy())
    folder(root / "data")
    with served(root) as running:
        assert running.comes_to("letters/guarantee/remedy/", "<p>本公司道歉。</p>")
        (root / "data").rename(root / "aside")
        assert running.comes_to("letters/guarantee/remedy/", "没有这个数据文件夹", "There is no such data folder")
        (root / "aside").rename(root / "data")
        assert running.comes_to("letters/guarantee/remedy/", "<p>本公司道歉。</p>")
        swap(root / LETTER_FILE, "        本公司道歉。", "        本公司当面道歉。")
        assert running.comes_to("letters/guarantee/remedy/", "本公司当面道歉。")


def test_a_mistake_shows_no_traceback(server: Server, root: Path) -> None:
    with edited(root, "kind: duty", "kind: dutty"):
        assert server.comes_to("", *PROBLEM)
        told = server.said
    assert (server.comes_to("", "pb-main"), "Traceback" in told) == (True, False)


def test_started_on_a_mistake_it_shows_it_and_mended_the_site_comes(copy: Copy) -> None:
    root = emptied(copy())
    folder(root / "data", {"letters/guarantee/v1.yml": swapped("kind: duty", "kind: dutty")})
    with served(root) as running:
        assert running.comes_to("letters/guarantee/", *PROBLEM)
        swap(root / LETTER_FILE, "kind: dutty", "kind: duty")
        assert running.comes_to("en/letters/guarantee/answer/", "<title>Clause 1 Answer")


def test_a_taken_port_is_told_in_both_languages(root: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run(root, "serve", "--port", str(port))
    assert (done.returncode, done.stdout, done.stderr) == (
        1,
        "",
        f"端口 {port} 已被占用。请用 --port 换一个，例如 --port {port + 1}。\n"
        f"Port {port} is taken. Choose another with --port, such as --port {port + 1}.\n",
    )


def test_ctrl_c_ends_it_without_a_traceback_or_anything_left_behind(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with served(root) as running:
        assert eventually(lambda: "Ctrl+C ends." in running.said)
        code = running.press_ctrl_c()
        told = running.said
    assert (code, "Traceback" in told, list(tmp_path.iterdir())) == (0, False, [])
