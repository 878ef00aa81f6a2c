"""The clause index's filters."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.visiting import opened


def addresses(page: Page) -> list[str]:
    """Return the addresses of the clauses in view."""
    found: list[str] = page.locator(".pb-index li:visible a").evaluate_all(
        "(links) => links.map((link) => link.getAttribute('href'))"
    )
    return found


def choose(page: Page, filter_: str, value: str) -> None:
    page.locator(f"input[name={filter_}][value={value}]").check()


@pytest.fixture
def index(page: Page, root: str) -> Page:
    page.goto(f"{root}clauses/")
    return page


def count(page: Page) -> int:
    """Return the count that is announced."""
    (digits,) = re.findall(r"\d+", page.get_by_role("status").inner_text())
    return int(digits)


def test_all_clauses_are_shown_and_counted_at_first(index: Page) -> None:
    assert count(index) == len(addresses(index)) == index.locator(".pb-index li").count() > 200


def test_a_letter_shows_its_own_clauses(index: Page) -> None:
    index.get_by_role("combobox", name="承诺书").select_option("compensation")
    assert {address.split("#")[0] for address in addresses(index)} == {"../letters/compensation/"}
    expect(index.locator(".pb-index:visible")).to_have_count(1)


def test_a_kind_shows_only_clauses_of_that_kind(index: Page) -> None:
    choose(index, "kind", "duty")
    kinds = index.locator(".pb-index li:visible").evaluate_all("(items) => items.map((item) => item.dataset.kind)")
    assert set(kinds) == {"duty"}


def test_filters_narrow_each_other_and_the_count_follows(index: Page) -> None:
    choose(index, "kind", "duty")
    of_kind = addresses(index)
    choose(index, "stage", "complaint")
    of_both = addresses(index)
    assert 0 < len(of_both) < len(of_kind)
    assert set(of_both) < set(of_kind)
    assert count(index) == len(of_both)


def test_clauses_for_the_whole_course_of_service_have_a_stage_of_their_own(index: Page, root: str) -> None:
    choose(index, "stage", "whole")
    expect(index).to_have_url(f"{root}clauses/?stage=whole")
    assert 0 < count(index) < index.locator(".pb-index li").count()


def test_the_address_keeps_the_filters_so_that_they_can_be_shared(index: Page, root: str) -> None:
    index.get_by_role("combobox", name="承诺书").select_option("compensation")
    choose(index, "kind", "remedy")
    expect(index).to_have_url(f"{root}clauses/?letter=compensation&kind=remedy")
    chosen = addresses(index)
    other = index.context.new_page()
    other.goto(index.url)
    expect(other.get_by_role("combobox", name="承诺书")).to_have_value("compensation")
    assert addresses(other) == chosen


def test_the_language_switch_leads_to_the_same_index(index: Page, root: str) -> None:
    index.get_by_role("link", name="EN", exact=True).click()
    expect(index).to_have_url(f"{root}en/clauses/")


def test_clear_shows_everything_again_and_empties_the_address(index: Page, root: str) -> None:
    everything = addresses(index)
    index.get_by_role("combobox", name="承诺书").select_option("compensation")
    index.get_by_role("button", name="清除").click()
    expect(index).to_have_url(f"{root}clauses/")
    assert addresses(index) == everything
    assert count(index) == len(everything)


def test_an_address_with_an_unknown_filter_shows_everything(page: Page, root: str) -> None:
    page.goto(f"{root}clauses/?letter=nobody&kind=%3Cb%3E&colour=red")
    chosen = [*page.locator("option:checked").all(), *page.get_by_role("radio", checked=True).locator("..").all()]
    assert [each.inner_text() for each in chosen] == ["全部", "全部", "全部", "全部"]
    assert len(addresses(page)) == page.locator(".pb-index li").count()


def test_a_choice_that_would_leave_nothing_cannot_be_made(index: Page) -> None:
    index.get_by_role("combobox", name="承诺书").select_option("complaint-handling")
    empty = index.locator("label:has(:disabled)").all_inner_texts()
    assert (len(empty) > 0, {words.split()[-1] for words in empty}) == (True, {"0"})


def test_without_a_hit_the_page_says_what_to_do(page: Page, root: str) -> None:
    page.goto(f"{root}clauses/?letter=personal-information&stage=pre-sale&kind=prohibition")
    assert (addresses(page), count(page)) == ([], 0)
    expect(page.get_by_text("没有符合条件的条款")).to_be_visible()


def test_on_a_phone_the_filters_are_in_a_sheet_that_says_what_they_leave(browser: Browser, root: str) -> None:
    with opened(browser, 390, has_touch=True, is_mobile=True) as context:
        phone = context.new_page()
        phone.goto(f"{root}clauses/")
        expect(phone.get_by_role("radio")).to_have_count(0)
        phone.get_by_role("button", name="筛选").tap()
        sheet = phone.get_by_role("dialog", name="筛选")
        sheet.get_by_role("radio", name="义务").check()
        told = sheet.get_by_role("button", name="完成").inner_text()
        phone.get_by_role("button", name="完成").tap()
        expect(sheet).to_be_hidden()
        expect(phone).to_have_url(f"{root}clauses/?kind=duty")
        expect(phone.get_by_role("button", name="筛选（1）")).to_be_focused()
        assert told == f"完成 · 共 {len(addresses(phone))} 条"
