from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.pledgebook.data import LETTER, REAL_LETTERS

from pledgebook.lines import mend, slips


def found(text: str) -> list[tuple[int, int, str, str]]:
    return [(p.line, p.column, p.code, p.args.get("mended", "")) for p in slips(text, "a.yml")]


@pytest.mark.parametrize("text", [LETTER, *(path.read_text(encoding="utf-8") for path in REAL_LETTERS)], ids=len)
def test_a_sound_letter_has_no_slips(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "a:\n  b: |\n    c：d\n    \te\n",
        "a: |\n\n    b\n  \n\n    c\nd: e\n",
        "a: |2\n    b\n   c\n",
        "a: |+\n  b:c\n\n# d\ne: f\n",
        "- a\n- b: c\n  d: |\n    e\n-\n  f: g\n",
        "# a：b\n---\na: http://b\n",
        "\"a b\": c\n'd': e\n",
        "a: 'b: c'\nd:\n  - http://e\n",
        "a: 8:00\n",
        "a:\n  - |\n    b：c\n  - - d\n    - e\n",
    ],
)
def test_what_is_sound_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("a：b\n", (1, 2, "wide-colon", "a: b")),
        ("a:\n  - b： 丙\n", (2, 6, "wide-colon", "  - b: 丙")),
        ("a：|\n  b\n", (1, 2, "wide-colon", "a: |")),
        ("a:b\n", (1, 2, "no-space-after-colon", "a: b")),
        ("a:|\n  b\n", (1, 2, "no-space-after-colon", "a: |")),
        ("a:\tb\n", (1, 2, "no-space-after-colon", "a: b")),
        ("-a: b\n", (1, 1, "no-space-after-dash", "- a: b")),
        ("-\ta: b\n", (1, 1, "no-space-after-dash", "- a: b")),
        ("– a: b\n", (1, 1, "wide-dash", "- a: b")),
        ("a:\n\tb: c\n", (2, 1, "tab", "  b: c")),
        ("a: b\n\tc: d\n", (2, 1, "tab", "c: d")),
        ("a: |\n    b\n\tc\n    d\n", (3, 1, "tab", "    c")),
        ("a: |\n    b\n  c\n    d\n", (3, 3, "stray-line", "    c")),
        ("a: |\n    b\n  c\n", (2, 5, "stray-line", "  b")),
        ("a: |\n     b\n   c\n", (3, 4, "stray-line", "     c")),
        ("a: |\n    b\nc\n    d\n", (3, 1, "stray-line", "    c")),
        ("a: |\n    b\n  # c\n", (3, 3, "stray-line", "    # c")),
        ("甲\n", (1, 1, "stray-line", "")),
        ("a:\n  甲\n  乙\n", (1, 3, "text-without-bar", "a: |\n  甲")),
        ("a: 甲\n  乙\n", (1, 3, "text-without-bar", "a: |\n  甲\n  乙")),
        ("- a: 甲\n    乙\n", (1, 5, "text-without-bar", "- a: |\n    甲\n    乙")),
    ],
)
def test_a_slip_is_found_on_its_own_line_with_the_lines_as_they_should_be(
    text: str, slip: tuple[int, int, str, str]
) -> None:
    assert found(text) == [slip]


def test_an_open_quotation_is_left_to_the_parser() -> None:
    assert found('a: "b\n  c\nd：e\n') == []


def test_a_hundred_slips_are_told_and_then_only_that_there_are_more() -> None:
    assert [slip[2] for slip in found("甲\n" * 500)] == ["stray-line"] * 100 + ["more-problems"]


@given(st.text("ab:： -|\t#'\"\n甲", max_size=60))
def test_mending_keeps_the_number_of_lines(text: str) -> None:
    assert mend(text, list(slips(text, "a.yml"))).count("\n") == text.count("\n")


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("a：b\nc: d\n", "a: b\nc: d\n"),
        ("a: |\n    b\n  c\n", "a: |\n  b\n  c\n"),
        ("a: 甲\n  乙\n", "a: |\n  甲 乙\n"),
        ("a: b\n甲\n", "a: b\n\n"),
    ],
)
def test_reading_goes_on_as_if_the_slip_were_mended(text: str, mended: str) -> None:
    assert mend(text, list(slips(text, "a.yml"))) == mended
