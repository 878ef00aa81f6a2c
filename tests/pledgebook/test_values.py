from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgebook.values import Amount, Count, Duration, Frequency, Measured, Percent, Unit, parse, show
from pledgebook.vocabulary import LANGUAGES, FieldType, Language

NUMBERS = st.integers(1, 10**12)
VALUES = {
    FieldType.DATE: st.dates(datetime.date(1000, 1, 1)),
    FieldType.DURATION: st.builds(Duration, NUMBERS, st.sampled_from([unit for unit in Unit if unit != Unit.QUARTER])),
    FieldType.AMOUNT: st.builds(Amount, st.decimals(0, 10**12, places=2), st.just("CNY")),
    FieldType.PERCENT: st.builds(Percent, st.decimals(0, 10**6, places=3)),
    FieldType.COUNT: st.builds(Count, st.integers(0, 10**12)),
    FieldType.FREQUENCY: st.builds(
        Frequency,
        NUMBERS,
        st.sampled_from([Unit.HOUR, Unit.DAY, Unit.BUSINESS_DAY, Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.YEAR]),
        st.booleans(),
    ),
}
ENGLISH_DATES = {FieldType.DATE}
"""Shown in words that nobody types: the data has 2026-01-01."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", VALUES)
def test_a_value_is_read_back_from_what_pages_show(kind: FieldType, language: Language) -> None:
    if language == "en" and kind in ENGLISH_DATES:
        return

    @given(VALUES[kind])
    def read_back(value: Measured) -> None:
        assert parse(kind, show(value, language)) == value

    read_back()


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (FieldType.DATE, "2026-01-01", datetime.date(2026, 1, 1)),
        (FieldType.DATE, "2026年1月1日", datetime.date(2026, 1, 1)),
        (FieldType.DATE, "2028-02-29", datetime.date(2028, 2, 29)),
        (FieldType.DURATION, "4小时", Duration(4, Unit.HOUR)),
        (FieldType.DURATION, " 4 小时 ", Duration(4, Unit.HOUR)),
        (FieldType.DURATION, "2个工作日", Duration(2, Unit.BUSINESS_DAY)),
        (FieldType.DURATION, "2 working days", Duration(2, Unit.BUSINESS_DAY)),
        (FieldType.DURATION, "7天", Duration(7, Unit.DAY)),
        (FieldType.DURATION, "7日", Duration(7, Unit.DAY)),
        (FieldType.DURATION, "1 Year", Duration(1, Unit.YEAR)),
        (FieldType.AMOUNT, "CNY 200", Amount(Decimal(200), "CNY")),
        (FieldType.AMOUNT, "200 CNY", Amount(Decimal(200), "CNY")),
        (FieldType.AMOUNT, "人民币200元", Amount(Decimal(200), "CNY")),
        (FieldType.AMOUNT, "￥1,200.50", Amount(Decimal("1200.50"), "CNY")),
        (FieldType.AMOUNT, "USD 3", Amount(Decimal(3), "USD")),
        (FieldType.PERCENT, "80%", Percent(Decimal(80))),
        (FieldType.PERCENT, "99.95 %", Percent(Decimal("99.95"))),
        (FieldType.COUNT, "3", Count(3)),
        (FieldType.COUNT, "1,000", Count(1000)),
        (FieldType.FREQUENCY, "每月至少1次", Frequency(1, Unit.MONTH, True)),
        (FieldType.FREQUENCY, "每季度两次", Frequency(2, Unit.QUARTER, False)),
        (FieldType.FREQUENCY, "at least twice a year", Frequency(2, Unit.YEAR, True)),
        (FieldType.FREQUENCY, "3 times per week", Frequency(3, Unit.WEEK, False)),
        (FieldType.FREQUENCY, "once every business day", Frequency(1, Unit.BUSINESS_DAY, False)),
    ],
)
def test_a_value_may_be_typed_as_people_write_it(kind: FieldType, typed: str, value: Measured) -> None:
    assert parse(kind, typed) == value


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (FieldType.DATE, "2026-02-30"),
        (FieldType.DATE, "2026-2-3"),
        (FieldType.DATE, "0000-01-01"),
        (FieldType.DATE, "２０２６-01-01"),
        (FieldType.DATE, ""),
        (FieldType.DURATION, "0小时"),
        (FieldType.DURATION, "012小时"),
        (FieldType.DURATION, "1.5小时"),
        (FieldType.DURATION, "-1小时"),
        (FieldType.DURATION, "四小时"),
        (FieldType.DURATION, "4"),
        (FieldType.DURATION, "小时"),
        (FieldType.DURATION, "10000000000000日"),
        (FieldType.DURATION, "9" * 5000 + "日"),
        (FieldType.AMOUNT, "200"),
        (FieldType.AMOUNT, "ABC 200"),
        (FieldType.AMOUNT, "CNY 2.005"),
        (FieldType.AMOUNT, "1,00元"),
        (FieldType.AMOUNT, "CNY 10000000000000"),
        (FieldType.AMOUNT, "-200元"),
        (FieldType.PERCENT, "80"),
        (FieldType.PERCENT, "080%"),
        (FieldType.PERCENT, "1e2%"),
        (FieldType.PERCENT, "0." + "1" * 40 + "%"),
        (FieldType.COUNT, "三"),
        (FieldType.COUNT, "3.0"),
        (FieldType.COUNT, "012"),
        (FieldType.COUNT, "3个"),
        (FieldType.FREQUENCY, "每月"),
        (FieldType.FREQUENCY, "每月0次"),
        (FieldType.FREQUENCY, "0 times a year"),
        (FieldType.FREQUENCY, "once a century"),
        (FieldType.FREQUENCY, "once a minute"),
    ],
)
def test_what_is_no_value_of_its_type_is_refused(kind: FieldType, typed: str) -> None:
    with pytest.raises(ValueError):
        parse(kind, typed)


@pytest.mark.parametrize("kind", VALUES)
def test_no_text_makes_reading_a_value_fail_otherwise(kind: FieldType) -> None:
    @given(st.text("0123456789.,-%年月日每次元 CNYat e", max_size=30) | st.text(max_size=10))
    def refused_or_shown(typed: str) -> None:
        try:
            value = parse(kind, typed)
        except ValueError:
            return
        assert all(show(value, language) for language in LANGUAGES)

    refused_or_shown()


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (datetime.date(2026, 1, 1), "2026年1月1日", "1 January 2026"),
        (Duration(1, Unit.BUSINESS_DAY), "1个工作日", "1 business day"),
        (Duration(7, Unit.DAY), "7日", "7 days"),
        (Duration(1000, Unit.HOUR), "1,000小时", "1,000 hours"),
        (Amount(Decimal("1200.5"), "CNY"), "1,200.50元", "CNY 1,200.50"),
        (Amount(Decimal(200), "USD"), "200美元", "USD 200"),
        (Percent(Decimal("99.95")), "99.95%", "99.95%"),
        (Count(3), "3", "3"),
        (Frequency(1, Unit.MONTH, True), "每月至少一次", "at least once a month"),
        (Frequency(3, Unit.HOUR, False), "每小时3次", "3 times an hour"),
    ],
)
def test_a_value_is_shown_as_each_language_writes_it(value: Measured, zh: str, en: str) -> None:
    assert [show(value, language) for language in LANGUAGES] == [zh, en]
