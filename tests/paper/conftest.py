"""Letters on paper, printed once for all tests: the sample letters, as `run.py pdf` prints them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.edge.building import EPOCH, SAMPLES, SITE_URL
from tests.paper.reading import Read, Wanted
from tests.paper.wanting import wanted

from pledgebook.book import load
from pledgebook.browser import find
from pledgebook.build import today
from pledgebook.fonts import cut, faces
from pledgebook.library import Library
from pledgebook.pdf import Press, letter_jobs
from pledgebook.printing import Printer
from pledgebook.vocabulary import LANGUAGES


@dataclass(frozen=True)
class Printed:
    read: Read
    wanted: Wanted


@pytest.fixture(scope="session")
def library() -> Library:
    book, _ = load(SAMPLES)
    assert book
    return Library(book, today(book.publisher.time_zone, EPOCH))


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("paper")


@pytest.fixture(scope="session")
def press(site: Path, cache: Path) -> Press:
    return Press(find(), site, SITE_URL, cache)


@pytest.fixture(scope="session")
def letters(library: Library, press: Press) -> dict[str, Printed]:
    """Every letter in force in both languages, by its address."""
    versions = [library.shown(letter) for letter in library.letters]
    jobs = letter_jobs(library, SITE_URL, versions)
    made = {each.job.address: each.path.read_bytes() for each in press.make(jobs, [job.address for job in jobs])}
    expected = [wanted(library, version, language) for version in versions for language in LANGUAGES]
    return {job.address: Printed(Read(made[job.address]), each) for job, each in zip(jobs, expected, strict=True)}


@pytest.fixture(scope="session")
def printer(site: Path, cache: Path, letters: dict[str, Printed], browser: Browser) -> Printer:
    """A printer for further prints; it comes after `letters`, with whose fonts it works."""
    characters = {c for address in letters for c in (site / address / "index.html").read_text(encoding="utf-8")}
    characters |= set((site / "assets" / "stylesheets" / "print.css").read_text(encoding="utf-8"))
    found = faces()
    fonts = list(cut(found, {c for c in characters if c >= " "}, cache / "fonts"))
    return Printer(browser, site, SITE_URL, found, fonts)
