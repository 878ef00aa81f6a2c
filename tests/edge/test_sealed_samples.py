"""The sample data as it is sealed: what the register shows besides the seals, on every page that a reader meets."""

from __future__ import annotations

import datetime

import pytest
from tests.edge.building import SAMPLES, files

from pledgebook.book import Book, load
from pledgebook.library import Library
from pledgebook.vocabulary import Status

LATE = datetime.date(2026, 12, 1)


@pytest.fixture(scope="module")
def book() -> Book:
    found = load(SAMPLES)[0]
    assert found is not None
    return found


def test_every_version_is_sealed(book: Book) -> None:
    open_ = [f"{v.letter} v{v.number}" for letter in book.letters.values() for v in letter.versions if not v.sealed]
    assert open_ == []


def test_the_register_has_an_entry_of_every_kind(book: Book) -> None:
    kinds = [entry.kind for entry in book.archive.ledger.entries]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "seal": 17, "correct": 1, "withdraw": 1, "redact": 1, "witness": 1
    }  # fmt: skip


def test_one_letter_was_withdrawn_while_it_was_in_force(book: Book) -> None:
    library = Library(book, LATE)
    version = library.letters["trade-in"].versions[0]
    eve = Library(book, datetime.date(2026, 5, 19))
    assert (library.status(version), eve.status(version)) == (Status.WITHDRAWN, Status.IN_FORCE)


def test_one_slip_is_corrected_and_both_wordings_are_known(book: Book) -> None:
    made = [
        (version.letter, version.number, correction.path, correction.old, correction.new)
        for letter in book.letters.values()
        for version in letter.versions
        for correction in version.corrections
    ]
    assert made == [("repair-return", 2, "clauses/quotation", "书面抱价", "书面报价")]


def test_one_clause_has_lost_its_words_by_law(book: Book) -> None:
    gone = [
        (version.letter, clause.id)
        for letter in book.letters.values()
        for version in letter.versions
        for clause in version.walk()
        if clause.is_redacted
    ]
    leaves = [data for name, data in files(SAMPLES / "sealed").items() if name == "parts-by-post/v1.json"]
    assert (gone, len(leaves)) == ([("parts-by-post", "supplier")], 1)
