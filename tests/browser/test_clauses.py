"""A clause reached by a link, with scripts and without."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.visiting import HEIGHTS, opened

LETTERS = [
    "letters/service-guarantee/",
    "letters/complaint-handling/",
    "letters/compensation/",
    "en/letters/complaint-handling/",
]
_IDS = "(elements) => elements.map((element) => element.id)"
_LINKS = "(links) => links.map((link) => link.getAttribute('href'))"
_UNREADABLE = """(texts) => texts
  .filter((text) => !text.innerText.trim() || !text.checkVisibility({ visibilityProperty: true }))
  .map((text) => text.textContent)"""
_OWN_WORDS = ".pb-clause > .pb-heading, .pb-clause-body > :is(.pb-heading, .pb-text)"
# The clause whose first line stands in the window with nothing above it, by its id; "" where there is none.
_REACHED = """(body, id) => {
  const clause = document.getElementById(id);
  const range = document.createRange();
  range.selectNodeContents(clause.querySelector(":scope > .pb-heading, .pb-heading, .pb-text"));
  const [box] = range.getClientRects();
  return document.elementFromPoint(box.left + 2, box.top + box.height / 2)?.closest(".pb-clause")?.id ?? "";
}"""
_MARKED = """(words) => [...new Set(words
  .filter((element) => getComputedStyle(element).backgroundColor !== "rgba(0, 0, 0, 0)")
  .map((element) => element.closest(".pb-clause").id))]"""
_BEYOND_THEIR_COLUMN = """(numbers) => numbers.filter((number) => {
  const range = document.createRange();
  range.selectNodeContents(number.querySelector("a") ?? number);
  const beside = number.parentElement.querySelector(":scope > .pb-heading, :scope > .pb-clause-body");
  return range.getBoundingClientRect().right > beside.getBoundingClientRect().left;
}).map((number) => number.textContent)"""


def clauses(page: Page) -> list[str]:
    """Return the ids of the page's clauses, in their order."""
    found: list[str] = page.locator(".pb-clause").evaluate_all(_IDS)
    return found


def reached(page: Page, id_: str) -> str:
    return str(page.locator("body").evaluate(_REACHED, id_))


def marked(page: Page) -> list[str]:
    found: list[str] = page.locator(_OWN_WORDS).evaluate_all(_MARKED)
    return found


@pytest.mark.parametrize("letter", LETTERS)
def test_without_scripts_every_clause_can_be_read(letter: str, page_without_scripts: Page, root: str) -> None:
    page_without_scripts.goto(f"{root}{letter}")
    texts = page_without_scripts.locator(_OWN_WORDS)
    assert texts.count() >= len(clauses(page_without_scripts)) > 20
    assert texts.evaluate_all(_UNREADABLE) == []


@pytest.mark.parametrize(("letter", "version"), list(zip(LETTERS, ["v1", "v2", "v1", "v2"], strict=True)))
def test_without_scripts_each_clause_links_to_itself_in_its_version(
    letter: str, version: str, page_without_scripts: Page, root: str
) -> None:
    page = page_without_scripts
    page.goto(f"{root}{letter}")
    ids = clauses(page)
    assert page.locator(".pb-permalink").evaluate_all(_LINKS) == [f"{version}/#{id_}" for id_ in ids]
    page.locator(".pb-permalink").last.click()
    expect(page).to_have_url(f"{root}{letter}{version}/#{ids[-1]}")


@pytest.mark.parametrize("letter", LETTERS)
def test_without_scripts_the_link_of_every_clause_leads_to_it(
    letter: str, page_without_scripts: Page, root: str
) -> None:
    page = page_without_scripts
    page.goto(f"{root}{letter}v1/")
    for id_ in clauses(page):
        page.locator(f".pb-permalink[href='#{id_}']").dispatch_event("click")
        expect(page).to_have_url(f"{root}{letter}v1/#{id_}")
        assert reached(page, id_) == id_


def test_without_scripts_no_control_is_shown_that_needs_them(page_without_scripts: Page, root: str) -> None:
    page_without_scripts.goto(f"{root}clauses/")
    assert page_without_scripts.locator("button:visible, select:visible").count() == 0
    assert page_without_scripts.locator(".pb-index li").last.is_visible()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("letter", LETTERS)
def test_a_clause_reached_by_its_id_is_marked_and_hidden_by_nothing(
    letter: str, width: int, browser: Browser, root: str
) -> None:
    with opened(browser, width) as context:
        page = context.new_page()
        page.goto(f"{root}{letter}v1/")
        for id_ in clauses(page)[::5]:
            page.goto(f"{root}{letter}v1/#{id_}")
            assert (reached(page, id_), marked(page)) == (id_, [id_])


@pytest.mark.parametrize("letter", LETTERS)
def test_a_clause_reached_by_its_number_is_marked_and_hidden_by_nothing(letter: str, page: Page, root: str) -> None:
    page.goto(f"{root}{letter}v1/")
    anchors: list[str] = page.locator(".pb-number").evaluate_all(_IDS)
    deepest = max(anchors, key=lambda anchor: len(re.split("[.-]", anchor)))  # 2.1-3 where the letter goes so deep
    id_ = clauses(page)[anchors.index(deepest)]
    page.goto(f"{root}{letter}v1/#{deepest}")
    assert (reached(page, id_), marked(page)) == (id_, [id_])


@pytest.mark.parametrize("letter", LETTERS)
def test_every_number_fits_its_column(letter: str, page: Page, root: str) -> None:
    page.goto(f"{root}{letter}")
    found = []
    for width, height in HEIGHTS.items():
        page.set_viewport_size({"width": width, "height": height})
        found += [(width, number) for number in page.locator(".pb-number").evaluate_all(_BEYOND_THEIR_COLUMN)]
    assert found == []
