"""What holds for a page of every template, in both languages, on a phone and on a desk, in both palettes."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext
from tests.browser.visiting import TEMPLATES, WATCH, Palette, Visit, opened, visit

PAGES = [(template, language) for template, language in itertools.product(TEMPLATES, ("zh", "en"))]
PAGES.remove(("missing", "en"))  # one page speaks both languages


@pytest.fixture(scope="session", params=[390, 1280])
def screen(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    with opened(browser, request.param) as context:
        context.add_init_script(WATCH)
        yield context


@pytest.fixture(scope="module")
def axe() -> Axe:
    return Axe()


@pytest.fixture(scope="module", params=PAGES, ids="-".join)
def visited(screen: BrowserContext, root: str, axe: Axe, request: pytest.FixtureRequest) -> Visit:
    template, language = request.param
    return visit(screen, root, template, language, axe)


def test_nothing_is_said_on_the_console(visited: Visit) -> None:
    told_by_the_browser = ["Failed to load resource: the server responded with a status of 404 (Not Found)"]
    assert visited.said == (told_by_the_browser if visited.template == "missing" else [])


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


@pytest.mark.parametrize("palette", ["light", "dark"])
def test_axe_finds_nothing(palette: Palette, visited: Visit) -> None:
    assert visited.violations.get(palette, []) == []
