"""One server for all browser tests; each test has a context of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from tests.browser.serving import serving
from tests.browser.visiting import opened


@pytest.fixture(scope="session")
def root(site: Path) -> Iterator[str]:
    """The address of the served site, with its last slash."""
    with serving(site) as address:
        yield address


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with opened(browser) as context:
        yield context


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def page_without_scripts(browser: Browser) -> Iterator[Page]:
    with opened(browser, java_script_enabled=False) as context:
        yield context.new_page()
