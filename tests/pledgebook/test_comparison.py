"""What becomes of each clause of the letter in `versions.py`; there stands what happens to them."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from tests.pledgebook.data import LETTER, loaded
from tests.pledgebook.sealed import book_of, sealed
from tests.pledgebook.versions import CARE, V2

from pledgebook.comparison import Comparison, compare
from pledgebook.library import Library


def library(root: Path, files: dict[str, str | bytes]) -> Library:
    book, problems = loaded(root, CARE | files)
    assert book, [str(problem) for problem in problems]
    return Library(book, date(2026, 6, 1))


@pytest.fixture(scope="module")
def care(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library(tmp_path_factory.mktemp("care"), {})


def between(care: Library, before: int, after: int) -> Comparison:
    versions = care.letters["care"].versions
    return compare(care, versions[before - 1], versions[after - 1])


def told(comparison: Comparison) -> list[tuple[str, list[str]]]:
    return [(change.id, [str(word) for word in change.changes]) for change in comparison.clauses]


def test_every_clause_is_told_in_the_order_in_which_a_reader_meets_it(care: Library) -> None:
    assert told(between(care, 1, 2)) == [
        ("language", ["moved"]),
        ("service", ["renumbered"]),
        ("answer", ["changed", "renumbered"]),
        ("visit", ["split", "renumbered"]),
        ("pass", ["split"]),
        ("remedies", ["renumbered"]),
        ("record", ["moved"]),
        ("apology", ["renumbered"]),
        ("refund", ["merged"]),
        ("voucher", ["merged"]),
        ("payment", ["merged"]),
        ("appeal", ["added"]),
    ]


def test_where_split_and_merged_clauses_come_from_is_told_on_both_sides(care: Library) -> None:
    found = {
        change.id: ([each.id for each in change.origins], [each.id for each in change.made])
        for change in between(care, 1, 2).clauses
        if change.origins or change.made
    }
    assert found == {
        "visit": ([], ["pass"]),
        "pass": (["visit"], []),
        "refund": ([], ["payment"]),
        "voucher": ([], ["payment"]),
        "payment": (["refund", "voucher"], []),
    }


def test_clauses_that_stay_are_unchanged(care: Library) -> None:
    found = dict(told(between(care, 2, 3)))
    assert {id_ for id_, changes in found.items() if changes != ["unchanged"]} == {"appeal"}
    assert found["appeal"] == ["changed"]


def test_a_change_of_one_language_alone_is_a_change_in_that_language(care: Library) -> None:
    (appeal,) = [change for change in between(care, 2, 3).clauses if change.id == "appeal"]
    assert appeal.differing == {"zh"}


def test_versions_far_apart_are_compared_too(care: Library) -> None:
    found = dict(told(between(care, 1, 4)))
    assert (found["appeal"], found["refund"], found["answer"]) == (
        ["added"],
        ["removed"],
        ["changed", "renumbered"],
    )


def test_backwards_what_was_added_is_removed(care: Library) -> None:
    found = dict(told(between(care, 3, 1)))
    assert (found["appeal"], found["refund"], found["language"]) == (["removed"], ["added"], ["moved"])


def test_a_number_that_follows_its_clause_is_told_apart_from_a_change(tmp_path: Path) -> None:
    third = CARE["letters/care/v3.yml"]
    assert isinstance(third, str)
    second = V2.replace("本公司退还费用，并赠送代金券。", "见[[appeal]]。").replace(
        "The company returns the fee and gives a voucher.", "See [[appeal]]."
    )
    after = third.replace("本公司退还费用，并赠送代金券。", "见[[appeal]]。").replace(
        "The company returns the fee and gives a voucher.", "See [[appeal]]."
    )
    start = after.index("      - id: appeal")
    appeal = after[start:]
    after = after[:start].replace("      - id: apology", f"{appeal}      - id: apology")
    files = {"letters/care/v2.yml": second, "letters/care/v3.yml": after, "letters/care/v4.yml": after}
    files["letters/care/v4.yml"] = after.replace("2026-05-01", "2027-01-01")
    found = dict(told(between(library(tmp_path, dict(files)), 2, 3)))
    assert (found["payment"], found["appeal"]) == (["renumbered", "followed"], ["changed", "moved"])


def test_every_pair_of_neighbours_names_each_clause_once(care: Library) -> None:
    for before, after in pairwise(care.letters["care"].versions):
        ids = [change.id for change in compare(care, before, after).clauses]
        assert sorted(ids) == sorted(set(care.clauses(before)) | set(care.clauses(after)))


def test_a_promise_whose_remedy_only_got_another_number_has_not_changed(tmp_path: Path) -> None:
    first = LETTER.replace("CS-2026-001", "CS-2026-021")
    head, answer, remedy = re.split(r"(?=  - id: answer\n|  - id: remedy\n)", first)
    why = "changes:\n  zh: |\n    调整顺序。\n  en: |\n    Another order.\n"
    head = head.replace("2026-01-01", "2026-03-01").replace("prevails: zh\n", f"prevails: zh\n{why}")
    files: dict[str, str | bytes] = {"letters/other/v1.yml": first, "letters/other/v2.yml": head + remedy + answer}
    made = library(tmp_path, files)
    assert told(compare(made, *made.letters["other"].versions)) == [
        ("remedy", ["moved"]),
        ("answer", ["renumbered", "followed"]),
    ]


def test_sealed_versions_differ_as_they_did_before(care: Library, tmp_path: Path) -> None:
    book = book_of(sealed(tmp_path, dict(CARE)))
    sealed_library = Library(book, date(2026, 6, 1))
    assert all(version.sealed for version in sealed_library.letters["care"].versions)
    for before, after in ((1, 2), (2, 3), (3, 4), (1, 4)):
        assert told(between(sealed_library, before, after)) == told(between(care, before, after))
