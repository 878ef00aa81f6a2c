from __future__ import annotations

import pytest

from pledgebook.model import Text
from pledgebook.read import read
from pledgebook.schema import Bilingual
from pledgebook.sheet import Loose, Sheet
from pledgebook.vocabulary import Language

FIELDS = "fields:\n  a:\n    type: count\n"


def sheet(zh: str, en: str | None, prevails: Language = "zh") -> tuple[Sheet, Text]:
    text = f"{FIELDS}text:\n  zh: |\n    {zh}\n" + (f"  en: |\n    {en}\n" if en else "")
    tree = read(text.encode(), "a.yml")[0]
    assert tree
    found = Sheet("a.yml", tree, "guarantee", prevails)
    return found, found.text(Bilingual(zh=f"{zh}\n", en=f"{en}\n" if en else None), ("text",), running=True)


def codes(sheet: Sheet) -> list[tuple[int, int, str]]:
    return [(problem.line, problem.column, problem.code) for problem in sheet.problems]


def test_words_are_kept_as_they_are() -> None:
    assert sheet("用{a}和[[b]]。", "with {a}, [[b]].")[1] == Text("用{a}和[[b]]。\n", "with {a}, [[b]].\n")


def test_uses_are_collected_with_their_places() -> None:
    found, _ = sheet("用{a}和[[b]]、[[c#d]]。", "with {a}, [[b]], [[c#d]].")
    assert (found.problems, found.fields_used, found.referred, found.own, found.foreign) == (
        [],
        {"a"},
        {"guarantee#b", "c#d"},
        [Loose("a.yml", 6, 10, "guarantee", "b"), Loose("a.yml", 8, 15, "guarantee", "b")],
        [Loose("a.yml", 6, 16, "c", "d"), Loose("a.yml", 8, 22, "c", "d")],
    )


@pytest.mark.parametrize(
    ("zh", "en", "expected"),
    [
        ("甲", "a", []),
        ("甲{b}", "a {b}", [(6, 6, "unknown-field"), (8, 7, "unknown-field")]),
        ("甲[乙", "a", [(6, 6, "unclear-bracket")]),
        ("甲{a}", "a", [(7, 3, "translation-differs")]),
        ("甲[[guarantee#b]]", "a [[b]]", []),
        ("甲", None, [(4, 1, "translation-missing")]),
        ("最优", "a", [(6, 5, "superlative")]),
    ],
)
def test_a_text_is_checked_at_its_characters(zh: str, en: str | None, expected: list[tuple[int, int, str]]) -> None:
    assert codes(sheet(zh, en)[0]) == expected


def test_the_prevailing_language_must_be_there() -> None:
    assert codes(sheet("甲", None, "en")[0]) == [(4, 1, "translation-missing-prevailing")]


def test_a_hundred_problems_of_a_text_are_told_and_then_only_that_there_are_more() -> None:
    found, _ = sheet("[ " * 301, "a")
    assert codes(found)[-2:] == [(6, 5 + 99 * 2, "unclear-bracket"), (6, 5 + 100 * 2, "more-problems")]


def test_mended_lines_stand_as_deep_as_what_they_replace() -> None:
    found, _ = sheet("甲", "a")
    found.problem("value-in-one-language", ("fields", "a", "type"), mended="a:\n  b: c")
    assert found.problems[-1].args["mended"] == "    a:\n      b: c"
