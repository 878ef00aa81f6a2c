"""In: when a time limit starts, the limit, the official calendar. Out: when it ends at the latest.

Civil Code of the PRC: hours run from the event (art. 201); of days, weeks, months and years the first day isn’t counted
(201); months and years end on the same date, or on the last day of a shorter month (202); the last day ends at 24:00,
and where it is a day of rest, the day after the rest is the last (203). Business days are those of the State Council’s
yearly notice, which moves some to weekends.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from pledgebook.model import Holiday, Year
from pledgebook.values import Duration, Unit
from pledgebook.vocabulary import Runs

_DAY = datetime.timedelta(days=1)
_SATURDAY = 5
_LENGTHS = {Unit.MINUTE: datetime.timedelta(minutes=1), Unit.HOUR: datetime.timedelta(hours=1)}
_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a limit ends: `moment` for hours, else at 24:00 of `day`.

    `is_moved`: the last day was one of rest; `is_certain`: the calendar of every year that mattered is known.
    """

    day: datetime.date
    moment: datetime.datetime | None
    is_moved: bool
    is_certain: bool


class OfficialCalendar:
    """Which days are days of work: the official ones in known years, Monday to Friday in others."""

    def __init__(self, years: Sequence[Year]) -> None:
        self.known = frozenset(year.number for year in years)
        self.working = frozenset(day for year in years for day in year.working)
        self.off = frozenset(day for year in years for holiday in year.holidays for day in days(holiday))

    def is_working(self, day: datetime.date) -> bool:
        """Whether `day` is a day of work."""
        return day in self.working or (day.weekday() < _SATURDAY and day not in self.off)

    def ends(self, start: datetime.datetime, limit: Duration, runs: Runs = Runs.AFTER) -> Deadline:
        """Return when a limit that `start` sets going ends: the last moment for an act that may take until then.

        A limit that runs before `start` is the time that must lie between the act and it: counted in days, the day of
        the act isn’t counted either. `start` is a time by the clocks of the publisher’s zone.
        """
        sign = 1 if runs is Runs.AFTER else -1
        if limit.unit in _LENGTHS:
            moment = start + sign * limit.number * _LENGTHS[limit.unit]
            return Deadline(moment.date(), moment, is_moved=False, is_certain=True)
        begin = start.date()
        if limit.unit is Unit.BUSINESS_DAY:
            day = self._business(begin, limit.number, sign)
            return Deadline(day - (sign < 0) * _DAY, None, is_moved=False, is_certain=self._knows(begin, day))
        if limit.unit in _MONTHS:
            last = _later(begin, sign * limit.number * _MONTHS[limit.unit])
        else:
            last = begin + sign * limit.number * (7 if limit.unit is Unit.WEEK else 1) * _DAY
        if runs is Runs.BEFORE:
            return Deadline(last - _DAY, None, is_moved=False, is_certain=True)
        day = last
        while not self.is_working(day):
            day += _DAY
        return Deadline(day, None, is_moved=day != last, is_certain=self._knows(last, day))

    def _business(self, begin: datetime.date, number: int, sign: int) -> datetime.date:
        day = begin
        while number:
            day += sign * _DAY
            number -= self.is_working(day)
        return day

    def _knows(self, one: datetime.date, other: datetime.date) -> bool:
        return self.known.issuperset(range(min(one, other).year, max(one, other).year + 1))


def days(holiday: Holiday) -> list[datetime.date]:
    """Return the holiday's days in their order."""
    return [holiday.first + number * _DAY for number in range((holiday.last - holiday.first).days + 1)]


def _later(day: datetime.date, months: int) -> datetime.date:
    """Return the same date so many months later, or the last day of a month that has no such date."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
