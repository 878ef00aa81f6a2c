"""Every word of every letter reaches its readers: the data's text, resolved here anew, against what the pages say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import html
from tests.edge.building import SAMPLES
from tests.edge.html import Page, paragraphs, read

from pledgebook.book import Book, load
from pledgebook.model import Clause, Text, Version
from pledgebook.numbering import cite
from pledgebook.values import show
from pledgebook.vocabulary import LANGUAGES, Language

_MARK = re.compile(r"\[\[(?:([a-z0-9-]+)#)?([a-z0-9-]+)(?:@current)?(?:\|([^\]]*))?\]\]|\{([a-z0-9-]+)\}")


@pytest.fixture(scope="module")
def book() -> Book:
    found = load(SAMPLES)[0]
    assert found is not None
    return found


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Page]:
    return read(site)


def of(text: Text | None, language: Language) -> str:
    words = text and (text.zh if language == "zh" else text.en)
    assert words
    return words


def resolved(text: Text, version: Version, book: Book, language: Language) -> list[str]:
    """Return a text's paragraphs, fields and references replaced in the shortest way that the sample data allows."""

    def replaced(match: re.Match[str]) -> str:
        letter, clause_id, own_words, field = match.groups()
        if field:
            value = version.fields[field].value
            assert value is not None
            return of(value, language) if isinstance(value, Text) else show(value, language)
        target = book.letters[letter].versions[0] if letter and letter != version.letter else version
        (clause,) = [clause for clause in target.walk() if clause.id == clause_id]
        if own_words or clause.term:
            return own_words or of(clause.term, language)
        number = cite(clause.place, target.numbering, language)
        if target is version:
            return number
        title = of(target.title, language)
        return f"《{title}》{number}" if language == "zh" else f"{number} of “{title}”"

    return [_MARK.sub(replaced, line) for line in of(text, language).splitlines()]


def clause_texts(book: Book, language: Language) -> Iterator[tuple[Version, Clause, list[str]]]:
    for letter in book.letters.values():
        (version,) = letter.versions
        for clause in version.walk():
            lines = resolved(clause.text, version, book, language) if clause.text else []
            if clause.term:
                lines[0] = f"“{of(clause.term, language)}”{' ' if language == 'en' else ''}{lines[0]}"
            yield version, clause, lines


def own_text(element: html.HtmlElement) -> list[str]:
    """Return the paragraphs of a clause's own text, without those of the clauses in it."""
    found = element.xpath("./div[@class='pb-text'] | ./div[@class='pb-clause-body']/div[@class='pb-text']")
    return [line for text in found for line in paragraphs(text)]


def on_letter(page: dict[str, Page], prefix: str, version: Version, clause: Clause) -> list[str]:
    return own_text(page[f"{prefix}letters/{version.letter}/"].at(clause.id))


def on_version(page: dict[str, Page], prefix: str, version: Version, clause: Clause) -> list[str]:
    return own_text(page[f"{prefix}letters/{version.letter}/v1/"].at(clause.id))


def on_clause(page: dict[str, Page], prefix: str, version: Version, clause: Clause) -> list[str]:
    (quote,) = page[f"{prefix}letters/{version.letter}/{clause.id}/"].tree.iter("blockquote")
    return own_text(quote)


@pytest.mark.parametrize("place", [on_letter, on_version, on_clause], ids=lambda place: place.__name__)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_clause_stands_word_by_word(
    language: Language, place: Callable[..., list[str]], book: Book, pages: dict[str, Page]
) -> None:
    prefix = "en/" if language == "en" else ""
    texts = {
        (version.letter, clause.id): (version, clause, lines) for version, clause, lines in clause_texts(book, language)
    }
    shown = {key: place(pages, prefix, version, clause) for key, (version, clause, _) in texts.items()}
    assert shown == {key: lines for key, (_, _, lines) in texts.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_summary_and_preamble_stand_word_by_word(language: Language, book: Book, pages: dict[str, Page]) -> None:
    shown, typed = {}, {}
    for letter in book.letters.values():
        (version,) = letter.versions
        tree = pages[f"{'en/' if language == 'en' else ''}letters/{letter.id}/"].tree
        shown[letter.id] = [
            [line for part in tree.find_class("pb-summary") for line in paragraphs(part)][:-1],
            [line for part in tree.find_class("pb-preamble") for line in paragraphs(part)],
        ]
        typed[letter.id] = [
            resolved(text, version, book, language) if text else [] for text in (version.summary, version.preamble)
        ]
    assert shown == typed


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_clause_page_shows_the_clauses_below_it_too(language: Language, book: Book, pages: dict[str, Page]) -> None:
    texts = {(version.letter, clause.id): (clause, lines) for version, clause, lines in clause_texts(book, language)}
    shown, expected = {}, {}
    for (letter, id_), (clause, _) in texts.items():
        page = pages[f"{'en/' if language == 'en' else ''}letters/{letter}/{id_}/"]
        below = [each.id for each in clause.walk() if each is not clause]
        shown[letter, id_] = [own_text(page.at(each)) for each in below]
        expected[letter, id_] = [texts[letter, each][1] for each in below]
    assert shown == expected
