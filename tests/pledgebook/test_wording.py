from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from tests.pledgebook.data import loaded

from pledgebook.model import Clause, Field, Promise, Text, Value, Version
from pledgebook.numbering import cite
from pledgebook.values import Amount, Count, Duration, Frequency, Percent, Unit, show
from pledgebook.vocabulary import Comparison, Language, Numbering
from pledgebook.wording import citation, limit, name, reference, shown_value, strongest

PUBLISHER = Text("示例公司", "Example Company")


@pytest.fixture
def version(tmp_path: Path) -> Version:
    book = loaded(tmp_path)[0]
    assert book is not None
    return book.letters["guarantee"].versions[0]


@pytest.fixture
def term(tmp_path: Path) -> Clause:
    book = loaded(tmp_path)[0]
    assert book is not None
    return book.letters["compensation"].versions[0].clauses[1]


def with_value(version: Version, value: Value) -> Field:
    shown = value if isinstance(value, Text) else Text(show(value, "zh"), show(value, "en"))
    return replace(version.fields["response"], value=value, shown=shown)


def promised(version: Version, value: Value, comparison: Comparison) -> tuple[Promise, Version]:
    promise = version.clauses[0].promise
    assert promise is not None
    field = with_value(version, value)
    return replace(promise, comparison=comparison), replace(version, fields={"response": field})


@pytest.mark.parametrize(
    ("numbering", "zh"),
    [
        (Numbering.DECIMAL, "第2.1条第（3）项"),
        (Numbering.ARTICLES, "第二条第一项第3目"),
        (Numbering.OUTLINE, "第二部分（一）3"),
    ],
)
def test_a_clause_is_cited_with_publisher_title_number_version_day_and_its_place(
    numbering: Numbering, zh: str, version: Version
) -> None:
    version = replace(version, numbering=numbering, number=2)
    clause = replace(version.clauses[0], place=(2, 1, 3), cited=Text(cite((2, 1, 3), numbering, "zh")))
    assert [citation(clause, version, PUBLISHER, language) for language in ("zh", "en")] == [
        f"示例公司《服务承诺书》（编号CS-2026-001，第2版，2026年1月1日生效）{zh}",
        "Example Company, “Service guarantee” (No. CS-2026-001, version 2, effective 1 January 2026), cl. 2.1(3)",
    ]


def test_a_version_is_cited_without_a_clause(version: Version) -> None:
    assert [citation(None, version, PUBLISHER, language) for language in ("zh", "en")] == [
        "示例公司《服务承诺书》（编号CS-2026-001，第1版，2026年1月1日生效）",
        "Example Company, “Service guarantee” (No. CS-2026-001, version 1, effective 1 January 2026)",
    ]


@pytest.mark.parametrize(
    ("value", "comparison", "zh", "en"),
    [
        (Duration(4, Unit.HOUR), Comparison.AT_MOST, "4小时内", "within 4 hours"),
        (Duration(3, Unit.YEAR), Comparison.AT_LEAST, "不少于3年", "at least 3 years"),
        (Percent(Decimal(80)), Comparison.AT_LEAST, "不低于80%", "at least 80%"),
        (Percent(Decimal(5)), Comparison.LESS_THAN, "低于5%", "less than 5%"),
        (Amount(Decimal(50), "CNY"), Comparison.AT_LEAST, "不低于50元", "at least CNY 50"),
        (Count(2), Comparison.MORE_THAN, "高于2", "more than 2"),
        (Frequency(2, Unit.YEAR, False), Comparison.AT_MOST, "不超过每年两次", "at most twice a year"),
        (Frequency(1, Unit.MONTH, True), Comparison.AT_LEAST, "每月至少一次", "at least once a month"),
        (Frequency(1, Unit.MONTH, False), Comparison.AT_LEAST, "每月至少一次", "at least once a month"),
    ],
)
def test_a_promises_limit_reads_as_a_headline(
    value: Value, comparison: Comparison, zh: str, en: str, version: Version
) -> None:
    field = with_value(version, value)
    assert (limit(field, comparison, "zh"), limit(field, comparison, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("language", "here", "elsewhere"),
    [("zh", "第1条", "《服务承诺书》第1条"), ("en", "clause 1", "clause 1 of “Service guarantee”")],
)
def test_a_clause_is_referred_to_by_its_number_and_from_elsewhere_with_its_letter(
    language: Language, here: str, elsewhere: str, version: Version
) -> None:
    clause = version.clauses[0]
    said = [reference(clause, version, language, elsewhere=far) for far in (False, True)]
    assert said == [here, elsewhere]


@pytest.mark.parametrize("far", [False, True])
def test_a_term_is_referred_to_by_itself(far: bool, version: Version, term: Clause) -> None:
    assert [reference(term, version, language, elsewhere=far) for language in ("zh", "en")] == [
        "等候时间",
        "waiting time",
    ]


def test_a_clause_is_called_by_its_heading_or_term_or_nothing(version: Version, term: Clause) -> None:
    assert [name(clause, "en") for clause in (*version.clauses, term)] == ["Answer", "", "waiting time"]


def test_the_promise_that_stands_for_a_letter_is_the_one_with_the_shortest_limit(version: Version) -> None:
    slow, quick = (
        replace(version.fields["response"], value=Duration(number, unit))
        for number, unit in ((1, Unit.DAY), (23, Unit.HOUR))
    )
    promise = version.clauses[0].promise
    assert promise is not None
    clauses = tuple(replace(version.clauses[0], promise=replace(promise, limit=field)) for field in ("slow", "quick"))
    found = strongest(replace(version, fields={"slow": slow, "quick": quick}, clauses=clauses))
    assert found == replace(promise, limit="quick")


def test_a_period_to_keep_something_is_no_short_limit(version: Version) -> None:
    promise, version = promised(version, Duration(1, Unit.HOUR), Comparison.AT_LEAST)
    other = replace(promise, comparison=Comparison.AT_MOST, limit="slow")
    fields = {**version.fields, "slow": replace(version.fields["response"], value=Duration(9, Unit.YEAR))}
    clauses = tuple(replace(version.clauses[0], promise=each) for each in (promise, other))
    assert strongest(replace(version, fields=fields, clauses=clauses)) == other


def test_without_time_limits_the_first_promise_stands_for_the_letter(version: Version) -> None:
    promise, version = promised(version, Percent(Decimal(80)), Comparison.AT_LEAST)
    assert strongest(replace(version, clauses=(replace(version.clauses[0], promise=promise),))) == promise


def test_a_letter_without_promises_has_none(version: Version) -> None:
    assert strongest(replace(version, clauses=version.clauses[1:])) is None


def test_a_blank_has_no_value_to_show(version: Version) -> None:
    assert shown_value(replace(version.fields["response"], value=None, shown=None), "zh") is None
