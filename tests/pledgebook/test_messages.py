"""Golden files: each folder of tests/golden/problems holds a letter with one mistake, and what `check` says of it.

To write the expected files anew: PLEDGEBOOK_GOLDEN=write pytest tests/pledgebook/test_messages.py, then read the diff.
"""

from __future__ import annotations

import os
import re
import string
from pathlib import Path

import pytest
from pledgebook.messages import MESSAGES
from pledgebook.problems import report

from tests.pledgebook.data import ROOT, loaded

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
