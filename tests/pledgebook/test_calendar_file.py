from __future__ import annotations

import datetime
import json

from pledgebook.calendar_file import calendar_file
from pledgebook.model import Holiday, Text, Year

YEAR = Year(
    2026,
    Text("通知", "Notice"),
    "https://example.com/",
    (Holiday(Text("元旦"), datetime.date(2026, 1, 1), datetime.date(2026, 1, 3)),),
    (datetime.date(2026, 1, 4),),
)


def test_the_calendar_lists_each_day() -> None:
    assert json.loads("".join(calendar_file([YEAR], "Asia/Shanghai"))) == {
        "zone": "Asia/Shanghai",
        "weekend": [6, 7],
        "years": {
            "2026": {
                "source": {"zh": "通知", "en": "Notice"},
                "url": "https://example.com/",
                "off": ["2026-01-01", "2026-01-02", "2026-01-03"],
                "working": ["2026-01-04"],
            }
        },
    }


def test_without_years_only_weekends_are_known() -> None:
    assert json.loads("".join(calendar_file([], "Asia/Shanghai")))["years"] == {}
