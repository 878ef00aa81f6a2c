"""What a reader's telephone must fetch, as a host sends it: compressed."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from tests.edge.building import files
from tests.edge.html import Page, read

LETTERS = ["letters/service-guarantee/", "en/letters/complaint-handling/", "letters/compensation/v1/"]


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Page]:
    return read(site)


def weight(site: Path, path: str) -> int:
    return len(gzip.compress((site / path).read_bytes(), 9))


@pytest.mark.parametrize("address", LETTERS)
def test_a_first_visit_of_a_letter_weighs_at_most_90_kb_everything_included(
    address: str, pages: dict[str, Page], site: Path
) -> None:
    page = pages[address]
    fetched = {page.target(link)[0] for tag, link in page.links() if tag in {"link", "script"} and ":" not in link}
    assert weight(site, page.path) + sum(weight(site, path) for path in fetched) <= 90_000
    assert len(fetched) > 10


@pytest.mark.parametrize("address", LETTERS)
def test_the_next_letter_weighs_at_most_12_kb(address: str, pages: dict[str, Page], site: Path) -> None:
    assert weight(site, pages[address].path) <= 12_000


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_index_of_the_sample_letters_weighs_at_most_34_kb(language: str, site: Path) -> None:
    paths = [
        path for path in files(site) if path.startswith((f"assets/search/{language}.", f"assets/search/{language}/"))
    ]
    assert (len(paths), sum(weight(site, path) for path in paths) <= 34_000) == (2, True)


def test_a_page_loads_no_more_of_search_than_the_way_to_open_it(pages: dict[str, Page], site: Path) -> None:
    scripts = [link.rpartition("/")[2] for tag, link in pages[LETTERS[0]].links() if tag == "script"]
    found = [name for name in scripts if name in {"find.js", "search.js", "shards.js", "hits.js", "filters.js"}]
    assert (found, weight(site, "assets/javascripts/find.js") <= 3_000) == (["find.js"], True)


def test_what_the_box_fetches_when_it_is_opened_weighs_at_most_12_kb_beside_the_index(site: Path) -> None:
    assert sum(weight(site, f"assets/javascripts/{name}.js") for name in ("search", "hits")) <= 12_000
