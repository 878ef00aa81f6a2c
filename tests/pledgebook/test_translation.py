from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.pledgebook.data import loaded, swapped
from tests.pledgebook.versions import CARE, V3, V4

from pledgebook.library import Library
from pledgebook.translation import is_unchecked, unchecked_clauses

CHECKED = "      - id: appeal\n        translation-checked: true\n"


def library(root: Path, files: dict[str, str | bytes]) -> Library:
    book, problems = loaded(root, CARE | files)
    assert book, [str(problem) for problem in problems]
    return Library(book, date(2026, 6, 1))


def unchecked(made: Library) -> list[list[str]]:
    """Return the clauses of each version whose English nobody has confirmed."""
    return [[clause.id for clause in unchecked_clauses(made, version)] for version in made.letters["care"].versions]


def test_english_that_did_not_follow_its_chinese_is_unchecked_in_all_later_versions(tmp_path: Path) -> None:
    assert unchecked(library(tmp_path, {})) == [[], [], ["appeal"], ["appeal"]]


def test_somebody_may_confirm_it(tmp_path: Path) -> None:
    third = swapped("      - id: appeal\n", CHECKED, V3)
    assert unchecked(library(tmp_path, {"letters/care/v3.yml": third})) == [[], [], [], []]


def test_it_may_be_confirmed_later(tmp_path: Path) -> None:
    fourth = swapped("      - id: appeal\n", CHECKED, V4)
    assert unchecked(library(tmp_path, {"letters/care/v4.yml": fourth})) == [[], [], ["appeal"], []]


def test_english_that_changes_later_is_taken_for_checked(tmp_path: Path) -> None:
    fourth = swapped("The customer may ask for a review.", "The customer may ask in writing for a review.", V4)
    assert unchecked(library(tmp_path, {"letters/care/v4.yml": fourth})) == [[], [], ["appeal"], []]


def test_it_is_a_matter_of_the_version_that_is_read(tmp_path: Path) -> None:
    made = library(tmp_path, {})
    assert [is_unchecked(made, "care", "appeal", number) for number in (2, 3)] == [False, True]
