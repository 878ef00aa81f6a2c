"""The page that checks copies: what a reader gives it, what it says, and that nothing leaves the browser."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from tests.browser.serving import serving
from tests.browser.visiting import PALETTES, opened

V1 = "letters/guarantee/v1/"
SAME = {"zh": "全部条款与封存文本相同", "en": "Every clause is as it was sealed"}
DIFFERENT = "与封存文本不同"
PART = "您的文字与封存文本相同，是一段文字中的一部分"


@pytest.fixture(scope="module")
def sealed_root(sealed_site: Path) -> Iterator[str]:
    with serving(sealed_site) as address:
        yield address


@pytest.fixture
def checker(page: Page, sealed_root: str) -> Page:
    page.goto(f"{sealed_root}verify/")
    return page


@pytest.fixture(scope="module")
def copies(browser: Browser, sealed_root: str) -> dict[str, str]:
    """What selecting all of a version's page copies, and the page as it is saved."""
    with opened(browser) as context:
        page = context.new_page()
        found = {}
        for language, prefix in (("zh", ""), ("en", "en/")):
            page.goto(f"{sealed_root}{prefix}{V1}")
            found[language] = page.locator("body").inner_text()
        page.goto(f"{sealed_root}letters/compensation/v1/")
        return found | {"compensation": page.locator("body").inner_text(), "saved": page.content()}


def pasted(page: Page, text: str) -> str:
    """Check a text; return the verdict."""
    page.locator("[data-pb-result]").evaluate("(result) => result.replaceChildren()")
    page.get_by_role("textbox").fill(text)
    page.get_by_role("button", name="核对", exact=True).or_(
        page.get_by_role("button", name="Check", exact=True)
    ).click()
    return verdict(page)


def given(page: Page, *files: Path) -> list[str]:
    """Choose files; return the verdicts."""
    page.locator("[data-pb-result]").evaluate("(result) => result.replaceChildren()")
    page.locator("input[type=file]").set_input_files(list(files))
    page.locator(".pb-report").nth(len(files) - 1).wait_for()
    return [words.split(" ", 1)[1] for words in page.locator(".pb-verdict").all_inner_texts()]


def verdict(page: Page) -> str:
    page.locator(".pb-report").wait_for()
    return page.locator(".pb-verdict").inner_text().split(" ", 1)[1]


def written(folder: Path, name: str, content: str) -> Path:
    (folder / name).write_text(content, encoding="utf-8")
    return folder / name


@pytest.mark.parametrize("language", ["zh", "en"])
def test_all_that_is_copied_from_a_page_is_as_it_was_sealed(
    language: str, page: Page, sealed_root: str, copies: dict[str, str]
) -> None:
    page.goto(f"{sealed_root}{'en/' if language == 'en' else ''}verify/")
    assert pasted(page, copies[language]) == SAME[language]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_copy_in_the_other_language_is_recognised(language: str, checker: Page, copies: dict[str, str]) -> None:
    said = pasted(checker, copies[language])
    compared = checker.locator(".pb-report > .pb-small").inner_text()
    assert (said, compared) == (SAME["zh"], f"比较的是{'中文' if language == 'zh' else '英文'}文本。")


def test_a_changed_word_is_marked_where_it_stands_for_eyes_and_ears(checker: Page, copies: dict[str, str]) -> None:
    assert pasted(checker, copies["zh"].replace("逾期的，适用", "逾期的，可以适用")) == DIFFERENT
    part = checker.locator(".pb-differing")
    assert (part.locator("h3").inner_text(), part.locator("p").last.text_content()) == (
        "第1条 答复 不同",
        "逾期的，多：可以适用第2条。",
    )
    assert part.locator("ins").evaluate("(word) => getComputedStyle(word).textDecorationLine") == "underline"


