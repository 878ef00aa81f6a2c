"""What a reader does with a clause: copy it, look at what it refers to, find the contents, enlarge, change language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from tests.browser.visiting import opened
from tests.edge.building import SITE_URL

LETTER = "letters/service-guarantee/v1/"
CLAUSE = "第4.1条第（1）项"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    with opened(browser, 390, has_touch=True, is_mobile=True) as context:
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        yield context.new_page()


@pytest.fixture
def desk(browser: Browser) -> Iterator[Page]:
    with opened(browser) as context:
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        yield context.new_page()


def copied(page: Page, kind: str = "text/plain") -> str:
    script = """async (kind) => {
      const [item] = await navigator.clipboard.read();
      return (await item.getType(kind)).text();
    }"""
    return str(page.evaluate(script, kind))


def open_sheet(page: Page, clause: str = "late-response") -> None:
    page.locator(f"#{clause} > .pb-clause-body > .pb-permalink").click()


def ids(page: Page) -> list[str]:
    found: list[str] = page.locator(".pb-clause--3").evaluate_all("(all) => all.map((each) => each.id)")
    return found


@pytest.mark.parametrize(
    ("language", "choice", "expected"),
    [
        ("", "复制永久链接", SITE_URL + LETTER + "#{}"),
        (
            "",
            "复制引用",
            "示例公司《客户服务全流程保障承诺书》（编号CS-2026-001，第1版，2026年1月1日生效）第4.1条第（1）项 "
            + SITE_URL
            + LETTER
            + "#{}",
        ),
        (
            "",
            "复制英文引用",
            "Example Company, “Guarantee of Customer Service from First to Last” (No. CS-2026-001, version 1, "
            "effective 1 January 2026), cl. 4.1(1) " + SITE_URL + "en/" + LETTER + "#{}",
        ),
        (
            "en/",
            "Copy the citation in Chinese",
            "示例公司《客户服务全流程保障承诺书》（编号CS-2026-001，第1版，2026年1月1日生效）第4.1条第（1）项 "
            + SITE_URL
            + LETTER
            + "#{}",
        ),
    ],
)
def test_a_clause_is_copied_as_link_and_as_citation(
    language: str, choice: str, expected: str, desk: Page, root: str
) -> None:
    desk.goto(f"{root}{language}{LETTER}")
    clause = next(id_ for id_ in ids(desk) if desk.locator(f"#{id_} > .pb-number").get_attribute("id") == "4.1-1")
    open_sheet(desk, clause)
    desk.get_by_role("button", name=choice, exact=True).click()
    expect(desk.get_by_role("status")).to_contain_text("已复制：" if not language else "Copied: ")
    address = expected.format(clause).rpartition(" ")[2]
    assert copied(desk) == expected.format(clause)
    words = expected.format(clause).removesuffix(address) or CLAUSE  # a link's words are the clause's number
    shown = f'{words}<a href="{address}">{address}</a>' if words != CLAUSE else f'<a href="{address}">{CLAUSE}</a>'
    assert copied(desk, "text/html") == shown


def test_a_clauses_own_page_copies_its_citation_with_its_link(desk: Page, root: str) -> None:
    desk.goto(f"{root}letters/service-guarantee/late-response/")
    desk.get_by_role("button", name="复制引用").click()
    expect(desk.get_by_role("status")).to_have_text("已复制")
    address = f"{SITE_URL}{LETTER}#late-response"
    citation = f"示例公司《客户服务全流程保障承诺书》（编号CS-2026-001，第1版，2026年1月1日生效）{CLAUSE}"
    assert (copied(desk), copied(desk, "text/html")) == (
        f"{citation} {address}",
        f'{citation} <a href="{address}">{address}</a>',
    )


def test_a_sheet_that_was_copied_from_does_not_close_the_next_one(desk: Page, root: str) -> None:
    desk.goto(f"{root}{LETTER}")
    desk.clock.install()
    open_sheet(desk, "late-response")
    desk.get_by_role("button", name="复制引用").click()
    expect(desk.get_by_role("status")).to_contain_text("已复制：")
    desk.keyboard.press("Escape")
    open_sheet(desk, "minor-breach")
    desk.clock.run_for(5000)
    expect(desk.get_by_role("dialog")).to_be_visible()


def test_the_sheet_obeys_the_keyboard_and_gives_the_focus_back(desk: Page, root: str) -> None:
    desk.goto(f"{root}{LETTER}")
    mark = desk.locator(".pb-permalink").nth(3)
    mark.focus()
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("button", name="复制永久链接")).to_be_focused()
    desk.keyboard.press("ArrowDown")
    expect(desk.get_by_role("button", name="复制引用")).to_be_focused()
    desk.keyboard.press("ArrowUp")
    desk.keyboard.press("ArrowUp")
    expect(desk.get_by_role("link", name="就本条投诉")).to_be_focused()
    desk.keyboard.press("Escape")
    expect(desk.get_by_role("dialog")).to_have_count(0)
    expect(mark).to_be_focused()


def test_the_sheet_leads_to_the_clauses_page_and_to_a_complaint_about_it(phone: Page, root: str) -> None:
    phone.goto(f"{root}{LETTER}")
    open_sheet(phone, "minor-breach")
    expect(phone.get_by_role("dialog").get_by_role("link")).to_have_count(2)
    links = phone.get_by_role("dialog").get_by_role("link").evaluate_all("(all) => all.map((each) => each.href)")
    assert links == [
        f"{root}letters/service-guarantee/minor-breach/",
        f"{root}complain/?clause=service-guarantee/minor-breach&version=1",
    ]


def test_a_term_shows_its_definition_on_focus_and_escape_closes_it(desk: Page, root: str) -> None:
    desk.goto(f"{root}{LETTER}")
    term = desk.locator("#minor-breach a.pb-term").first
    desk.locator("#minor-breach .pb-permalink").first.focus()
    while not term.evaluate("(link) => link === document.activeElement"):
        desk.keyboard.press("Tab")
    tip = desk.get_by_role("tooltip")
    expect(tip).to_contain_text("“服务响应时间”指")
    assert term.get_attribute("aria-describedby") == tip.get_attribute("id")
    desk.keyboard.press("Escape")
    expect(tip).to_have_count(0)


def test_a_reference_to_another_letter_is_shown_on_hover_with_its_letter_and_number(desk: Page, root: str) -> None:
    desk.goto(f"{root}{LETTER}")
    desk.locator("#minor-breach a.pb-reference[href*='compensation']").first.hover()
    expect(desk.get_by_role("tooltip")).to_contain_text("赔付与先行补偿承诺书 第")


def test_a_first_tap_shows_a_term_and_a_second_follows_it(phone: Page, root: str) -> None:
    phone.goto(f"{root}{LETTER}")
    term = phone.locator("#minor-breach a.pb-term").first
    term.tap()
    expect(phone.get_by_role("tooltip")).to_contain_text("指承诺人")
    assert phone.url == f"{root}{LETTER}"
    phone.get_by_role("tooltip").get_by_role("link", name="前往该条").tap()
    expect(phone).to_have_url(f"{root}{LETTER}#response-time")


def test_on_a_phone_the_contents_are_a_sheet_that_shows_where_the_reader_is(phone: Page, root: str) -> None:
    phone.goto(f"{root}{LETTER}#minor-breach")
    phone.get_by_role("button", name="目录").tap()
    expect(phone.locator("dialog[open] [aria-current]")).to_have_text("4违约认定")
    phone.locator("dialog[open]").get_by_role("link", name="争议解决").tap()
    expect(phone.locator("dialog[open]")).to_have_count(0)
    last = phone.locator(".pb-clauses > .pb-clause").last.get_attribute("id")
    expect(phone).to_have_url(f"{root}{LETTER}#{last}")


def test_the_contents_follow_the_reading(desk: Page, root: str) -> None:
    desk.goto(f"{root}{LETTER}")
    for index in (1, 3, 2):
        desk.locator(".pb-clauses > .pb-clause").nth(index).evaluate("(part) => part.scrollIntoView()")
        expect(desk.locator(".pb-contents [aria-current]")).to_have_count(1)
        expect(desk.locator(".pb-contents a").nth(index)).to_have_attribute("aria-current", "true")


def test_large_type_is_24_px_and_remembered_and_nothing_scrolls_sideways(phone: Page, root: str) -> None:
    phone.goto(f"{root}{LETTER}")
    phone.get_by_role("button", name="大字").tap()
    for address in (LETTER, "", "clauses/", "letters/service-guarantee/response-time/", "about/", "en/terms/"):
        phone.goto(f"{root}{address}")
        size = phone.locator("main").evaluate("(main) => getComputedStyle(main).fontSize")
        over = phone.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert (address, size, over) == (address, "24px", 0)


def test_the_language_switch_keeps_the_clause(desk: Page, root: str) -> None:
    desk.goto(f"{root}{LETTER}#minor-breach")
    desk.locator(".pb-language").click()
    expect(desk).to_have_url(f"{root}en/{LETTER}#minor-breach")


def test_who_chose_english_comes_back_to_english(desk: Page, root: str) -> None:
    desk.goto(root)
    desk.locator(".pb-language").click()
    desk.goto("about:blank")
    desk.goto(root)
    expect(desk).to_have_url(f"{root}en/")
    desk.locator(".pb-language").click()
    expect(desk).to_have_url(root)


def test_nothing_but_palette_size_and_language_is_stored(desk: Page, root: str) -> None:
    desk.goto(f"{root}{LETTER}")
    desk.get_by_role("button", name="大字").click()
    desk.get_by_role("button", name="深色显示").click()
    desk.locator(".pb-language").click()
    stored = desk.evaluate("[Object.keys(localStorage).sort(), Object.keys(sessionStorage), document.cookie]")
    assert stored == [["pb-language", "pb-palette", "pb-size"], [], ""]


@pytest.mark.parametrize("palette", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_in_what_floats(width: int, palette: str, browser: Browser, root: str) -> None:
    with opened(browser, width, color_scheme=palette) as context:
        page = context.new_page()
        page.goto(f"{root}{LETTER}")
        open_sheet(page, "minor-breach")
        violations = [each["id"] for each in Axe().run(page, "dialog").response["violations"]]
        page.keyboard.press("Escape")
        page.locator("#minor-breach a.pb-term").first.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        expect(page.get_by_role("tooltip")).to_be_visible()
        violations += [each["id"] for each in Axe().run(page, ".pb-peek").response["violations"]]
        assert violations == []
