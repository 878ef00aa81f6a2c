from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from lxml import html
from tests.pledgebook.data import loaded, swapped
from tests.pledgebook.test_pages import Files

from pledgebook.build import Build
from pledgebook.linked_data import document, linked_data

SITE = "https://example.com/"


def build(root: Path, files: Files | None = None) -> Build:
    book = loaded(root, files)[0]
    assert book
    return Build(book, date(2026, 6, 1), SITE)


def test_a_page_says_who_publishes_it_and_the_way_to_it(tmp_path: Path) -> None:
    publisher = build(tmp_path).library.publisher
    told = json.loads(linked_data(publisher, SITE, "en", [("Site", "en/"), ("Letters", "en/letters/")]))
    assert told == {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "Organization",
                "@id": f"{SITE}#publisher",
                "name": "Example Company (fictitious)",
                "url": f"{SITE}en/",
            },
            {
                "@type": "WebSite",
                "@id": f"{SITE}en/#website",
                "url": f"{SITE}en/",
                "name": "Site",
                "inLanguage": "en",
                "publisher": {"@id": f"{SITE}#publisher"},
            },
            {
                "@type": "BreadcrumbList",
                "itemListElement": [
                    {"@type": "ListItem", "position": 1, "name": "Site", "item": f"{SITE}en/"},
                    {"@type": "ListItem", "position": 2, "name": "Letters", "item": f"{SITE}en/letters/"},
                ],
            },
        ],
    }


def test_a_letter_is_a_document_with_version_dates_and_language(tmp_path: Path) -> None:
    version = build(tmp_path).library.shown("guarantee")
    assert document(version, f"{SITE}en/letters/guarantee/v1/", "en") == {
        "@type": "DigitalDocument",
        "url": f"{SITE}en/letters/guarantee/v1/",
        "name": "Service guarantee",
        "identifier": "CS-2026-001",
        "version": "1",
        "inLanguage": "en",
        "datePublished": "2025-12-20",
        "temporalCoverage": "2026-01-01/2028-12-31",
        "translationOfWork": {"@type": "DigitalDocument", "inLanguage": "zh-CN"},
    }


def test_no_word_of_an_author_ends_the_script(tmp_path: Path) -> None:
    files: Files = {"letters/guarantee/v1.yml": swapped("zh: 服务承诺书", "zh: 甲</script><b>&乙")}
    made = build(tmp_path, files)
    title = made.library.shown("guarantee").title.zh
    data = linked_data(made.library.publisher, SITE, "zh", [("站", ""), (title, "letters/guarantee/")])
    script = html.fromstring(f"<div><script>{data}</script></div>").find("script")
    assert script is not None
    assert json.loads(script.text or "")["@graph"][2]["itemListElement"][1]["name"] == title
