"""Any two versions compared, and a letter read as at any date, in a browser; the letter is that of versions.py."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from tests.browser.serving import serving
from tests.browser.visiting import WATCH, Visit, opened, visit

from pledgebook.marks import runs, words

_BLOCKS = """() => [...document.querySelectorAll(".pb-change")].map((block) => [
  block.id,
  [...block.querySelectorAll(".pb-change-label")].map((label) => label.textContent),
  block.querySelector("h3 > a").textContent,
  [...block.querySelectorAll(".pb-marked p")].map((line) => line.innerHTML),
  [...block.querySelectorAll(".pb-rows > div")].map((row) => row.innerHTML),
])"""
_BESIDE = """() => [
  [...document.querySelectorAll(".pb-limits li")].map((item) => [...item.children].map((each) => each.textContent)),
  [...document.querySelectorAll(".pb-rows > div")]
    .filter((row) => !row.closest(".pb-change"))
    .map((row) => row.textContent),
]"""
_MARKS = """(pairs) => pairs.map(([old, now]) =>
  pbMarks.runs(pbMarks.words(old), pbMarks.words(now)).map(({ mark, text }) => [mark, text]))"""


@pytest.fixture(scope="module")
def at(care: Path) -> Iterator[str]:
    """The address of the site, with its last slash."""
    with serving(care) as address:
        yield address


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_the_browser_compares_neighbours_as_their_own_page_does(prefix: str, page: Page, at: str) -> None:
    page.goto(f"{at}{prefix}letters/care/v2/changes/")
    expected, beside = page.evaluate(_BLOCKS), page.evaluate(_BESIDE)
    page.goto(f"{at}{prefix}letters/care/compare/?from=1&to=2")
    page.locator(".pb-change").first.wait_for()
    found = page.evaluate(_BLOCKS)
    former = re.compile("^原|（第1版）$| of version 1$")
    plain = [
        [[id_, labels, former.sub("", number), *more] for id_, labels, number, *more in each]
        for each in (found, expected)
    ]
    assert (plain[0], len(found)) == (plain[1], 9)
    limits, facts = page.evaluate(_BESIDE)
    governs = "适用于哪些订单" if not prefix else "Which orders it governs"  # stands above on the page of its own
    assert [limits, [fact for fact in facts if not fact.startswith(governs)]] == beside
    assert (len(limits), len(beside[1])) == (1, 1)


def test_the_browser_marks_words_by_the_same_rules(page: Page, at: str) -> None:
    rng = random.Random(4)
    some = ["甲", "乙", "。", "，", "三十", "二", "4", "80%", " ", "the", "e-mail", "\n", "条", "第"]
    pairs = []
    for length in range(120):
        old = [rng.choice(some) for _ in range(length % 60)]
        new = [word for word in old if rng.random() > 0.2] + [rng.choice(some) for _ in range(length % 7)]
        if length % 3 == 0:
            rng.shuffle(new)
        pairs.append(("".join(old), "".join(new)))
    expected = [[[mark.value, text] for mark, text in runs(list(words(old)), list(words(new)))] for old, new in pairs]
    page.goto(f"{at}letters/care/compare/")
    assert page.evaluate(_MARKS, pairs) == expected


def test_versions_far_apart_are_compared_with_all_that_lies_between(page: Page, at: str) -> None:
    page.goto(f"{at}letters/care/compare/?from=4&to=1")
    page.locator(".pb-change").first.wait_for()
    labels = {id_: names for id_, names, *_ in page.evaluate(_BLOCKS)}
    assert (labels["c-payment"], labels["c-pass"], labels["c-appeal"]) == (["合并"], ["拆分"], ["新增"])
    expect(page.locator(".pb-compared h2")).to_have_text("第1版与第4版")


def test_another_choice_compares_anew_and_gets_an_address(page: Page, at: str) -> None:
    page.goto(f"{at}en/letters/care/compare/")
    page.locator("select[name=from]").select_option("2")
    page.locator("select[name=to]").select_option("3")
    expect(page.locator("[data-pb-compare-said]")).to_have_text("The clauses of both are the same.")
    expect(page).to_have_url(f"{at}en/letters/care/compare/?from=2&to=3")


def test_without_a_server_the_page_says_why_it_can_not_compare(page: Page, care: Path) -> None:
    page.goto((care / "letters/care/compare/index.html").as_uri())
    expect(page.locator("[data-pb-compare-said]")).to_contain_text("无法读取这两个版本")


def test_on_a_desk_the_texts_stand_side_by_side_where_the_reader_wants(page: Page, at: str) -> None:
    page.goto(f"{at}letters/care/v2/changes/")
    page.get_by_role("button", name="前后并排").click()
    columns = page.locator("#c-answer .pb-pair > .pb-marked:visible")
    marks = """element => [...element.querySelectorAll("ins, del")]
      .filter((mark) => mark.checkVisibility()).map((mark) => mark.textContent)"""
    assert [column.evaluate(marks) for column in columns.all()] == [
        ["［删去：4］", "［删去：第2.1条］"],
        ["［增加：2］", "［增加：书面］", "［增加：第3.2条］"],
    ]
    page.get_by_role("button", name="前后并排").click()
    assert page.locator(".pb-pair").count() == 0


@pytest.mark.parametrize(
    ("day", "version", "said"),
    [
        ("2026-01-01", "v1", "2026年1月1日有效的是第1版，即本页所示。"),
        ("2026-03-31", "v1", "2026年3月31日有效的是第1版，即本页所示。"),
        ("2026-04-01", "v2", "2026年4月1日有效的是第2版，即本页所示。"),
        ("2027-01-01", "v4", "2027年1月1日有效的是第4版，即本页所示。"),
    ],
)
def test_a_day_in_the_address_leads_to_the_version_of_that_day(
    day: str, version: str, said: str, page: Page, at: str
) -> None:
    page.goto(f"{at}letters/care/?on={day}#answer")
    page.wait_for_url(f"**/letters/care/{version}/?on={day}#answer")
    expect(page.locator("[data-pb-on-notice]")).to_have_text(said)


def test_a_day_without_a_version_is_told(page: Page, at: str) -> None:
    page.goto(f"{at}en/letters/care/v2/?on=2025-12-31")
    expect(page.locator("[data-pb-on-notice]")).to_have_text("On 31 December 2025 no version was in force.")


def test_a_day_that_is_not_is_ignored(page: Page, at: str) -> None:
    page.goto(f"{at}letters/care/?on=2026-02-30")
    expect(page.locator("[data-pb-on-notice]")).to_be_hidden()


def test_the_form_leads_to_the_version_of_a_day(page: Page, at: str) -> None:
    page.goto(f"{at}letters/care/")
    page.get_by_label("查看某一天有效的版本").fill("2026-02-01")
    page.get_by_role("button", name="查看", exact=True).click()
    page.wait_for_url("**/letters/care/v1/?on=2026-02-01")


@pytest.mark.parametrize(
    ("now", "address", "there"),
    [
        ("2026-12-31T23:59:59+08:00", "letters/care/v1/", "letters/care/"),
        ("2027-01-01T00:00:00+08:00", "letters/care/v1/", "letters/care/v4/"),
        ("2027-01-01T00:00:00+08:00", "letters/care/", "letters/care/v4/"),
        ("2027-01-01T00:00:00+08:00", "letters/care/answer/", "letters/care/v4/"),
    ],
)
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_an_old_page_leads_to_what_is_in_force_on_the_publishers_day(
    now: str, address: str, there: str, zone: str, browser: Browser, at: str
) -> None:
    with opened(browser, timezone_id=zone) as context:
        page = context.new_page()
        page.clock.set_fixed_time(now)
        page.goto(at + address)
        page.locator("[data-pb-current]:visible").click()
        page.wait_for_url(at + there)


def test_without_scripts_the_versions_and_neighbours_are_listed_instead(page_without_scripts: Page, at: str) -> None:
    page = page_without_scripts
    page.goto(f"{at}letters/care/")
    expect(page.locator(".pb-on")).to_be_hidden()
    expect(page.locator("#pb-versions ~ ul li")).to_have_count(4)
    page.goto(f"{at}letters/care/compare/")
    expect(page.locator(".pb-compare")).to_be_hidden()
    expect(page.locator("#pb-neighbours ~ ul a")).to_have_count(3)


PLACES = {
    "changes": ("letters/care/v2/changes/", ""),
    "comparison": ("letters/care/compare/?from=1&to=4", ".pb-change"),
    "life": ("letters/care/answer/", ""),
    "superseded": ("letters/care/v1/?on=2026-02-01", ""),
}


@pytest.fixture(scope="module")
def axe() -> Axe:
    return Axe()


@pytest.mark.parametrize(("width", "language"), [(390, "zh"), (390, "en"), (1280, "en")])
@pytest.mark.parametrize("name", PLACES)
def test_pages_of_changes_keep_what_holds_for_all(
    name: str, language: str, width: int, browser: Browser, at: str, axe: Axe
) -> None:
    path, wait = PLACES[name]
    with opened(browser, width) as screen:
        screen.add_init_script(WATCH)
        found = visit(screen, at, name, language, axe, path, wait)
    expected = Visit(name, asked=found.asked, overflow=dict.fromkeys(found.overflow, 0))
    expected.violations = {"light": [], "dark": []}
    assert found == expected
    assert [url for url in found.asked if not url.startswith(at)] == []
