from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from tests.pledgebook.data import MEASURES, ROOT, found, loaded, swapped

from pledgebook.book import load

YEAR = """\
years:
  2026:
    source:
      zh: 通知
      en: Notice
    holidays:
      - name:
          zh: 元旦
          en: New Year’s Day
        first: 2026-01-01
        last: 2026-01-03
    working:
      - 2026-01-04
"""


def test_a_sound_calendar_is_in_the_book(tmp_path: Path) -> None:
    book, problems = loaded(tmp_path, {"holidays.yml": YEAR})
    assert (problems, [year.number for year in book.years] if book else None) == ([], [2026])


def test_a_book_needs_no_calendar(tmp_path: Path) -> None:
    book, problems = loaded(tmp_path)
    assert (problems, book.years if book else None) == ([], ())


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "code"),
    [
        ("        last: 2026-01-03\n", "        last: 2025-12-31\n", 11, 15, "holiday-ends-early"),
        ("        first: 2026-01-01\n", "        first: 2025-12-31\n", 10, 16, "holiday-in-other-year"),
        ("      - 2026-01-04\n", "      - 2027-01-03\n", 13, 9, "holiday-in-other-year"),
        ("      - 2026-01-04\n", "      - 2026-01-05\n", 13, 9, "working-weekday"),
        ("      - 2026-01-04\n", "      - 2026-01-03\n", 13, 9, "holiday-twice"),
        ("      - 2026-01-04\n", "      - 2026-01-04\n      - 2026-01-04\n", 14, 9, "holiday-twice"),
        ("      - 2026-01-04\n", "      - 2026-02-30\n", 13, 9, "bad-date"),
    ],
)
def test_a_day_that_cannot_be_right_is_told_at_its_place(
    old: str, new: str, line: int, column: int, code: str, tmp_path: Path
) -> None:
    calendar = swapped(old, new, YEAR)
    assert found(tmp_path, {"holidays.yml": calendar}) == [("data/holidays.yml", line, column, code)]


def test_holidays_do_not_overlap(tmp_path: Path) -> None:
    again = YEAR[YEAR.index("      - name") : YEAR.index("    working")]
    calendar = swapped("    working:\n", f"{again}    working:\n", YEAR)
    assert found(tmp_path, {"holidays.yml": calendar}) == [("data/holidays.yml", 15, 16, "holiday-twice")]


@pytest.mark.parametrize(
    ("zh", "en", "line", "column"), [("首次响应时限", "Other", 10, 11), ("其他", "First  Response", 11, 11)]
)
def test_two_measures_of_one_name_are_refused(zh: str, en: str, line: int, column: int, tmp_path: Path) -> None:
    measures = swapped("zh: 退款\n      en: Refund", f"zh: {zh}\n      en: {en}", MEASURES)
    assert found(tmp_path, {"measures.yml": measures}) == [("data/measures.yml", line, column, "measure-twice")]


def test_our_calendar_has_the_days_that_the_state_council_fixed() -> None:
    book, problems = load(ROOT / "data")
    assert book, problems
    days = {
        year.number: (
            sum((holiday.last - holiday.first).days + 1 for holiday in year.holidays),
            len(year.working),
        )
        for year in book.years
    }
    assert days == {2025: (28, 5), 2026: (33, 6)}
    assert datetime.date(2026, 2, 14) in book.years[1].working
