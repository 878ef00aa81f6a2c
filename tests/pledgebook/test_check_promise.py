"""Most mistakes of promises are told in tests/golden/problems; here stand a remedy's fields and references."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.pledgebook.data import LETTER, found, loaded, swapped

from pledgebook.model import Reference, Remedy, Text

SUM = "  sum:\n    type: amount\n    label:\n      zh: 金额\n      en: Sum\n    value: CNY 50\n"
TIME = "  time:\n    type: duration\n    label:\n      zh: 时间\n      en: Time\n    value: 7日\n"
CLAIM = "          en: call the complaint line\n"


def letter(remedy: str) -> str:
    text = swapped("clauses:\n  - id: answer", f"{SUM}{TIME}clauses:\n  - id: answer")
    text = swapped("        本公司道歉。", "        付{sum}，{time}。", text)
    text = swapped("The company apologises.", "{sum}, {time}.", text)
    return swapped(CLAIM, CLAIM + remedy, text)


def test_a_remedy_names_its_fields_and_clauses(tmp_path: Path) -> None:
    text = letter("        amount: sum\n        paid-within: time\n")
    text = swapped("          - remedy\n", "          - remedy\n          - compensation#scale\n", text)
    book, problems = loaded(tmp_path, {"letters/guarantee/v1.yml": text})
    assert problems == []
    promise = book.letters["guarantee"].versions[0].clauses[0].promise if book else None
    assert promise and promise.remedy == Remedy(
        (Reference("guarantee", "remedy"), Reference("compensation", "scale")),
        Text("拨打投诉电话", "call the complaint line"),
        "sum",
        "time",
    )


@pytest.mark.parametrize(
    ("remedy", "code"),
    [
        ("        amount: time\n", "field-of-wrong-type"),
        ("        amount: xyz\n", "unknown-field"),
        ("        paid-within: sum\n", "field-of-wrong-type"),
    ],
)
def test_a_remedys_field_must_exist_and_fit(remedy: str, code: str, tmp_path: Path) -> None:
    text = letter(remedy)
    line = text[: text.index(remedy)].count("\n") + 1
    column = remedy.index(": ") + 3
    expected = [("data/letters/guarantee/v1.yml", line, column, code)]
    assert found(tmp_path, {"letters/guarantee/v1.yml": text}) == expected


@pytest.mark.parametrize(("reference", "code"), [("xyz", "unknown-clause"), ("compensation#xyz", "unknown-clause")])
def test_a_remedys_clause_must_exist(reference: str, code: str, tmp_path: Path) -> None:
    text = swapped("          - remedy\n", f"          - {reference}\n")
    expected = [("data/letters/guarantee/v1.yml", 57, 13, code)]
    assert found(tmp_path, {"letters/guarantee/v1.yml": text}) == expected


def test_a_promise_may_have_no_remedy_for_a_reason(tmp_path: Path) -> None:
    remedy = LETTER[LETTER.index("      remedy:\n") : LETTER.index("  - id: remedy\n")]
    text = swapped(remedy, "      remedy: none\n      reason:\n        zh: 依法另定\n        en: set by law\n")
    book, problems = loaded(tmp_path, {"letters/guarantee/v1.yml": text})
    assert problems == []
    promise = book.letters["guarantee"].versions[0].clauses[0].promise if book else None
    assert promise and (promise.remedy, promise.reason) == (None, Text("依法另定", "set by law"))
