from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest
from tests.pledgebook.data import loaded, swapped

from pledgebook.commitments import by_stage, commitments
from pledgebook.duties import Change, duties
from pledgebook.library import Library
from pledgebook.register import register, safe
from pledgebook.texts import Setting

SITE = "https://example.com/sub/"
FIELDS = """\
  sum:
    type: amount
    label:
      zh: 定额补偿
      en: Fixed sum
    value: CNY 50
  payment:
    type: duration
    label:
      zh: 支付时限
      en: Time for payment
    value: 5个工作日
"""
LATE = """\
  - id: late
    kind: breach
    heading:
      zh: 逾期
      en: Late
    text:
      zh: |
        未按时答复的，为逾期。
      en: |
        An answer that is not in time is late.
  - id: care
    kind: duty
    heading:
      zh: "=谨慎"
      en: "=Care"
    text:
      zh: |
        本公司谨慎处理。
      en: |
        The company takes care.
  - id: check
    kind: duty
    text:
      zh: |
        本公司{often}检查。
      en: |
        The company inspects {often}.
    promise:
      measure: inspection
      by:
        zh: 本公司
        en: the company
      to:
        zh: 客户
        en: the customer
      what:
        zh: 检查
        en: inspect
      comparison: at-least
      limit: often
      remedy: none
      reason:
        zh: 内部管理
        en: internal
"""
OFTEN = "  often:\n    type: frequency\n    label:\n      zh: 频次\n      en: How often\n    value: 每月至少1次\n"
MEASURES = """\
measures:
  first-response:
    type: duration
    label:
      zh: 首次响应时限
      en: First response
  inspection:
    type: frequency
    label:
      zh: 检查
      en: Inspection
"""


def first() -> str:
    text = swapped("clauses:\n  - id: answer", f"{FIELDS}{OFTEN}clauses:\n  - id: answer")
    text = swapped("        本公司道歉。", "        本公司道歉，并在{payment}内付{sum}。", text)
    text = swapped("The company apologises.", "The company apologises and pays {sum} within {payment}.", text)
    text = swapped(
        "        clauses:\n          - remedy\n",
        "        breach:\n          - late\n        clauses:\n          - remedy\n          - compensation#scale\n"
        "        amount: sum\n        paid-within: payment\n",
        text,
    )
    return text + LATE


def second(old: str = "", new: str = "") -> str:
    text = first().replace("effective: 2026-01-01", "effective: 2026-05-01")
    text = swapped("prevails: zh\n", "changes:\n  zh: |\n    改。\n  en: |\n    Changed.\nprevails: zh\n", text)
    return swapped(old, new, text) if old else text


def library(root: Path, files: dict[str, str | bytes] | None = None, day: date = date(2026, 6, 1)) -> Library:
    sound: dict[str, str | bytes] = {"measures.yml": MEASURES, "letters/guarantee/v1.yml": first()}
    book, problems = loaded(root, sound | (files or {}))
    assert book, [str(problem) for problem in problems]
    return Library(book, day)


def setting(found: Library, letter: str = "guarantee") -> Setting:
    return Setting(found, found.shown(letter), "zh", "", "../../")


def rows(found: Library) -> dict[str, Change | None]:
    return {duty.clause.id: duty.change for duty in duties(setting(found))}


def test_the_chain_leads_from_the_promise_over_the_breach_to_what_is_given(tmp_path: Path) -> None:
    promise, _ = commitments(setting(library(tmp_path)))
    missed = promise.missed
    assert missed
    assert missed.grade
    assert missed.given
    assert (promise.href, missed.grade.href, missed.given.href) == (
        "#answer",
        "#late",
        "../../letters/compensation/#scale",
    )
    assert (missed.amount, missed.gives, missed.note, missed.paid_within) == ("50元", "定额补偿", "", "5个工作日")


def test_an_amount_that_is_left_to_the_remedys_clause_comes_from_there(tmp_path: Path) -> None:
    text = first().replace("        amount: sum\n", "")
    promise, _ = commitments(setting(library(tmp_path, {"letters/guarantee/v1.yml": text})))
    assert promise.missed
    assert (promise.missed.amount, promise.missed.gives) == ("50元", "定额补偿")


def test_promises_come_in_the_order_of_service(tmp_path: Path) -> None:
    sale = swapped("  - id: check\n", "  - id: check\n    stage: sale\n", first())
    stages = by_stage([setting(library(tmp_path, {"letters/guarantee/v1.yml": sale}))])
    assert [(stage.value, [each.clause.id for each in each_stage]) for stage, each_stage in stages] == [
        ("sale", ["check"]),
        ("after-sale", ["answer"]),
    ]


@pytest.mark.parametrize(
    ("day", "letters"),
    [
        (date(2025, 6, 1), ["guarantee", "compensation"]),  # both to come
        (date(2028, 12, 31), ["guarantee", "compensation"]),
        (date(2029, 1, 1), ["compensation"]),
    ],
)
def test_a_letter_that_has_ended_binds_nobody(day: date, letters: list[str], tmp_path: Path) -> None:
    assert [version.letter for version in library(tmp_path, day=day).live()] == letters


