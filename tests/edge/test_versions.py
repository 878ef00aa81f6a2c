"""A letter over its life: drafts stay unseen, what is to come is shown as such, and nothing published is ever lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.conftest import Copy
from tests.edge.building import build, emptied, files
from tests.edge.html import Page, read, words
from tests.edge.rules import broken_links, broken_rules
from tests.pledgebook.data import LETTER, OTHER_LETTER, folder, swapped


def renamed(text: str) -> str:
    """Return the letter with its clause `remedy` replaced by `apology`."""
    for old, new in (
        ("[[remedy]]", "[[apology]]"),
        ("- remedy\n", "- apology\n"),
        ("- id: remedy\n", "- id: apology\n"),
    ):
        text = text.replace(old, new)
    return text


def succeeding(text: str, effective: str, later: str) -> str:
    """Return a second version with other words, in force from `effective`."""
    return swapped("effective: 2026-01-01\n", f"effective: {effective}\n{later}", renamed(text))


CHANGES = """\
changes:
  zh: |
    把补救改为道歉。
  en: |
    The remedy becomes an apology.
removed:
  - id: remedy
    reason:
      zh: 由道歉条款承接。
      en: An apology takes over.
    successor: apology
"""
FIRST = {
    "letters/ended/v1.yml": swapped("CS-2026-001", "CS-2026-003", LETTER).replace(
        "本公司道歉", "本公司道歉，见[[answer]]"
    ),
    "letters/abroad/v1.yml": OTHER_LETTER.replace("CS-2026-002", "CS-2026-004").replace(
        "[[waiting]]", "[[ended#remedy]][[waiting]]"
    ),
}
SECOND = {
    "letters/guarantee/v2.yml": succeeding(LETTER, "2026-09-01", CHANGES).replace("本公司道歉", "本公司当面道歉"),
    "letters/ended/v2.yml": succeeding(LETTER, "2026-03-01", CHANGES).replace("CS-2026-001", "CS-2026-003"),
    "letters/compensation/v2.yml": re.sub(r"signed:\n.*\n.*\n.*\n.*\n", "", OTHER_LETTER)
    .replace("effective: 2026-01-01", "effective: 2026-05-01\nchanges:\n  zh: |\n    改\n  en: |\n    changed")
    .replace("本公司赔付", "本公司草拟赔付")
    + "  - id: drafted\n    kind: duty\n    text:\n      zh: |\n        草拟。\n      en: |\n        Drafted.\n",
}
"""On 1 June 2026: `guarantee` v2 is to come, `ended` v2 is in force, `compensation` v2 is a draft."""


@pytest.fixture(scope="module")
def sites(copy: Copy, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The site with first versions alone, and the one with second versions too."""
    root, out = emptied(copy()), tmp_path_factory.mktemp("versions")
    for name, more in (("first", FIRST), ("second", FIRST | SECOND)):
        folder(root / "data", dict(more))
        done = build(root, out / name)
        assert done.returncode == 0, done.stderr
    return out / "first", out / "second"


@pytest.fixture(scope="module")
def before(sites: tuple[Path, Path]) -> dict[str, Page]:
    return read(sites[0])


@pytest.fixture(scope="module")
def pages(sites: tuple[Path, Path]) -> dict[str, Page]:
    return read(sites[1])


def text(page: Page, name: str) -> list[str]:
    """Return the words of each element of a class that shows, spaces and line ends as one space."""
    found = [element for element in page.tree.find_class(name) if "hidden" not in element.attrib]
    return [" ".join(words(element).split()) for element in found]


def test_a_draft_is_in_no_file_of_the_site(sites: tuple[Path, Path]) -> None:
    told = {name for name, data in files(sites[1]).items() if "草拟".encode() in data or b"rafted" in data}
    addresses = {name for name in files(sites[1]) if "compensation/v2" in name or "drafted" in name}
    assert (told, addresses) == (set(), set())


def test_a_version_to_come_has_its_page_which_says_so(pages: dict[str, Page]) -> None:
    shown = [text(pages[f"{prefix}letters/guarantee/v2/"], "pb-status-line") for prefix in ("", "en/")]
    assert shown == [
        ["○尚未生效第2版2026年9月1日起，至2028年12月31日"],
        ["○Not yet in forceVersion 2from 1 September 2026 to 31 December 2028"],
    ]


def test_a_version_to_come_leads_to_the_one_in_force(pages: dict[str, Page]) -> None:
    page = pages["letters/guarantee/v2/"]
    (link,) = page.tree.find_class("pb-notice")[0].iter("a")
    assert (text(page, "pb-notice"), page.leads(link)) == (
        ["尚未生效，自2026年9月1日起施行。 查看现行版本"],
        ("letters/guarantee/index.html", ""),
    )


