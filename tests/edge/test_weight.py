"""What a reader's telephone must fetch, as a host sends it: compressed."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
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


def test_the_next_letter_weighs_at_most_12_kb(pages: dict[str, Page], site: Path) -> None:
    letters = [page for page in pages.values() if re.fullmatch(r"(en/)?letters/[a-z-]+/", page.address) and page.ids]
    weights = {page.address: weight(site, page.path) for page in letters if "pb-versions" in page.ids}
    assert (len(weights), {address: w for address, w in weights.items() if w > 12 * 1024}) == (26, {})
