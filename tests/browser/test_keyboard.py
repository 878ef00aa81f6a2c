"""The page by keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

_OUTLINE = """() => {
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(document.activeElement);
  return outlineStyle === "none" ? 0 : parseFloat(outlineWidth);
}"""
_IN_VIEW = """() => {
  const box = document.activeElement.getBoundingClientRect();
  return box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
}"""
_NAME = "() => document.activeElement.tagName + ' ' + document.activeElement.textContent.trim().slice(0, 20)"


@pytest.mark.parametrize("address", ["", "letters/service-guarantee/", "en/clauses/"])
def test_the_skip_link_comes_first_and_leads_to_the_title(address: str, page: Page, root: str) -> None:
    page.goto(f"{root}{address}")
    page.keyboard.press("Tab")
    skip = page.locator(".pb-skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    assert page.url.endswith("#pb-title")
    expect(page.locator("h1")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    assert (
        page.evaluate("document.activeElement.compareDocumentPosition(document.querySelector('h1'))") == 2
    )  # h1 precedes


@pytest.mark.parametrize("address", ["", "letters/service-guarantee/", "en/clauses/"])
def test_the_focus_can_be_seen_wherever_it_goes(address: str, page: Page, root: str) -> None:
    page.goto(f"{root}{address}")
    unseen = []
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate(_OUTLINE) < 2 or not page.evaluate(_IN_VIEW):
            unseen.append(page.evaluate(_NAME))
    assert unseen == []


def test_the_palette_and_the_filters_obey_the_keyboard(page: Page, root: str) -> None:
    page.goto(f"{root}clauses/")
    switch = page.get_by_role("button", name="深色显示")
    switch.focus()
    page.keyboard.press("Space")
    expect(switch).to_have_attribute("aria-pressed", "true")
    page.get_by_role("combobox", name="条款类型").focus()
    page.keyboard.press("ArrowDown")
    expect(page).to_have_url(f"{root}clauses/?kind=definition")
