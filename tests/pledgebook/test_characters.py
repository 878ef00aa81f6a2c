from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgebook.characters import MAX_BYTES, decode, place, strange
from pledgebook.problems import Problem


def codes(text: str) -> list[tuple[int, int, str]]:
    return [(problem.line, problem.column, problem.code) for problem in strange(text, "a.yml")]


def test_ordinary_text_is_returned_as_it_is() -> None:
    text = "甲：“乙”—— a\tb\n《丙》…… é 𠮷 ①\n"
    assert decode(text.encode(), "a.yml") == (text, [])


def test_a_file_as_large_as_allowed_is_read() -> None:
    assert decode(b"a" * MAX_BYTES, "a.yml") == ("a" * MAX_BYTES, [])


def test_a_larger_file_is_not_read() -> None:
    assert decode(b"a" * (MAX_BYTES + 1), "a.yml") == (None, [Problem("a.yml", 1, 1, "file-too-large")])


@pytest.mark.parametrize(
    ("data", "line", "column", "encoding"),
    [
        ("甲\n".encode("utf-16"), 1, 1, "UTF-16"),
        ("a: b\n".encode("utf-16-le"), 1, 1, "UTF-16"),
        ("a\nb甲乙\n".encode("gbk"), 2, 2, "GBK"),
        (b"a\nbc\xff\n", 2, 3, "ANSI"),
    ],
)
def test_another_encoding_is_named_where_it_shows(data: bytes, line: int, column: int, encoding: str) -> None:
    text, problems = decode(data, "a.yml")
    assert (text, problems, problems[0].args) == (
        None,
        [Problem("a.yml", line, column, "not-utf8")],
        {"found": encoding},
    )


def test_what_is_refused_is_left_out_so_that_reading_can_go_on() -> None:
    assert decode("a\u200bb\u2028c\x00d\u202e\ue000\n\u3000e".encode(), "a.yml")[0] == "ab cd\n  e"


def test_every_problem_is_at_its_character() -> None:
    assert codes("a\u200bb\n甲\u202e\u2028\x01\ue000\n") == [
        (1, 2, "invisible-character"),
        (2, 2, "direction-character"),
        (2, 3, "line-break-character"),
        (2, 4, "control-character"),
        (2, 5, "private-character"),
    ]


def test_an_unusual_space_is_an_error_only_where_it_indents() -> None:
    assert codes("甲\u3000乙\n  \u3000丙\n") == [(1, 2, "unusual-space"), (2, 3, "unusual-indent")]


def test_a_compatibility_form_is_noted_with_its_plain_form() -> None:
    problem = next(strange("⽉", "a.yml"))
    assert problem.args == {"code_point": "U+2F49", "name": "KANGXI RADICAL MOON", "shown": "⽉", "plain": "月"}


def test_a_hundred_errors_are_told_and_then_only_that_there_are_more() -> None:
    assert codes("\u200b" * 500) == [
        *((1, column, "invisible-character") for column in range(1, 101)),
        (1, 101, "more-problems"),
    ]


def test_many_notes_do_not_hide_an_error_behind_them() -> None:
    assert codes("１" * 500 + "\u202e")[-2:] == [(1, 101, "more-notes"), (1, 501, "direction-character")]


@given(st.text("ab\n", max_size=50), st.integers(0, 50))
def test_a_place_counts_lines_and_columns_from_one(text: str, index: int) -> None:
    before = text[:index]
    assert place(text, min(index, len(text))) == (before.count("\n") + 1, len(before.split("\n")[-1]) + 1)