def test_a_row_is_a_promise_or_a_clause_that_binds(tmp_path: Path) -> None:
    assert rows(library(tmp_path)) == {"answer": None, "care": None, "check": None}


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("", "", {}),
        ("本公司谨慎处理", "本公司审慎处理", {"care": Change(2, is_new=False)}),
        ("takes care", "is careful", {"care": Change(2, is_new=False)}),
        ("value: 4小时", "value: 5小时", {"answer": Change(2, is_new=False)}),
        ("value: CNY 50", "value: CNY 60", {"answer": Change(2, is_new=False)}),
        ("拨打投诉电话", "拨打电话", {"answer": Change(2, is_new=False)}),
        (
            "  - id: care\n",
            "  - id: zeal\n    kind: duty\n    text:\n      zh: |\n        勤勉。\n      en: |\n        Zeal.\n"
            "  - id: care\n",
            {"zeal": Change(2, is_new=True)},
        ),
    ],
)
def test_a_row_whose_clause_changed_says_in_which_version(
    old: str, new: str, changed: dict[str, Change], tmp_path: Path
) -> None:
    found = rows(library(tmp_path, {"letters/guarantee/v2.yml": second(old, new)}))
    assert {id_: change for id_, change in found.items() if change} == changed


def test_a_row_that_changed_before_stays_marked_with_that_version(tmp_path: Path) -> None:
    changed = second("本公司谨慎处理", "本公司审慎处理")
    third = changed.replace("2026-05-01", "2026-05-02")
    found = library(tmp_path, {"letters/guarantee/v2.yml": changed, "letters/guarantee/v3.yml": third})
    assert rows(found)["care"] == Change(2, is_new=False)


def table(found: Library, path: str = "duties/duties.csv") -> list[dict[str, str]]:
    text = "".join(register(found, SITE)[path]())
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_the_table_has_who_what_limit_start_words_and_version(tmp_path: Path) -> None:
    assert table(library(tmp_path))[0] == {
        "承诺书编号": "CS-2026-001",
        "承诺书": "服务承诺书",
        "版本": "1",
        "状态": "现行有效",
        "条款": "第1条",
        "条款id": "answer",
        "事项": "答复",
        "阶段": "售后",
        "类型": "义务",
        "承担者": "本公司",
        "对象": "客户",
        "限值": "4小时内",
        "起算": "收到请求时",
        "计算方式": "连续计算",
        "频次": "",
        "构成的违约": "第3条 逾期",
        "赔付": "50元 定额补偿",
        "支付时限": "5个工作日",
        "如何提出": "拨打投诉电话",
        "不赔付的理由": "",
        "条款原文": "本公司在4小时内答复。\n逾期的，适用第2条。",
        "变动": "",
        "永久链接": "https://example.com/sub/letters/guarantee/v1/#answer",
    }


def test_the_exact_words_of_a_definition_begin_with_its_term(tmp_path: Path) -> None:
    heading, term = (
        '    heading:\n      zh: "=谨慎"\n      en: "=Care"\n',
        "    defines:\n      zh: 谨慎\n      en: care\n",
    )
    text = (
        swapped(heading, term, first())
        .replace("，为逾期。", "，有违[[care]]，为逾期。")
        .replace("in time is", "in time lacks [[care]] and is")
    )
    found = library(tmp_path, {"letters/guarantee/v1.yml": text})
    zh, en = table(found)[1], table(found, "en/duties/duties.csv")[1]
    assert (zh["条款原文"], en["Exact words"]) == ("“谨慎”本公司谨慎处理。", "“care” The company takes care.")


def test_the_english_table_is_english(tmp_path: Path) -> None:
    row = table(library(tmp_path), "en/duties/duties.csv")[2]
    assert (row["Limit"], row["Frequency"], row["Why nothing is paid"], row["Permanent link"]) == (
        "at least once a month",
        "at least once a month",
        "internal",
        "https://example.com/sub/en/letters/guarantee/v1/#check",
    )


def test_no_cell_is_calculated(tmp_path: Path) -> None:
    assert table(library(tmp_path))[1]["事项"] == "'=谨慎"
    assert [safe(cell) for cell in ("=1", "+1", "-1", "@a", "\tx", "＝1", "1=1", "")] == [
        "'=1",
        "'+1",
        "'-1",
        "'@a",
        "'\tx",
        "'＝1",
        "1=1",
        "",
    ]


def test_every_line_of_the_table_ends_as_spreadsheets_expect(tmp_path: Path) -> None:
    text = "".join(register(library(tmp_path), SITE)["duties/duties.csv"]())
    assert text.count("\r\n") == 1 + len(table(library(tmp_path)))


def test_programs_get_both_languages_and_figures_as_numbers(tmp_path: Path) -> None:
    data = json.loads("".join(register(library(tmp_path), SITE)["duties/duties.json"]()))
    duty = data["duties"][0]
    assert (data["day"], len(data["duties"])) == ("2026-06-01", 3)
    assert duty["promise"]["limit"]["value"] == {"number": 4, "unit": "hour"}
    assert duty["promise"]["remedy"]["amount"]["value"] == {"number": "50", "currency": "CNY"}
    assert duty["promise"]["remedy"]["breach"] == ["guarantee#late"]
    assert duty["words"] == {
        "zh": "本公司在4小时内答复。\n逾期的，适用第2条。",
        "en": "The company answers within 4 hours.\nIf it is late, clause 2 applies.",
    }
    assert duty["url"]["en"] == "https://example.com/sub/en/letters/guarantee/v1/#answer"


def test_a_company_without_letters_has_an_empty_register(tmp_path: Path) -> None:
    found = library(tmp_path, {"letters/guarantee/v1.yml": first()}, date(2029, 1, 1))
    found.letters.clear()
    assert json.loads("".join(register(found, SITE)["duties/duties.json"]()))["duties"] == []
    assert table(found) == []
