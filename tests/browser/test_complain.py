"""Which promise was broken: from the home page to the promise, its remedy, its deadline and a complaint."""

from __future__ import annotations

import datetime
import random
import re
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect
from tests.browser.visiting import PALETTES, opened
from tests.edge.building import SAMPLES, SITE_URL

from pledgebook.book import load
from pledgebook.deadlines import OfficialCalendar
from pledgebook.values import Duration, Unit
from pledgebook.vocabulary import Runs

SITUATIONS = {
    "no answer for three days": ("投诉", "投诉了几天，没有答复", "complaint-handling/#answer", "50元"),
    "the technician didn’t come": ("售中", "师傅没有按时上门", "delivery-installation/#appointment", "未准时上门"),
    "my number was passed on": ("售后", "我的号码或者地址被泄露", "personal-information/#forbidden-uses", "重大违约"),
    "charged more than agreed": ("售中", "收费比说好的多", "service-conduct/#no-unilateral-change", "逾期退款"),
    "the old address was used": ("售中", "还是送到了旧地址", "personal-information/#correction", "50元"),
    "closed without asking me": ("投诉", "没有问我", "complaint-handling/#confirmation", "轻微违约的赔付"),
    "I can’t use the phone menu": (
        "售后",
        "电话菜单用不了",
        "accessible-service/#human-service",
        "未提供无障碍服务的赔付",
    ),
    "the app was down for a day": (
        "售后",
        "应用或者服务停了",
        "accessible-service/#unplanned-interruption",
        "服务中断",
    ),
    "they promised a loan unit": ("售后", "答应的备用机没有给", "repair-return/#loan-unit", "未提供备用商品"),
    "refund still not there": ("售后", "退款还没有到账", "repair-return/#refund-time", "逾期退款"),
}
"""Ten things that happen: the stage, the words to choose, the clause, and what must be read of its remedy."""
_ANSWER = "#complaint\\.no-answer > .pb-case >> nth=0"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    with opened(browser, 390, has_touch=True, is_mobile=True, timezone_id="Asia/Shanghai") as context:
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        yield context.new_page()


def reach(page: Page, root: str, stage: str, words: str) -> int:
    """Go from the home page to a situation; return how many taps that took."""
    page.goto(root)
    taps = [
        page.locator(".pb-nav").get_by_role("link", name="投诉"),
        page.locator(".pb-steps").get_by_role("link", name=stage, exact=True),
        page.locator(".pb-stage-cases:target, [data-pb-shown]").locator("summary", has_text=words),
    ]
    for tap in taps:
        tap.click()
    return len(taps)


def expect_found(page: Page, clause: str, remedy: str) -> None:
    case = page.locator(".pb-happened[open] .pb-case", has=page.locator(f"a[href$='{clause}']")).first
    expect(case.get_by_text(remedy).first).to_be_visible()
    expect(case.get_by_text("怎样提出").first).to_be_visible()


@pytest.mark.parametrize("situation", SITUATIONS)
def test_from_the_home_page_four_taps_lead_to_the_promise_and_its_remedy(
    situation: str, phone: Page, root: str
) -> None:
    stage, words, clause, remedy = SITUATIONS[situation]
    assert reach(phone, root, stage, words) <= 4
    expect_found(phone, clause, remedy)


def test_without_scripts_the_same_taps_lead_there(browser: Browser, root: str) -> None:
    with opened(browser, 390, java_script_enabled=False) as context:
        page = context.new_page()
        for stage, words, clause, remedy in SITUATIONS.values():
            reach(page, root, stage, words)
            expect_found(page, clause, remedy)


def test_a_complaint_names_letter_version_clause_and_link_and_asks_for_the_remedy(phone: Page, root: str) -> None:
    phone.goto(f"{root}complain/#complaint.no-answer")
    case = phone.locator(_ANSWER)
    case.locator("input[name=start]").fill("2026-05-18")
    case.get_by_role("button", name="就这一项写投诉").click()
    case.get_by_label("经过").fill("打了两次电话。")
    case.get_by_role("button", name="复制").click()
    expect(case.get_by_text("已复制")).to_be_visible()
    text = phone.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n")
    assert text == (
        "投诉：没有做到“3个工作日内对投诉作出实质答复”\n\n"
        "示例公司：\n"
        "我投诉的是：贵公司承诺“3个工作日内对投诉作出实质答复”，没有做到。\n"
        "依据：示例公司《投诉处理承诺书》（编号CS-2026-006，第2版，2026年4月1日生效）第三条第二项\n"
        f"{SITE_URL}letters/complaint-handling/v2/#answer\n"
        "自2026年5月18日起算，最迟应在2026年5月21日24:00前做到。现在已经超过期限。\n"
        "经过：打了两次电话。\n"
        "我的要求：\n"
        "1. 按上述条款履行；\n"
        "2. 给予承诺的补救：50元 轻微违约定额补偿，5个工作日内支付。\n"
        "请确认收到本投诉，并告知投诉编号。"
    )


def test_a_sample_offers_no_mail_and_a_company_does(phone: Page, root: str) -> None:
    def real(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace(" data-pb-sample", ""))

    phone.goto(f"{root}complain/#complaint.no-answer")
    assert phone.locator("a[href^='mailto:'], a[href^='tel:']").count() == 0
    phone.route("**/complain/", real)
    phone.reload()
    phone.locator(_ANSWER).get_by_role("button", name="就这一项写投诉").click()
    mail = phone.locator(_ANSWER).get_by_role("link", name="写邮件").get_attribute("href") or ""
    assert re.match(r"mailto:complaints@example\.com\?subject=%E6%8A%95%E8%AF%89[^&]*&body=[^&]+%0D%0A[^&]+$", mail)


