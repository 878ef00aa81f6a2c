from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgebook.markup import FieldUse, Piece, ReferenceUse, Unclear, Words, paragraphs, pieces


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("甲。", [Words("甲。")]),
        ("在{first-response}内", [Words("在"), FieldUse("first-response", 1), Words("内")]),
        ("[[a]]", [ReferenceUse(None, "a", False, None, 0)]),
        ("[[a#b]]", [ReferenceUse("a", "b", False, None, 0)]),
        ("[[a#b@current]]", [ReferenceUse("a", "b", True, None, 0)]),
        ("见[[a|本 条]]。", [Words("见"), ReferenceUse(None, "a", False, "本 条", 1), Words("。")]),
        ("{{a}} [[[[甲]]]]", [Words("{a} [[甲]]")]),
        ("[[甲方]]", [Words("[甲方]")]),
        ("[甲方]", [Unclear("[", 0), Words("甲方"), Unclear("]", 3)]),
        ("{甲}", [Unclear("{甲}", 0)]),
        ("{A}", [Unclear("{A}", 0)]),
        ("[[A]]", [Unclear("[[A]]", 0)]),
        ("[[a|]]", [Unclear("[[a|]]", 0)]),
        ("{", [Unclear("{", 0)]),
        ("a {{ 7*7 }}", [Words("a { 7*7 }")]),
        ("{{{a}}}", [Words("{"), FieldUse("a", 2), Words("}")]),
        ("<b> &amp; *a* `b` \\[", [Words("<b> &amp; *a* `b` \\"), Unclear("[", 19)]),
    ],
)
def test_only_single_braces_and_double_brackets_are_markup(text: str, expected: list[Piece]) -> None:
    assert list(pieces(text)) == expected


@given(st.text("甲a1 <&*`#|\\\n", max_size=40))
def test_text_without_brackets_is_words_to_the_character(text: str) -> None:
    assert list(pieces(text)) == ([Words(text)] if text else [])


@given(st.text())
def test_brackets_written_twice_are_shown_once_each(text: str) -> None:
    twice = "".join(character * 2 if character in "{}" else character for character in text if character not in "[]")
    single = "".join(character for character in text if character not in "[]")
    assert "".join(piece.text for piece in pieces(twice) if isinstance(piece, Words)) == single


def test_paragraphs_are_lines_that_are_not_empty() -> None:
    assert paragraphs("甲\n\n 乙\n  \n丙\n") == ["甲", " 乙", "丙"]
