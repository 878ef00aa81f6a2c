from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from lxml import html
from tests.pledgebook.data import LETTER, OTHER_LETTER, loaded, swapped

from pledgebook.address import Address, parse
from pledgebook.library import Library
from pledgebook.pages import Content, Pages
from pledgebook.vocabulary import LANGUAGES

IN_FORCE = date(2026, 6, 1)
SITE = "https://example.com/"
Files = dict[str, str | bytes]


def pages(root: Path, day: date = IN_FORCE, files: Files | None = None, *, drafts: bool = False) -> Pages:
    book, problems = loaded(root, files)
    assert book is not None, [str(problem) for problem in problems]
    return Pages(Library(book, day, drafts=drafts), SITE)


def at(address: str, made: Pages) -> Content:
    parsed = parse(address)
    content = made.at(parsed) if parsed else None
    assert content is not None
    return content


def notices(content: Content) -> list[str]:
    """Return what the page says before its script corrects it."""
    tree = html.fromstring(str(content.body))
    for hidden in tree.xpath("//*[@hidden][not(self::p)]"):
        hidden.drop_tree()
    found = tree.find_class("pb-notice")
    return [element.text_content().strip() for element in found if "hidden" not in element.attrib]


def test_every_address_has_a_page_and_none_comes_twice(tmp_path: Path) -> None:
    made = pages(tmp_path)
    addresses = [address for language in LANGUAGES for address in made.addresses(language)]
    assert ([a for a in addresses if made.at(a) is None], len(addresses)) == ([], len(set(addresses)))


def test_both_languages_have_the_same_addresses(tmp_path: Path) -> None:
    made = pages(tmp_path)
    assert [address.in_language("en") for address in made.addresses("zh")] == list(made.addresses("en"))


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("letters/guarantee/", "服务承诺书"),
        ("letters/guarantee/v1/", "服务承诺书（第1版）"),
        ("en/letters/guarantee/v1/", "Service guarantee (version 1)"),
        ("letters/guarantee/answer/", "第1条 答复 · 服务承诺书"),
        ("en/letters/guarantee/answer/", "Clause 1 Answer · Service guarantee"),
        ("en/letters/guarantee/remedy/", "Clause 2 · Service guarantee"),
        ("en/letters/compensation/waiting/", "Clause 2 waiting time · Compensation"),
        ("letters/", ""),
    ],
)
def test_a_page_has_its_own_title_and_a_section_that_of_its_shell(address: str, title: str, tmp_path: Path) -> None:
    assert at(address, pages(tmp_path)).title == title


@pytest.mark.parametrize(
    ("address", "description"),
    [
        ("letters/guarantee/", "我们在4小时内答复。"),
        ("en/letters/guarantee/", "We answer within 4 hours."),
        ("en/letters/guarantee/answer/", "The company answers within 4 hours. If it is late, clause 2 applies."),
        ("en/letters/compensation/waiting/", "“waiting time” means the time that a customer waits."),
    ],
)
def test_a_page_is_described_by_its_first_words(address: str, description: str, tmp_path: Path) -> None:
    assert at(address, pages(tmp_path)).description == description


@pytest.mark.parametrize(
    ("day", "notice"),
    [
        (date(2025, 12, 31), ["当前无有效版本。", "尚未生效，自2026年1月1日起施行。"]),
        (date(2026, 1, 1), []),
        (date(2028, 12, 31), []),
        (date(2029, 1, 1), ["当前无有效版本。", "已于2028年12月31日届满，此后不再适用。"]),
    ],
)
def test_a_letter_says_when_none_of_its_versions_is_in_force(day: date, notice: list[str], tmp_path: Path) -> None:
    assert notices(at("letters/guarantee/", pages(tmp_path, day))) == notice


ASKED = (
    "您何时下单？ 第2版写明：本版适用于生效之日起的订单。此前的订单，原版本对客户更有利的，仍适用原版本。 "
    "按下单日期查看当时的版本"
)


@pytest.mark.parametrize(
    ("day", "notice"),
    [
        (date(2027, 2, 1), [f"您正在查看的不是现行版本。自2027年1月1日起，本版已被第2版取代。 查看现行版本{ASKED}"]),
        (date(2029, 6, 1), [f"您正在查看的不是现行版本。自2027年1月1日起，本版已被第2版取代。 {ASKED}"]),
    ],
)
def test_an_old_version_leads_to_the_one_in_force_if_there_is_one(day: date, notice: list[str], tmp_path: Path) -> None:
    changes = "changes:\n  zh: |\n    改\n  en: |\n    changed"
    second = swapped("effective: 2026-01-01", f"effective: 2027-01-01\n{changes}")
    made = pages(tmp_path, day, {"letters/guarantee/v2.yml": second})
    assert notices(at("letters/guarantee/v1/", made)) == notice


def test_an_english_page_says_that_the_chinese_prevails(tmp_path: Path) -> None:
    assert notices(at("en/letters/guarantee/", pages(tmp_path))) == [
        "This is a translation. The Chinese text prevails. 中文文本"
    ]


