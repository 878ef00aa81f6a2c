"""In: events and a language. Out: a calendar of the days on which letters begin and end (RFC 5545)."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from urllib.parse import urlsplit

from pledgebook.events import Event, all_events
from pledgebook.library import Library
from pledgebook.vocabulary import LANGUAGES, Happening, Language

_DAYS = {Happening.EFFECTIVE, Happening.EXPIRED, Happening.WITHDRAWN}
_DAY = datetime.timedelta(days=1)


def calendars(library: Library, site_url: str) -> dict[str, Callable[[], Iterator[str]]]:
    """Return the way to make the calendar of each language, by its path."""
    return {
        f"{'en/' if language == 'en' else ''}changes/calendar.ics": partial(_calendar, library, language, site_url)
        for language in LANGUAGES
    }


def _calendar(library: Library, language: Language, site_url: str) -> Iterator[str]:
    return calendar(library, all_events(library), language, site_url)


def calendar(library: Library, events: Iterable[Event], language: Language, site_url: str) -> Iterator[str]:
    """Yield the calendar: one whole day for each event, of which those to come are what a reader wants most.

    An expiry stands on the letter's last day. A day is stamped with that of the signature or seal, so that a calendar
    is the same at every build.
    """
    from icalendar import Calendar  # noqa: PLC0415 - a large library, for one file
    from icalendar import Event as Entry  # noqa: PLC0415

    zh = language == "zh"
    root = f"{site_url}{'en/' if language == 'en' else ''}"
    made = Calendar()
    made.add("PRODID", "-//Pledgebook//Pledgebook//EN")
    made.add("VERSION", "2.0")
    publisher = library.publisher.name.shown(language)[0]
    made.add("X-WR-CALNAME", f"{publisher}服务承诺书" if zh else f"{publisher}: service commitments")
    for event in sorted(events, key=lambda event: (event.day, event.id)):
        if event.happening not in _DAYS:
            continue
        version = event.version
        is_last = event.happening is Happening.EXPIRED
        title = version.title.shown(language)[0]
        entry = Entry()
        entry.add("UID", f"{event.id}@{urlsplit(site_url).hostname or 'example.com'}")
        entry.add("DTSTAMP", _stamp(event))
        entry.add("DTSTART", event.day - _DAY if is_last else event.day)
        last = f"第{version.number}版的最后一日" if zh else f"last day of version {version.number}"
        said = last if is_last else event.said(language)
        entry.add("SUMMARY", f"《{title}》{said}" if zh else f"{title}: {said}")
        entry.add("URL", root + event.address)
        entry.add("TRANSP", "TRANSPARENT")
        made.add_component(entry)
    yield made.to_ical().decode()


def _stamp(event: Event) -> datetime.datetime:
    version = event.version
    known = version.sealed.on if version.sealed else version.signed_on
    if version.withdrawn and event.happening is Happening.WITHDRAWN:
        known = version.withdrawn.on
    return datetime.datetime.combine(known or event.day, datetime.time(), datetime.UTC)
