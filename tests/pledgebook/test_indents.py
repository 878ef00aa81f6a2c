from __future__ import annotations

from pathlib import Path

import pytest
from tests.pledgebook.data import LETTER, SAMPLES, loaded

from pledgebook.indents import crooked
from pledgebook.problems import errors

KEY_LINES = [
    index
    for index, line in enumerate(LETTER.split("\n"))
    if ":" in line and not line.startswith((" " * 8 + "本", " " * 8 + "The"))
]


def mended(text: str, line: int, by: str) -> str:
    lines = text.split("\n")
    lines[line - 1 : line] = by.split("\n")
    return "\n".join(lines)


def test_a_straight_file_has_no_crooked_line() -> None:
    files = sorted(SAMPLES.rglob("*.yml"))
    assert {path.name: list(crooked(path.read_text(encoding="utf-8"), "x")) for path in files} == {
        path.name: [] for path in files
    }


@pytest.mark.parametrize("shift", [-1, 1])
@pytest.mark.parametrize("index", KEY_LINES)
def test_a_key_one_space_off_is_told_at_its_line_and_mended_by_the_line_shown(
    index: int, shift: int, tmp_path: Path
) -> None:
    lines = LETTER.split("\n")
    indent = len(lines[index]) - len(lines[index].lstrip(" "))
    if indent + shift < 0:
        return
    lines[index] = " " * (indent + shift) + lines[index].lstrip(" ")
    text = "\n".join(lines)
    wrong = errors(loaded(tmp_path / "shifted", {"letters/guarantee/v1.yml": text})[1])
    for problem in wrong:
        text = mended(text, problem.line, problem.args["mended"])
    assert errors(loaded(tmp_path / "mended", {"letters/guarantee/v1.yml": text})[1]) == []


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("a:\n  b: 1\n c: 2\n", [(3, "  c: 2")]),
        ("a:\n b: 1\n  c: 2\n", [(2, "  b: 1")]),
        ("a:\nb: 1\n  c: 2\n", [(2, "  b: 1")]),
        ("a:\n  zh: |\n    x\n   en: |\n    y\n", [(4, "  en: |")]),
        ("a:\n    zh: |\n    x\n  en: |\n    y\n", [(2, "  zh: |")]),
        ("a:\n   - b: 1\n    c: 2\n", [(2, "  - b: 1")]),
        ("a:\n  - b: 1\n  b: 2\n", []),
        ("a:\n    b: 1\n    c: 2\n", []),
        ("a:\n- b: 1\n  c: 2\n", []),
        ("a: b\n  c: d\n", [(2, "c: d")]),
        ("- a: b\n   c: d\n", [(2, "  c: d")]),
    ],
)
def test_of_two_lines_that_don_t_fit_the_crooked_one_is_told(typed: str, told: list[tuple[int, str]]) -> None:
    assert [(problem.line, problem.args["mended"]) for problem in crooked(typed, "x")] == told
