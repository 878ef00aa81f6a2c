from __future__ import annotations

from pathlib import Path

import pytest
from tests.pledgebook.data import LETTER, found, loaded, swapped

from pledgebook.model import Reference, Situation, Text

SITUATIONS = """\
situations:
  no-answer:
    stages:
      - after-sale
      - complaint
    happened:
      zh: 没有答复
      en: No answer
    clauses:
      - guarantee#answer
  slow:
    stages:
      - complaint
    happened:
      zh: 等了很久
      en: I waited
    clauses:
      - compensation#waiting
    remedies:
      - compensation#scale
    claim:
      zh: 打电话
      en: call us
"""


def test_a_situation_has_its_stages_clauses_and_remedies_in_their_order(tmp_path: Path) -> None:
    book, problems = loaded(tmp_path, {"situations.yml": SITUATIONS})
    assert book
    assert (problems, book.situations[1]) == (
        [],
        Situation(
            id="slow",
            stages=("complaint",),  # type: ignore[arg-type]
            happened=Text("等了很久", "I waited"),
            clauses=(Reference("compensation", "waiting"),),
            remedies=(Reference("compensation", "scale"),),
            claim=Text("打电话", "call us"),
        ),
    )


def test_a_book_needs_no_situations(tmp_path: Path) -> None:
    book, problems = loaded(tmp_path)
    assert (problems, book.situations if book else None) == ([], ())


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "code"),
    [
        ("      - guarantee#answer\n", "      - guarantee#anwser\n", 10, 9, "unknown-clause-near"),
        ("      - guarantee#answer\n", "      - guarantee#zzz\n", 10, 9, "unknown-clause"),
        ("      - guarantee#answer\n", "      - nowhere#answer\n", 10, 9, "situation-letter-missing"),
        ("      - guarantee#answer\n", "      - answer\n", 10, 9, "bad-other-reference"),
        ("      - guarantee#answer\n", "      - guarantee#remedy\n", 9, 5, "situation-without-remedy"),
        ("    claim:\n      zh: 打电话\n      en: call us\n", "", 19, 5, "situation-without-claim"),
        ("      - compensation#scale\n", "      - compensation#sca\n", 20, 9, "unknown-clause-near"),
        ("      - after-sale\n", "      - aftersale\n", 4, 9, "unknown-word"),
        ("      en: No answer\n", "", 7, 7, "translation-missing"),
        ("      en: call us\n", "", 22, 7, "translation-missing"),
    ],
)
def test_a_mistake_is_told_at_its_place(old: str, new: str, line: int, column: int, code: str, tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"situations.yml": swapped(old, new, SITUATIONS)}
    assert found(tmp_path, files) == [("data/situations.yml", line, column, code)]


def test_a_letter_that_is_missing_is_told_once_and_stops_nothing(tmp_path: Path) -> None:
    typed = SITUATIONS.replace("compensation#", "nowhere#")
    book, problems = loaded(tmp_path, {"situations.yml": typed})
    assert ([problem.code for problem in problems], bool(book)) == (["situation-letter-missing"], True)


def test_of_a_letter_that_cannot_be_read_nothing_is_said(tmp_path: Path) -> None:
    broken = LETTER.replace("kind: duty", "kind: dutty")
    files: dict[str, str | bytes] = {"situations.yml": SITUATIONS, "letters/guarantee/v1.yml": broken}
    assert {path for path, *_ in found(tmp_path, files)} == {"data/letters/guarantee/v1.yml"}
