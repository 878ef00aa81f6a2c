from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgebook.compose import Entry, letter, scalar
from pledgebook.read import read

FORM = (
    "# $schema=../../docs/assets/schema/form.json\ntitle:\n  zh: 甲\nprevails: zh\n"
    "fields:\n  a:\n    type: count\n  b:\n    type: text\nclauses:\n"
)


@pytest.mark.parametrize(
    "value", ["4小时", "CNY 200", "#1", "a: b", "no", "- x", "“引”", "a'b", '"', "{x}", "0.05%", "https://a.test/#x"]
)
def test_a_value_is_read_back_as_it_was_given(value: str) -> None:
    tree, problems = read(f"value: {scalar(value)}\n".encode(), "x")
    assert (tree and tree.entries["value"][0], [p.code for p in problems if not p.is_warning]) == (value, [])


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=20))
def test_so_is_any_line_of_letters(value: str) -> None:
    tree, _ = read(f"value: {scalar(value)}\n".encode(), "x")
    assert tree
    assert tree.entries["value"][0] == value


def test_a_forms_examples_stay_out_of_the_letter() -> None:
    example = "    example:\n      zh: 某\n      en: Some\n"
    form = FORM.replace("    type: text\n", f"    type: text\n{example}").replace(
        "    type: count\n", f"{example}    type: count\n"
    )
    values: dict[str, Entry] = {"a": "3", "b": {"zh": "丙", "en": ""}}
    assert letter(form, "N-1", {}, values) == letter(FORM, "N-1", {}, values)


def test_a_letter_is_the_form_with_what_was_asked_for_put_between() -> None:
    made = letter(FORM, "N-1", {"effective": "2027-01-01"}, {"a": "3", "b": {"zh": "丙", "en": ""}})
    assert made == (
        "# $schema=../../../docs/assets/schema/letter.json\nnumber: N-1\ntitle:\n  zh: 甲\neffective: 2027-01-01\n"
        "prevails: zh\nfields:\n  a:\n    type: count\n    value: 3\n"
        "  b:\n    type: text\n    value:\n      zh: 丙\nclauses:\n"
    )
