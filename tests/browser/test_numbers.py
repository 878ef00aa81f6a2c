"""What a clause's number is called by whoever hears it: decimal ones are named by a script, others by the page."""

from __future__ import annotations

import datetime
import itertools

import pytest
from playwright.sync_api import Page
from tests.pledgebook.data import ROOT, SAMPLES

from pledgebook.book import load
from pledgebook.library import Library
from pledgebook.numbering import anchor, cite, label
from pledgebook.vocabulary import LANG_TAG, LANGUAGES, Language, Numbering

_NAMED = """(page) => [...page.querySelectorAll(".pb-number[id]")].map((number) => [
  number.querySelector("a").getAttribute("aria-label"), number.closest(".pb-clause").dataset.pbCited || "",
])"""
_FETCHED = f"""(addresses) => Promise.all(addresses.map(async (address) => {{
  const answer = await fetch(address);
  return ({_NAMED})(pbPage(await answer.text()));
}}))"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_decimal_number_is_named_as_it_is_cited_down_to_the_fourth_level(language: Language, page: Page) -> None:
    ends = [1, 2, 10, 20, 21, 105]
    places = [place for length in range(1, 5) for place in itertools.product(ends, repeat=length)]
    numbers = "".join(
        f'<section class="pb-clause"><span class="pb-number" id="{anchor(place)}">'
        f'<a href="x/">{label(place, Numbering.DECIMAL, language)}</a></span></section>'
        for place in places
    )
    page.set_content(f'<!doctype html><html lang="{LANG_TAG[language]}"><title>x</title>{numbers}')
    page.add_script_tag(path=ROOT / "docs/assets/javascripts/numbers.js")
    assert page.evaluate(f"() => ({_NAMED})(document)") == [
        [cite(place, Numbering.DECIMAL, language), cite(place, Numbering.DECIMAL, "zh") if language == "en" else ""]
        for place in places
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_every_letter_each_number_is_named_as_its_clause_is_cited(language: Language, page: Page, root: str) -> None:
    book, _ = load(SAMPLES)
    assert book
    library = Library(book, datetime.date(2026, 6, 1))
    versions = [version for letter in library.letters.values() for version in letter.versions]
    prefix = "en/" if language == "en" else ""
    page.goto(f"{root}{prefix}letters/complaint-handling/")
    found = page.evaluate(_FETCHED, [f"{root}{prefix}letters/{each.letter}/v{each.number}/" for each in versions])
    assert found == [
        [[each.cited.shown(language)[0], each.cited.zh if language == "en" else ""] for each in version.walk()]
        for version in versions
    ]
    assert {version.numbering for version in versions} == set(Numbering)
