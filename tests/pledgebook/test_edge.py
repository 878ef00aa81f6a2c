from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from tests.pledgebook.data import LETTER, folder, swapped

from pledgebook import search_index
from pledgebook.address import SECTIONS
from pledgebook.edge import Edge
from pledgebook.search_index import index
from pledgebook.stamp import Shell, token
from pledgebook.vocabulary import LANGUAGES

EPOCH = "1780272000"
BROKEN: dict[str, str | bytes] = {"letters/guarantee/v1.yml": swapped("kind: duty", "kind: dutty")}


def loaded(root: Path, files: dict[str, str | bytes] | None = None, edge: Edge | None = None) -> Edge:
    """Return an edge that serves the data folder below `root`, after it was written anew."""
    folder(root / "data", files)
    edge = edge or Edge()
    edge.is_serving = True
    edge.load(root, "https://example.com/", EPOCH)
    for language in LANGUAGES:
        for section in SECTIONS:
            shell = Shell(f"{token('lead')}{token('lead')}{token('title')}{token('body')}", section, "", "site")
            edge.add_shell(language, section or "home", shell)
    return edge


def test_sound_data_gives_no_problems(tmp_path: Path) -> None:
    folder(tmp_path / "data")
    assert Edge().load(tmp_path, "", EPOCH) == []


def test_notes_alone_hold_nothing_up(tmp_path: Path) -> None:
    folder(tmp_path / "data", {"letters/guarantee/v1.yml": swapped("本公司道歉。", "本公司道歉，力求最好。")})
    edge = Edge()
    assert (edge.load(tmp_path, "", EPOCH), [note.code for note in edge.notes]) == ([], ["superlative"])


def test_a_page_is_made_when_it_is_asked_for(tmp_path: Path) -> None:
    made = loaded(tmp_path).make("letters/guarantee/index.html", tmp_path / "site")
    written = [path.relative_to(tmp_path).as_posix() for path in (tmp_path / "site").rglob("*.html")]
    assert (made, written) == (True, ["site/letters/guarantee/index.html"])


def test_a_file_that_is_no_page_is_made_too(tmp_path: Path) -> None:
    made = loaded(tmp_path).make("sitemap.xml", tmp_path / "site")
    assert (made, (tmp_path / "site/sitemap.xml").read_text().startswith("<?xml ")) == (True, True)


@pytest.mark.parametrize(
    "path", ["letters/none/", "letters/guarantee/v9/", "nonsense/", "../data/publisher.yml", "assets/x.css"]
)
def test_what_is_no_page_of_ours_is_not_made(path: str, tmp_path: Path) -> None:
    assert (loaded(tmp_path).make(path, tmp_path / "site"), (tmp_path / "site").exists()) == (False, False)


@pytest.mark.parametrize(
    ("path", "stands_in"),
    [
        ("", "problems.html"),
        ("letters/guarantee/", "problems.html"),
        ("404.html", "problems.html"),
        ("assets/stylesheets/base.css", "assets/stylesheets/base.css"),
        ("livereload/1/2", "livereload/1/2"),
    ],
)
def test_while_there_are_problems_their_page_stands_in_for_every_page(
    path: str, stands_in: str, tmp_path: Path
) -> None:
    assert loaded(tmp_path, BROKEN).stand_in(path, wants_good=False) == stands_in


def test_who_wants_the_last_good_site_gets_it(tmp_path: Path) -> None:
    assert loaded(tmp_path, BROKEN).stand_in("letters/", wants_good=True) == "letters/"


def test_without_problems_each_page_is_itself(tmp_path: Path) -> None:
    assert loaded(tmp_path).stand_in("letters/", wants_good=False) == "letters/"


def problem_page(edge: Edge, root: Path) -> str:
    (root / "site").mkdir(exist_ok=True)
    assert edge.make("problems.html", root / "site")
    return (root / "site/problems.html").read_text(encoding="utf-8")


def test_the_problem_page_offers_the_last_good_site(tmp_path: Path) -> None:
    edge = loaded(tmp_path, BROKEN, loaded(tmp_path))
    assert 'href="?last-good"' in problem_page(edge, tmp_path)


def test_the_problem_page_offers_none_where_there_never_was_one(tmp_path: Path) -> None:
    assert 'href="?last-good"' not in problem_page(loaded(tmp_path, BROKEN), tmp_path)


def test_the_problem_page_shows_the_place_in_both_languages_escaped(tmp_path: Path) -> None:
    page = problem_page(loaded(tmp_path, {"letters/guarantee/v1.yml": swapped("kind: duty", "kind: <b>")}), tmp_path)
    assert (
        "data/letters/guarantee/v1.yml:31:11: “kind” 的值 “&lt;b&gt;”" in page,
        "“&lt;b&gt;” is not a valid value" in page,
    ) == (True, True)


def test_the_last_good_site_stays_while_there_are_problems(tmp_path: Path) -> None:
    edge = loaded(tmp_path, BROKEN, loaded(tmp_path))
    assert edge.make("letters/guarantee/answer/", tmp_path / "site")


def test_mended_data_shows_its_new_words(tmp_path: Path) -> None:
    edge = loaded(tmp_path, BROKEN, loaded(tmp_path))
    loaded(tmp_path, {"letters/guarantee/v1.yml": LETTER.replace("本公司道歉", "本公司当面道歉")}, edge)
    edge.make("letters/guarantee/remedy/", tmp_path / "site")
    assert "<p>本公司当面道歉。</p>" in (tmp_path / "site/letters/guarantee/remedy/index.html").read_text(
        encoding="utf-8"
    )


def test_header_and_footer_have_no_publisher_while_a_server_starts_on_broken_data(tmp_path: Path) -> None:
    chrome = loaded(tmp_path, BROKEN).chrome("en")
    assert (chrome.publisher, chrome.lang, chrome.t("甲", "A")) == (None, "en", "A")


def test_missing_sections_are_named_in_both_languages(tmp_path: Path) -> None:
    folder(tmp_path / "data")
    edge = Edge()
    edge.load(tmp_path, "", EPOCH)
    zh, en = edge.missing().splitlines()
    assert ("docs/index.md" in zh, "docs/about.en.md" in zh, "docs/about.en.md" in en) == (True, True, True)


def test_no_page_waits_for_the_index_of_search(tmp_path: Path) -> None:
    edge, site = loaded(tmp_path), tmp_path / "site"
    begun, goes_on = threading.Event(), threading.Event()

    def slow(*given: Any, **more: Any) -> dict[str, str]:
        begun.set()
        assert goes_on.wait(30)
        return index(*given, **more)

    with patch.object(search_index, "index", slow), ThreadPoolExecutor(2) as threads:
        search = threads.submit(edge.make, "assets/search/zh.json", site)
        assert begun.wait(30)
        page = threads.submit(edge.make, "letters/guarantee/index.html", site)
        try:
            assert (page.result(timeout=30), search.done()) == (True, False)
        finally:
            goes_on.set()
        assert (search.result(), (site / "assets/search/zh.json").exists()) == (True, True)


def test_nothing_is_missing_when_every_section_has_its_shell(tmp_path: Path) -> None:
    assert loaded(tmp_path).missing() == ""
