"""A clause reached by a link, with scripts and without."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.visiting import opened

LETTERS = [
    "letters/service-guarantee/",
    "letters/complaint-handling/",
    "letters/compensation/",
    "en/letters/service-guarantee/",
]
_TOPMOST = """(element) => {
  const range = document.createRange();
  range.selectNodeContents(element);
  const [box] = range.getClientRects();
  const hit = document.elementFromPoint(box.left + 2, box.top + box.height / 2);
  return element.contains(hit);
}"""
_BACKGROUND = "(element) => getComputedStyle(element).backgroundColor"
_PAPER = "rgba(0, 0, 0, 0)"


def clauses(page: Page) -> list[str]:
    """Return the ids of the page's clauses, in their order."""
    return [clause.get_attribute("id") or "" for clause in page.locator(".pb-clause").all()]


def words(page: Page, id_: str) -> Locator:
    """Return the clause's own heading or, where it has none, its own text."""
    own = f"[id='{id_}'] > .pb-heading, [id='{id_}'] > .pb-clause-body > :is(.pb-heading, .pb-text)"
    return page.locator(own).first


@pytest.mark.parametrize("letter", LETTERS)
def test_without_scripts_every_clause_can_be_read(letter: str, page_without_scripts: Page, root: str) -> None:
    page_without_scripts.goto(f"{root}{letter}")
    texts = page_without_scripts.locator(".pb-clause .pb-text, .pb-clause .pb-heading").all()
    assert len(texts) >= len(clauses(page_without_scripts)) > 20
    assert [text.inner_text() for text in texts if not text.is_visible() or not text.inner_text().strip()] == []


@pytest.mark.parametrize("letter", LETTERS)
def test_without_scripts_the_link_of_every_clause_leads_to_it_in_its_version(
    letter: str, page_without_scripts: Page, root: str
) -> None:
    page = page_without_scripts
    page.goto(f"{root}{letter}")
    ids = clauses(page)
    links = [mark.get_attribute("href") for mark in page.locator(".pb-permalink").all()]
    assert links == [f"v1/#{id_}" for id_ in ids]
    page.locator(".pb-permalink").last.click()
    assert page.url == f"{root}{letter}v1/#{ids[-1]}"
    for id_ in ids:
        page.locator(f".pb-permalink[href='#{id_}']").click()
        assert page.url == f"{root}{letter}v1/#{id_}"
        expect(words(page, id_)).to_be_in_viewport()


def test_without_scripts_no_button_is_shown_that_needs_one(page_without_scripts: Page, root: str) -> None:
    page_without_scripts.goto(f"{root}clauses/")
    expect(page_without_scripts.locator("button:visible, select:visible")).to_have_count(0)
    expect(page_without_scripts.locator(".pb-index li").last).to_be_visible()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("letter", LETTERS)
def test_a_clause_reached_by_its_id_is_marked_and_hidden_by_nothing(
    letter: str, width: int, browser: Browser, root: str
) -> None:
    with opened(browser, width) as context:
        page = context.new_page()
        page.goto(f"{root}{letter}v1/")
        for id_ in clauses(page)[::7]:
            page.goto(f"{root}{letter}v1/#{id_}")
            assert (id_, words(page, id_).evaluate(_TOPMOST)) == (id_, True)
            assert words(page, id_).evaluate(_BACKGROUND) != _PAPER


@pytest.mark.parametrize("letter", LETTERS)
def test_a_clause_reached_by_its_number_is_the_only_one_that_is_marked(letter: str, page: Page, root: str) -> None:
    page.goto(f"{root}{letter}v1/")
    anchors = [number.get_attribute("id") or "" for number in page.locator(".pb-number").all()]
    anchor = next(name for name in anchors if re.fullmatch(r"\d+\.\d+-\d+", name))
    id_ = clauses(page)[anchors.index(anchor)]
    page.goto(f"{root}{letter}v1/#{anchor}")
    assert words(page, id_).evaluate(_TOPMOST)
    marked = [other for other in clauses(page) if words(page, other).evaluate(_BACKGROUND) != _PAPER]
    assert marked == [id_]


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("letter", LETTERS)
def test_every_number_fits_its_column(letter: str, width: int, browser: Browser, root: str) -> None:
    with opened(browser, width) as context:
        page = context.new_page()
        page.goto(f"{root}{letter}")
        wide = page.locator(".pb-number").evaluate_all("""(numbers) => numbers.filter((number) => {
          const range = document.createRange();
          range.selectNodeContents(number);
          const body = number.parentElement.querySelector(":scope > .pb-heading, :scope > .pb-clause-body");
          return range.getBoundingClientRect().right > body.getBoundingClientRect().left - 2;
        }).map((number) => number.textContent)""")
        assert wide == []
