from __future__ import annotations

import pytest

from pledgebook.levels import Line, State, is_twice, parsed, step


def walked(text: str) -> State | None:
    """Return the state behind the last line, or None where one doesn't fit."""
    state: State | None = State()
    for row, line in enumerate(text.splitlines()):
        state = step(state, parsed(row, line)) if state else None
    return state


def columns(state: State | None) -> list[tuple[int, bool]]:
    level, found = state.level if state else None, []
    while level:
        found.append((level.column, level.is_list))
        level = level.above
    return found[::-1]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("a: b", Line(3, 0, (), 0, "a", False, False)),
        ("  a:", Line(3, 2, (), 0, "a", True, False)),
        ("  a:  # b", Line(3, 2, (), 0, "a", True, False)),
        ("  'a b': |-", Line(3, 2, (), 0, "'a b'", False, True)),
        (" - -  a: b", Line(3, 1, (0, 2), 5, "a", False, False)),
        ("- a", Line(3, 0, (0,), 2, "", False, False)),
        ("甲：乙", Line(3, 0, (), 0, "", False, False)),
    ],
)
def test_a_line_is_known_by_its_depth_marks_and_key(line: str, expected: Line) -> None:
    assert parsed(3, line) == expected


@pytest.mark.parametrize(
    ("text", "open_levels"),
    [
        ("a:\n  b: c\n", [(0, False), (2, False)]),
        ("a:\n  b: c\nd: e\n", [(0, False)]),
        ("a:\n- b: c\n  d: e\n", [(0, False), (0, True), (2, False)]),
        ("a:\n  - b\n  - c: d\n", [(0, False), (2, True), (4, False)]),
        ("a: |\n    b: c\n    d\n", [(0, False)]),
        ("a: 'b\nc'\n", [(0, False)]),
    ],
)
def test_the_levels_behind_a_line_are_those_it_stands_in(text: str, open_levels: list[tuple[int, bool]]) -> None:
    assert columns(walked(text)) == open_levels


@pytest.mark.parametrize(
    "text", ["a:\n  b: c\n d: e\n", "a: b\n  c: d\n", "a:\n  b: |\n  c\n", "a: |\n    b\n  c: d\n", "a:\n  - b\n - c\n"]
)
def test_a_line_that_belongs_to_no_level_fits_nowhere(text: str) -> None:
    assert walked(text) is None


@pytest.mark.parametrize(
    ("text", "oddities"),
    [
        ("title:\n  zh: a\n  en: b\n", 0),
        ("title:\n    zh: a\n", 1),
        ("title:\n  zh: a\n  summary: b\n", 1),
        ("title:\nnumber: a\n", 1),
        ("fields:\n  answer: a\n  repair: b\n", 0),
        ("fields:\n  first: a\n  value: b\n", 1),
    ],
)
def test_what_seldom_stands_so_is_odd(text: str, oddities: int) -> None:
    state = walked(text)
    assert state
    assert state.oddities == oddities


@pytest.mark.parametrize(("line", "expected"), [("  b: d", True), ("b: d", False), ("  - b: d", False)])
def test_a_key_stands_twice_in_its_own_level_only(line: str, expected: bool) -> None:
    state = walked("a:\n  b: c\n")
    assert state
    assert is_twice(state, parsed(9, line)) is expected
