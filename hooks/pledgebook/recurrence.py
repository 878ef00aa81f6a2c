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
    """Yield the calendar's lines, each folded and ended as RFC 5545 asks."""
    yield from _lines("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Pledgebook//Duties//ZH", "CALSCALE:GREGORIAN")
    for duty in duties:
        yield from _lines(*_entry(duty, urlsplit(site_url).hostname or "localhost", url(duty)))
    yield from _lines("END:VCALENDAR")


def _entry(duty: Duty, host: str, url: str) -> Iterator[str]:
    setting, version, field = duty.setting, duty.setting.version, duty.frequency
    assert version.effective
    assert field
    assert isinstance(field.value, Frequency)
    first, rule = recurrence(field.value, version.effective)
    until = f";UNTIL={version.expires:%Y%m%d}" if version.expires else ""
    stamp = version.signed_on or version.effective
    what, often = duty.what.shown(setting.language)[0], field.shown.shown(setting.language)[0] if field.shown else ""
    title = f"{what}（{often}）" if setting.language == "zh" else f"{what} ({often})"
    cited = citation(duty.clause, version, setting.library.publisher.name, setting.language)
    about = f"{duty.words}\n{cited}\n{url}"
    yield "BEGIN:VEVENT"
    yield f"UID:{version.letter}.{duty.clause.id}.{setting.language}@{host}"
    yield f"DTSTAMP:{stamp:%Y%m%d}T000000Z"
    yield f"SEQUENCE:{version.number}"
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"RRULE:{rule}{until}"
    yield f"SUMMARY:{_text(title)}"
    yield f"DESCRIPTION:{_text(about)}"
    yield f"URL:{url}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(words: str) -> str:
    """Return a text value (RFC 5545, 3.3.11)."""
    for character in ("\\", ";", ","):
        words = words.replace(character, f"\\{character}")
    return words.replace("\n", "\\n")


def _lines(*lines: str) -> Iterator[str]:
    """Yield content lines of at most 75 octets, the rest folded behind a space, no character torn (3.1)."""
    for line in lines:
        room, piece = 75, ""
        for character in line:
            size = len(character.encode())
            if size > room:
                yield f"{piece}\r\n"
                piece, room = " ", 74
            piece, room = piece + character, room - size
        yield f"{piece}\r\n"
