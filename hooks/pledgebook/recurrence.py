"""In: duties that recur. Out: a calendar of them (RFC 5545), an all-day entry at the end of each period.

An entry begins with the first whole period of the version and ends with the version; it is done by the end of that day.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from pledgebook.duties import Duty
from pledgebook.values import Frequency, Unit
from pledgebook.wording import citation

_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}
_WEEKDAYS = "MO,TU,WE,TH,FR"
_SATURDAY = 5


class Recurrence(NamedTuple):
    """The first day of an entry, and the rule by which it comes back (RFC 5545, 3.3.10)."""

    first: datetime.date
    rule: str


def recurrence(frequency: Frequency, effective: datetime.date) -> Recurrence:
    """Return when a duty of a version is due again and again.

    Several times a year or quarter are spread over its months where that goes evenly; else, and in shorter periods, one
    entry stands for all times of a period, and its title says how many.
    """
    if frequency.unit in _MONTHS:
        months = _MONTHS[frequency.unit]
        step = months // frequency.number if months % frequency.number == 0 else months
        ordinal = effective.year * 12 + effective.month - 1 + (effective.day > 1)  # the first whole month
        last = -(-ordinal // step) * step + step - 1  # the last month of the first whole step
        year, month = divmod(last, 12)
        first = datetime.date(year, month + 1, calendar.monthrange(year, month + 1)[1])
        return Recurrence(first, f"FREQ=MONTHLY;INTERVAL={step};BYMONTHDAY=-1")
    if frequency.unit is Unit.WEEK:
        monday = effective + datetime.timedelta(-effective.weekday() % 7)
        return Recurrence(monday + datetime.timedelta(4), "FREQ=WEEKLY;BYDAY=FR")
    if frequency.unit is Unit.BUSINESS_DAY:
        weekend = effective.weekday() - _SATURDAY
        first = effective + datetime.timedelta(2 - weekend if weekend >= 0 else 0)
        return Recurrence(first, f"FREQ=WEEKLY;BYDAY={_WEEKDAYS}")
    return Recurrence(effective, "FREQ=DAILY")


def calendar_of(duties: Iterable[Duty], site_url: str, url: Callable[[Duty], str]) -> Iterator[str]:
    """Yield the calendar. An entry is stamped with the day of the signature, so that every build makes the same."""
    from icalendar import Calendar, Event, vRecur  # noqa: PLC0415 - a large library, for one file

    made = Calendar()
    made.add("PRODID", "-//Pledgebook//Pledgebook//EN")
    made.add("VERSION", "2.0")
    for duty in duties:
        setting, version, field = duty.setting, duty.setting.version, duty.frequency
        if not (version.effective and field and field.shown and isinstance(field.value, Frequency)):
            continue
        first, rule = recurrence(field.value, version.effective)
        until = f";UNTIL={version.expires:%Y%m%d}" if version.expires else ""
        what, often = (text.shown(setting.language)[0] for text in (duty.what, field.shown))
        cited = citation(duty.clause, version, setting.library.publisher.name, setting.language)
        entry = Event()
        host = urlsplit(site_url).hostname or "example.com"
        entry.add("UID", f"{version.letter}.{duty.clause.id}.{setting.language}@{host}")
        midnight = datetime.datetime.min.time()
        entry.add("DTSTAMP", datetime.datetime.combine(version.signed_on or version.effective, midnight, datetime.UTC))
        entry.add("SEQUENCE", version.number)
        entry.add("DTSTART", first)
        entry.add("RRULE", vRecur.from_ical(rule + until))
        entry.add("SUMMARY", f"{what}（{often}）" if setting.language == "zh" else f"{what} ({often})")
        entry.add("DESCRIPTION", f"{duty.words}\n{cited}\n{url(duty)}")
        entry.add("URL", url(duty))
        entry.add("TRANSP", "TRANSPARENT")
        made.add_component(entry)
    yield made.to_ical().decode()
