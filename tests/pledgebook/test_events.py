from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.pledgebook.data import loaded
from tests.pledgebook.versions import CARE

from pledgebook.book import Book
from pledgebook.clause_life import clause_life
from pledgebook.events import Event, all_events, events
from pledgebook.library import Library
from pledgebook.model import Correction, Redaction, Sealed, Text, Version, Withdrawal

WHY = Text("写错了。", "A slip.")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    found = loaded(tmp_path_factory.mktemp("care"), CARE)[0]
    assert found
    return found


def library(book: Book, **changed: Version) -> Library:
    """Return the library with other versions in place of the letter's: v1, v2 and so on."""
    letter = book.letters["care"]
    versions = tuple(changed.get(f"v{version.number}", version) for version in letter.versions)
    other = replace(book, letters={**book.letters, "care": replace(letter, versions=versions)})
    return Library(other, date(2026, 6, 1))


def version(book: Book, number: int) -> Version:
    return book.letters["care"].versions[number - 1]


def told(found: list[Event]) -> list[tuple[str, str, str]]:
    return [(event.day.isoformat(), event.id, event.said("zh")) for event in found]


def test_a_sealed_version_is_told_when_it_is_published_and_when_it_begins(book: Book) -> None:
    sealed = replace(version(book, 2), sealed=Sealed(date(2026, 3, 1), "ab", "cd"))
    assert told(events(library(book, v2=sealed), "care"))[2:4] == [
        ("2026-04-01", "care-v2-effective", "第2版生效，取代第1版"),
        ("2026-03-01", "care-v2-sealed", "第2版封存公布，自2026年4月1日起生效"),
    ]


def test_a_version_that_was_withdrawn_ends_on_its_day_and_nothing_is_superseded_after_it(book: Book) -> None:
    withdrawn = replace(version(book, 2), withdrawn=Withdrawal(date(2026, 4, 5), date(2026, 4, 10), WHY))
    assert told(events(library(book, v2=withdrawn), "care"))[1:4] == [
        ("2026-05-01", "care-v3-effective", "第3版生效"),
        ("2026-04-10", "care-v2-withdrawn", "第2版终止"),
        ("2026-04-01", "care-v2-effective", "第2版生效，取代第1版"),
    ]


def test_a_version_withdrawn_before_its_day_is_told_on_the_day_of_the_decision(book: Book) -> None:
    revoked = replace(version(book, 2), withdrawn=Withdrawal(date(2026, 3, 5), date(2026, 4, 1), WHY))
    assert told(events(library(book, v2=revoked), "care"))[1:4] == [
        ("2026-05-01", "care-v3-effective", "第3版生效，取代第1版"),
        ("2026-03-05", "care-v2-revoked", "第2版在生效前撤回"),
        ("2026-01-01", "care-v1-effective", "第1版生效"),
    ]


def test_corrections_and_redactions_are_told_each_with_its_place(book: Book) -> None:
    corrections = tuple(Correction(date(2026, 2, day), "clauses/record", "zh", "过程", "全过程", WHY) for day in (1, 2))
    redactions = (Redaction(date(2026, 2, 3), "clauses/visit", Text("依据", "basis"), WHY),)
    changed = replace(version(book, 1), corrections=corrections, redactions=redactions)
    found = [event for event in events(library(book, v1=changed), "care") if event.day < date(2026, 3, 1)]
    assert [(*each, event.address) for each, event in zip(told(found), found, strict=True)] == [
        ("2026-02-03", "care-v1-redacted-1", "第1版有文字依法删除", "letters/care/v1/#visit"),
        ("2026-02-02", "care-v1-corrected-2", "第1版勘误", "letters/care/v1/#record"),
        ("2026-02-01", "care-v1-corrected-1", "第1版勘误", "letters/care/v1/#record"),
        ("2026-01-01", "care-v1-effective", "第1版生效", "letters/care/v1/"),
    ]


def test_a_clauses_life_has_its_own_corrections_and_redactions_alone(book: Book) -> None:
    changed = replace(
        version(book, 1),
        corrections=(Correction(date(2026, 2, 1), "clauses/record", "zh", "过程", "全过程", WHY),),
        redactions=(Redaction(date(2026, 2, 3), "clauses/visit", Text("依据", "basis"), WHY),),
    )
    made = library(book, v1=changed)
    lives = {id_: clause_life(made, "care", id_, "zh", "").stages[-1] for id_ in ("record", "visit", "refund")}
    assert {id_: (len(stage.corrections), len(stage.redactions)) for id_, stage in lives.items()} == {
        "record": (1, 0),
        "visit": (0, 1),
        "refund": (0, 0),
    }


def test_an_events_name_stays_when_later_versions_come(book: Book) -> None:
    whole = library(book)
    first = replace(book.letters["care"], versions=book.letters["care"].versions[:1])
    alone = Library(replace(book, letters={**book.letters, "care": first}), date(2026, 2, 1))
    assert {event.id for event in all_events(alone)} <= {event.id for event in all_events(whole)}


def test_every_name_is_borne_by_one_event(book: Book) -> None:
    ids = [event.id for event in all_events(library(book))]
    assert sorted(ids) == sorted(set(ids))
