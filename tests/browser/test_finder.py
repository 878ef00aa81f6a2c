"""The search box that every page's header opens, and the clause index's own: one engine, used as readers use them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, Route, expect
from tests.browser.serving import serving
from tests.browser.visiting import opened

_LETTER = "letters/service-guarantee/"


def compose(page: Page, *steps: str) -> None:
    """Type with an input method: its steps are shown in the box, and nothing is committed yet."""
    session = page.context.new_cdp_session(page)
    for step in steps:
        session.send("Input.imeSetComposition", {"text": step, "selectionStart": len(step), "selectionEnd": len(step)})


@pytest.fixture
def letter(page: Page, root: str) -> Page:
    page.goto(f"{root}{_LETTER}")
    return page


@pytest.fixture
def index(page: Page, root: str) -> Page:
    page.goto(f"{root}clauses/")
    return page


def finder(page: Page) -> Locator:
    return page.get_by_role("dialog", name="查找条款")


def hits(page: Page) -> Locator:
    return page.locator(".pb-hits:visible .pb-hit a")


@pytest.mark.parametrize("key", ["/", "Control+k", "Meta+k"])
def test_a_key_opens_the_box_on_any_page_and_escape_closes_it(key: str, letter: Page) -> None:
    letter.keyboard.press(key)
    expect(finder(letter).get_by_role("searchbox")).to_be_focused()
    letter.keyboard.press("Escape")
    expect(finder(letter)).to_be_hidden()


def test_escape_closes_the_box_at_once_though_words_stand_in_it(letter: Page) -> None:
    letter.keyboard.press("/")
    letter.keyboard.insert_text("手语")
    letter.keyboard.press("Escape")
    expect(finder(letter)).to_be_hidden()
    letter.keyboard.press("/")
    expect(finder(letter).get_by_role("searchbox")).to_have_value("手语")


def test_a_slash_typed_into_a_box_is_a_slash(index: Page) -> None:
    index.get_by_role("searchbox").press_sequentially("/")
    expect(index.get_by_role("searchbox")).to_have_value("/")


def test_nothing_of_the_engine_is_loaded_before_the_box_is_opened(page: Page, root: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(f"{root}{_LETTER}")
    before = list(asked)
    page.keyboard.press("/")
    expect(finder(page)).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert ({"search.js", "hits.js", "zh.json"} & set(before), {"search.js", "hits.js", "zh.json"} - set(asked)) == (
        set(),
        set(),
    )


def test_arrows_and_enter_lead_to_the_clause_and_back_leads_to_the_box_as_it_was(letter: Page, root: str) -> None:
    letter.keyboard.press("/")
    letter.keyboard.insert_text("修复期限")
    expect(hits(letter).first).to_contain_text("第2.5条")
    letter.keyboard.press("ArrowDown")
    expect(hits(letter).first).to_be_focused()
    letter.keyboard.press("Enter")
    expect(letter).to_have_url(f"{root}letters/repair-return/#repair-deadline")
    letter.go_back()
    expect(finder(letter).get_by_role("searchbox")).to_have_value("修复期限")
    expect(hits(letter).first).to_contain_text("第2.5条")


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("", "投诉处理承诺书 第三条第二项"),
        ("", "投诉处理 3.2"),
        ("en/", "complaint handling 3.2"),
        ("en/", "complaint handling cl. 3.2"),
    ],
)
def test_a_letter_title_with_a_clause_number_leads_to_that_clause(path: str, query: str, page: Page, root: str) -> None:
    page.goto(f"{root}{path}clauses/")
    page.get_by_role("searchbox").fill(query)
    expect(hits(page).first).to_have_attribute("href", f"{root}{path}letters/complaint-handling/#answer")


def test_who_goes_on_typing_on_a_hit_types_into_the_box(letter: Page) -> None:
    letter.keyboard.press("/")
    letter.keyboard.insert_text("12")
    expect(letter.get_by_role("status")).not_to_be_empty()
    letter.keyboard.insert_text("315")
    expect(hits(letter).first).to_be_visible()
    letter.keyboard.press("ArrowDown")
    letter.keyboard.press("ArrowUp")
    expect(finder(letter).get_by_role("searchbox")).to_be_focused()
    letter.keyboard.press("ArrowDown")
    letter.keyboard.press("x")
    expect(finder(letter).get_by_role("searchbox")).to_have_value("12315x")


def test_a_screen_reader_hears_how_many_hits_there_are(letter: Page) -> None:
    letter.keyboard.press("/")
    letter.keyboard.insert_text("手语")
    expect(letter.get_by_role("status")).to_have_text("找到 2 条")
    letter.keyboard.insert_text("与文字")
    expect(letter.get_by_role("status")).to_have_text("找到 1 条")


def test_a_hit_shows_letter_number_heading_the_marked_passage_and_status(letter: Page) -> None:
    letter.keyboard.press("/")
    letter.keyboard.insert_text("修复期限")
    first = hits(letter).first
    for words in ("售后维修与退换承诺书", "第2.5条", "修复期限", "工作日内", "现行有效"):
        expect(first).to_contain_text(words)
    assert first.locator("mark").all_inner_texts()[0] == "修复期限"


def test_on_a_phone_the_box_fills_the_screen_and_waits_for_the_input_method(browser: Browser, root: str) -> None:
    with opened(browser, 390, has_touch=True, is_mobile=True) as context:
        page = context.new_page()
        page.goto(f"{root}{_LETTER}")
        page.get_by_role("link", name="查找", exact=True).tap()
        expect(finder(page)).to_have_css("opacity", "1")
        assert finder(page).bounding_box() == {"x": 0, "y": 0, "width": 390, "height": 844}
        expect(finder(page).get_by_role("searchbox")).to_be_focused()
        page.wait_for_load_state("networkidle")
        compose(page, "s", "sh", "shou'yu")
        page.keyboard.press("ArrowDown")
        expect(finder(page).get_by_role("searchbox")).to_be_focused()
        expect(page.get_by_role("status")).to_be_empty()
        page.keyboard.insert_text("手语")
        expect(page.get_by_role("status")).to_have_text("找到 2 条")
        hits(page).first.tap()
        expect(page).to_have_url(f"{root}letters/accessible-service/#sign-language-help")


def test_the_box_takes_what_is_typed_but_isnt_seen_before_its_style_is_there(letter: Page) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    letter.route("**/search.css", hold)
    letter.keyboard.press("/")
    letter.keyboard.insert_text("手语")
    expect(letter.get_by_role("status")).to_have_text("找到 2 条")
    expect(finder(letter)).to_have_css("opacity", "0")
    held[0].continue_()
    expect(finder(letter)).to_have_css("opacity", "1")


def test_the_box_is_seen_when_its_style_cant_be_had(letter: Page) -> None:
    letter.route("**/search.css", lambda route: route.abort())
    letter.keyboard.press("/")
    expect(finder(letter).get_by_role("searchbox")).to_be_focused()
    expect(finder(letter)).to_have_css("opacity", "1")


def test_enter_in_the_box_shows_all_hits_in_the_clause_index(letter: Page, root: str) -> None:
    letter.keyboard.press("/")
    letter.keyboard.insert_text("退款")
    letter.keyboard.press("Enter")
    expect(letter).to_have_url(f"{root}clauses/?q=%E9%80%80%E6%AC%BE")
    expect(hits(letter)).to_have_count(12)


def test_the_box_has_no_fault_that_axe_sees(letter: Page) -> None:
    letter.keyboard.press("/")
    letter.keyboard.insert_text("投诉多久答复")
    expect(hits(letter).first).to_be_visible()
    found = Axe().run(letter, options={"resultTypes": ["violations"]})
    assert [violation["id"] for violation in found.response["violations"]] == []


def test_the_address_of_the_clause_index_holds_the_query_and_the_filters(index: Page, root: str) -> None:
    index.get_by_role("searchbox").press_sequentially("退款")
    index.get_by_role("combobox", name="承诺书").select_option("compensation")
    expect(index).to_have_url(f"{root}clauses/?q=%E9%80%80%E6%AC%BE&letter=compensation")
    shown = hits(index).all_inner_texts()
    other = index.context.new_page()
    other.goto(index.url)
    expect(hits(other)).to_have_count(len(shown))
    assert (len(shown) > 0, hits(other).all_inner_texts()) == (True, shown)


def test_back_undoes_a_filter_and_then_the_whole_of_what_was_typed(index: Page, root: str) -> None:
    index.get_by_role("searchbox").press_sequentially("退款")
    expect(hits(index)).to_have_count(12)
    index.get_by_role("radio", name="义务").check()
    index.go_back()
    expect(index).to_have_url(f"{root}clauses/?q=%E9%80%80%E6%AC%BE")
    expect(hits(index)).to_have_count(12)
    index.go_back()
    expect(index).to_have_url(f"{root}clauses/")
    expect(index.get_by_role("searchbox")).to_have_value("")
    expect(index.locator(".pb-index li").first).to_be_visible()


def test_every_choice_of_a_filter_says_how_many_clauses_it_would_leave(index: Page) -> None:
    index.get_by_role("searchbox").fill("退款")
    expect(hits(index)).to_have_count(12)
    kinds = index.get_by_role("group", name="条款类型").locator("label:has(:enabled:not([value='']))")
    told = {name: int(number) for name, number in (words.rsplit(None, 1) for words in kinds.all_inner_texts())}
    left = {}
    for kind, number in told.items():
        index.get_by_role("radio", name=kind).check()
        expect(index.get_by_role("status")).to_have_text(f"找到 {number} 条")
        left[kind] = hits(index).count()
    assert (len(told) > 2, left) == (True, told)


def test_nothing_is_searched_in_the_clause_index_while_an_input_method_composes(index: Page) -> None:
    index.get_by_role("searchbox").focus()
    before = index.get_by_role("status").inner_text()
    compose(index, "t", "tui", "tui'kuan")
    assert (index.get_by_role("status").inner_text(), index.url.endswith("clauses/")) == (before, True)
    index.keyboard.insert_text("退款")
    expect(hits(index)).to_have_count(12)


def test_what_is_not_found_as_typed_is_said_with_its_synonyms(index: Page) -> None:
    index.get_by_role("searchbox").fill("怎么退钱")
    expect(index.locator(".pb-hits-note")).to_have_text("原文没有这样写。改按下列词语查找：退钱（同：退款、退还）。")
    expect(hits(index).first).to_contain_text("第3.6条")


def test_without_hits_a_shorter_query_and_the_complaint_channel_are_offered(page: Page, root: str) -> None:
    page.goto(f"{root}en/clauses/?q=complaintz")
    empty = page.locator(".pb-empty:visible")
    expect(empty).to_contain_text("No clause has “complaintz”.")
    expect(empty.get_by_role("link", name="complaint channels")).to_be_visible()
    empty.get_by_role("button", name="complaint").click()
    expect(page).to_have_url(f"{root}en/clauses/?q=complaint")
    expect(hits(page).first).to_contain_text("Complaint Handling")


def test_a_hostile_query_is_shown_as_text(page: Page, root: str) -> None:
    query = "<img src=x onerror=alert(1)>"
    page.goto(f"{root}clauses/?q=%3Cimg+src%3Dx+onerror%3Dalert%281%29%3E")
    expect(page.locator(".pb-empty:visible")).to_contain_text(query)
    assert page.locator("main img").count() == 0


def test_without_scripts_the_header_leads_to_the_complete_list(page_without_scripts: Page, root: str) -> None:
    page_without_scripts.goto(f"{root}{_LETTER}")
    page_without_scripts.get_by_role("link", name="查找", exact=True).click()
    expect(page_without_scripts).to_have_url(f"{root}clauses/")
    expect(page_without_scripts.get_by_role("searchbox")).to_be_hidden()
    assert page_without_scripts.locator(".pb-index li").count() > 300


@pytest.fixture(scope="module")
def broken(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], str]]:
    """A way to serve the site without some files of its index."""
    copy = tmp_path_factory.mktemp("broken") / "site"
    shutil.copytree(site, copy)
    with serving(copy) as address:

        def without(pattern: str) -> str:
            shutil.copytree(site / "assets/search", copy / "assets/search", dirs_exist_ok=True)
            gone = list((copy / "assets/search").glob(pattern))
            for path in gone:
                path.unlink()
            assert gone
            return address

        yield without


@pytest.mark.parametrize("pattern", ["zh.json", "zh/*/*"])
def test_where_a_file_of_the_index_is_missing_the_full_list_stays_with_a_message(
    pattern: str, broken: Callable[[str], str], page: Page
) -> None:
    page.goto(f"{broken(pattern)}clauses/?q=退款")
    expect(page.get_by_text("查找用的文件没有取到")).to_be_visible()
    expect(page.locator(".pb-index li").first).to_be_visible()
    assert page.locator(".pb-index li:visible").count() > 300


@pytest.mark.parametrize("script", ["search.js", "hits.js"])
def test_where_a_script_of_the_search_is_missing_the_clause_index_still_lists_and_filters(
    script: str, page: Page, root: str
) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.route(f"**/{script}", lambda route: route.abort())
    page.goto(f"{root}clauses/?q=退款&kind=definition")
    expect(page.locator(".pb-index li[data-kind=definition]:visible").first).to_be_visible()
    expect(page.locator(".pb-index li[data-kind=duty]:visible")).to_have_count(0)
    assert errors == []


def test_where_the_index_is_missing_the_box_leads_to_the_full_list(broken: Callable[[str], str], page: Page) -> None:
    address = broken("zh/*/*")
    page.goto(f"{address}{_LETTER}")
    page.keyboard.press("/")
    expect(finder(page).get_by_role("link")).to_have_text("到条款索引查看全部条款")
    page.keyboard.insert_text("退款")
    expect(finder(page).get_by_role("status")).to_have_text("暂时不能查找")
    expect(finder(page).get_by_role("link")).to_have_text("全部条款")
    finder(page).get_by_role("link", name="全部条款").click()
    expect(page).to_have_url(f"{address}clauses/")


def test_an_index_that_was_renewed_since_it_was_opened_is_read_anew(broken: Callable[[str], str], page: Page) -> None:
    """The manifest names a folder that is gone by now; the next one names a folder that is there."""
    address = broken("en.json")
    manifest = f"{address}assets/search/zh.json"
    page.route(manifest, lambda route: route.fulfill(json=stale(page, manifest)), times=1)
    page.goto(f"{address}clauses/?q=退款")
    expect(hits(page)).to_have_count(12)


def stale(page: Page, manifest: str) -> object:
    fresh = page.request.get(manifest).json()
    return fresh | {"at": "zh/0000000000000000/"}


def test_a_page_opened_from_a_folder_says_that_search_needs_a_server(page: Page, site: Path) -> None:
    page.goto(f"{(site / 'clauses/index.html').as_uri()}?q=退款")
    expect(page.get_by_text("从文件夹打开时不能查找")).to_be_visible()
    expect(page.locator(".pb-index li").first).to_be_visible()
