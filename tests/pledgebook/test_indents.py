from __future__ import annotations

from pathlib import Path

import pytest
from tests.pledgebook.data import LETTER, SAMPLES, loaded

from pledgebook.indents import crooked
from pledgebook.problems import Problem, errors

KEY_LINES = [
    index
    for index, line in enumerate(LETTER.split("\n"))
    if ":" in line and line != "  response:"  # the only entry of its level
]


def test_a_straight_file_has_no_crooked_line() -> None:
    files = sorted(SAMPLES.rglob("*.yml"))
    assert {path.name: list(crooked(path.read_text(encoding="utf-8"), "x")) for path in files} == {
        path.name: [] for path in files
    }


def first_told(lines: list[str], data: Path) -> Problem | None:
    return min(errors(loaded(data, {"letters/guarantee/v1.yml": "\n".join(lines)})[1]), default=None)


@pytest.mark.parametrize("shift", [-2, -1, 1, 2])
def test_a_key_a_space_or_two_off_is_told_first_and_mended_by_the_line_shown(shift: int, tmp_path: Path) -> None:
    found = {}
    for index in KEY_LINES:
        lines = LETTER.split("\n")
        indent = len(lines[index]) - len(lines[index].lstrip(" ")) + shift
        if indent < 0:
            continue
        lines[index] = " " * indent + lines[index].lstrip(" ")
        told = first_told(lines, tmp_path / f"{index}")
        if told:
            lines[told.line - 1] = told.args.get("mended", "")
        found[index] = (told and told.line, first_told(lines, tmp_path / f"{index} mended"))
    assert found == {index: (index + 1, None) for index in found}


def test_the_only_entry_of_its_level_may_stand_at_any_depth(tmp_path: Path) -> None:
    lines = LETTER.split("\n")
    lines[lines.index("  response:")] = "   response:"
    assert first_told(lines, tmp_path) is None


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


def test_a_line_indented_with_a_tab_is_told_once_and_mended_to_its_depth(tmp_path: Path) -> None:
    text = LETTER.replace("    promise:", "\tpromise:")
    number = text.split("\n").index("\tpromise:") + 1
    found = errors(loaded(tmp_path, {"letters/guarantee/v1.yml": text})[1])
    assert [(problem.line, problem.code, problem.args["mended"]) for problem in found] == [
        (number, "tab", "    promise:")
    ]
