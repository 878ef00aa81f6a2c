"""All promises and the duties register: complete without scripts; with them, filters and order."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.visiting import opened


def rows(page: Page) -> list[str]:
    """Return the ids of the rows in view."""
    found: list[str] = page.locator(".pb-group li[id]:visible").evaluate_all("(rows) => rows.map((row) => row.id)")
    return found


def count(page: Page) -> int:
    (digits,) = re.findall(r"\d+", page.get_by_role("status").inner_text())
    return int(digits)


@pytest.mark.parametrize("address", ["promises/", "duties/"])
def test_without_scripts_the_list_is_complete(address: str, page_without_scripts: Page, page: Page, root: str) -> None:
    page_without_scripts.goto(f"{root}{address}")
    page.goto(f"{root}{address}")
    assert rows(page_without_scripts) == rows(page)
    assert count(page) == len(rows(page)) > 90
    expect(page_without_scripts.get_by_role("combobox")).to_have_count(0)


def test_a_letter_leads_to_its_own_promises(page: Page, root: str) -> None:
    page.goto(f"{root}letters/repair-return/")
    page.get_by_role("link", name="起算、赔付和提出办法").click()
    expect(page).to_have_url(f"{root}promises/?letter=repair-return")
    assert {row.split(".")[0] for row in rows(page)} == {"repair-return"}
    assert count(page) == len(rows(page))


def test_filters_narrow_each_other_and_clear_shows_everything_again(page: Page, root: str) -> None:
    page.goto(f"{root}promises/")
    everything = rows(page)
    page.get_by_role("combobox", name="服务阶段").select_option("complaint")
    of_stage = rows(page)
    page.get_by_role("combobox", name="种类").select_option("frequency")
    assert (rows(page), count(page)) == ([], 0)
    expect(page.get_by_text("没有符合条件的承诺")).to_be_visible()
    page.get_by_role("combobox", name="种类").select_option("duration")
    of_both = rows(page)
    assert set(of_both) < set(of_stage) < set(everything)
    expect(page).to_have_url(f"{root}promises/?stage=complaint&kind=duration")
    page.get_by_role("button", name="清除").click()
    expect(page).to_have_url(f"{root}promises/")
    assert rows(page) == everything


def test_the_shortest_time_comes_first_and_by_stage_all_is_as_before(page: Page, root: str) -> None:
    page.goto(f"{root}promises/")
    before = rows(page)
    order = page.get_by_role("combobox", name="排序")
    order.select_option("time")
    times = page.locator(".pb-promises > li:visible").evaluate_all(
        "(rows) => rows.map((row) => +row.dataset.time || 1e9)"
    )
    assert times == sorted(times)
    assert rows(page)[0] == "accessible-service.human-service"
    expect(page.get_by_role("heading", level=2).filter(visible=True)).to_have_count(0)
    order.select_option("")
    assert rows(page) == before


def test_the_highest_sum_comes_first(page: Page, root: str) -> None:
    page.goto(f"{root}promises/?sort=sum")
    sums = page.locator(".pb-promises > li:visible").evaluate_all("(rows) => rows.map((row) => +row.dataset.sum || 0)")
    assert (sums == sorted(sums, reverse=True), sums[0]) == (True, 300)


def test_the_register_shows_only_what_recurs(page: Page, root: str) -> None:
    page.goto(f"{root}duties/")
    page.get_by_role("combobox", name="只看").select_option("recurs")
    assert count(page) == len(rows(page)) == 13
    assert "service-conduct.regular-inspection" in rows(page)


def test_an_address_with_an_unknown_filter_shows_everything(page: Page, root: str) -> None:
    page.goto(f"{root}promises/?letter=nobody&sort=%3Cb%3E&colour=red")
    assert count(page) == len(rows(page)) == page.locator(".pb-promises > li").count()


@pytest.mark.parametrize("address", ["promises/?sort=time", "duties/"])
def test_on_paper_stand_all_rows_and_no_filters(address: str, page: Page, root: str) -> None:
    page.goto(f"{root}{address}")
    everything = len(rows(page))
    page.emulate_media(media="print")
    assert len(rows(page)) == everything
    assert not page.locator(".pb-filters, .pb-downloads").filter(visible=True).count()


_BROKEN = """() => [...document.querySelectorAll(".pb-limit strong")]
  .filter((limit) => limit.getBoundingClientRect().height > 1.5 * parseFloat(getComputedStyle(limit).lineHeight))
  .map((limit) => limit.textContent)"""


def test_on_a_narrow_phone_no_limit_at_a_glance_is_broken(browser: Browser, root: str) -> None:
    with opened(browser, 320) as context:
        page = context.new_page()
        broken = {}
        for letter in ("service-guarantee", "complaint-handling", "compensation"):
            page.goto(f"{root}letters/{letter}/")
            broken[letter] = page.evaluate(_BROKEN)
    assert broken == {"service-guarantee": [], "complaint-handling": [], "compensation": []}


def test_in_large_type_a_limit_is_larger_than_what_stands_beside_it(browser: Browser, root: str) -> None:
    with opened(browser, 390) as context:
        context.add_init_script("localStorage.setItem('pb-size', 'large')")
        page = context.new_page()
        page.goto(f"{root}letters/compensation/")
        sizes = [
            page.locator(place).first.evaluate("(element) => parseFloat(getComputedStyle(element).fontSize)")
            for place in (".pb-glance strong", "body")
        ]
    assert sizes[0] > sizes[1]
