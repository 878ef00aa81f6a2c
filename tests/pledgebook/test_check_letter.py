"""Mistakes inside one letter are told in tests/golden/problems; here stands what a sound letter becomes, and forms."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from tests.pledgebook.data import LETTER, OTHER_LETTER, found, loaded, swapped

from pledgebook.check_letter import check_letter
from pledgebook.checked import Checked
from pledgebook.model import Clause, Field, Promise, Reference, Remedy, Removed, Text, Version
from pledgebook.problems import Problem
from pledgebook.read import read
from pledgebook.schema import FormFile, LetterFile
from pledgebook.validate import validate
from pledgebook.values import Duration, Unit
from pledgebook.vocabulary import Calendar, Comparison, FieldType, Kind, Numbering, Stage


def checked(text: str, number: int = 1) -> Checked:
    tree = read(text.encode(), "a.yml")[0]
    assert tree
    schema: type[FormFile] = LetterFile if number else FormFile
    entries, problems = validate(tree, schema, "a.yml")
    assert problems == []
    assert entries
    return check_letter(entries, tree, "a.yml", "guarantee", number)


def codes(text: str, number: int = 1) -> list[tuple[int, int, str]]:
    return [(problem.line, problem.column, problem.code) for problem in checked(text, number).problems]


def test_a_letter_becomes_a_version() -> None:
    assert checked(LETTER).version == Version(
        letter="guarantee",
        number=1,
        document="CS-2026-001",
        title=Text("服务承诺书", "Service guarantee"),
        summary=Text("我们在{response}内答复。\n", "We answer within {response}.\n"),
        preamble=None,
        stage=Stage.AFTER_SALE,
        headline=None,
        effective=datetime.date(2026, 1, 1),
        expires=datetime.date(2028, 12, 31),
        signatory=Text("示例公司", "Example Company"),
        signed_on=datetime.date(2025, 12, 20),
        prevails="zh",
        numbering=Numbering.DECIMAL,
        fields={
            "response": Field(
                "response",
                FieldType.DURATION,
                Text("答复时限", "Time for an answer"),
                Duration(4, Unit.HOUR),
                Text("4小时", "4 hours"),
            )
        },
        clauses=(
            Clause(
                id="answer",
                place=(1,),
                label=Text("1", "1"),
                cited=Text("第1条", "clause 1"),
                heading=Text("答复", "Answer"),
                kind=Kind.DUTY,
                stage=Stage.AFTER_SALE,
                term=None,
                text=Text(
                    "本公司在{response}内答复。\n逾期的，适用[[remedy]]。\n",
                    "The company answers within {response}.\nIf it is late, [[remedy]] applies.\n",
                ),
                promise=Promise(
                    measure="first-response",
                    by=Text("本公司", "the company"),
                    to=Text("客户", "the customer"),
                    what=Text("答复", "answer"),
                    comparison=Comparison.AT_MOST,
                    limit="response",
                    shown=Text("4小时内", "within 4 hours"),
                    starts=Text("收到请求时", "receipt of the request"),
                    remedy=Remedy(
                        (Reference("guarantee", "remedy"),),
                        Text("拨打投诉电话", "call the complaint line"),
                        None,
                        None,
                    ),
                    reason=None,
                    calendar=Calendar.CONTINUOUS,
                ),
                clauses=(),
            ),
            Clause(
                id="remedy",
                place=(2,),
                label=Text("2", "2"),
                cited=Text("第2条", "clause 2"),
                heading=None,
                kind=Kind.REMEDY,
                stage=Stage.AFTER_SALE,
                term=None,
                text=Text("本公司道歉。\n", "The company apologises.\n"),
                promise=None,
                clauses=(),
            ),
        ),
        changes=None,
        transition=None,
        removed=(),
    )


def test_a_letter_without_signature_is_a_draft() -> None:
    signature = LETTER[LETTER.index("signed:") : LETTER.index("prevails:")]
    assert checked(swapped(signature, "")).version.is_draft


def test_a_draft_may_have_blanks() -> None:
    signature = LETTER[LETTER.index("signed:") : LETTER.index("prevails:")]
    assert codes(swapped("    value: 4小时\n", "", swapped(signature, ""))) == [(1, 1, "draft")]


def test_a_signature_after_the_first_day_is_noted() -> None:
    assert codes(swapped("  on: 2025-12-20", "  on: 2026-01-02")) == [(17, 7, "signed-after-effective")]


def test_the_headline_is_a_clause_with_a_promise() -> None:
    found = [codes(swapped("summary:", f"headline: {clause}\nsummary:")) for clause in ("answer", "remedy")]
    assert found == [[], [(6, 11, "headline-without-promise")]]


@pytest.mark.parametrize(
    ("typed", "mended"),
    [("｛response｝", "{response}"), ("【【remedy】】", "[[remedy]]"), ("［［remedy］］", "[[remedy]]")],
)
def test_full_width_brackets_around_an_id_are_refused_where_they_stand(typed: str, mended: str) -> None:
    problems = checked(swapped("        本公司道歉。", f"        适用{typed}。")).problems
    assert [(p.line, p.column, p.code, p.args["mended"]) for p in problems] == [(65, 11, "wide-bracket", mended)]


def test_a_clause_inherits_kind_and_stage_from_the_one_above() -> None:
    below = LETTER + "    clauses:\n      - id: below\n        text:\n          zh: 甲\n          en: a\n"
    clause = checked(below).version.clauses[1].clauses[0]
    assert (clause.place, clause.kind, clause.stage) == ((2, 1), Kind.REMEDY, Stage.AFTER_SALE)


DATED = LETTER[LETTER.index("effective:") : LETTER.index("prevails:")]
FORM = swapped("    value: 4小时\n", "", swapped(DATED, "", swapped("number: CS-2026-001\n", "")))


def test_a_blank_form_is_a_letter_without_dates_and_values() -> None:
    version = checked(FORM, number=0).version
    assert (version.is_form, version.is_draft, version.effective, version.fields["response"].value) == (
        True,
        False,
        None,
        None,
    )


def test_a_form_with_a_value_is_refused_at_the_value() -> None:
    text = swapped("    label:\n      zh: 答复时限", "    value: 4小时\n    label:\n      zh: 答复时限", FORM)
    assert codes(text, number=0) == [(14, 5, "form-with-value")]


LATER = swapped(
    "prevails: zh\n",
    "prevails: zh\nchanges:\n  zh: 改。\n  en: Changed.\nremoved:\n  - id: old\n    reason:\n      zh: 废止\n"
    "      en: ended\n    successor: compensation#scale\n",
)


def test_a_later_version_says_what_it_removed() -> None:
    assert checked(LATER, number=2).version.removed == (
        Removed("old", Text("废止", "ended"), Reference("compensation", "scale")),
    )


def test_a_later_version_must_say_what_changed() -> None:
    assert codes(LETTER, number=2) == [(1, 1, "changes-missing")]


def test_a_first_version_has_nothing_to_compare_with() -> None:
    assert codes(LATER) == [(19, 1, "only-from-second-version"), (22, 1, "only-from-second-version")]


@pytest.mark.parametrize("mention", ["[[waiting]]", "等候时间"])
def test_a_term_is_used_where_it_is_referred_to_or_written(mention: str) -> None:
    text = OTHER_LETTER.replace("包括[[waiting]]", f"包括{mention}").replace("[[waiting]] included", "waiting included")
    assert [code for _, _, code in codes(text) if code == "term-unused"] == []


def test_a_natural_person_may_sign_with_consent() -> None:
    text = swapped("signed:\n  by:\n    zh: 示例公司", "signed:\n  consent: true\n  by:\n    zh: 张三")
    assert codes(text) == []


def test_a_sound_folder_has_no_problems(tmp_path: Path) -> None:
    assert loaded(tmp_path)[1] == list[Problem]()


def test_a_letter_may_refer_to_one_that_cannot_be_read(tmp_path: Path) -> None:
    letter = swapped("        本公司道歉。", "        适用[[compensation#x]]。").replace(
        "apologises", "[[compensation#x]]"
    )
    problems = found(tmp_path, {"letters/guarantee/v1.yml": letter, "letters/compensation/v1.yml": "a\n"})
    assert problems == [("data/letters/compensation/v1.yml", 1, 1, "stray-line")]
