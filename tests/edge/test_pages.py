"""Static checks on every page of the built site."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.edge.building import SITE_URL, files
from tests.edge.html import Page, read, words
from tests.edge.rules import RULES, Rule, broken_links


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Page]:
    return read(site)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_of_every_page_it_holds_that(rule: Rule, pages: dict[str, Page]) -> None:
    assert {page.path: found for page in pages.values() if (found := list(rule(page)))} == {}


def test_every_link_leads_to_a_file_of_the_site_and_to_an_id_in_it(pages: dict[str, Page], site: Path) -> None:
    assert broken_links(pages, set(files(site))) == []


def test_only_the_404_page_has_links_from_the_root_and_all_of_its_are(pages: dict[str, Page]) -> None:
    rooted = {page.path for page in pages.values() for _, link in page.links() if link.startswith("/")}
    relative = [link for _, link in pages["404.html"].links() if not link.startswith("/sub/path/") or "//" in link]
    assert (rooted, relative) == ({"404.html"}, ["#pb-title"])


def test_every_page_asks_search_engines_to_stay_away_while_the_company_is_a_sample(pages: dict[str, Page]) -> None:
    asking = {page.path for page in pages.values() if '<meta name="robots" content="noindex">' in page.source}
    assert asking == {page.path for page in pages.values()}


def test_every_page_says_that_the_company_is_fictitious(pages: dict[str, Page]) -> None:
    said = {
        "zh-CN": "示例网站：公司、编号和联系方式均为虚构。",
        "en": "Sample site: the company, its numbers and contacts are fictitious.",
    }
    assert [page.path for page in pages.values() if said[page.language] not in page.text] == []


def test_every_page_links_to_itself_in_the_other_language(pages: dict[str, Page]) -> None:
    wrong = []
    for page in pages.values():
        (link,) = [tag for tag in page.tags if tag.get("class") == "pb-language"]
        other = page.address.removeprefix("en/") if page.language == "en" else f"en/{page.address}"
        expected = "en/index.html" if page.path == "404.html" else f"{other}index.html"
        if page.target(link.get("href") or "")[0] != expected or link.get("lang") == page.language:
            wrong.append(page.path)
    assert wrong == []


def test_every_citation_names_an_address_that_leads_to_the_clause(pages: dict[str, Page]) -> None:
    wrong = []
    for page in pages.values():
        for link in page.tree.xpath("//a[@class='pb-url']"):
            address, _, id_ = words(link).removeprefix(SITE_URL).partition("#")
            if (
                address not in pages
                or id_ not in pages[address].ids
                or page.leads(link)
                != (
                    f"{address}index.html",
                    id_,
                )
            ):
                wrong.append(f"{page.path}: {words(link)}")
    assert wrong == []


def test_the_404_page_is_bilingual(pages: dict[str, Page]) -> None:
    page = pages["404.html"]
    english = [words(element) for element in page.tree.xpath("//main//*[@lang='en']")]
    assert (words(page.tree.find(".//h1")), english) == (
        "找不到页面 Page not found",
        [
            "Page not found",
            "The address may have been copied wrongly. A clause’s permanent link has the form "
            "letters/letter/v1/#clause and remains valid once published.",
            "Home",
            "Clause index",
        ],
    )


def test_no_style_sheet_fetches_from_another_host(site: Path) -> None:
    found = {
        path.name: re.findall(
            r"@import|url\(\s*['\"]?(?!data:)[^)]*:?//[^)]*\)|https?:", path.read_text(encoding="utf-8")
        )
        for path in site.rglob("*.css")
    }
    assert {name: urls for name, urls in found.items() if urls} == {}


def test_the_site_carries_no_file_of_the_theme(site: Path) -> None:
    folders = {path.split("/")[1] for path in files(site) if path.startswith("assets/")}
    scripts = sorted(path.name for path in (site / "assets/javascripts").iterdir())
    ours = sorted(path.name for path in (Path(__file__).parents[2] / "docs/assets/javascripts").iterdir())
    assert (folders - {"fonts"}, scripts) == ({"images", "javascripts", "schema", "search", "stylesheets"}, ours)
