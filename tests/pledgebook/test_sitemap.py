from __future__ import annotations

import re

import pytest

from pledgebook.sitemap import sitemaps

SITE = "https://example.com/a&b/"


def test_one_sitemap_lists_every_page_in_both_languages_and_escapes_addresses() -> None:
    made = {name: "".join(make()) for name, make in sitemaps(["", "about/"], SITE).items()}
    assert {name: re.findall("<loc>(.*?)</loc>", text) for name, text in made.items()} == {
        "sitemap.xml": [f"https://example.com/a&amp;b/{page}" for page in ("", "en/", "about/", "en/about/")]
    }


def test_more_pages_than_a_sitemap_may_list_go_into_several(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pledgebook.sitemap._PAIRS", 10)
    made = {name: "".join(make()) for name, make in sitemaps([f"{n}/" for n in range(15)], SITE).items()}
    assert {name: text.count("<url>") for name, text in made.items()} == {
        "sitemap-1.xml": 20,
        "sitemap-2.xml": 10,
        "sitemap.xml": 0,
    }
    assert re.findall("<loc>(.*?)</loc>", made["sitemap.xml"]) == [
        f"https://example.com/a&amp;b/sitemap-{n}.xml" for n in (1, 2)
    ]
