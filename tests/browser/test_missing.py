"""The 404 page, at an address of any depth."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

DEEP = ["nothing", "letters/service-guarantee/v1/nothing/at/all/", "en/nothing/here.html"]


@pytest.mark.parametrize("address", DEEP)
def test_it_is_dressed_and_speaks_both_languages(address: str, page: Page, root: str) -> None:
    answer = page.goto(f"{root}{address}")
    assert answer
    assert answer.status == 404
    assert page.evaluate("getComputedStyle(document.body).fontSize") == "18px"
    expect(page.get_by_role("heading", level=1)).to_contain_text("找不到页面")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Page not found")


@pytest.mark.parametrize("address", DEEP)
def test_its_links_lead_back(address: str, page: Page, root: str) -> None:
    for name, target in {"首页": "", "条款索引": "clauses/", "Home": "en/", "Clause index": "en/clauses/"}.items():
        page.goto(f"{root}{address}")
        page.get_by_role("main").get_by_role("link", name=name, exact=True).click()
        expect(page).to_have_url(f"{root}{target}")
