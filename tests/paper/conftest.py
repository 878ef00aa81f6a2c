"""Letters on paper, printed once for all tests: the sample letters, as `run.py pdf` prints them."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pytest
from playwright.sync_api import Browser
from tests.edge.building import EPOCH, ROOT, SAMPLES, SITE_URL
from tests.paper.reading import Read, Wanted
from tests.paper.wanting import wanted

from pledgebook.book import load
from pledgebook.browser import find
from pledgebook.build import today
from pledgebook.finish import finished
from pledgebook.fonts import Face, cut, faces
from pledgebook.library import Library
from pledgebook.pdf import Job, Press, letter_jobs
from pledgebook.printing import Printer
from pledgebook.vocabulary import LANGUAGES

Fonts: TypeAlias = tuple[list[Face], list[bytes]]


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
    """Return the folder of fonts and PDFs, the same for all processes of one run."""
    own = tmp_path_factory.getbasetemp()
    return (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "paper"


@contextmanager
def one_at_a_time(cache: Path) -> Iterator[None]:
    """Let in one of the run's processes after the other: what the first has made, the others find in `cache`."""
    lock = cache / "lock"
    cache.mkdir(parents=True, exist_ok=True)
    while True:
        try:
            lock.mkdir()
            break
        except FileExistsError:
            time.sleep(0.1)
    try:
        yield
    finally:
        lock.rmdir()


@pytest.fixture(scope="session")
def characters(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Stand for all pages: one file with their characters, so that fonts are cut once for all tests."""
    folder = tmp_path_factory.mktemp("characters")
    kinds = {"data": "yml", "hooks": "*", "docs": "css", "tests/paper": "py", "tests/pledgebook": "py"}
    files = [path for name, kind in kinds.items() for path in (ROOT / name).rglob(f"*.{kind}")]
    texts = (path.read_text(encoding="utf-8") for path in files if path.suffix in {".yml", ".html", ".py", ".css"})
    found = {character for text in texts for character in text if not "\u2e80" <= character <= "\u2fdf"}
    (folder / "index.html").write_text("".join(sorted(found)), encoding="utf-8")
    return [str(folder)]


@pytest.fixture(scope="session")
def press(site: Path, cache: Path) -> Press:
    return Press(find(), site, SITE_URL, cache)


@pytest.fixture(scope="session")
def letters(library: Library, press: Press, characters: list[str], cache: Path) -> dict[str, Printed]:
    """Every letter in force in both languages, by its address."""
    versions = [library.shown(letter) for letter in library.letters]
    jobs = letter_jobs(library, SITE_URL, versions)
    with one_at_a_time(cache):
        made = {each.job.address: each.path.read_bytes() for each in press.make(jobs, characters)}
    expected = [wanted(library, version, language) for version in versions for language in LANGUAGES]
    return {job.address: Printed(Read(made[job.address]), each) for job, each in zip(jobs, expected, strict=True)}


@pytest.fixture(scope="session")
def fonts(cache: Path, characters: list[str]) -> Fonts:
    """The fonts for paper and their files, the same for all processes."""
    text = Path(characters[0], "index.html").read_text(encoding="utf-8")
    found = faces()
    with one_at_a_time(cache):
        return found, list(cut(found, {character for character in text if character >= " "}, cache / "fonts"))


@pytest.fixture(scope="session")
def printer(site: Path, fonts: Fonts, browser: Browser) -> Printer:
    """A printer for further prints, with the same fonts."""
    return Printer(browser, site, SITE_URL, *fonts)


def printed(jobs: list[Job], site: Path, fonts: Fonts, browser: Browser) -> dict[str, Read]:
    """Print a few pages of a site that a test has drawn, in this process, as a press would; by their files."""
    printer = Printer(browser, site, SITE_URL, *fonts)
    return {job.file: Read(finished(printer.printed(job.address), job.document)) for job in jobs}
