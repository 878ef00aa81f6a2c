"""A letter in both languages, all letters in one document, and the layout of official documents."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser
from tests.edge.building import EPOCH, SAMPLES, SITE_URL
from tests.paper.conftest import Fonts, printed
from tests.paper.drawing import STYLES, drawn
from tests.paper.reading import (
    Read,
    Wanted,
    look_alikes,
    not_accessible,
    squeezed,
    wrong_fonts,
    wrong_outline,
    wrong_size,
)
from tests.paper.wanting import wanted

from pledgebook.book import load
from pledgebook.browser import find
from pledgebook.build import today
from pledgebook.finish import finished, starts
from pledgebook.library import Library
from pledgebook.pdf import Press, bilingual_jobs, collection_jobs, letter_jobs
from pledgebook.printing import Printer
from pledgebook.proof_page import proof_of
from pledgebook.texts import Setting
from pledgebook.vocabulary import Layout
from pledgebook.wording import citation

LETTERS = ("service-guarantee", "complaint-handling", "compensation")


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Three letters that hold no reference to the others' clauses that is missed here, numbered in each way."""
    book, _ = load(SAMPLES)
    assert book
    library = Library(book, today(book.publisher.time_zone, EPOCH))
    library.letters = {name: library.letters[name] for name in LETTERS}
    return library


@pytest.fixture(scope="module")
def prints(
    few: Library, tmp_path_factory: pytest.TempPathFactory, cache: Path, characters: list[str]
) -> dict[str, Read]:
    versions = [few.shown(LETTERS[1])]
    jobs = [*bilingual_jobs(few, SITE_URL, versions), *collection_jobs(few, SITE_URL)]
    site = drawn(few, tmp_path_factory.mktemp("prints") / "site", [job.address for job in jobs])
    made = Press(find(), site, SITE_URL, cache).make(jobs, characters)
    return {each.job.file: Read(each.path.read_bytes()) for each in made}


@pytest.fixture(scope="module")
def official(few: Library, tmp_path_factory: pytest.TempPathFactory, fonts: Fonts, browser: Browser) -> Read:
    """A letter in the layout of GB/T 9704-2012."""
    book = replace(few.book, publisher=replace(few.publisher, layout=Layout.GONGWEN))
    library = Library(book, few.today)
    library.letters = few.letters
    jobs = letter_jobs(library, SITE_URL, [few.shown(LETTERS[2])])[:1]
    folder = tmp_path_factory.mktemp("official")
    site = drawn(library, folder / "site", [jobs[0].address], (*STYLES, "gongwen"))
    return printed(jobs, site, fonts, browser)[jobs[0].file]


NOBODY = Wanted("", "", [], set(), [], ("", ""), "")


def test_each_is_a_document_to_be_filed(prints: dict[str, Read], official: Read) -> None:
    assert set(prints) == {
        "letters/complaint-handling/v2/bilingual.pdf",
        "letters/letters.pdf",
        "en/letters/letters.pdf",
    }
    for file, read in {**prints, "official": official}.items():
        for check in (wrong_size, wrong_fonts, look_alikes, not_accessible):
            assert (file, check.__name__, check(read, NOBODY)) == (file, check.__name__, [])


def test_the_outline_of_each_has_every_clause(few: Library, prints: dict[str, Read]) -> None:
    jobs = [*bilingual_jobs(few, SITE_URL, [few.shown(LETTERS[1])]), *collection_jobs(few, SITE_URL)]
    for job in jobs:
        titles = [entry.title for entry in job.document.outline]
        assert (job.file, wrong_outline(prints[job.file], replace(NOBODY, outline=titles))) == (job.file, [])


def test_a_clause_stands_beside_its_translation(prints: dict[str, Read], few: Library) -> None:
    read = prints["letters/complaint-handling/v2/bilingual.pdf"]
    text = squeezed("".join(line for lines in read.lines for line in lines))
    version = few.shown(LETTERS[1])
    rows = zip(wanted(few, version, "zh").clauses, wanted(few, version, "en").clauses, strict=True)
    place = 0
    for zh, en in rows:
        at = text.find(squeezed(zh)[:20], place)
        beside = text.find(squeezed(en)[:20], at)
        assert (zh[:20], place <= at < beside) == (zh[:20], True)
        place = at


def test_the_contents_name_the_page_on_which_each_letter_begins(prints: dict[str, Read], few: Library) -> None:
    for file in ("letters/letters.pdf", "en/letters/letters.pdf"):
        read = prints[file]
        pages = starts(read.data, list(LETTERS))
        said = re.findall(r"CS-2026-\d+ (\d+)", "\n".join(read.lines[0]))
        assert [int(number) for number in said] == list(pages.values())
        assert len(set(pages.values())) == 3
        for letter, page in pages.items():
            assert few.shown(letter).document in "".join(read.lines[page - 1])