def test_a_chinese_page_says_that_the_english_prevails_where_it_does(tmp_path: Path) -> None:
    made = pages(tmp_path, files={"letters/guarantee/v1.yml": swapped("prevails: zh", "prevails: en")})
    found = [notices(at(address, made)) for address in ("letters/guarantee/", "en/letters/guarantee/")]
    assert found == [["本承诺书以英文文本为准。 English"], []]


def test_a_draft_has_lines_to_sign_on(tmp_path: Path) -> None:
    draft = LETTER[: LETTER.index("signed:")] + LETTER[LETTER.index("prevails:") :]
    made = pages(tmp_path, files={"letters/guarantee/v1.yml": draft}, drafts=True)
    signature = html.fromstring(str(at("en/letters/guarantee/", made).body)).find_class("pb-signature")[0]
    assert signature.text_content().split("\n")[1:3] == ["Signed by: (to be filled in)", "Date: (to be filled in)"]


def test_letters_stand_under_their_stage_those_for_the_whole_course_first(tmp_path: Path) -> None:
    tree = html.fromstring(str(at("en/letters/", pages(tmp_path)).body))
    shown = [
        (section.findtext("h2"), [link.text_content() for link in section.iter("a")])
        for section in tree.find_class("pb-stage")
    ]
    assert shown == [("Whole course of service", ["Compensation"]), ("After sale", ["Service guarantee"])]


def test_what_holds_no_longer_stands_last_and_promises_nothing(tmp_path: Path) -> None:
    tree = html.fromstring(str(at("en/letters/", pages(tmp_path, date(2029, 3, 1))).body))
    stages = [
        (stage.findtext("h2"), len(stage.find_class("pb-entry")), len(stage.find_class("pb-promise")))
        for stage in tree.find_class("pb-stage")
    ]
    assert stages[-1] == ("No longer in force", 1, 0)


def test_which_orders_a_version_in_force_governs_is_said_after_what_it_promises(tmp_path: Path) -> None:
    changes = "changes:\n  zh: |\n    改\n  en: |\n    changed"
    second = swapped("effective: 2026-01-01", f"effective: 2027-01-01\n{changes}")
    made = pages(tmp_path, date(2027, 2, 1), {"letters/guarantee/v2.yml": second})
    body = str(at("letters/guarantee/", made).body)
    assert body.index('id="pb-summary"') < body.index("pb-notices") < body.index("pb-clauses")
    first = str(at("letters/guarantee/v1/", made).body)
    assert first.index("pb-notices") < first.index('id="pb-summary"')


def test_a_term_that_two_letters_define_alike_is_listed_once_with_both_places(tmp_path: Path) -> None:
    term = OTHER_LETTER[OTHER_LETTER.index("  - id: waiting\n    kind") :]
    using = LETTER.replace("本公司道歉", "[[waiting]]后，本公司道歉").replace(
        "The company apologises", "After the [[waiting]]"
    )
    made = pages(tmp_path, files={"letters/guarantee/v1.yml": using + term})
    (entry,) = html.fromstring(str(at("en/terms/", made).body)).iter("dd")
    assert [link.text_content() for link in entry.iter("a")] == ["Service guarantee clause 3", "Compensation clause 2"]


def test_a_clause_names_the_clauses_that_refer_to_it(tmp_path: Path) -> None:
    tree = html.fromstring(str(at("en/letters/guarantee/remedy/", pages(tmp_path)).body))
    referring = tree.xpath("//section[h2[@id='pb-referring']]//li")
    assert [item.text_content() for item in referring] == ["clause 1 Answer"]


def test_a_letter_of_one_clause_has_no_contents_to_choose_from(tmp_path: Path) -> None:
    one = (
        OTHER_LETTER.partition("  - id: waiting")[0]
        .replace("，包括[[waiting]]", "")
        .replace(", [[waiting]] included", "")
    )
    made = pages(tmp_path, files={"letters/compensation/v1.yml": one})
    shown = ["pb-contents" in str(at(f"letters/{letter}/", made).body) for letter in ("guarantee", "compensation")]
    assert shown == [True, False]


def test_an_address_of_another_letter_has_no_page(tmp_path: Path) -> None:
    assert pages(tmp_path).at(Address("zh", "letters", "none")) is None


def test_no_clause_may_have_an_id_of_the_page_itself(tmp_path: Path) -> None:
    files: Files = {"letters/guarantee/v1.yml": LETTER.replace("- id: answer", "- id: pb-title")}
    assert [problem.code for problem in loaded(tmp_path, files)[1]] == ["reserved-id"]


def test_readers_are_offered_to_edit_only_where_the_company_says_so(tmp_path: Path) -> None:
    book, _ = loaded(tmp_path)
    assert book
    library = Library(book, IN_FORCE)
    offered = [
        str(at(address, Pages(library, SITE, edit)).body).partition('data-pb-edit="')[2].partition('"')[0]
        for address in ("letters/guarantee/", "letters/guarantee/answer/")
        for edit in ("", "https://git.test/edit/")
    ]
    file = "https://git.test/edit/data/letters/guarantee/v1.yml"
    assert offered == ["", file, "", file]
