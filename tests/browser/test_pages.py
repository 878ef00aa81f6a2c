"""What holds for a page of every template, in both languages, on a phone and on a desk, in both palettes."""

from __future__ import annotations

import itertools

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser.visiting import TEMPLATES, Case, Visit, visit

CASES = [
    Case(*case)  # the 404 page is one for both languages
    for case in itertools.product(TEMPLATES, ("zh", "en"), (390, 1280), ("light", "dark"))
    if case[:2] != ("missing", "en")
]


@pytest.fixture(scope="module", params=CASES, ids=str)
def case(request: pytest.FixtureRequest) -> Case:
    found: Case = request.param
    return found


@pytest.fixture(scope="module")
def axe() -> Axe:
    return Axe()


@pytest.fixture(scope="module")
def visited(browser: Browser, root: str, case: Case, axe: Axe) -> Visit:
    return visit(browser, root, case, axe)


def test_nothing_is_said_on_the_console(case: Case, visited: Visit) -> None:
    told_by_the_browser = ["Failed to load resource: the server responded with a status of 404 (Not Found)"]
    assert visited.said == (told_by_the_browser if case.template == "missing" else [])


def test_the_policy_blocks_nothing(visited: Visit) -> None:
    assert visited.blocked == []


def test_no_other_host_is_asked_for_anything(visited: Visit, root: str) -> None:
    assert [url for url in visited.asked if not url.startswith(root)] == []


def test_nothing_scrolls_sideways(visited: Visit) -> None:
    assert {width: by for width, by in visited.overflow.items() if by > 0} == {}


def test_no_text_is_smaller_than_14_px(visited: Visit) -> None:
    assert visited.small_texts == []


def test_what_a_finger_hits_measures_44_px(visited: Visit) -> None:
    assert visited.small_targets == []


def test_axe_finds_nothing(visited: Visit) -> None:
    assert visited.violations == []