def test_until_then_the_letters_address_shows_the_first_version(pages: dict[str, Page]) -> None:
    page = pages["letters/guarantee/"]
    assert (text(page, "pb-status-line"), "remedy" in page.ids, "apology" in page.ids) == (
        ["●现行有效第1版2026年1月1日起，至2026年8月31日"],
        True,
        False,
    )


def test_each_page_of_the_letter_lists_both_versions(pages: dict[str, Page]) -> None:
    listed = [
        [
            " ".join(words(item).split())
            for item in pages[f"en/letters/guarantee/{version}"].around("pb-versions").iter("li")
        ]
        for version in ("", "v1/", "v2/")
    ]
    both = [
        "Version 2 ○Not yet in force from 1 September 2026 to 31 December 2028",
        "Version 1 ●In force from 1 January 2026 to 31 August 2026",
    ]
    assert listed == [both, both, both]


def test_the_first_version_knows_the_day_on_which_it_is_superseded(pages: dict[str, Page]) -> None:
    days = pages["letters/guarantee/v1/"].tree.find_class("pb-status")[0].get("data-pb-days")
    assert days == "0001-01-01=upcoming=○=尚未生效;2026-01-01=in-force=●=现行有效;2026-09-01=superseded=◐=已被取代"


def test_a_clause_that_a_version_to_come_ends_is_still_shown_as_in_force(pages: dict[str, Page]) -> None:
    page = pages["letters/guarantee/remedy/"]
    assert (text(page, "pb-notice"), text(page, "pb-status-line")) == ([], ["●现行有效第1版补救售后"])


def test_the_second_version_says_what_it_changed(pages: dict[str, Page]) -> None:
    versions = pages["letters/ended/"].around("pb-versions")
    assert [words(element) for element in versions.iter("h3", "p")][:2] == ["本版的变更", "把补救改为道歉。"]


def test_an_ended_clause_says_when_and_why_and_names_its_successor(pages: dict[str, Page]) -> None:
    assert [text(pages[f"{prefix}letters/ended/remedy/"], "pb-notice") for prefix in ("", "en/")] == [
        ["本条款自第2版（2026年3月1日）起终止。 由道歉条款承接。 承接的条款：第2条。"],
        ["This clause ended with version 2 (1 March 2026). An apology takes over. Its place is taken by clause 2."],
    ]


def test_an_ended_clause_leads_to_its_successors_own_page(pages: dict[str, Page]) -> None:
    page = pages["letters/ended/remedy/"]
    (link,) = page.tree.find_class("pb-notice")[0].iter("a")
    assert page.leads(link) == ("letters/ended/apology/index.html", "")


def test_an_ended_clause_shows_its_last_text(pages: dict[str, Page]) -> None:
    page = pages["en/letters/ended/remedy/"]
    assert (text(page, "pb-quote"), text(page, "pb-status-line")) == (
        ["The company apologises."],
        ["◐SupersededVersion 1RemedyAfter sale"],
    )


def test_what_an_ended_clause_refers_to_is_that_of_its_own_version(pages: dict[str, Page]) -> None:
    page = pages["letters/ended/remedy/"]
    (link,) = page.tree.find_class("pb-quote")[0].iter("a")
    assert page.leads(link) == ("letters/ended/v1/index.html", "answer")


def test_a_reference_from_another_letter_still_shows_the_ended_clauses_number(pages: dict[str, Page]) -> None:
    page = pages["letters/abroad/"]
    (link,) = page.at("scale").find_class("pb-reference")
    assert (words(link), page.leads(link)) == (
        "《服务承诺书》第2条",
        ("letters/ended/v1/index.html", "remedy"),
    )


def test_a_superseded_version_says_so_on_its_page(pages: dict[str, Page]) -> None:
    assert text(pages["letters/ended/v1/"], "pb-status-line") == ["◐已被取代第1版2026年1月1日起，至2026年2月28日"]


def test_no_address_is_lost_when_second_versions_come(before: dict[str, Page], pages: dict[str, Page]) -> None:
    assert before.keys() - pages.keys() == set()


def test_no_anchor_of_a_versions_page_is_lost_or_changed(before: dict[str, Page], pages: dict[str, Page]) -> None:
    lost = {address: set(page.ids) - set(pages[address].ids) for address, page in before.items() if "/v1/" in address}
    assert {address: ids for address, ids in lost.items() if ids} == {}


def test_no_word_of_a_versions_clauses_changes(before: dict[str, Page], pages: dict[str, Page]) -> None:
    changed = [
        address
        for address, page in before.items()
        if address.startswith(("letters/", "en/letters/"))
        and address.endswith("/v1/")
        and text(page, "pb-clauses") != text(pages[address], "pb-clauses")
    ]
    assert changed == []


def test_every_page_of_such_a_site_keeps_all_rules(pages: dict[str, Page]) -> None:
    assert broken_rules(pages) == {}


def test_every_link_of_such_a_site_leads_somewhere(pages: dict[str, Page], sites: tuple[Path, Path]) -> None:
    assert broken_links(pages, set(files(sites[1]))) == []