def test_words_before_a_clause_are_told(checker: Page, copies: dict[str, str]) -> None:
    assert pasted(checker, copies["zh"].replace("逾期的，适用", "除节假日外，\n逾期的，适用")) == DIFFERENT
    assert checker.locator(".pb-differing ins").text_content() == "多：除节假日外，"


def test_a_clause_alone_is_enough_when_its_letter_is_chosen(checker: Page) -> None:
    checker.get_by_role("combobox", name="承诺书").select_option("compensation")
    assert pasted(checker, "“等候时间”指客户等候的\n时间。") == "您的文本中的1处与封存文本相同"
    checker.get_by_text("您的文本中没有：").click()
    assert checker.locator("details[open] li").all_inner_texts() == ["名称", "通俗说明", "第1条"]


def test_a_part_of_a_clause_is_shown_within_the_whole(checker: Page) -> None:
    checker.get_by_role("combobox", name="承诺书").select_option("compensation")
    assert pasted(checker, "指客户等候的\n时间。") == PART
    whole = checker.locator(".pb-differing p")
    assert (whole.inner_text(), whole.locator("mark").inner_text()) == (
        "“等候时间”指客户等候的时间。",
        "指客户等候的时间。",
    )
    assert pasted(checker, "指客户等待的时间。") == DIFFERENT


@pytest.fixture
def complaints(page: Page, root: str) -> Callable[[str], str]:
    """What a reader copies of a clause in the first of the complaint letter's three versions; the page then checks."""
    page.goto(f"{root}letters/complaint-handling/v1/")
    clauses = page.locator(".pb-clause > .pb-clause-body > .pb-text")
    found = dict(clauses.evaluate_all("(all) => all.map((each) => [each.closest('section').id, each.innerText])"))
    found["citation"] = page.locator(".pb-citation").inner_text()
    page.goto(f"{root}verify/")
    return found.__getitem__


def test_words_of_several_versions_are_credited_to_the_one_in_force_and_the_others_are_named(
    page: Page, complaints: Callable[[str], str]
) -> None:
    assert pasted(page, complaints("closing")) == "您的文本中的1处与封存文本相同"
    lines = page.locator(".pb-report > p").all_inner_texts()
    assert (lines[0].split("，")[0], lines[1]) == (
        "《投诉处理承诺书》第2版",
        "同样的文字也见于《投诉处理承诺书》第3版、《投诉处理承诺书》第1版。",
    )


def test_a_clause_that_names_another_letter_is_still_found_in_its_own(
    page: Page, complaints: Callable[[str], str]
) -> None:
    words = complaints("receipt")
    assert "《客户服务全流程保障承诺书》" in words
    assert pasted(page, words) == "您的文本中的1处与封存文本相同"


@pytest.mark.parametrize(
    ("number", "verdict"),
    [("第一条第五项：", "您的文本中的1处与封存文本相同"), ("第一条第三项：", DIFFERENT)],
)
def test_a_clause_is_checked_behind_its_citation(
    number: str, verdict: str, page: Page, complaints: Callable[[str], str]
) -> None:
    assert pasted(page, f"{complaints('citation')}{number}\n{complaints('closing')}") == verdict
    assert page.locator(".pb-report > p").first.inner_text().startswith("《投诉处理承诺书》第1版，")


def test_a_corrected_text_is_as_good_as_the_sealed_one(checker: Page, copies: dict[str, str]) -> None:
    corrected = copies["zh"].replace("本公司在4小时内答复。之内答复。", "本公司在4小时之内答复。")
    sealed = copies["zh"].replace("本公司在4小时内答复。之内答复。", "本公司在4小时内答复。")
    assert (pasted(checker, corrected), pasted(checker, sealed)) == (SAME["zh"], SAME["zh"])


def test_a_clause_removed_by_law_is_told_with_day_and_basis(checker: Page, copies: dict[str, str]) -> None:
    pasted(checker, copies["zh"])
    assert checker.locator(".pb-report .pb-notice").inner_text() == (
        "编号2的条款：2026年1月1日依法删除，依据：人民法院生效裁定。这一处的文字无法核对。"
    )


