"""What Firefox prints: it has no running header and no page numbers of ours, but loses nothing of a letter."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.browser.serving import serving
from tests.paper.firefox import Firefox, find, running
from tests.paper.reading import Read, Wanted, in_the_outer_margin, wrong_code
from tests.paper.wanting import wanted

from pledgebook.address import parse
from pledgebook.fonts import cut, faces, stylesheet
from pledgebook.library import Library

LETTERS = ["letters/service-guarantee/v1/", "en/letters/parts-by-post/v1/"]
SHORTER = "en/letters/parts-by-post/v1/shorter/"
_POLICY = re.compile(r"<meta http-equiv=\"Content-Security-Policy\"[^>]*>")
_NO_LETTER = re.compile(r"[\W\d_]")  # of some fonts’ digits its PDFs don’t say which they are
_ONE_CLAUSE = re.compile(r'<section class="pb-clause pb-clause--2"[^>]*>.*?</section>', re.DOTALL)


@pytest.fixture(scope="module")
def firefox() -> Iterator[Firefox]:
    executable = find()
    if executable is None:
        pytest.skip("没有Firefox，apt也装不上：未测试。 No Firefox here, nor does apt bring one: untested.")
    with running(executable) as browser:
        yield browser


@pytest.fixture(scope="module")
def address(site: Path, cache: Path, characters: list[str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the letters with the fonts of paper: what Firefox makes of the system's can't be read back from its PDF."""
    folder = tmp_path_factory.mktemp("firefox")
    shutil.copytree(site / "assets" / "stylesheets", folder / "assets" / "stylesheets")
    shutil.copyfile(site / "404.html", folder / "404.html")
    text = Path(characters[0], "index.html").read_text(encoding="utf-8")
    found = faces()
    for number, font in enumerate(cut(found, {each for each in text if each >= " "}, cache / "fonts")):
        (folder / "assets" / "stylesheets" / f"{number}.ttf").write_bytes(font)
    with (folder / "assets" / "stylesheets" / "print.css").open("a", encoding="utf-8") as sheet:
        sheet.write(stylesheet(found, ""))
    for name in (*LETTERS, SHORTER):
        page = _POLICY.sub("", (site / name.removesuffix("shorter/") / "index.html").read_text(encoding="utf-8"))
        if name == SHORTER:
            page = _ONE_CLAUSE.sub("", page, count=1).replace('="../../../', '="../../../../')
        (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / name / "index.html").write_text(page, encoding="utf-8")
        shutil.copyfile(site / name.removesuffix("shorter/") / "qr.svg", folder / name / "qr.svg")
    with serving(folder) as root:
        yield root


def expected(library: Library, name: str) -> Wanted:
    place = parse(name)
    assert place
    return wanted(library, library.letters[str(place.letter)].versions[(place.version or 1) - 1], place.language)


def lost(read: Read, should: Wanted) -> list[str]:
    """Return the clauses that aren't there, or not in their order, by all their letters."""
    whole = _NO_LETTER.sub("", "".join(line for page in range(len(read.lines)) for line in read.body(page, should)))
    found, place = [], 0
    for clause in should.clauses:
        at = whole.find(_NO_LETTER.sub("", clause), place)
        if at < 0:
            found.append(clause[:30])
        else:
            place = at + 1
    return found


@pytest.mark.parametrize("name", LETTERS)
def test_firefox_loses_no_clause_and_cuts_nothing_off(
    name: str, firefox: Firefox, address: str, library: Library
) -> None:
    read, should = Read(firefox.printed(address + name)), expected(library, name)
    for check in (lost, in_the_outer_margin, wrong_code):
        assert (firefox.version, check.__name__, check(read, should)) == (firefox.version, check.__name__, [])


def test_a_clause_that_firefox_did_lose_would_be_missed(firefox: Firefox, address: str, library: Library) -> None:
    read, should = Read(firefox.printed(address + SHORTER)), expected(library, LETTERS[1])
    assert len(lost(read, should)) == 1
