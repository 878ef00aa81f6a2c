"""A page older than its reader's day: its status is corrected by the date in the publisher's zone."""

from __future__ import annotations

import datetime

import pytest
from playwright.sync_api import Browser, expect
from tests.browser.visiting import opened
from tests.pledgebook.data import SAMPLES

from pledgebook.book import load
from pledgebook.library import Library
from pledgebook.templates import SHAPES

DAYS = [
    ("2025-12-31T23:59:59+08:00", "○尚未生效", "pb-status--upcoming"),
    ("2026-01-01T00:00:00+08:00", "●现行有效", "pb-status--in-force"),
    ("2028-12-31T23:59:59+08:00", "●现行有效", "pb-status--in-force"),
    ("2029-01-01T00:00:00+08:00", "■已届满", "pb-status--expired"),
]


@pytest.mark.parametrize("readers_zone", ["Asia/Shanghai", "America/New_York"])
@pytest.mark.parametrize(("now", "status", "name"), DAYS)
def test_the_status_is_that_of_the_publishers_day(
    now: str, status: str, name: str, readers_zone: str, browser: Browser, root: str
) -> None:
    with opened(browser, timezone_id=readers_zone) as context:
        page = context.new_page()
        page.clock.set_fixed_time(now)
        page.goto(f"{root}letters/service-guarantee/")
        shown = page.locator(".pb-letterhead .pb-status")
        expect(shown).to_have_text(status)
        expect(shown).to_have_class(f"pb-status {name}")


def test_every_status_of_a_page_is_corrected(browser: Browser, root: str) -> None:
    with opened(browser) as context:
        page = context.new_page()
        page.clock.set_fixed_time("2029-01-01T00:00:00+08:00")
        page.goto(f"{root}en/letters/")
        shown = page.locator(".pb-status").all_inner_texts()
    book = load(SAMPLES)[0]
    assert book
    built, read = (Library(book, datetime.date(*day)) for day in ((2026, 6, 1), (2029, 1, 1)))
    statuses = [read.status(built.shown(letter)) for letter in built.letters]
    assert sorted(shown) == sorted(f"{SHAPES[status]}\n{status.en}" for status in statuses)
    assert len(set(statuses)) == 4