def test_a_complaint_is_enlarged_to_be_read_out_on_the_telephone(phone: Page, root: str) -> None:
    phone.goto(f"{root}complain/#complaint.no-answer")
    case = phone.locator(_ANSWER)
    case.get_by_role("button", name="就这一项写投诉").click()
    case.get_by_role("button", name="念给客服听").click()
    expect(case.get_by_text("电话：400-000-0000（每日 9:00–21:00）")).to_be_visible()
    assert case.locator(".pb-draft").evaluate("(text) => parseFloat(getComputedStyle(text).fontSize)") >= 24


def test_what_a_customer_types_is_neither_sent_nor_stored(phone: Page, root: str) -> None:
    phone.goto(f"{root}complain/#complaint.no-answer")
    phone.wait_for_load_state("networkidle")  # the page's own icon may come late
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    case = phone.locator(_ANSWER)
    case.get_by_role("button", name="就这一项写投诉").click()
    case.get_by_label("怎样联系您").fill("秘密")
    case.get_by_role("button", name="复制").click()
    stored = phone.evaluate("[JSON.stringify({ ...localStorage, ...sessionStorage }), document.cookie, location.href]")
    assert (asked, stored) == ([], ["{}", "", f"{root}complain/#complaint.no-answer"])


@pytest.mark.parametrize(
    ("letter", "version", "clause", "words"),
    [
        ("complaint-handling", 2, "answer", "第三条第二项"),
        ("service-guarantee", 1, "equal-treatment", "第2.2条第（2）项"),
        ("complaint-handling", 2, "substantive-answer", "没有遵守“实质答复”这一条款"),  # it has a term and no heading
    ],
)
def test_every_clause_leads_to_a_complaint_about_itself(
    letter: str, version: int, clause: str, words: str, phone: Page, root: str
) -> None:
    for way in ("page", "sheet"):
        phone.goto(f"{root}letters/{letter}/{f'{clause}/' if way == 'page' else ''}")
        if way == "sheet":
            phone.locator(f"#{clause} > .pb-clause-body > .pb-permalink").click()
        phone.get_by_role("link", name="就本条投诉").click()
        phone.wait_for_url(re.compile(rf"/complain/\?clause={letter}/{clause}&version={version}"))
        open_case = phone.locator(".pb-asked .pb-case, .pb-promised[open] .pb-case")
        begin = open_case.get_by_role("button", name="就这一项写投诉")
        if begin.get_attribute("aria-expanded") == "false":
            begin.click()
        draft = open_case.locator(".pb-draft").inner_text()
        assert words in draft
        assert f"{SITE_URL}letters/{letter}/v{version}/#{clause}" in draft


def test_a_clause_that_is_not_there_is_said_to_be_unreadable(phone: Page, root: str) -> None:
    phone.goto(f"{root}complain/?clause=nowhere/nothing&version=1")
    expect(phone.locator(".pb-asked .pb-notice")).to_contain_text("读不到这一条款")


def test_the_script_counts_as_the_product_does(page: Page, root: str) -> None:
    book, _ = load(SAMPLES)
    assert book
    official, dice = OfficialCalendar(book.years), random.Random(7)
    cases: list[dict[str, Any]] = []
    expected = []
    for _ in range(600):
        day = datetime.date(2024, 12, 1) + datetime.timedelta(dice.randrange(800))
        start = datetime.datetime.combine(day, datetime.time(dice.randrange(24), dice.randrange(60)))
        limit = Duration(dice.randint(1, 30), dice.choice(list(Unit)))
        runs = dice.choice(list(Runs))
        ends = official.ends(start, limit, runs)
        moment = ends.moment or datetime.datetime.combine(ends.day, datetime.time())
        expected.append([moment.isoformat()[:16], ends.moment is not None, ends.is_moved, ends.is_certain])
        cases.append({"start": start.isoformat(), "number": limit.number, "unit": limit.unit, "runs": runs})
    page.goto(f"{root}complain/")
    counted = page.evaluate(
        """(cases) => {
          const calendar = JSON.parse(document.querySelector("[data-pb-calendar]").dataset.pbCalendar);
          return cases.map((each) => {
            const end = pbDeadline(calendar, Date.parse(`${each.start}Z`), each);
            return [new Date(end.time).toISOString().slice(0, 16), end.isMoment, end.isMoved, end.isCertain];
          });
        }""",
        cases,
    )
    assert counted == expected


def test_the_calendar_of_the_page_is_the_published_one(page: Page, root: str) -> None:
    page.goto(f"{root}complain/")
    on_page = page.locator("[data-pb-calendar]").get_attribute("data-pb-calendar")
    published = page.request.get(f"{root}calendar.json").text()
    assert on_page == published


@pytest.mark.parametrize("palette", PALETTES)
def test_an_open_case_is_accessible(palette: str, phone: Page, root: str) -> None:
    phone.emulate_media(color_scheme="dark" if palette == "dark" else "light")
    phone.goto(f"{root}complain/#complaint.no-answer")
    phone.locator(_ANSWER).get_by_role("button", name="就这一项写投诉").click()
    found = Axe().run(phone).response["violations"]
    assert [(each["id"], each["nodes"][0]["target"]) for each in found] == []


def test_an_open_case_fits_the_narrowest_screen_in_large_type(browser: Browser, root: str) -> None:
    with opened(browser, 320) as context:
        page = context.new_page()
        page.goto(f"{root}en/complain/#complaint.no-answer")
        page.get_by_role("button", name="Large type").click()
        page.locator(_ANSWER).get_by_role("button", name="Write the complaint").click()
        assert page.evaluate("document.documentElement.scrollWidth") == 320
