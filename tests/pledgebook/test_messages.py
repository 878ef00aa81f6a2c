"""Golden files: each folder of tests/golden/problems holds a letter with one mistake, and what `check` says of it.

To write the expected files anew: PLEDGEBOOK_GOLDEN=write pytest tests/pledgebook/test_messages.py, then read the diff.
"""

from __future__ import annotations

import os
import re
import string
from pathlib import Path

import pytest
from tests.pledgebook.data import ROOT, loaded

from pledgebook.messages import MESSAGES
from pledgebook.problems import report

CASES = sorted((ROOT / "tests/golden/problems").iterdir())
TESTS = Path(__file__).parent


def said(case: Path, data: Path) -> str:
    """Return the report on a book whose letter `guarantee` is the case's."""
    problems = loaded(data, {"letters/guarantee/v1.yml": (case / "input.yml").read_bytes()})[1]
    return report(problems) + "\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_mistake_is_told_in_these_words(case: Path, tmp_path: Path) -> None:
    expected = case / "expected.txt"
    if os.environ.get("PLEDGEBOOK_GOLDEN") == "write":
        expected.write_text(said(case, tmp_path), encoding="utf-8", newline="\n")
    assert said(case, tmp_path) == expected.read_text(encoding="utf-8")


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("code", MESSAGES)
def test_both_languages_have_the_same_placeholders(code: str) -> None:
    """A placeholder that ends in zh or en has its other half in the other language."""
    message = MESSAGES[code]
    assert {name.removesuffix("_zh") for name in placeholders(message.zh)} == {
        name.removesuffix("_en") for name in placeholders(message.en)
    }


@pytest.mark.parametrize("code", MESSAGES)
def test_the_chinese_is_chinese_and_the_english_is_english(code: str) -> None:
    message = MESSAGES[code]
    assert re.search(r"[\u4e00-\u9fff]", message.zh)
    assert not re.search(r"[\u4e00-\u9fff]", message.en)


def test_no_message_is_dead(tmp_path: Path) -> None:
    """Every code comes up in a golden case, or by its name in a test of its module."""
    golden = {
        problem.code
        for case in CASES
        for problem in loaded(tmp_path / case.name, {"letters/guarantee/v1.yml": (case / "input.yml").read_bytes()})[1]
    }
    tests = "".join(
        path.read_text(encoding="utf-8") for path in TESTS.glob("test_*.py") if path.name != "test_messages.py"
    )
    assert {code for code in MESSAGES if code not in golden and f'"{code}"' not in tests} == set()
