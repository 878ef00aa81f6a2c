"""The site opened from a folder, without a server."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect


@pytest.fixture
def folder(site: Path) -> str:
    return f"{site.as_uri()}/"


def test_the_home_page_shows_text_as_it_is_set(page: Page, folder: str) -> None:
    page.goto(f"{folder}index.html")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).fontSize") == "18px"


def test_links_lead_to_pages(page: Page, folder: str) -> None:
    page.goto(f"{folder}index.html")
    page.get_by_role("link", name="客户服务全流程保障承诺书").click()
    expect(page).to_have_url(f"{folder}letters/service-guarantee/index.html")
    permanent = page.locator(".pb-permalink").first.evaluate("(link) => link.href")
    assert permanent == f"{folder}letters/service-guarantee/v1/index.html#definitions"
    page.locator(".pb-number a").first.click()
    expect(page).to_have_url(f"{folder}letters/service-guarantee/definitions/index.html")
    page.locator(".pb-language").click()
    expect(page).to_have_url(f"{folder}en/letters/service-guarantee/definitions/index.html")
    page.locator(".pb-name").click()
    expect(page).to_have_url(f"{folder}en/index.html")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize(
    "address", ["index.html", "letters/compensation/index.html", "en/clauses/index.html", "about/index.html"]
)
def test_no_link_leads_to_a_folder(address: str, page: Page, folder: str) -> None:
    page.goto(f"{folder}{address}")
    links = page.locator("a[href]").evaluate_all("(links) => links.map((link) => link.href)")
    assert [link for link in links if link.startswith("file:") and link.split("#")[0].endswith("/")] == []


def test_the_filters_work(page: Page, folder: str) -> None:
    page.goto(f"{folder}clauses/index.html")
    page.get_by_role("combobox", name="承诺书").select_option("compensation")
    expect(page.locator(".pb-index:visible")).to_have_count(1)
