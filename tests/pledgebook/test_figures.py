from __future__ import annotations

import pytest

from pledgebook.figures import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("在4小时内答复", ["4小时"]),
        ("在 ４ 个工作日内", ["４ 个工作日"]),
        ("自收到之日起三十日内", ["三十日"]),
        ("两个工作日内退款", ["两个工作日"]),
        ("每月至少一次", ["一次"]),
        ("支付人民币500元", ["人民币500元"]),
        ("支付CNY 500", ["CNY 500"]),
        ("不低于80%", ["80%"]),
        ("百分之八十以上", ["百分之八十"]),
        ("三分之一的价款", ["三分之一"]),
        ("半年内免费", ["半年"]),
        ("价款的三倍", ["三倍"]),
        ("七日内退，三日内换", ["七日", "三日"]),
        ("在{response}内答复，逾期的按日支付", []),
        ("一次性告知，统一日程，第一次答复，万一", []),
        ("拨打12315，每日受理，当日办结", []),
        ("依照《七日无理由退货办法》", []),
        ("首先，一周围的人", []),
    ],
)
def test_a_chinese_figure_with_a_unit_is_found(text: str, expected: list[str]) -> None:
    assert [words for _, words in figures(text, "zh")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("within 24 hours", ["24 hours"]),
        ("within five business days", ["five business days"]),
        ("a 3-month guarantee", ["3-month"]),
        ("at least 80%", ["80%"]),
        ("pays CNY 500", ["CNY 500"]),
        ("inspects once a month", ["once a month"]),
        ("three times the price", ["three times"]),
        ("within {first-2-days}", []),
        ("one of the customers, for each day of delay", []),
        ("call 12315", []),
    ],
)
def test_an_english_figure_with_a_unit_is_found(text: str, expected: list[str]) -> None:
    assert [words for _, words in figures(text, "en")] == expected


def test_a_figure_is_found_where_it_stands() -> None:
    assert list(figures("在{response}内答复，逾期三日的，退款。", "zh")) == [(17, "三日")]
