"""A letter that is not translated yet: its English pages show the Chinese, marked as such, and say so."""

from __future__ import annotations

import re

import pytest
from tests.conftest import Copy
from tests.edge.building import build, emptied
from tests.edge.html import Page, read, words
from tests.edge.rules import broken_rules
from tests.pledgebook.data import LETTER, folder

NOTICE = "has not been translated yet. It is shown in Chinese."
TERM = """\
  - id: term
    kind: definition
    defines:
      zh: 答复
    text:
      zh: |
        指书面答复，见[[answer]]和{channel}。
"""
FIELD = """\
fields:
  channel:
    type: text
    label:
      zh: 渠道
    value:
      zh: 书面
"""


def chinese(text: str) -> str:
    """Return a letter without its English."""
    return re.sub(r"^( *)en:(?: \|\n(?:\1  .*\n)+| .*\n)", "", text, flags=re.MULTILINE)


@pytest.fixture(scope="module")
def pages(copy: Copy, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    root = emptied(copy())
    plain = chinese(LETTER).replace("CS-2026-001", "CS-2026-009").replace("fields:\n", FIELD) + TERM
    assert "en:" not in plain
    folder(root / "data", {"letters/plain/v1.yml": plain})
    site = tmp_path_factory.mktemp("translations") / "site"
    done = build(root, site)
    assert done.returncode == 0, done.stderr
    return read(site)


def unmarked(page: Page) -> list[str]:
    """Return the Chinese of the page's article that isn't marked as such. A citation is one string to copy."""
    texts = page.tree.xpath("//article//text()[not(ancestor::*[@class='pb-citation' or @lang='zh-CN'])]")
    return [text for text in texts if re.search("[\u4e00-\u9fff]", text)]


@pytest.mark.parametrize("page", ["", "v1/", "answer/", "remedy/", "term/"])
def test_an_english_page_without_a_translation_says_so(page: str, pages: dict[str, Page]) -> None:
    notices = [words(notice) for notice in pages[f"en/letters/plain/{page}"].tree.find_class("pb-notice")]
    assert [NOTICE in notice for notice in notices].count(True) == 1


@pytest.mark.parametrize("page", ["", "v1/", "answer/", "remedy/", "term/"])
def test_its_chinese_is_marked_as_chinese(page: str, pages: dict[str, Page]) -> None:
    assert unmarked(pages[f"en/letters/plain/{page}"]) == []


def test_it_shows_the_whole_text(pages: dict[str, Page]) -> None:
    shown = [words(pages[f"{prefix}letters/plain/"].at("term").find_class("pb-text")[0]) for prefix in ("", "en/")]
    assert shown == ["“答复”指书面答复，见第1条和书面。"] * 2


def test_no_other_page_says_so(pages: dict[str, Page]) -> None:
    saying = {address for address, page in pages.items() if NOTICE in page.text}
    assert {address for address in saying if not address.startswith("en/letters/plain/")} == set()


def test_every_page_of_such_a_site_keeps_all_rules(pages: dict[str, Page]) -> None:
    assert broken_rules(pages) == {}


def test_the_clause_index_and_the_glossary_mark_it_too(pages: dict[str, Page]) -> None:
    places = {
        "en/clauses/": "//section[@data-letter='plain']",
        "en/terms/": "//dl[@class='pb-glossary']",
    }
    found = [
        text
        for address, place in places.items()
        for text in pages[address].tree.xpath(f"{place}//text()[not(ancestor::*[@lang='zh-CN'])]")
        if re.search("[\u4e00-\u9fff]", text)
    ]
    assert found == []