def test_letter_json_and_ledger_are_checked_together(checker: Page, sealed_site: Path) -> None:
    assert given(checker, sealed_site / f"{V1}letter.json", sealed_site / "ledger.jsonl") == [
        "这份 letter.json 与封存时相同",
        "登记簿的8行没有被改动",
    ]


def test_the_button_checks_a_chosen_file_again(checker: Page, sealed_site: Path) -> None:
    first = given(checker, sealed_site / f"{V1}letter.json")
    checker.locator("[data-pb-result]").evaluate("(result) => result.replaceChildren()")
    checker.get_by_role("button", name="核对", exact=True).click()
    assert [verdict(checker)] == first == ["这份 letter.json 与封存时相同"]


def test_a_changed_letter_json_is_told_with_the_words_that_differ(
    checker: Page, sealed_site: Path, tmp_path: Path
) -> None:
    text = (sealed_site / f"{V1}letter.json").read_text(encoding="utf-8")
    assert given(checker, written(tmp_path, "letter.json", text.replace("逾期的，", "逾期的，可以"))) == [
        "这份 letter.json 与封存时不同"
    ]
    assert "✕ 这些部分被改动过：clauses/answer" in checker.locator(".pb-findings").inner_text()
    assert checker.locator(".pb-differing ins").text_content() == "多：可以"


def test_a_ledger_that_was_rewritten_since_is_told(checker: Page, sealed_site: Path, tmp_path: Path) -> None:
    """A reader kept seven lines; the first of them said something else, and everything was made anew."""
    lines = (sealed_site / "ledger.jsonl").read_text(encoding="utf-8").splitlines()[:7]
    assert given(checker, written(tmp_path, "ledger.jsonl", "\n".join(lines) + "\n")) == ["登记簿的7行没有被改动"]
    expect(checker.get_by_text("此后本站又登记了1行。")).to_be_visible()
    first = json.loads(lines[0]) | {"on": "2025-12-31"}
    del first["entry"]
    digest = checker.evaluate("(line) => pbDigests.digest(line)", first)
    kept = json.dumps(first | {"entry": digest}, ensure_ascii=False)
    assert given(checker, written(tmp_path, "kept.jsonl", f"{kept}\n")) == ["登记簿被改动过"]
    assert "✕ 您保存的这些行与本站登记簿不一致" in checker.locator(".pb-findings").inner_text()


def test_a_saved_page_is_checked(checker: Page, copies: dict[str, str], tmp_path: Path) -> None:
    assert given(checker, written(tmp_path, "page.html", copies["saved"])) == [SAME["zh"]]
    forged = copies["saved"].replace("本公司赔付", "本公司可以赔付")
    assert given(checker, written(tmp_path, "forged.html", forged)) == [DIFFERENT]


@pytest.mark.parametrize(
    ("name", "content"), [("a.json", "{"), ("b.json", '{"leaves": []}'), ("c.mhtml", "From: <Saved>\nMIME-Version: 1")]
)
def test_what_cannot_be_read_is_told(name: str, content: str, checker: Page, tmp_path: Path) -> None:
    assert given(checker, written(tmp_path, name, content)) == ["读不了"]


def test_words_of_no_letter_are_told(checker: Page) -> None:
    assert pasted(checker, "今天天气很好，我们去公园散步。") == "认不出这是哪一份承诺书"


def test_a_printed_pages_link_says_whether_its_digest_is_in_the_ledger(
    page: Page, sealed_root: str, sealed_site: Path
) -> None:
    digest = json.loads((sealed_site / "ledger.jsonl").read_text(encoding="utf-8").splitlines()[1])["digest"]
    said = []
    for digits in (digest, digest[:16].upper(), "0" * 16):
        page.goto("about:blank")
        page.goto(f"{sealed_root}verify/#guarantee/v1/{digits}")
        said.append(verdict(page))
    assert said == [*2 * ["您手中的摘要与登记簿一致"], "您手中的摘要与登记簿不一致"]
    assert page.get_by_role("combobox", name="版本").input_value() == "1"


