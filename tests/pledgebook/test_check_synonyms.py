from __future__ import annotations

from pathlib import Path

from tests.pledgebook.data import found, loaded

from pledgebook.model import Synonym, Synonyms

SYNONYMS = """\
synonyms:
  zh:
    - said:
        - 退钱
        - 返钱
      written:
        - 退款
  en:
    - said:
        - Money  back
      written:
        - refund
ignored:
  zh:
    - 怎么办
"""


def test_a_book_knows_the_synonyms_of_each_language_in_lower_case(tmp_path: Path) -> None:
    book, problems = loaded(tmp_path, {"synonyms.yml": SYNONYMS})
    assert (problems, book and book.synonyms) == (
        [],
        {
            "zh": Synonyms((Synonym(("退钱", "返钱"), ("退款",)),), ("怎么办",)),
            "en": Synonyms((Synonym(("money back",), ("refund",)),)),
        },
    )


def test_a_book_may_do_without_synonyms(tmp_path: Path) -> None:
    book, problems = loaded(tmp_path)
    assert (problems, book and book.synonyms) == ([], {})


def test_a_word_that_would_be_looked_up_in_two_ways_is_refused_where_it_stands_again(tmp_path: Path) -> None:
    twice = f"{SYNONYMS.replace('返钱', '退钱')}    - 退钱\n"
    assert found(tmp_path, {"synonyms.yml": twice}) == [
        ("data/synonyms.yml", 5, 11, "synonym-twice"),
        ("data/synonyms.yml", 16, 7, "synonym-twice"),
    ]


def test_a_word_that_stands_for_itself_is_refused(tmp_path: Path) -> None:
    same = SYNONYMS.replace("        - refund\n", "        - refund\n        - money back\n")
    assert found(tmp_path, {"synonyms.yml": same}) == [("data/synonyms.yml", 13, 11, "synonym-of-itself")]


def test_mistakes_of_form_are_told_as_in_every_file(tmp_path: Path) -> None:
    assert found(tmp_path, {"synonyms.yml": "synonyms:\n  zh:\n    - said: 退钱\nignored: 2\n"}) == [
        ("data/synonyms.yml", 3, 7, "expected-list"),
        ("data/synonyms.yml", 3, 7, "missing-key"),
        ("data/synonyms.yml", 4, 1, "expected-keys"),
    ]
