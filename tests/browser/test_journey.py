"""The service journey as it is seen: its words apart from each other and large enough, its marks leading to clauses."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.visiting import opened

WORDS = """(picture) => [...picture.querySelectorAll("text")].map((text) => {
  const box = text.getBoundingClientRect();
  return [text.textContent, box.left, box.top, box.right, box.bottom, parseFloat(getComputedStyle(text).fontSize)];
})"""


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("language", ["", "en/"])
def test_no_word_of_a_picture_lies_on_another_is_cut_off_or_small(
    language: str, width: int, browser: Browser, root: str
) -> None:
    with opened(browser, width) as context:
        page = context.new_page()
        page.goto(f"{root}{language}journey/")
        (shown,) = [each for each in page.locator(".pb-course").all() if each.is_visible()]
        words = shown.evaluate(WORDS)
    wrong = [f"{word[0]} small" for word in words if word[5] < 14]
    wrong += [f"{word[0]} cut off" for word in words if word[1] < 0 or word[3] > width]
    for index, one in enumerate(words):
        for other in words[index + 1 :]:
            if one[1] < other[3] and other[1] < one[3] and one[2] + 3 < other[4] and other[2] + 3 < one[4]:
                wrong.append(f"{one[0]} on {other[0]}")
    assert (len(words) > 8, wrong) == (True, [])


def test_a_mark_leads_to_its_clause(browser: Browser, root: str) -> None:
    with opened(browser, 390) as context:
        page = context.new_page()
        page.goto(f"{root}journey/")
        page.locator(".pb-course--narrow a[href$='#acknowledgement']").click()
        expect(page).to_have_url(f"{root}letters/complaint-handling/#acknowledgement")


def test_a_keyboard_meets_each_promise_once(page: Page, root: str) -> None:
    page.goto(f"{root}journey/")
    stops = "(all) => all.filter((link) => link.tabIndex >= 0).map((link) => link.getAttribute('href'))"
    links = page.locator(".pb-main a").evaluate_all(stops)
    assert (len(links) >= 50, len(links)) == (True, len(set(links)))


def test_with_large_type_the_picture_still_fits_a_phone(browser: Browser, root: str) -> None:
    with opened(browser, 390) as context:
        page = context.new_page()
        page.goto(f"{root}en/journey/")
        page.get_by_role("button", name="Large type").click()
        words = page.locator(".pb-course--narrow").evaluate(WORDS)
        assert (max(word[3] for word in words) <= 390, page.evaluate("document.documentElement.scrollWidth")) == (
            True,
            390,
        )


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(
    ("language", "lit"), [("", ["投诉", "监督"]), ("en/", ["Complaints", "Supervision"])], ids=["zh", "en"]
)
def test_a_letter_shows_the_line_with_its_own_part_lit(
    language: str, lit: list[str], width: int, browser: Browser, root: str
) -> None:
    with opened(browser, width) as context:
        page = context.new_page()
        page.goto(f"{root}{language}letters/complaint-handling/")
        stops = page.locator(".pb-line li + li")
        assert stops.locator("a").all_inner_texts() == lit
        boxes: list[Any] = [stop.bounding_box() for stop in stops.all()]
        words = [stop.inner_text() for stop in stops.all()]
        stops.locator("a").first.click()
        expect(page).to_have_url(f"{root}{language}journey/#complaint")
    ends = [(box["x"] + box["width"], box["y"] + box["height"]) for box in boxes]
    apart = [x <= after["x"] + 1 or y <= after["y"] + 1 for (x, y), after in zip(ends, boxes[1:], strict=False)]
    assert (len(words), all(apart), max(x for x, _ in ends) <= width) == (6, True, True)
