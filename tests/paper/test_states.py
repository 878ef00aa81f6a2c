"""What stands across a version that isn't in force, and at the foot of one that is sealed."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from playwright.sync_api import Browser
from tests.edge.building import SITE_URL
from tests.paper.conftest import Fonts, Printed, printed
from tests.paper.drawing import drawn
from tests.paper.reading import squeezed, wrong_code, wrong_watermark
from tests.paper.wanting import wanted
from tests.pledgebook.data import LETTER, OTHER_LETTER, folder

from pledgebook.address import Address
from pledgebook.book import Book, load
from pledgebook.library import Library
from pledgebook.model import Sealed, Text, Version, Withdrawal
from pledgebook.pdf import letter_jobs
from pledgebook.vocabulary import LANGUAGES, Status

TODAY = datetime.date(2026, 6, 1)
DIGEST = "0123456789abcdef" * 4
DAY = datetime.date


def of_every_status(book: Book) -> Book:
    """Return a book with one letter for each status, all of the same words; the one in force is sealed."""
    base = replace(book.letters["guarantee"].versions[0], expires=None)
    withdrawal = Withdrawal(DAY(2026, 5, 1), DAY(2026, 5, 2), Text("停止经营", "business ended"))
    changes: dict[str, list[Version]] = {
        "current": [replace(base, sealed=Sealed(DAY(2026, 1, 1), DIGEST, "e" * 64))],
        "upcoming": [replace(base, effective=DAY(2026, 9, 1))],
        "expired": [replace(base, expires=DAY(2026, 5, 31))],
        "superseded": [base, replace(base, number=2, effective=DAY(2026, 3, 1))],
        "withdrawn": [replace(base, withdrawn=withdrawal)],
        "revoked": [replace(base, effective=DAY(2026, 7, 1), withdrawn=withdrawal)],
        "draft": [replace(base, signed_on=None, signatory=None)],
    }
    letters = {
        name: replace(
            book.letters["guarantee"],
            id=name,
            versions=tuple(replace(version, letter=name, document=f"CS-{name}") for version in versions),
        )
        for name, versions in changes.items()
    }
    return replace(book, letters=letters)


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory, fonts: Fonts, browser: Browser) -> dict[str, Printed]:
    """The first version of each letter in both languages, by its address."""
    data = folder(
        tmp_path_factory.mktemp("data"),
        {"letters/guarantee/v1.yml": LETTER, "letters/compensation/v1.yml": OTHER_LETTER},
    )
    book, problems = load(data)
    assert book, problems
    book = of_every_status(book)
    library = Library(book, TODAY, drafts=True)
    versions = [letter.versions[0] for letter in library.letters.values()]
    jobs = letter_jobs(library, SITE_URL, versions)
    addresses = [Address(each, "letters", version.letter, 1) for version in versions for each in LANGUAGES]
    site = drawn(library, tmp_path_factory.mktemp("states") / "site", map(str, addresses))
    reads = printed(jobs, site, fonts, browser)
    found = {
        str(address): wanted(library, library.letters[str(address.letter)].versions[0], address.language)
        for address in addresses
    }
    assert {library.status(version) for version in versions} == set(Status)
    return {address: Printed(reads[f"{address}letter.pdf"], each) for address, each in found.items()}


def test_a_watermark_stands_on_each_page_if_and_only_if_the_version_is_not_in_force(states: dict[str, Printed]) -> None:
    assert {address: wrong_watermark(each.read, each.wanted) for address, each in states.items()} == {
        address: [] for address in states
    }
    assert " ".join(sorted(each.wanted.watermark for each in states.values() if each.wanted.language == "zh-CN")) == (
        " 尚未生效 已届满 已撤回 已终止 旧版 草案"
    )


def test_the_code_of_every_state_leads_to_its_own_version(states: dict[str, Printed]) -> None:
    assert {address: wrong_code(each.read, each.wanted) for address, each in states.items()} == {
        address: [] for address in states
    }


@pytest.mark.parametrize(("language", "home", "label"), [("zh", "", "摘要"), ("en", "en/", "digest")])
def test_a_sealed_version_shows_its_digest_in_full_with_where_to_check_it_and_its_beginning_on_each_page(
    states: dict[str, Printed], language: str, home: str, label: str
) -> None:
    read = states[f"{home}letters/current/v1/"].read
    assert all(squeezed(f"{label}{DIGEST[:16]}") in squeezed("".join(lines)) for lines in read.lines)
    assert DIGEST in squeezed("".join(read.lines[-1]))
    links = [str(link.A.URI) for page in read.pdf.pages for link in page.Annots if "/A" in link]
    assert f"{SITE_URL}{home}verify/#current/v1/{DIGEST}" in links


def test_a_version_that_is_not_sealed_shows_no_digest_and_no_way_to_check_it(states: dict[str, Printed]) -> None:
    for address in ("letters/expired/v1/", "en/letters/expired/v1/"):
        text = squeezed("".join(states[address].read.texts))
        assert ("摘要" in text, "digest" in text, "verify/" in text) == (False, False, False)
