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
    expect(page).to_have_url(f"{root}{address}#pb-title")
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
    page.get_by_role("group", name="条款类型").get_by_role("radio", name="全部").focus()
    page.keyboard.press("ArrowDown")
    expect(page).to_have_url(f"{root}clauses/?kind=definition")


def test_the_tree_of_a_letter_makes_sense_to_a_screen_reader(page: Page, root: str) -> None:
    page.goto(f"{root}letters/service-guarantee/")
    roles = [
        "link /跳到正文/",
        "banner",
        "navigation /主导航/",
        "main",
        "article",
        "heading /客户服务全流程保障承诺书/ [level=1]",
        "heading /通俗说明/ [level=2]",
        "navigation /目录/",
        "heading /定义条款/ [level=2]",
        "heading /版本/ [level=2]",
        "contentinfo",
        "navigation /页脚导航/",
    ]
    tree = page.locator("body").aria_snapshot()
    places = []
    for role in roles:
        kind, _, name = role.partition(" ")
        words = name.partition("/")[2].partition("/")[0]
        level = name.partition(" [")[2]
        found = [
            index
            for index, line in enumerate(tree.split("\n"))
            if line.strip().startswith(f"- {kind}") and words in line and level.rstrip("]") in line
        ]
        assert found, role
        places.append(found[0])
    assert places == sorted(places)


def test_the_print_link_prints(page: Page, root: str) -> None:
    page.add_init_script("window.print = () => { window.pbPrinted = true; }")
    page.goto(f"{root}terms/")
    page.get_by_role("button", name="打印本页").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("window.pbPrinted === true")


def test_a_letter_can_be_used_from_end_to_end_by_keyboard(page: Page, root: str) -> None:
    """Home, a letter, its contents, a clause, its sheet, its page: with Tab, Enter and Escape alone."""

    def go(name: str) -> None:
        for _ in range(200):
            page.keyboard.press("Tab")
            if name in str(
                page.evaluate("document.activeElement.getAttribute('aria-label') || document.activeElement.textContent")
            ):
                return
        raise AssertionError(name)

    page.goto(root)
    go("客户服务全流程保障承诺书")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{root}letters/service-guarantee/")
    go("违约认定")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{root}letters/service-guarantee/#breach")
    go("第4.1条的永久链接")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    go("本条的页面")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{root}letters/service-guarantee/minor-breach/")
