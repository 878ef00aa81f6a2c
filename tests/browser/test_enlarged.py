"""Text enlarged by the reader, in the browser's settings or by 大字: nothing scrolls sideways, nothing shrinks."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.visiting import opened

from pledgebook.browser import find

PAGES = [
    "",
    "letters/compensation/",
    "letters/service-guarantee/response-time/",
    "letters/complaint-handling/v2/changes/",
    "promises/",
    "clauses/",
    "terms/",
    "about/",
    "404.html",
]
_SMALLER_HEADINGS = """() => {
  const size = parseFloat(getComputedStyle(document.body).fontSize);
  return [...document.querySelectorAll("main :is(h1, h2, h3, h4)")]
    .filter((heading) => heading.checkVisibility() && !heading.closest(".pb-stage > h2, .pb-sheet"))
    .filter((heading) => parseFloat(getComputedStyle(heading).fontSize) < size)
    .map((heading) => heading.textContent);
}"""
_OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def twice_as_large(browser: Browser) -> Iterator[Browser]:
    """A browser whose text size is set to 32 px, twice the usual."""
    arguments = ["--no-sandbox", "--blink-settings=defaultFontSize=32"]
    executable = os.environ.get("BROWSER_PATH") or str(find())
    larger = browser.browser_type.launch(executable_path=executable, args=arguments)
    yield larger
    larger.close()


@pytest.mark.parametrize("language", ["", "en/"])
@pytest.mark.parametrize("width", [390, 1280])
def test_at_200_percent_nothing_scrolls_sideways(width: int, language: str, twice_as_large: Browser, root: str) -> None:
    with opened(twice_as_large, width) as context:
        page = context.new_page()
        wide = {}
        for address in PAGES:
            page.goto(f"{root}{language if address != '404.html' else ''}{address}")
            wide[address] = page.evaluate(_OVERFLOW)
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
    assert wide == dict.fromkeys(PAGES, 0)


def test_at_200_percent_the_name_in_the_header_is_not_squeezed(twice_as_large: Browser, root: str) -> None:
    with opened(twice_as_large, 390) as context:
        page = context.new_page()
        page.goto(root)
        box = page.locator(".pb-name").bounding_box()
    assert box
    assert box["width"] > 200


@pytest.mark.parametrize("width", [320, 1280])
def test_in_large_type_no_heading_is_smaller_than_the_text(width: int, browser: Browser, root: str) -> None:
    with opened(browser, width) as context:
        context.add_init_script("localStorage.setItem('pb-size', 'large')")
        page = context.new_page()
        smaller = {address: _of(page, f"{root}{address}") for address in PAGES}
    assert smaller == dict.fromkeys(PAGES, ([], 0))


def _of(page: Page, address: str) -> tuple[list[str], int]:
    page.goto(address)
    return page.evaluate(_SMALLER_HEADINGS), page.evaluate(_OVERFLOW)