def test_each_letter_of_the_collection_has_its_own_address_at_the_foot(prints: dict[str, Read], few: Library) -> None:
    read = prints["letters/letters.pdf"]
    pages = starts(read.data, list(LETTERS))
    for letter, page in pages.items():
        assert f"{SITE_URL}letters/{letter}/v{few.shown(letter).number}/" in squeezed("".join(read.lines[page]))


def test_the_collection_ends_with_the_last_letters_signature_and_the_foot_below_it(prints: dict[str, Read]) -> None:
    for file, words in (("letters/letters.pdf", "签署日期"), ("en/letters/letters.pdf", "Date:")):
        assert (file, any(line.startswith(words) for line in prints[file].lines[-1])) == (file, True)


def test_a_link_within_the_collection_leads_to_the_clause_that_it_names(prints: dict[str, Read]) -> None:
    read = prints["letters/letters.pdf"]
    there = set(read.pdf.Root.Dests.keys())
    inside = [str(link.Dest) for page in read.pdf.pages for link in page.get("/Annots", []) if "/Dest" in link]
    assert [name for name in inside if name not in there] == []
    assert any(name.startswith("/complaint-handling--") for name in inside)


def test_a_bilingual_print_ends_as_each_language_does(prints: dict[str, Read], few: Library) -> None:
    version = few.shown(LETTERS[1])
    proof = proof_of(few, version)
    assert version.changes and version.transition and version.signatory and version.sealed and proof
    assert proof.witnesses
    end = squeezed(
        "".join(line for lines in prints["letters/complaint-handling/v2/bilingual.pdf"].lines for line in lines)
    )
    for setting, signed, day, sealed in (
        (
            Setting(few, version, "zh", "", ""),
            "承诺人：",
            "签署日期：2026年3月18日",
            "本版于2026年3月20日封存，登记簿第14行",
        ),
        (
            Setting(few, version, "en", "", ""),
            "Signed by: ",
            "Date: 18 March 2026",
            "Sealed on 20 March 2026, line 14 of",
        ),
    ):
        parts = [signed + version.signatory.shown(setting.language)[0], day]
        parts += [setting.plain(version.changes), setting.plain(version.transition)]
        parts += [citation(None, version, few.publisher.name, setting.language), sealed]
        parts += [proof.witnesses[0].by.shown(setting.language)[0], proof.witnesses[0].witness.reference]
        assert [part for part in parts if squeezed(part) not in end] == []


def test_a_print_is_the_same_whatever_the_browser_printed_before(
    few: Library, browser: Browser, tmp_path: Path
) -> None:
    job = next(bilingual_jobs(few, SITE_URL, [few.shown(LETTERS[2])]))
    printer = Printer(browser, drawn(few, tmp_path / "site", [job.address]), SITE_URL, [], [])
    made = printer.printed(job.address)
    later, count = re.subn(rb"(?<=node)\d{8}", lambda found: b"%08d" % (int(found[0]) + 7), made)
    assert count > 4  # as it would be if the browser had printed another page first: it counts on
    assert finished(later, job.document) == finished(made, job.document)


def test_a_bilingual_print_says_in_both_languages_what_was_removed_by_law(library: Library, tmp_path: Path) -> None:
    address = "letters/parts-by-post/v1/print/"
    html = (drawn(library, tmp_path / "site", [address]) / address / "index.html").read_text(encoding="utf-8")
    words = ("2026年5月18日依法删除，依据：", "18 May 2026, removed by law on the basis of ")
    assert [html.count(each) for each in words] == [1, 1]
    assert html.count("该条载有供应商的名称") == 1  # the reason, at the end


def test_an_official_document_has_22_lines_of_28_characters(official: Read) -> None:
    full = [line for lines in official.lines[1:-1] for line in lines if not line.startswith("—")]
    wide = Counter(len(line) for line in full if re.fullmatch("[\u4e00-\u9fff，、；（）《》]{27,}", line))
    assert wide.most_common(1)[0][0] == 28  # a paragraph’s first line is indented by two; a mark at an end may hang
    assert max(len(lines) for lines in official.lines) - 1 <= 22


def test_an_official_documents_pages_are_numbered_outside(official: Read) -> None:
    document = pypdfium2.PdfDocument(official.data)
    for number in range(1, len(document) + 1):
        text = document[number - 1].get_textpage()
        found = text.search(f"— {number} —").get_next()
        assert found, number
        left = text.get_charbox(found[0])[0]
        assert (number, left > 297) == (number, number % 2 == 1)
