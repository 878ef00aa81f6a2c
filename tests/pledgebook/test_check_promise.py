"""Most mistakes of promises are told in tests/golden/problems; here stand a remedy's fields and references."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.pledgebook.data import LETTER, found, loaded, swapped

from pledgebook.model import Reference, Remedy, Text
from pledgebook.vocabulary import Calendar, Runs

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
    ("old", "new", "line", "column", "words"),
    [
        (
            "        本公司在{response}内答复。\n",
            "        本公司在{response}内答复，否则三日内答复。\n",
            34,
            29,
            "三日",
        ),
        (
            "        The company answers within",
            "        Within five days the company answers, and within",
            37,
            16,
            "five days",
        ),
        ("      zh: 答复\n      en: Answer\n", "      zh: 24小时答复\n      en: Answer\n", 29, 11, "24小时"),
        ("        zh: 答复\n        en: answer\n", "        zh: 4小时内答复\n        en: answer\n", 48, 13, "4小时"),
        ("          zh: 拨打投诉电话\n", "          zh: 三十日内拨打投诉电话\n", 59, 15, "三十日"),
    ],
)
def test_a_figure_with_a_unit_is_refused_where_a_promise_should_use_a_field(
    old: str, new: str, line: int, column: int, words: str, tmp_path: Path
) -> None:
    _, problems = loaded(tmp_path, {"letters/guarantee/v1.yml": swapped(old, new)})
    assert [(p.line, p.column, p.code, p.args) for p in problems] == [(line, column, "typed-limit", {"found": words})]


def test_a_remedy_says_which_breach_it_answers_and_what_it_gives(tmp_path: Path) -> None:
    text = swapped("        clauses:\n", "        breach:\n          - late\n        clauses:\n")
    text = swapped(CLAIM, CLAIM + "        gives:\n          zh: 道歉\n          en: an apology\n", text)
    late = "  - id: late\n    kind: breach\n    text:\n      zh: |\n        逾期。\n      en: |\n        Late.\n"
    book, problems = loaded(tmp_path, {"letters/guarantee/v1.yml": text + late})
    assert problems == []
    remedy = book.letters["guarantee"].versions[0].clauses[0].promise.remedy if book else None  # type: ignore[union-attr]
    assert remedy and (remedy.breach, remedy.gives) == (
        (Reference("guarantee", "late"),),
        Text("道歉", "an apology"),
    )


@pytest.mark.parametrize(
    ("reference", "code"),
    [
        ("remedy", "breach-of-other-kind"),
        ("compensation#scale", "breach-of-other-kind"),
        ("xyz", "unknown-clause"),
        ("compensation#xyz", "unknown-clause"),
    ],
)
def test_a_breach_is_a_clause_that_says_so(reference: str, code: str, tmp_path: Path) -> None:
    text = swapped("        clauses:\n", f"        breach:\n          - {reference}\n        clauses:\n")
    assert found(tmp_path, {"letters/guarantee/v1.yml": text}) == [("data/letters/guarantee/v1.yml", 57, 13, code)]


def test_a_time_limit_says_by_which_calendar_and_which_way_it_runs(tmp_path: Path) -> None:
    text = swapped("    value: 4小时\n", "    value: 2个工作日\n")
    text = swapped("      comparison: at-most\n", "      comparison: at-least\n", text)
    text = swapped(
        "        en: receipt of the request\n", "        en: receipt of the request\n      runs: before\n", text
    )
    book, problems = loaded(tmp_path, {"letters/guarantee/v1.yml": text})
    assert problems == []
    promise = book.letters["guarantee"].versions[0].clauses[0].promise if book else None
    assert promise and (promise.calendar, promise.runs, promise.shown) == (
        Calendar.BUSINESS_DAYS,
        Runs.BEFORE,
        Text("至少提前2个工作日", "at least 2 business days before"),
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


def test_only_what_has_a_start_can_run_before_it(tmp_path: Path) -> None:
    start = "      starts:\n        zh: 收到请求时\n        en: receipt of the request\n"
    text = swapped(start, "      runs: before\n")
    assert {p.code for p in loaded(tmp_path, {"letters/guarantee/v1.yml": text})[1]} == {
        "promise-without-start",
        "runs-without-start",
    }