def test_what_is_checked_leaves_the_browser_by_no_request(page: Page, sealed_root: str, copies: dict[str, str]) -> None:
    asked: list[tuple[str, str, str | None]] = []
    page.goto(f"{sealed_root}verify/")
    page.on("request", lambda request: asked.append((request.method, request.url, request.post_data)))
    pasted(page, copies["zh"])
    assert sorted(each for each in asked if not each[1].endswith("icon.svg")) == [
        ("GET", f"{sealed_root}ledger.jsonl", None),
        ("GET", f"{sealed_root}{V1}letter.json", None),
    ]
    assert page.evaluate("Object.keys(localStorage)") == []


def test_without_a_secure_connection_it_says_plainly_that_it_cannot(page: Page, sealed_root: str) -> None:
    page.add_init_script("Object.defineProperty(window, 'isSecureContext', { value: false })")
    page.goto(f"{sealed_root}verify/")
    expect(page.get_by_text("浏览器只在安全连接（https）下提供计算摘要的功能")).to_be_visible()
    expect(page.get_by_role("textbox")).to_be_hidden()


def test_without_scripts_it_says_how_to_check_with_a_program_and_by_hand(
    page_without_scripts: Page, sealed_root: str
) -> None:
    page_without_scripts.goto(f"{sealed_root}verify/")
    expect(page_without_scripts.locator("form")).to_be_hidden()
    shown = page_without_scripts.locator("main").inner_text()
    assert ("python3 verify.py letter.json ledger.jsonl" in shown, "| sha256sum" in shown) == (True, True)


def test_opened_from_a_folder_it_takes_the_files_that_it_cannot_fetch(page: Page, sealed_site: Path) -> None:
    page.goto(f"{sealed_site.as_uri()}/verify/index.html")
    files = (sealed_site / f"{V1}letter.json", sealed_site / "ledger.jsonl")
    assert given(page, *files) == ["这份 letter.json 与封存时相同", "登记簿的8行没有被改动"]
    assert given(page, files[0]) == ["这份 letter.json 自身完整"]
    assert "没有取到本站的登记簿" in page.locator(".pb-report .pb-notice").inner_text()


def test_files_can_be_dropped(checker: Page, sealed_site: Path) -> None:
    content = (sealed_site / f"{V1}letter.json").read_text(encoding="utf-8")
    drop = """(content) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], "letter.json"));
      document.querySelector("form").dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true }));
    }"""
    checker.evaluate(drop, content)
    assert verdict(checker) == "这份 letter.json 与封存时相同"


def test_the_verdict_is_read_out_and_clearing_takes_it_away(checker: Page, copies: dict[str, str]) -> None:
    pasted(checker, copies["zh"])
    expect(checker.locator(".pb-verdict")).to_be_focused()
    checker.get_by_role("button", name="清除").click()
    expect(checker.locator(".pb-report")).to_have_count(0)
    assert checker.get_by_role("textbox").input_value() == ""


def test_axe_finds_nothing_in_a_report_and_nothing_scrolls_sideways(
    browser: Browser, sealed_root: str, copies: dict[str, str]
) -> None:
    with opened(browser, 320) as context:
        page = context.new_page()
        page.goto(f"{sealed_root}verify/")
        pasted(page, copies["zh"].replace("逾期的，", "可以逾期，"))
        for summary in page.locator("summary").all():
            summary.click()
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        page.evaluate(Axe().axe_script)
        found = []
        for palette in PALETTES:
            page.emulate_media(color_scheme=palette)
            found += page.evaluate("axe.run(document, { resultTypes: ['violations'] }).then((all) => all.violations)")
        assert (over, [violation["help"] for violation in found]) == (0, [])
