from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from tests.pledgebook.data import LETTER, OTHER_LETTER, loaded

from pledgebook.library import Library

FIRST_DAY = date(2026, 1, 1)
CHANGES = "changes:\n  zh: |\n    改\n  en: |\n    changed\n"
REMOVED = "removed:\n  - id: waiting\n    reason:\n      zh: 无用\n      en: of no use\n"


def library(root: Path, day: date, *, drafts: bool = False) -> Library:
    """Return two letters that both have a second version from 1 May 2026.

    `guarantee` has a draft of a third, too; the second one of `compensation` ends its clause `waiting`.
    """
    second = LETTER.replace("effective: 2026-01-01", f"effective: 2026-05-01\n{CHANGES.strip()}")
    third = re.sub(r"signed:\n.*\n.*\n.*\n.*\n", "", second.replace("2026-05-01", "2026-08-01"))
    ending = OTHER_LETTER.replace("effective: 2026-01-01", f"effective: 2026-05-01\n{CHANGES}{REMOVED.strip()}")
    ending = (
        ending[: ending.index("  - id: waiting\n    kind")]
        .replace("，包括[[waiting]]", "")
        .replace(", [[waiting]] included", "")
    )
    files: dict[str, str | bytes] = {
        "letters/guarantee/v1.yml": LETTER.replace("本公司道歉", "本公司道歉，见[[compensation#waiting]]").replace(
            "apologises", "apologises, see [[compensation#waiting]]"
        ),
        "letters/guarantee/v2.yml": second,
        "letters/guarantee/v3.yml": third,
        "letters/compensation/v2.yml": ending,
    }
    book, problems = loaded(root, files)
    assert book is not None, [str(problem) for problem in problems]
    return Library(book, day, drafts=drafts)


@pytest.mark.parametrize(
    ("day", "number"),
    [(date(2025, 12, 31), 1), (FIRST_DAY, 1), (date(2026, 4, 30), 1), (date(2026, 5, 1), 2), (date(2030, 1, 1), 2)],
)
def test_a_letters_address_shows_the_version_of_the_day(day: date, number: int, tmp_path: Path) -> None:
    found = library(tmp_path, day)
    assert (found.shown("guarantee").number, found.is_shown(found.letters["guarantee"].versions[number - 1])) == (
        number,
        True,
    )


def test_a_draft_is_not_there(tmp_path: Path) -> None:
    assert [v.number for v in library(tmp_path, FIRST_DAY).letters["guarantee"].versions] == [1, 2]


def test_a_draft_is_there_where_drafts_are_wanted(tmp_path: Path) -> None:
    assert [v.number for v in library(tmp_path, FIRST_DAY, drafts=True).letters["guarantee"].versions] == [1, 2, 3]


def test_a_letter_with_nothing_but_drafts_is_not_there(tmp_path: Path) -> None:
    draft = re.sub(r"signed:\n.*\n.*\n.*\n.*\n", "", LETTER)
    book = loaded(tmp_path, {"letters/guarantee/v1.yml": draft})[0]
    assert book is not None
    assert [list(Library(book, FIRST_DAY, drafts=drafts).letters) for drafts in (False, True)] == [
        ["compensation"],
        ["guarantee", "compensation"],
    ]


def test_letters_come_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    assert list(library(tmp_path, FIRST_DAY).letters) == ["guarantee", "compensation"]


def test_a_version_tells_the_days_on_which_its_status_changes(tmp_path: Path) -> None:
    found = library(tmp_path, FIRST_DAY)
    first, second = found.letters["guarantee"].versions
    assert [found.statuses(first), found.statuses(second)] == [
        [("0001-01-01", "upcoming"), ("2026-01-01", "in-force"), ("2026-05-01", "superseded")],
        [("0001-01-01", "upcoming"), ("2026-05-01", "in-force"), ("2029-01-01", "expired")],
    ]


def test_a_clauses_life_is_every_version_that_has_it(tmp_path: Path) -> None:
    found = library(tmp_path, FIRST_DAY)
    lives = {
        clause: [span.version.number for span in found.life("compensation", clause)]
        for clause in ("scale", "waiting", "none")
    }
    assert lives == {"scale": [1, 2], "waiting": [1], "none": []}


def test_a_letters_clauses_are_those_of_all_its_versions_each_once(tmp_path: Path) -> None:
    assert list(library(tmp_path, date(2026, 6, 1)).clause_ids("compensation")) == ["scale", "waiting"]


def test_a_reference_within_a_letter_stays_in_its_version(tmp_path: Path) -> None:
    found = library(tmp_path, date(2026, 6, 1))
    first = found.letters["guarantee"].versions[0]
    assert found.find("guarantee", "remedy", first) == (first.clauses[1], first)


@pytest.mark.parametrize(("day", "number"), [(FIRST_DAY, 1), (date(2026, 6, 1), 2)])
def test_a_reference_into_another_letter_means_the_version_of_the_day(day: date, number: int, tmp_path: Path) -> None:
    found = library(tmp_path, day)
    version = found.letters["compensation"].versions[number - 1]
    assert found.find("compensation", "scale", found.shown("guarantee")) == (version.clauses[0], version)


def test_a_reference_to_an_ended_clause_means_the_last_version_that_has_it(tmp_path: Path) -> None:
    found = library(tmp_path, date(2026, 6, 1))
    version = found.letters["compensation"].versions[0]
    assert found.find("compensation", "waiting", found.shown("guarantee")) == (version.clauses[1], version)


@pytest.mark.parametrize(("letter", "clause"), [("none", "scale"), ("compensation", "none"), ("guarantee", "none")])
def test_what_is_not_public_is_not_found(letter: str, clause: str, tmp_path: Path) -> None:
    found = library(tmp_path, FIRST_DAY)
    assert found.find(letter, clause, found.shown("guarantee")) is None


@pytest.mark.parametrize(
    ("day", "referring"), [(FIRST_DAY, [("compensation", "scale"), ("guarantee", "remedy")]), (date(2026, 6, 1), [])]
)
def test_a_clause_is_referred_to_by_the_versions_of_the_day(
    day: date, referring: list[tuple[str, str]], tmp_path: Path
) -> None:
    found = library(tmp_path, day).referring("compensation", "waiting")
    assert sorted((version.letter, clause.id) for clause, version in found) == referring


def test_a_clause_that_names_another_twice_refers_to_it_once(tmp_path: Path) -> None:
    book = loaded(
        tmp_path, {"letters/guarantee/v1.yml": LETTER.replace("适用[[remedy]]", "适用[[remedy]]和[[remedy]]")}
    )[0]
    assert book is not None
    assert [clause.id for clause, _ in Library(book, FIRST_DAY).referring("guarantee", "remedy")] == ["answer"]


@pytest.mark.parametrize(
    ("day", "order"),
    [(date(2026, 12, 31), ["guarantee", "compensation"]), (date(2027, 1, 1), ["compensation", "guarantee"])],
)
def test_letters_stand_in_the_order_of_their_numbers_and_last_what_holds_no_longer(
    day: date, order: list[str], tmp_path: Path
) -> None:
    ending = LETTER.replace("expires: 2028-12-31", "expires: 2026-12-31")
    book, problems = loaded(tmp_path, {"letters/guarantee/v1.yml": ending})
    assert book is not None, [str(problem) for problem in problems]
    assert list(Library(book, day).letters) == order
