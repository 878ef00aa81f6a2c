"""Every word of every letter reaches its readers: the data's text, resolved here anew, against what the pages say."""

from __future__ import annotations

import datetime
import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import html
from tests.edge.building import SAMPLES
from tests.edge.html import Page, paragraphs, read

from pledgebook.book import load
from pledgebook.library import Library
from pledgebook.model import Clause, Text, Version
from pledgebook.numbering import cite
from pledgebook.values import show
from pledgebook.vocabulary import LANGUAGES, Language

_MARK = re.compile(r"\[\[(?:([a-z0-9-]+)#)?([a-z0-9-]+)(@current)?(?:\|([^\]]*))?\]\]|\{([a-z0-9-]+)\}")
_DAY = datetime.date(2026, 6, 1)  # the day of the site
_LEDGER = SAMPLES / "ledger.jsonl"
_ENTRIES = [json.loads(line) for line in _LEDGER.read_text(encoding="utf-8").splitlines()] if _LEDGER.exists() else []
_SEALED_ON = {(entry["letter"], entry["version"]): entry["on"] for entry in _ENTRIES if entry["kind"] == "seal"}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The letters as their files have them, whether or not they are sealed, on the day of the site."""
    folder = tmp_path_factory.mktemp("written") / "data"
    shutil.copytree(SAMPLES, folder, ignore=shutil.ignore_patterns("sealed", "ledger.jsonl"))
    found = load(folder)[0]
    assert found is not None
    return Library(found, _DAY)


def corrected(words: str, version: Version, clause: Clause, language: Language) -> str:
    """Return the words with what was mended after sealing, which stands beside what was sealed."""
    for path in SAMPLES.glob(f"sealed/{version.letter}/v{version.number}.json"):
        for leaf in json.loads(path.read_text(encoding="utf-8")).get("corrections", []):
            value = leaf["value"]
            if (value["path"], value["language"]) == (f"clauses/{clause.id}", language):
                assert words.count(value["old"]) == 1
                words = words.replace(value["old"], f"{value['old']}{value['new']}")
    return words


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Page]:
    return read(site)


def of(text: Text | None, language: Language) -> str:
    words = text and (text.zh if language == "zh" else text.en)
    assert words
    return words


def resolved(text: Text, version: Version, library: Library, language: Language) -> list[str]:
    """Return a text's paragraphs, fields and references replaced in the shortest way that the sample data allows.

    Another letter is meant as it was when the text was sealed; while nothing is sealed, as the site shows it.
    """
    sealed_on = _SEALED_ON.get((version.letter, version.number))
    then = Library(library.book, datetime.date.fromisoformat(sealed_on)) if sealed_on else library

    def replaced(match: re.Match[str]) -> str:
        letter, clause_id, current, own_words, field = match.groups()
        if field:
            value = version.fields[field].value
            assert value is not None
            return of(value, language) if isinstance(value, Text) else show(value, language)
        target = then.shown(letter) if letter and letter != version.letter else version
        (clause,) = [clause for clause in target.walk() if clause.id == clause_id]
        if own_words or clause.term:
            return own_words or of(clause.term, language)
        number = cite(clause.place, target.numbering, language)
        if target is version:
            return number
        title = of(target.title, language)
        if current and sealed_on:  # its number may change with the version that is then in force
            heading = of(clause.heading, language)
            zh, en = f"届时有效的《{title}》中的“{heading}”", f"“{heading}” in “{title}” as then in force"
            return zh if language == "zh" else en
        return f"《{title}》{number}" if language == "zh" else f"{number} of “{title}”"

    return [_MARK.sub(replaced, line) for line in of(text, language).splitlines()]


def clause_texts(library: Library, language: Language) -> Iterator[tuple[Version, Clause, list[str]]]:
    for version in (version for letter in library.letters.values() for version in letter.versions):
        for clause in version.walk():
            lines = resolved(clause.text, version, library, language) if clause.text else []
            if clause.term:
                lines[0] = f"“{of(clause.term, language)}”{' ' if language == 'en' else ''}{lines[0]}"
            whole = corrected("\n".join(lines), version, clause, language)
            yield version, clause, whole.split("\n") if whole else []


def own_text(element: html.HtmlElement) -> list[str]:
    """Return the paragraphs of a clause's own text, without those of the clauses in it."""
    text = "div[contains(concat(' ', @class, ' '), ' pb-text ')]"
    found = element.xpath(f"./{text} | ./div[@class='pb-clause-body']/{text}")
    return [line for each in found for line in paragraphs(each)]


def on_letter(page: dict[str, Page], prefix: str, version: Version, clause: Clause) -> list[str]:
    return own_text(page[f"{prefix}letters/{version.letter}/"].at(clause.id))


def on_version(page: dict[str, Page], prefix: str, version: Version, clause: Clause) -> list[str]:
    return own_text(page[f"{prefix}letters/{version.letter}/v{version.number}/"].at(clause.id))


def on_clause(page: dict[str, Page], prefix: str, version: Version, clause: Clause) -> list[str]:
    (quote,) = page[f"{prefix}letters/{version.letter}/{clause.id}/"].tree.iter("blockquote")
    return own_text(quote)


@pytest.mark.parametrize("place", [on_letter, on_version, on_clause], ids=lambda place: place.__name__)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_clause_stands_word_by_word(
    language: Language, place: Callable[..., list[str]], library: Library, pages: dict[str, Page]
) -> None:
    prefix = "en/" if language == "en" else ""
    texts = {
        (version.letter, version.number, clause.id): (version, clause, lines)
        for version, clause, lines in clause_texts(library, language)
        if place is on_version or library.is_shown(version)
    }
    shown = {key: place(pages, prefix, version, clause) for key, (version, clause, _) in texts.items()}
    assert shown == {key: lines for key, (_, _, lines) in texts.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_summary_and_preamble_stand_word_by_word(language: Language, library: Library, pages: dict[str, Page]) -> None:
    shown, typed = {}, {}
    for letter in library.letters.values():
        version = library.shown(letter.id)
        tree = pages[f"{'en/' if language == 'en' else ''}letters/{letter.id}/"].tree
        shown[letter.id] = [
            [line for part in tree.find_class("pb-summary") for line in paragraphs(part)][:-1],
            [line for part in tree.find_class("pb-preamble") for line in paragraphs(part)],
        ]
        typed[letter.id] = [
            resolved(text, version, library, language) if text else [] for text in (version.summary, version.preamble)
        ]
    assert shown == typed


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_clause_page_shows_the_clauses_below_it_too(
    language: Language, library: Library, pages: dict[str, Page]
) -> None:
    texts = {
        (version.letter, clause.id): (clause, lines)
        for version, clause, lines in clause_texts(library, language)
        if library.is_shown(version)
    }
    shown, expected = {}, {}
    for (letter, id_), (clause, _) in texts.items():
        page = pages[f"{'en/' if language == 'en' else ''}letters/{letter}/{id_}/"]
        below = [each.id for each in clause.walk() if each is not clause]
        shown[letter, id_] = [own_text(page.at(each)) for each in below]
        expected[letter, id_] = [texts[letter, each][1] for each in below]
    assert shown == expected
