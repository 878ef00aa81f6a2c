from __future__ import annotations

import pytest
from pydantic import BaseModel
from tests.pledgebook.data import LETTER, MEASURES, PUBLISHER, swapped

from pledgebook.problems import Problem
from pledgebook.read import read
from pledgebook.schema import LetterFile, MeasuresFile, PublisherFile
from pledgebook.validate import validate


def problems(text: str, schema: type[BaseModel] = LetterFile) -> list[Problem]:
    tree, unread = read(text.encode(), "a.yml")
    assert tree
    assert unread == []
    return validate(tree, schema, "a.yml")[1]


def found(text: str, schema: type[BaseModel] = LetterFile) -> list[tuple[int, int, str, str]]:
    return [(p.line, p.column, p.code, p.args.get("mended", "")) for p in problems(text, schema)]


@pytest.mark.parametrize(
    ("text", "schema"), [(LETTER, LetterFile), (PUBLISHER, PublisherFile), (MEASURES, MeasuresFile)]
)
def test_what_fits_is_returned_without_problems(text: str, schema: type[BaseModel]) -> None:
    assert found(text, schema) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("prevails: zh\n", "", (1, 1, "missing-key", "prevails: …")),
        ("          zh: 拨打投诉电话\n", "", (58, 9, "missing-key", "          zh: …")),
        ("      to:\n        zh: 客户\n        en: the customer\n", "", (39, 5, "missing-key", "      to: …")),
        (
            "      comparison: at-most",
            "      comparison: at most",
            (50, 19, "unknown-word", "      comparison: at-most"),
        ),
        ("stage: after-sale", "stage: 售后", (5, 8, "unknown-word", "stage: after-sale")),
        ("stage: after-sale", "stage: xyz", (5, 8, "unknown-word", "")),
        ("    kind: duty\n", "    kind:\n      - duty\n", (31, 5, "expected-text", "    kind: …")),
        ("    kind: duty\n", "    kind: |\n      duty\n", (32, 7, "unknown-word", "    kind: duty")),
        ("  zh: 服务承诺书\n", "  zh:\n", (3, 3, "empty-text", "")),
        ("  zh: 服务承诺书\n", "  zh: |\n", (3, 3, "empty-text", "")),
        ("  - id: remedy\n", "  - id: print\n", (61, 9, "reserved-id", "")),
        ("  response:\n", "  en:\n", (20, 3, "reserved-id", "")),
        ("  response:\n", f"  {'a' * 61}:\n", (20, 3, "too-long", "")),
        ("          - remedy\n", "          - a#b#c\n", (57, 13, "bad-reference", "")),
        ("  on: 2025-12-20", "  on: 2025-11-31", (17, 7, "bad-date", "")),
    ],
)
def test_what_does_not_fit_is_told_at_its_place(old: str, new: str, problem: tuple[int, int, str, str]) -> None:
    assert found(swapped(old, new)) == [problem]


@pytest.mark.parametrize(
    ("old", "new", "suggestion"),
    [
        ("prevails: zh\n", "prevals: zh\n", "prevails"),
        ("  - id: remedy\n", "  - clause_id: remedy\n", "id"),
        ("    value: 4小时\n", "    Value: 4小时\n", "value"),
        ("        claim:\n", "        claims:\n", "claim"),
        ("      starts:\n", "      start:\n", "starts"),
    ],
)
def test_a_misspelled_key_is_told_once_with_the_right_one(old: str, new: str, suggestion: str) -> None:
    assert [(p.code, p.args["suggestion"]) for p in problems(swapped(old, new))] == [("unknown-key-near", suggestion)]


def test_an_unknown_key_stands_at_the_key_even_if_its_text_stands_below() -> None:
    assert found(LETTER + "colour: |\n  red\n") == [(68, 1, "unknown-key", "")]


@pytest.mark.parametrize(
    ("text", "known"),
    [
        (
            LETTER + "x: y\n",
            "title, stage, headline, summary, preamble, prevails, numbering, fields, clauses, number, effective, "
            "expires, signed, changes, transition, removed",
        ),
        (swapped("    value: 4小时\n", "    value: 4小时\n    x: y\n"), "type, label, value, example"),
        (swapped("          en: call the complaint line\n", "          en: call\n          x: y\n"), "zh, en"),
        (
            swapped("        clauses:\n", "        x: y\n        clauses:\n"),
            "breach, clauses, amount, gives, claim, paid-within",
        ),
    ],
)
def test_an_unknown_key_is_told_with_all_that_may_stand_there(text: str, known: str) -> None:
    assert [problem.args["known"] for problem in problems(text)] == [known]


@pytest.mark.parametrize(
    ("old", "new", "mended"),
    [
        ("title:\n  zh: 服务承诺书\n  en: Service guarantee\n", "title: 甲\n", "title:\n  zh: 甲\n  en: …"),
        (
            "    heading:\n      zh: 答复\n      en: Answer\n",
            "    heading: 甲\n",
            "    heading:\n      zh: 甲\n      en: …",
        ),
        (
            "        clauses:\n          - remedy\n",
            "        clauses: a、b\n",
            "        clauses:\n          - a\n          - b",
        ),
        (
            "        clauses:\n          - remedy\n",
            "        clauses:\n          id: b\n",
            "        clauses:\n          - id: …",
        ),
    ],
)
def test_keys_and_lists_on_one_line_are_shown_as_they_should_stand(old: str, new: str, mended: str) -> None:
    assert [problem.args["mended"] for problem in problems(swapped(old, new))] == [mended]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("91000000EXAMPLE000", "91000000EXAMPLEOOO", (8, 14, "bad-credit-code", "")),
        ("complaints:\n", "licence: http://example.com\ncomplaints:\n", (9, 10, "bad-url", "")),
        ("complaints:\n", "time-zone: Asia/Peking\ncomplaints:\n", (9, 12, "bad-time-zone", "")),
        ("complaints:\n", "time-zone: ../../etc/passwd\ncomplaints:\n", (9, 12, "bad-time-zone", "")),
        ("sample: true", "sample: yes", (1, 9, "unknown-word", "")),
    ],
)
def test_a_publishers_details_are_checked_at_their_place(
    old: str, new: str, problem: tuple[int, int, str, str]
) -> None:
    assert found(swapped(old, new, PUBLISHER), PublisherFile) == [problem]


def test_a_hundred_problems_are_told_and_then_only_that_there_are_more() -> None:
    codes = [problem.code for problem in problems(LETTER + "".join(f"x{i}: y\n" for i in range(300)))]
    assert codes == ["unknown-key"] * 100 + ["more-problems"]
