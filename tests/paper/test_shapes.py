"""Letters of unusual shapes print as well as the samples do."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser
from tests.edge.building import SITE_URL
from tests.paper.breaking import bad_breaks
from tests.paper.conftest import Fonts, Printed, printed
from tests.paper.drawing import drawn
from tests.paper.reading import (
    Read,
    in_the_outer_margin,
    missing_clauses,
    pulled_apart,
    squeezed,
    wrong_code,
    wrong_header,
    wrong_numbers,
)
from tests.paper.shapes import SHAPES, written
from tests.paper.test_states import TODAY
from tests.paper.wanting import wanted
from tests.pledgebook.data import folder

from pledgebook.book import load
from pledgebook.library import Library
from pledgebook.pdf import bilingual_jobs, letter_jobs
from pledgebook.vocabulary import Language

PRINTS: list[tuple[str, Language]] = [*((name, "zh") for name in SHAPES), ("unbreakable", "en")]


@pytest.fixture(scope="module")
def unusual(tmp_path_factory: pytest.TempPathFactory) -> Library:
    book, problems = load(folder(tmp_path_factory.mktemp("data"), {**written()}))
    assert book, problems
    return Library(book, TODAY, drafts=True)


@pytest.fixture(scope="module")
def reads(
    unusual: Library, tmp_path_factory: pytest.TempPathFactory, fonts: Fonts, browser: Browser
) -> dict[str, Read]:
    """The letters of PRINTS, and those two in both languages whose rows are longest, by their files."""
    versions = {name: unusual.letters[name].versions[0] for name in SHAPES}
    jobs = [letter_jobs(unusual, SITE_URL, [versions[name]])[language == "en"] for name, language in PRINTS]
    jobs += bilingual_jobs(unusual, SITE_URL, [versions["over-a-page"], versions["unbreakable"]])
    site = drawn(unusual, tmp_path_factory.mktemp("shapes") / "site", [job.address for job in jobs])
    return printed(jobs, site, fonts, browser)


@pytest.fixture(params=PRINTS, ids="-".join)
def letter(request: pytest.FixtureRequest, reads: dict[str, Read], unusual: Library) -> Printed:
    name, language = request.param
    file = f"{'en/' if language == 'en' else ''}letters/{name}/v1/letter.pdf"
    return Printed(reads[file], wanted(unusual, unusual.letters[name].versions[0], language))


def test_nothing_of_it_is_lost_or_cut_off_and_no_break_is_bad(letter: Printed) -> None:
    for check in (
        missing_clauses, pulled_apart, in_the_outer_margin, wrong_numbers, wrong_header, wrong_code, bad_breaks,
    ):  # fmt: skip
        found = check(letter.read, letter.wanted)
        assert (check.__name__, found) == (check.__name__, [])


def test_a_tables_head_stands_on_each_of_its_pages(reads: dict[str, Read]) -> None:
    read = reads["letters/over-a-page/v1/bilingual.pdf"]
    heads = ["中文English" in squeezed("".join(lines)) for lines in read.lines]
    assert len(heads) > 5
    assert heads == [False, *(True for _ in heads[1:])]  # the first row doesn't fit below the letterhead
