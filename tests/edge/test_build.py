"""The command `build`: the same bytes everywhere, and never a broken or a lost site."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest
from tests.conftest import Copy
from tests.edge.building import build, command, emptied, environment, files, run, swap
from tests.pledgebook.data import LETTER, folder, swapped


@pytest.fixture(scope="module")
def small(copy: Copy) -> Path:
    """A repository with two short letters, which builds fast."""
    return folder_of(copy())


def folder_of(root: Path) -> Path:
    """Return the repository with the short letters in place of its own."""
    folder(emptied(root) / "data")
    return root


@pytest.fixture
def built(small: Path, tmp_path: Path) -> Path:
    """A site of the small repository."""
    site = tmp_path / "site"
    assert build(small, site).returncode == 0
    return site


def test_two_builds_in_other_folders_and_zones_with_other_hash_seeds_are_the_same(
    site: Path, copy: Copy, tmp_path: Path
) -> None:
    more = {"PYTHONHASHSEED": "1", "TZ": "America/Los_Angeles", "LC_ALL": "C"}
    done = build(copy(), tmp_path / "other" / "site", **more)
    assert (done.returncode, files(tmp_path / "other" / "site")) == (0, files(site))


def test_a_build_says_in_both_languages_what_it_made(small: Path, tmp_path: Path) -> None:
    done = build(small, tmp_path / "site")
    count = sum(name.endswith("index.html") for name in files(tmp_path / "site"))
    assert (done.returncode, done.stdout, done.stderr) == (
        0,
        f"已生成 {count} 页：{tmp_path / 'site'}\n{count} pages made: {tmp_path / 'site'}\n",
        "",
    )


def test_a_second_build_leaves_nothing_of_the_first(small: Path, built: Path) -> None:
    before = files(built)
    (built / "old").mkdir()
    (built / "old" / "index.html").write_text("")
    assert (build(small, built).returncode, files(built)) == (0, before)


def test_a_build_leaves_nothing_beside_the_site(built: Path) -> None:
    assert [path.name for path in built.parent.iterdir()] == ["site"]


def test_a_build_writes_nowhere_but_into_the_site_and_the_cache(copy: Copy, tmp_path: Path) -> None:
    root = folder_of(copy())
    before = files(root)
    build(root, tmp_path / "site", PYTHONDONTWRITEBYTECODE="1")
    assert {path: data for path, data in files(root).items() if not path.startswith(".cache/")} == before


def test_a_mistake_ends_the_build_with_its_place_and_both_languages(copy: Copy, tmp_path: Path) -> None:
    root = folder_of(copy())
    swap(root / "data/letters/guarantee/v1.yml", "kind: duty", "kind: dutty")
    done = build(root, tmp_path / "site")
    words = "definition, scope, duty, prohibition, safeguard, breach, remedy, dispute, procedure"
    assert (done.returncode, done.stdout, done.stderr.strip()) == (
        1,
        "",
        f"data/letters/guarantee/v1.yml:31:11: “kind” 的值 “dutty” 不在词表中。可用：{words}。\n"
        f"  “dutty” is not a valid value of “kind”. Use one of: {words}.\n"
        "    |     kind: duty\n"
        "问题 1 个，提醒 0 条。\n"
        "1 problem(s), 0 note(s).",
    )


@pytest.mark.parametrize("arguments", [("check",), ("build", "--site-dir", "site")], ids=" ".join)
def test_in_a_github_workflow_a_mistake_is_annotated_at_its_line(copy: Copy, arguments: tuple[str, ...]) -> None:
    root = folder_of(copy())
    swap(root / "data/letters/guarantee/v1.yml", "kind: duty", "kind: dutty")
    done = run(root, *arguments, GITHUB_ACTIONS="true")
    annotations = [line for line in (done.stdout + done.stderr).splitlines() if line.startswith("::")]
    assert (done.returncode, [line.split(",title")[0] for line in annotations]) == (
        1,
        ["::error file=data/letters/guarantee/v1.yml,line=31,col=11"],
    )


def test_a_mistake_leaves_the_old_site_as_it_was(copy: Copy, tmp_path: Path) -> None:
    root, site = folder_of(copy()), tmp_path / "site"
    build(root, site)
    before = files(site)
    swap(root / "data/letters/guarantee/v1.yml", "kind: duty", "kind: dutty")
    assert (build(root, site).returncode, files(tmp_path)) == (
        1,
        {f"site/{name}": data for name, data in before.items()},
    )


def test_a_note_does_not_stop_the_build_but_is_told(copy: Copy, tmp_path: Path) -> None:
    root = folder_of(copy())
    folder(root / "data", {"letters/guarantee/v1.yml": swapped("本公司道歉。", "本公司道歉，力求最好。")})
    done = build(root, tmp_path / "site")
    assert (done.returncode, "提醒：" in done.stderr, "Note: " in done.stderr) == (0, True, True)


def test_a_build_that_is_killed_leaves_the_old_site(copy: Copy, tmp_path: Path) -> None:
    root, site = copy(), tmp_path / "site"
    build(root, site)
    before = files(site)
    swap(root / "data/publisher.yml", "  zh: 示例公司\n", "  zh: 另一示例公司\n")
    partial = tmp_path / ".site.partial"
    process = subprocess.Popen(
        command("build", "--site-dir", site),
        cwd=root,
        env=environment(root),
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    while process.poll() is None and not (partial / "letters").exists():
        time.sleep(0.002)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    assert (process.returncode, partial.exists(), files(site)) == (-signal.SIGKILL, True, before)


def test_a_build_ended_between_its_two_moves_gives_the_old_site_back(small: Path, built: Path) -> None:
    before = files(built)
    built.rename(built.with_name(".site.old"))
    swapping = small / "data/publisher.yml"
    sound = swapping.read_bytes()
    swapping.write_text("sample: perhaps\n")
    try:
        code = build(small, built).returncode
    finally:
        swapping.write_bytes(sound)
    assert (code, files(built)) == (1, before)


def test_the_folder_docs_is_never_taken_for_a_site(copy: Copy) -> None:
    root = folder_of(copy())
    before = files(root / "docs")
    assert (build(root, root / "docs").returncode, files(root / "docs")) == (1, before)


def test_a_folder_that_is_no_site_is_left_alone(small: Path, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    done = build(small, tmp_path)
    assert (done.returncode, done.stderr, files(tmp_path)) == (
        1,
        f"{tmp_path} 不是空文件夹，也不是以前生成的网站，为免误删已停止。请换一个 --site-dir。\n"
        f"{tmp_path} is neither empty nor a site made here; nothing was deleted. Choose another --site-dir.\n",
        {"letter.txt": b"mine"},
    )


def test_an_empty_folder_is_taken(small: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert build(small, tmp_path / "empty").returncode == 0


def test_a_page_of_a_section_that_is_missing_ends_the_build(copy: Copy, tmp_path: Path) -> None:
    root = folder_of(copy())
    for name in ("terms.md", "terms.en.md"):
        swap(root / "docs" / name, "section: terms", "section: term")
    done = build(root, tmp_path / "site")
    assert (done.returncode, "缺少栏目页" in done.stderr, "section’s page is missing" in done.stderr) == (1, True, True)


def test_a_book_without_letters_is_a_site_too(copy: Copy, tmp_path: Path) -> None:
    root = folder_of(copy())
    for letter in ("guarantee", "compensation"):
        (root / f"data/letters/{letter}/v1.yml").unlink()
        (root / f"data/letters/{letter}").rmdir()
    assert (LETTER != "", build(root, tmp_path / "site").returncode) == (True, 0)
