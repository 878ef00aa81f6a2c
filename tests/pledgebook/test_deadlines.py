"""What each case rests on is said in `deadlines.py`; the dates were counted by hand on real calendars."""

from __future__ import annotations

import datetime

import pytest
from tests.pledgebook.data import ROOT

from pledgebook.book import load
from pledgebook.deadlines import Deadline, OfficialCalendar
from pledgebook.values import Duration, Unit, parse
from pledgebook.vocabulary import FieldType, Runs

DAY = datetime.date.fromisoformat
MOMENT = datetime.datetime.fromisoformat


@pytest.fixture(scope="module")
def official() -> OfficialCalendar:
    book, _ = load(ROOT / "data")
    assert book
    return OfficialCalendar(book.years)


def limit(typed: str) -> Duration:
    value = parse(FieldType.DURATION, typed)
    assert isinstance(value, Duration)
    return value


@pytest.mark.parametrize(
    ("start", "typed", "end"),
    [
        ("2026-05-20T09:30", "4小时", "2026-05-20T13:30"),
        ("2026-12-31T22:00", "24小时", "2027-01-01T22:00"),
        ("2026-05-20T09:30", "30分钟", "2026-05-20T10:00"),
    ],
)
def test_hours_and_minutes_run_from_the_moment_without_interruption(
    start: str, typed: str, end: str, official: OfficialCalendar
) -> None:
    moment = MOMENT(end)
    assert official.ends(MOMENT(start), limit(typed)) == Deadline(
        moment.date(), moment, is_moved=False, is_certain=True
    )


@pytest.mark.parametrize(
    ("start", "typed", "end", "why"),
    [
        ("2026-05-18", "3个工作日", "2026-05-21", "Monday to Thursday: the first day isn’t counted"),
        ("2026-05-22", "1个工作日", "2026-05-25", "a weekend lies between"),
        ("2026-05-23", "1个工作日", "2026-05-25", "begun on a Saturday"),
        ("2026-02-13", "2个工作日", "2026-02-24", "14 February, a Saturday, is worked; then the Spring Festival"),
        ("2026-09-30", "1个工作日", "2026-10-08", "the National Day’s week"),
        ("2026-10-09", "1个工作日", "2026-10-10", "a Saturday worked instead of a holiday"),
        ("2025-09-26", "3个工作日", "2025-09-30", "28 September 2025, a Sunday, is worked"),
        ("2025-12-31", "2个工作日", "2026-01-05", "New Year, and the Sunday worked for it"),
    ],
)
def test_business_days_are_those_of_the_official_calendar(
    start: str, typed: str, end: str, why: str, official: OfficialCalendar
) -> None:
    deadline = official.ends(MOMENT(start), limit(typed))
    assert (deadline, why) == (Deadline(DAY(end), None, is_moved=False, is_certain=True), why)


@pytest.mark.parametrize(
    ("start", "typed", "end", "is_moved"),
    [
        ("2026-05-20", "7日", "2026-05-27", False),
        ("2026-05-16", "7日", "2026-05-25", True),  # the 23rd is a Saturday
        ("2026-09-28", "7日", "2026-10-08", True),  # 5 October is a holiday
        ("2026-05-02", "7日", "2026-05-09", False),  # a Saturday, but worked
        ("2026-05-20", "2周", "2026-06-03", False),
        ("2026-01-31", "1个月", "2026-02-28", False),  # February has no 31st; this Saturday is worked
        ("2026-03-15", "3个月", "2026-06-15", False),
        ("2025-05-20", "1年", "2026-05-20", False),
    ],
)
def test_days_months_and_years_end_on_a_day_that_is_no_day_of_rest(
    start: str, typed: str, end: str, is_moved: bool, official: OfficialCalendar
) -> None:
    expected = Deadline(DAY(end), None, is_moved=is_moved, is_certain=True)
    assert official.ends(MOMENT(start), limit(typed)) == expected


def test_a_leap_day_ends_a_year_later_on_the_last_of_february() -> None:
    assert OfficialCalendar(()).ends(MOMENT("2028-02-29"), limit("1年")).day == DAY("2029-02-28")


@pytest.mark.parametrize(
    ("start", "typed", "end"),
    [
        ("2026-05-20T08:00", "7日", "2026-05-12"),  # the 13th to the 19th are seven whole days
        ("2026-05-20T08:00", "2个工作日", "2026-05-17"),  # the 18th and 19th lie between
    ],
)
def test_notice_leaves_that_many_whole_days_before(
    start: str, typed: str, end: str, official: OfficialCalendar
) -> None:
    expected = Deadline(DAY(end), None, is_moved=False, is_certain=True)
    assert official.ends(MOMENT(start), limit(typed), Runs.BEFORE) == expected


def test_notice_in_hours_runs_back_to_the_moment(official: OfficialCalendar) -> None:
    deadline = official.ends(MOMENT("2026-05-20T08:00"), limit("24小时"), Runs.BEFORE)
    assert deadline.moment == MOMENT("2026-05-19T08:00")


@pytest.mark.parametrize(("start", "is_certain"), [("2026-12-28", True), ("2026-12-31", False), ("2027-03-01", False)])
def test_a_year_without_a_calendar_makes_the_day_uncertain(
    start: str, is_certain: bool, official: OfficialCalendar
) -> None:
    assert official.ends(MOMENT(start), limit("3个工作日")).is_certain == is_certain


def test_beyond_the_calendar_monday_to_friday_are_worked(official: OfficialCalendar) -> None:
    assert official.ends(MOMENT("2027-03-05"), Duration(1, Unit.BUSINESS_DAY)).day == DAY("2027-03-08")
