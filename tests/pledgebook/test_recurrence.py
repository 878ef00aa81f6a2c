from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.pledgebook.test_duties import SITE, first, library

from pledgebook.recurrence import Recurrence, recurrence
from pledgebook.register import register
from pledgebook.values import Frequency, Unit


@pytest.mark.parametrize(
    ("number", "unit", "effective", "first_day", "rule"),
    [
        (1, Unit.MONTH, "2026-01-01", "2026-01-31", "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=-1"),
        (1, Unit.MONTH, "2026-01-02", "2026-02-28", "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=-1"),
        (2, Unit.MONTH, "2026-01-01", "2026-01-31", "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=-1"),
        (1, Unit.QUARTER, "2026-01-01", "2026-03-31", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1"),
        (1, Unit.QUARTER, "2026-02-01", "2026-06-30", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1"),
        (1, Unit.YEAR, "2026-03-15", "2027-12-31", "FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=-1"),
        (2, Unit.YEAR, "2026-01-01", "2026-06-30", "FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=-1"),
        (5, Unit.YEAR, "2026-01-01", "2026-12-31", "FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=-1"),
        (1, Unit.WEEK, "2026-05-20", "2026-05-29", "FREQ=WEEKLY;BYDAY=FR"),
        (1, Unit.WEEK, "2026-05-18", "2026-05-22", "FREQ=WEEKLY;BYDAY=FR"),
        (1, Unit.BUSINESS_DAY, "2026-05-23", "2026-05-25", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        (1, Unit.BUSINESS_DAY, "2026-05-24", "2026-05-25", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        (1, Unit.DAY, "2026-05-23", "2026-05-23", "FREQ=DAILY"),
        (1, Unit.HOUR, "2026-05-23", "2026-05-23", "FREQ=DAILY"),
    ],
)
def test_a_duty_is_due_at_the_end_of_each_whole_period(
    number: int, unit: Unit, effective: str, first_day: str, rule: str
) -> None:
    found = recurrence(Frequency(number, unit, at_least=True), date.fromisoformat(effective))
    assert found == Recurrence(date.fromisoformat(first_day), rule)


def calendar(root: Path, text: str) -> str:
    return "".join(register(library(root, {"letters/guarantee/v1.yml": text}), SITE)["duties/duties.ics"]())


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


def test_what_recurs_is_a_calendar_entry_with_its_words_and_source(tmp_path: Path) -> None:
    assert unfolded(calendar(tmp_path, first())) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Pledgebook//Pledgebook//EN",
        "BEGIN:VEVENT",
        "SUMMARY:检查（每月至少一次）",
        "DTSTART;VALUE=DATE:20260131",
        "DTSTAMP:20251220T000000Z",
        "UID:guarantee.check.zh@example.com",
        "SEQUENCE:1",
        "RRULE:FREQ=MONTHLY;UNTIL=20281231;INTERVAL=1;BYMONTHDAY=-1",
        r"DESCRIPTION:本公司每月至少一次检查。\n示例公司《服务承诺书》（编号CS-2026-001，第1版，2026年1月1日生效）第5条\n"
        "https://example.com/sub/letters/guarantee/v1/#check",
        "TRANSP:TRANSPARENT",
        "URL:https://example.com/sub/letters/guarantee/v1/#check",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]
