"""Search: what it finds, compared with a plain scan of the pages' own words, and what comes first."""

from __future__ import annotations

import datetime
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from tests.browser.visiting import opened
from tests.edge.building import SAMPLES
from tests.edge.html import read, words

from pledgebook import search_index, search_shards
from pledgebook.book import load
from pledgebook.library import Library
from pledgebook.search_docs import shown
from pledgebook.search_index import index

Clauses = dict[str, str]
Ask = Callable[[list[str]], list[dict[str, Any]]]

_ASK = """async (queries) => {
  const found = [];
  for (const query of queries) {
    const result = await pbSearch.search(query, { isEnough: () => false });
    const hits = (result?.hits ?? []).map(({ doc }) => `${doc.group.letter}#${doc.id}`);
    found.push({ hits, isExact: result?.isExact, words: result?.words.map(({ said }) => said) });
  }
  return found;
}"""


@pytest.fixture(scope="module", params=["zh", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def clauses(site: Path, language: str) -> Clauses:
    """Each clause's heading and own text, as its letter's page shows them."""
    found = {}
    for address, page in read(site).items():
        if match := re.fullmatch(("en/" if language == "en" else "") + r"letters/([^/]+)/", address):
            for clause in page.tree.xpath("//section[contains(@class, 'pb-clause')]"):
                parts = clause.xpath(
                    "./*[contains(@class, 'pb-heading')] | ./div/*[contains(@class, 'pb-heading')]"
                    " | ./div[@class='pb-clause-body']/div[contains(@class, 'pb-text')]/p"
                )
                for slip in clause.xpath(".//del"):  # what a correction has struck out isn't the text any more
                    slip.drop_tree()
                found[f"{match[1]}#{clause.get('id')}"] = "\n".join(words(part) for part in parts)
    assert len(found) > 300
    return found


@pytest.fixture(scope="module", params=["one text", "shards"])
def ask(browser: Browser, root: str, language: str, request: pytest.FixtureRequest) -> Iterator[Ask]:
    """A way to search on the clause index: with the index as it is, and as a large site would have it."""
    with opened(browser) as context:
        page = context.new_page()
        asked: set[str] = set()
        if request.param == "shards":
            files = sharded(language)

            def answer(route: Route) -> None:
                path = unquote(urlsplit(route.request.url).path).partition("sub/path/")[2]
                asked.add(re.sub(r"\d+", "", path.rpartition("/")[2]))
                route.fulfill(body=files[path])

            page.route("**/assets/search/**", answer)
        page.goto(f"{root}{'en/' if language == 'en' else ''}clauses/")
        if request.param == "shards":
            page.add_script_tag(url=f"{root}assets/javascripts/shards.js")
        yield lambda queries: page.evaluate(_ASK, queries)
        assert not asked or asked - {"k.txt"} == {f"{language}.json", "s.txt", "p.txt", "t.txt"}


def sharded(language: str, head: int = 64, near: int = 0) -> dict[str, str]:
    """Return the files of the samples' index, cut up as that of a large site is, with lists that are cut as short."""
    book, _ = load(SAMPLES)
    assert book
    library = Library(book, datetime.date(2026, 6, 1))
    groups = list(shown(library, "en" if language == "en" else "zh"))
    with patch.multiple(search_shards, _HEAD=head, _NEAR=near), patch.object(search_index, "_SAMPLE", 1):
        files = index(language, groups, book.synonyms["en" if language == "en" else "zh"], "Asia/Shanghai", small=0)
    assert any("\x01" in text for text in files.values())  # of all texts, the alphabet was made for one
    return files


def wrong(ask: Ask, queries: list[str], scan: Callable[[str], set[str]]) -> list[tuple[str, set[str], set[str]]]:
    """Return each query with the clauses that search has missed and those that it has found in error."""
    found = [{hit for hit in result["hits"] if result["isExact"] and not hit.endswith("#")} for result in ask(queries)]
    expected = [scan(query) for query in queries]
    compared = zip(queries, expected, found, strict=True)
    return [(query, there - hits, hits - there) for query, there, hits in compared if there != hits]


def matching(pattern: re.Pattern[str], clauses: Clauses) -> set[str]:
    return {id_ for id_, text in clauses.items() if pattern.search(text)}


def test_every_slice_of_han_characters_is_found_wherever_it_stands_and_nowhere_else(
    language: str, clauses: Clauses, ask: Ask
) -> None:
    if language == "en":
        return
    draw = random.Random(1)
    runs = [run for text in clauses.values() for run in re.findall("[一-鿿]{2,}", text)]
    queries = []
    for _ in range(300):
        run = draw.choice(runs)
        start = draw.randrange(len(run) - 1)
        queries.append(run[start : start + draw.randint(2, 9)])
    queries = [
        query for query in queries if not re.match("第.+(条|部分)", query)
    ]  # a clause's number: a test of its own
    assert wrong(ask, queries, lambda query: {id_ for id_, text in clauses.items() if query in text}) == []


def test_every_word_and_its_beginning_is_found_wherever_it_stands_and_nowhere_else(
    language: str, clauses: Clauses, ask: Ask
) -> None:
    if language == "zh":
        return
    draw = random.Random(2)
    known = sorted({word for text in clauses.values() for word in re.findall("[A-Za-z]{3,}", text)})
    queries = []
    for _ in range(300):
        word = draw.choice(known)
        queries.append(word[: draw.randint(3, len(word))].swapcase())
    queries = [
        query for query in queries if query[-1].lower() not in "sy"
    ]  # forms of one and many: a test of their own
    scan = {query: re.compile(rf"(?<![a-z]){query}", re.IGNORECASE) for query in queries}
    assert wrong(ask, queries, lambda query: matching(scan[query], clauses)) == []


def test_the_plural_finds_the_singular_and_the_other_way_round(language: str, clauses: Clauses, ask: Ask) -> None:
    if language == "zh":
        return
    pairs = {"complaints": r"complaint(s|\b)", "company": r"compan(y|ies\b)", "boxes": r"box(es|\b)"}
    scan = {query: re.compile(rf"\b{pattern}", re.IGNORECASE) for query, pattern in pairs.items()}
    assert wrong(ask, list(pairs), lambda query: matching(scan[query], clauses)) == []


def test_every_number_with_its_unit_is_found_whole(language: str, clauses: Clauses, ask: Ask) -> None:
    units = "%|个?[一-鿿]{2}|(?![.,]?\\d)" if language == "zh" else "%|(?![.,]?\\d)"
    numbers = sorted({found for text in clauses.values() for found in re.findall(rf"\d+(?:{units})", text)})
    scan = {number: re.compile(rf"(?<!\d)(?<!\d[.,]){number}(?!(?<=\d)[.,]?\d)") for number in numbers}
    wide = [number.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789%"}) for number in numbers]
    assert len(numbers) > 3
    assert wrong(ask, numbers, lambda query: matching(scan[query], clauses)) == []
    assert [result["hits"] for result in ask(wide)] == [result["hits"] for result in ask(numbers)]


def test_several_words_are_all_required(language: str, clauses: Clauses, ask: Ask) -> None:
    first, second = ("承诺人", "书面") if language == "zh" else ("company", "writing")
    both = {id_ for id_, text in clauses.items() if first in text and second in text}
    assert both
    assert wrong(ask, [f"{first} {second}", f"{second}　{first}"], lambda _: both) == []


def test_quotation_marks_hold_a_phrase_together(language: str, clauses: Clauses, ask: Ask) -> None:
    phrase = "服务紧急情况" if language == "zh" else "business days"
    there = {id_ for id_, text in clauses.items() if phrase in text}
    assert there
    assert wrong(ask, [f'"{phrase}"', f"“{phrase}”"], lambda _: there) == []


def test_a_phrase_with_little_words_is_found_wherever_it_stands(language: str, clauses: Clauses, ask: Ask) -> None:
    """The lists of words of one and two letters are cut short on a large site."""
    phrases = ["承诺人应当", "之日起"] if language == "zh" else ["goods or", "for a", "with the company, and to"]
    scan = {phrase: {id_ for id_, text in clauses.items() if phrase in text.lower()} for phrase in phrases}
    assert wrong(ask, [f'"{phrase}"' for phrase in phrases], lambda query: scan[query.strip('"')]) == []


NUMBERS = {
    "zh": {
        "2.1(1)": "service-guarantee#promisor",
        "2.1（1）": "service-guarantee#promisor",
        "第2.1条第(1)项": "service-guarantee#promisor",
        "第2.1条第（1）项": "service-guarantee#promisor",
        "第2.1条 第(1)项": "service-guarantee#promisor",
        "第 2.1 条 第 1 项": "service-guarantee#promisor",
        "2.1 （1）": "service-guarantee#promisor",
        "第三条 第二项": "delivery-installation#site-conditions",
        "第三部分 （六）": "compensation#late-payment",
        "第 2.1 条": "service-guarantee#who-acts",
        "第2.1": "service-guarantee#who-acts",
        "第二条第三项": "delivery-installation#rescheduling",
        "第三部分（五）": "compensation#payment-time",
        "CS-2026-006": "complaint-handling#",
        "cs-2026-006": "complaint-handling#",
        "服务响应时间": "service-guarantee#response-time",
        "12315": "service-guarantee#mediation",
    },
    "en": {
        "2.1(1)": "service-guarantee#promisor",
        "cl. 2.1(1)": "service-guarantee#promisor",
        "2.1 (1)": "service-guarantee#promisor",
        "clause 2.1 (1)": "service-guarantee#promisor",
        "clause 2.1": "service-guarantee#who-acts",
        "CS-2026-006": "complaint-handling#",
        "service response time": "service-guarantee#response-time",
        "12315": "service-guarantee#mediation",
    },
}


def test_a_clause_number_in_any_form_a_letter_number_and_a_term_lead_to_their_place(language: str, ask: Ask) -> None:
    table = NUMBERS[language]
    first = [result["hits"][0] for result in ask(list(table))]
    assert dict(zip(table, first, strict=True)) == table


EVERYDAY = {
    "zh": {
        "投诉多久答复": "complaint-handling#answer",
        "不回复怎么办": "service-guarantee#late-response",
        "怎么退钱": "repair-return#refund-time",
        "退货运费谁出": "repair-return#return-costs",
        "坏了多久修好": "repair-return#repair-deadline",
        "维修期间备用机": "repair-return#loan-unit",
        "无理由退货": "repair-return#no-reason-return",
        "送货晚了赔多少": "delivery-installation#delivery-delay",
        "安装时限": "delivery-installation#installation-deadline",
        "老人优先": "accessible-service#priority",
        "手语": "accessible-service#sign-language-help",
        "投诉渠道": "complaint-handling#channels",
        "投诉编号": "complaint-handling#complaint-number",
        "打官司": "service-guarantee#litigation",
        "仲裁": "service-guarantee#arbitration",
        "先行补偿": "compensation#advance-payment",
        "检查频次": "service-conduct#inspection-frequency",
        "促销价格": "presale-information#promotions",
        "80% 轻微": "service-guarantee#other-shortfall",
        "第5.2条": "service-guarantee#arbitration",
        "投诉三天没回复": "complaint-handling#delay-compensation",
        "师傅没来": "delivery-installation#missed-slot",
        "修了又坏": "repair-return#rework",
        "修不好怎么办": "repair-return#failed-repair",
        "推销电话": "personal-information#marketing-stop",
        "APP打不开": "accessible-service#interruption",
        "涨价": "service-conduct#no-unilateral-change",
        "停服": "accessible-service#interruption",
        "多收了钱": "presale-information#overcharge",
        "优惠价": "presale-information#promotions",
        "什么时候生效": "service-guarantee#time-of-application",
        "疫情": "delivery-installation#exceptions",
        "多久能退款": "repair-return#refund-time",
        "几天到账": "compensation#payment-time",
        "师傅迟到怎么办": "delivery-installation#missed-slot",
        "安装要收费吗": "delivery-installation#extra-charges",
        "修了三次还没修好": "repair-return#failed-repair",
        "备件没有了": "repair-return#parts-and-data",
        "货物损坏": "delivery-installation#missing-items",
        "找谁投诉": "complaint-handling#channels",
        "去哪里起诉": "service-guarantee#litigation",
        "个人信息会不会泄露": "service-conduct#no-disclosure",
        "轮椅": "accessible-service#",
        "假一赔三": "service-conduct#no-deception",
        "广告和实物不符": "presale-information#wrong-information",
        "承诺书什么时候生效": "service-guarantee#time-of-application",
        "台风": "delivery-installation#exceptions",
        "停电": "accessible-service#interruption",
        "钱什么时候退给我": "repair-return#refund-time",
        "快递还没到": "delivery-installation#delivery-delay",
        "不想要了": "repair-return#no-reason-return",
        "换一个新的": "repair-return#exchange",
        "修要多少钱": "repair-return#repair-charges",
        "投诉石沉大海": "complaint-handling#delay-compensation",
        "对处理结果不满意": "complaint-handling#escalation",
        "可以找消协吗": "service-guarantee#mediation",
        "误工费": "compensation#actual-loss",
        "赔偿怎么申请": "compensation#claim-procedure",
        "强制消费": "presale-information#price-display",
        "看我的个人信息": "personal-information#access-and-copies",
        "聋人怎么联系": "accessible-service#sign-language-help",
        "停产了还修吗": "repair-return#parts-supply",
        "押金什么时候退": "presale-information#prepayment",
        "员工索要红包": "service-conduct#no-improper-benefit",
        "修了一个月还没好": "repair-return#repair-deadline",
        "退货要自己付邮费吗": "repair-return#return-costs",
        "孩子的信息": "personal-information#sensitive-information",
    },
    "en": {
        "how long until you answer a complaint": "complaint-handling#answer",
        "how do I get my money back": "repair-return#refund-time",
        "refund how long": "repair-return#refund-time",
        "loan unit": "repair-return#loan-unit",
        "how long is the warranty": "repair-return#warranty-period",
        "return without reasons": "repair-return#no-reason-return",
        "spare parts": "repair-return#parts-and-data",
        "late delivery compensation": "delivery-installation#delivery-delay",
        "time for installation": "delivery-installation#installation-deadline",
        "sign language": "accessible-service#sign-language-help",
        "complaint number": "complaint-handling#complaint-number",
        "complaint channels": "complaint-handling#channels",
        "court": "service-guarantee#litigation",
        "arbitration": "service-guarantee#arbitration",
        "advance payment": "compensation#advance-payment",
        "frequency of inspection": "service-conduct#inspection-frequency",
        "rude staff": "service-conduct#courtesy",
        "false statements": "presale-information#false-claims",
        "full price": "presale-information#full-price",
        "cl. 5.2": "service-guarantee#arbitration",
        "how fast is a complaint answered": "complaint-handling#answer",
        "nobody answered my complaint": "complaint-handling#delay-compensation",
        "technician didn’t come": "delivery-installation#missed-slot",
        "how long does a repair take": "repair-return#repair-deadline",
        "still broken after repair": "repair-return#rework",
        "who pays for return shipping": "repair-return#return-costs",
        "hidden fees": "presale-information#price-display",
        "price went up": "service-conduct#no-unilateral-change",
        "service cut off": "accessible-service#interruption",
        "spam": "personal-information#marketing-stop",
        "app down": "accessible-service#interruption",
        "when does it take effect": "service-guarantee#time-of-application",
        "how quickly do you respond": "service-guarantee#response-time",
        "when will I get my refund": "repair-return#refund-time",
        "the repair failed again": "repair-return#rework",
        "my product is broken": "repair-return#repair",
        "replacement product": "repair-return#exchange",
        "technician is late": "delivery-installation#missed-slot",
        "reschedule appointment": "delivery-installation#rescheduling",
        "do you charge for installation": "delivery-installation#extra-charges",
        "damaged goods": "delivery-installation#missing-items",
        "lost data on my device": "repair-return#customer-data",
        "where can I sue": "service-guarantee#litigation",
        "do you sell my data": "personal-information#forbidden-uses",
        "when is compensation paid": "compensation#payment-time",
        "typhoon": "delivery-installation#exceptions",
        "power cut": "accessible-service#interruption",
        "appeal": "complaint-handling#escalation",
        "my parcel hasn't arrived": "delivery-installation#delivery-delay",
        "missing parts in the box": "delivery-installation#missing-items",
        "change my mind": "repair-return#no-reason-return",
        "technician charged extra": "delivery-installation#extra-charges",
        "can't get through on the phone": "presale-information#human-adviser",
        "price different from advert": "presale-information#wrong-information",
        "I was cheated": "service-conduct#no-deception",
        "forced to buy": "presale-information#price-display",
        "my data was sold": "personal-information#forbidden-uses",
        "stop calling me": "personal-information#marketing-stop",
        "see my personal data": "personal-information#access-and-copies",
        "missed appointment": "delivery-installation#missed-slot",
        "lost my files": "repair-return#customer-data",
        "deposit back": "presale-information#prepayment",
        "discontinued product repair": "repair-return#parts-supply",
        "staff threatened me": "service-conduct#no-abuse",
        "refund overdue": "compensation#late-payment",
        "regulator": "service-guarantee#mediation",
        "can't hear": "accessible-service#sign-language-help",
    },
}
"""What customers and lawyers type, and the clause that must come first."""


def test_of_everyday_queries_the_right_clause_comes_first(language: str, ask: Ask) -> None:
    table = EVERYDAY[language]
    assert len(table) == 67
    assert {query: result["hits"][0] for query, result in zip(table, ask(list(table)), strict=True)} == table


def test_what_is_not_found_as_typed_says_which_words_were_searched(language: str, ask: Ask) -> None:
    query = "投诉多久答复" if language == "zh" else "how long until you answer a complaint"
    (result,) = ask([query])
    expected = ["投诉", "多久", "答复"] if language == "zh" else ["how long", "answer", "complaint"]
    assert (result["isExact"], result["words"]) == (False, expected)


_FAILED = "查找用的文件没有取到"


def served(page: Page, answer: Callable[[Route, str], None]) -> None:
    """Let `answer` see to every request for a file of the index, given its path."""
    page.route(
        "**/assets/search/**",
        lambda route: answer(route, unquote(urlsplit(route.request.url).path).partition("sub/path/")[2]),
    )


def on_index(page: Page, root: str) -> None:
    """Open the clause index as that of a large site."""
    page.goto(f"{root}clauses/")
    page.add_script_tag(url=f"{root}assets/javascripts/shards.js")


@pytest.mark.parametrize("kind", ["s", "t"])
def test_with_one_file_of_a_large_index_missing_what_needs_it_says_so_and_all_else_is_found(
    kind: str, page: Page, root: str
) -> None:
    files = sharded("zh")
    lost: list[str] = []

    def answer(route: Route, path: str) -> None:
        if not lost and path.rpartition("/")[2].startswith(kind):
            lost.append(path)
        if path in lost:
            route.fulfill(status=404)
        else:
            route.fulfill(body=files[path])

    served(page, answer)
    on_index(page, root)
    page.get_by_role("searchbox").fill("退款")
    expect(page.get_by_text(_FAILED)).to_be_visible()
    assert (len(lost), page.locator(".pb-index li:visible").count() > 300) == (1, True)
    page.get_by_role("searchbox").fill("手语")
    expect(page.locator(".pb-hits:visible .pb-hit a")).to_have_count(2)
    expect(page.get_by_text(_FAILED)).to_be_hidden()


def test_synonyms_cost_a_large_index_one_file_for_all_their_terms(page: Page, root: str) -> None:
    files = sharded("zh", head=1000, near=1_000_000)
    asked: list[str] = []

    def answer(route: Route, path: str) -> None:
        asked.append(path.rpartition("/")[2])
        route.fulfill(body=files[path])

    served(page, answer)
    on_index(page, root)
    page.get_by_role("searchbox").fill("打官司")
    expect(page.locator(".pb-hits:visible .pb-hit a").first).to_contain_text("诉讼")
    assert [path for path in asked if not path.startswith("t")] == ["zh.json", "k.txt"]


def test_of_words_near_it_one_may_stand_in_the_letters_title_alone(page: Page, root: str) -> None:
    files = sharded("zh", head=1000, near=1_000_000)
    served(page, lambda route, path: route.fulfill(body=files[path]))
    on_index(page, root)
    page.get_by_role("searchbox").fill("投诉三天没回复")
    first = page.locator(".pb-hits:visible .pb-hit a").first
    expect(first).to_contain_text("误期补偿")
    expect(first).to_contain_text("投诉处理承诺书")


def test_without_a_page_of_a_long_list_what_needs_it_says_so(page: Page, root: str) -> None:
    files = sharded("zh")
    served(
        page,
        lambda route, path: route.fulfill(status=404) if "/p" in path else route.fulfill(body=files[path]),
    )
    on_index(page, root)
    page.get_by_role("combobox", name="承诺书").select_option("accessible-service")
    page.get_by_role("searchbox").fill("承诺人")
    expect(page.get_by_text(_FAILED)).to_be_visible()
    expect(page.locator(".pb-index:visible")).to_have_count(1)


def test_a_file_of_a_large_index_that_never_comes_is_waited_for_only_so_long(page: Page, root: str) -> None:
    files = sharded("zh")
    held: list[Route] = []
    others: list[str] = []

    def answer(route: Route, path: str) -> None:
        if path.rpartition("/")[2].startswith("s"):
            held.append(route)
        else:
            others.append(path)
            route.fulfill(body=files[path])

    page.add_init_script("{ const whole = AbortSignal.timeout; AbortSignal.timeout = (time) => whole(time / 10); }")
    served(page, answer)
    on_index(page, root)
    page.get_by_role("searchbox").fill("退款")
    expect(page.get_by_role("status")).to_have_text("正在查找…")
    expect(page.get_by_text(_FAILED)).to_be_visible()
    expect(page.get_by_role("status")).not_to_have_text("正在查找…")
    assert (len(held) > 0, others) == (True, ["assets/search/zh.json"])  # and not once more from the beginning
    assert page.locator(".pb-index li:visible").count() > 300


def test_a_large_index_that_was_renewed_while_the_page_was_open_is_read_anew(page: Page, root: str) -> None:
    old = sharded("zh")
    folder = next(path for path in old if path.endswith("/t0.txt")).split("/")[-2]
    new = {path.replace(folder, "0" * 16): text.replace(folder, "0" * 16) for path, text in old.items()}
    now = [old]
    served(page, lambda route, path: route.fulfill(body=now[0][path]) if path in now[0] else route.fulfill(status=404))
    on_index(page, root)
    page.get_by_role("searchbox").fill("手语")
    expect(page.locator(".pb-hits:visible .pb-hit a")).to_have_count(2)
    now[0] = new
    page.get_by_role("searchbox").fill("投诉编号")
    expect(page.locator(".pb-hits:visible .pb-hit a").first).to_contain_text("投诉编号")
    expect(page.get_by_text(_FAILED)).to_be_hidden()


def test_where_the_manifest_stays_stale_there_is_a_message_and_the_full_list(page: Page, root: str) -> None:
    files = sharded("zh")
    (at,) = re.findall('"at":"([^"]+)"', files["assets/search/zh.json"])
    stale = {path: text.replace(at, "zh/0000000000000000/") for path, text in files.items() if path.endswith(".json")}
    served(page, lambda route, path: route.fulfill(body=stale[path]) if path in stale else route.fulfill(status=404))
    on_index(page, root)
    page.get_by_role("searchbox").fill("手语")
    expect(page.get_by_text(_FAILED)).to_be_visible()
    assert page.locator(".pb-index li:visible").count() > 300


HOSTILE = [
    "<img src=x onerror=alert(1)>",
    '"><script>alert(1)</script>',
    "javascript:alert(1)",
    "(((((((((((((((((((((",
    "[\\",
    ".*",
    "%00\x00\x01",
    "\ud800",
    "__proto__ constructor",
    "a" * 5000,
    "投" * 5000,
    " ".join("投诉" for _ in range(500)),
    "第" * 300 + "条",
    "1(1(1(1(1(1(1(1(1(1(1",
    '"',
    "“",
    "。",
]


def test_hostile_queries_find_nothing_and_break_nothing(page: Page, root: str) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.goto(f"{root}clauses/")
    box = page.get_by_role("searchbox")
    for query in HOSTILE:
        box.evaluate("(box, query) => { box.value = query; box.dispatchEvent(new Event('input')); }", query)
        page.evaluate("(query) => pbSearch.search(query).then(() => null)", query)
    assert (said, page.locator("main img, main script").count()) == ([], 0)
