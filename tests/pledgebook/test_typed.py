from __future__ import annotations

import pytest

from pledgebook.typed import tidied
from pledgebook.values import parse, show
from pledgebook.vocabulary import FieldType

KINDS = {kind.value: kind for kind in FieldType}


@pytest.mark.parametrize(
    ("name", "typed", "shown"),
    [
        ("duration", "四小时", "4小时"),
        ("duration", "两个工作日内", "2个工作日"),
        ("duration", "十五日", "15日"),
        ("duration", "二十个工作日", "20个工作日"),
        ("duration", "半小时", "30分钟"),
        ("duration", "４小时以内", "4小时"),
        ("duration", "一周", "1周"),
        ("duration", "within 2 working days", "2个工作日"),
        ("duration", "24 hrs.", "24小时"),
        ("duration", "45mins", "45分钟"),
        ("duration", "半个月", "15日"),
        ("duration", "三个工作天。", "3个工作日"),
        ("percent", "百分之八十五", "85%"),
        ("percent", "八成", "80%"),
        ("percent", "万分之五", "0.05%"),
        ("percent", "80 percent", "80%"),
        ("amount", "二百块钱", "200元"),
        ("amount", "一千零五十元", "1,050元"),
        ("amount", "一千二百圆", "1,200元"),
        ("amount", "三百零五元", "305元"),
        ("amount", "五十万", "500,000元"),
        ("amount", "200 yuan", "200元"),
        ("frequency", "monthly", "每月一次"),
        ("frequency", "每个月一次", "每月一次"),
        ("frequency", "每半年", "每年两次"),
        ("frequency", "每季", "每季度一次"),
        ("frequency", "每天", "每日一次"),
        ("date", "2027年1月1号", "2027年1月1日"),
        ("date", "20270101", "2027年1月1日"),
        ("date", "1 January 2027", "2027年1月1日"),
        ("count", "十二", "12"),
        ("percent", "80", "80%"),
        ("percent", "８０％", "80%"),
        ("percent", "0.05", "0.05%"),
        ("amount", "200", "200元"),
        ("amount", "RMB 200", "200元"),
        ("amount", "1.5万元", "15,000元"),
        ("amount", "五十元", "50元"),
        ("frequency", "每周", "每周一次"),
        ("frequency", "一年两次", "每年两次"),
        ("frequency", "每月至少1次", "每月至少一次"),
        ("date", "2027/1/1", "2027年1月1日"),
        ("date", "2027.12.31", "2027年12月31日"),
        ("count", "三次", "3"),
    ],
)
def test_what_people_type_is_understood(name: str, typed: str, shown: str) -> None:
    kind = KINDS[name]
    assert show(parse(kind, tidied(kind, typed)), "zh") == shown


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("text", "８０％以内"),
        ("duration", "明早"),
        ("duration", "很快"),
        ("date", "明年"),
        ("frequency", "经常"),
        ("amount", "二百五元"),
        ("amount", "一千五"),
        ("count", "一二"),
        ("percent", "几成"),
        ("date", "2027111"),
        ("amount", "百元"),
    ],
)
def test_what_is_not_understood_stays_as_it_is(name: str, typed: str) -> None:
    assert tidied(KINDS[name], typed) == typed
