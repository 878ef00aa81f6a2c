from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgebook.numbering import Place, anchor, cite, dotted, han, label, parse_anchor
from pledgebook.vocabulary import Numbering

PLACES = st.lists(st.integers(1, 9999), min_size=1, max_size=4).map(tuple)


@given(PLACES)
def test_a_place_is_read_back_from_its_anchor(place: Place) -> None:
    assert parse_anchor(anchor(place)) == place


@pytest.mark.parametrize("text", ["", "0", "1.0", "01", "1.", "1-2", "1.2-", "1.2-0", "1.2.3", "１", "1.2-3\n", "-1"])
def test_what_is_no_anchor_names_no_place(text: str) -> None:
    with pytest.raises(ValueError):
        parse_anchor(text)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "一"),
        (9, "九"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (21, "二十一"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (111, "一百一十一"),
        (1000, "一千"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (1100, "一千一百"),
        (9999, "九千九百九十九"),
    ],
)
def test_han_numerals_are_those_of_statutes(number: int, text: str) -> None:
    assert han(number) == text


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_no_two_numbers_have_the_same_han_numeral(one: int, other: int) -> None:
    assert (han(one) == han(other)) == (one == other)


DEEP: Place = (2, 1, 3, 4)


@pytest.mark.parametrize(
    ("numbering", "labels"),
    [
        (Numbering.DECIMAL, ["2", "2.1", "(3)", "④"]),
        (Numbering.ARTICLES, ["第二条", "（一）", "3.", "（4）"]),
        (Numbering.OUTLINE, ["二、", "（一）", "3.", "（4）"]),
    ],
)
def test_each_level_has_its_label(numbering: Numbering, labels: list[str]) -> None:
    assert [label(DEEP[:level], numbering, "zh") for level in range(1, 5)] == labels


@pytest.mark.parametrize("numbering", Numbering)
def test_english_labels_are_always_decimal(numbering: Numbering) -> None:
    assert [label(DEEP[:level], numbering, "en") for level in range(1, 5)] == ["2", "2.1", "(3)", "(4)"]


@pytest.mark.parametrize(
    ("numbering", "citations"),
    [
        (Numbering.DECIMAL, ["第2条", "第2.1条", "第2.1条第（3）项", "第2.1条第（3）项第④目"]),
        (Numbering.ARTICLES, ["第二条", "第二条第一项", "第二条第一项第3目", "第二条第一项第3目第（4）点"]),
        (Numbering.OUTLINE, ["第二部分", "第二部分（一）", "第二部分（一）3", "第二部分（一）3（4）"]),
    ],
)
def test_a_clause_is_cited_as_drafting_rules_say(numbering: Numbering, citations: list[str]) -> None:
    assert [cite(DEEP[:level], numbering, "zh") for level in range(1, 5)] == citations


@pytest.mark.parametrize("numbering", Numbering)
def test_an_english_citation_has_the_dotted_number(numbering: Numbering) -> None:
    assert cite(DEEP, numbering, "en") == "clause 2.1(3)(4)"


@given(PLACES, PLACES)
def test_no_two_places_have_the_same_dotted_number(one: Place, other: Place) -> None:
    assert (dotted(one) == dotted(other)) == (one == other)
