"""In: events and a language. Out: an Atom feed of those that have happened (RFC 4287).

Ids are permanent addresses: that of the feed's page, and of the event's place on the log, which never move.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from xml.etree.ElementTree import Element, SubElement, indent, tostring
from zoneinfo import ZoneInfo

from pledgebook.events import Event, all_events, events
from pledgebook.library import Library
from pledgebook.markup import paragraphs
from pledgebook.texts import Setting
from pledgebook.vocabulary import LANG_TAG, LANGUAGES, Language

MOST = 100
"""Entries of a feed: a reader's program asks again and again."""


def feeds(library: Library, site_url: str) -> dict[str, Callable[[], Iterator[str]]]:
    """Return the way to make each feed, by its path: the site's and each letter's, in both languages."""
    found: dict[str, Callable[[], Iterator[str]]] = {}
    for language in LANGUAGES:
        root = "en/" if language == "en" else ""
        found[f"{root}changes/feed.xml"] = partial(_site, library, language, site_url)
        for letter in library.letters:
            found[f"{root}letters/{letter}/feed.xml"] = partial(_letter, library, letter, language, site_url)
    return found


def _site(library: Library, language: Language, site_url: str) -> Iterator[str]:
    return feed(library, all_events(library), language, site_url)


def _letter(library: Library, letter: str, language: Language, site_url: str) -> Iterator[str]:
    return feed(library, events(library, letter), language, site_url, letter)


def feed(
    library: Library, found: Iterable[Event], language: Language, site_url: str, letter: str | None = None
) -> Iterator[str]:
    """Yield the feed of the site, or of one letter; `found` are its events, newest first."""
    root = f"{site_url}{'en/' if language == 'en' else ''}"
    page = "changes/" if letter is None else f"letters/{letter}/"
    happened = [event for event in found if event.day <= library.today][:MOST]
    atom = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": LANG_TAG[language]})
    SubElement(atom, "title").text = _name(library, language, letter)
    SubElement(atom, "id").text = f"{root}{page}feed.xml"
    _link(atom, "self", "application/atom+xml", f"{root}{page}feed.xml")
    _link(atom, "alternate", "text/html", f"{root}{page}")
    days = [event.day for event in happened] or [_oldest(library, letter)]
    SubElement(atom, "updated").text = _moment(days[0], library)
    author = SubElement(atom, "author")
    SubElement(author, "name").text = library.publisher.legal_name.shown(language)[0]
    for event in happened:
        _entry(atom, event, library, language, root)
    indent(atom, "")
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield tostring(atom, encoding="unicode") + "\n"


def _entry(atom: Element, event: Event, library: Library, language: Language, root: str) -> None:
    entry = SubElement(atom, "entry")
    title = event.version.title.shown(language)[0]
    said = event.said(language)
    SubElement(entry, "title").text = f"《{title}》{said}" if language == "zh" else f"{title}: {said}"
    SubElement(entry, "id").text = f"{root}changes/#{event.id}"
    _link(entry, "alternate", "text/html", root + event.address)
    SubElement(entry, "updated").text = _moment(event.day, library)
    SubElement(entry, "category", {"term": event.happening.value, "label": event.happening.label(language)})
    SubElement(entry, "summary").text = _summary(event, library, language)


def _summary(event: Event, library: Library, language: Language) -> str:
    """Return why it happened, else what the letter is."""
    text = event.reason or event.version.summary
    words, written = text.shown(language)
    setting = Setting(library, event.version, language, "", "")
    return "\n".join(setting.said(paragraph, written).strip() for paragraph in paragraphs(words))


def _link(above: Element, rel: str, kind: str, href: str) -> None:
    SubElement(above, "link", {"rel": rel, "type": kind, "href": href})


def _moment(day: datetime.date, library: Library) -> str:
    """Return the beginning of a day in the publisher's zone (RFC 3339)."""
    midnight = datetime.datetime.combine(day, datetime.time(), ZoneInfo(library.publisher.time_zone))
    return midnight.isoformat()


def _name(library: Library, language: Language, letter: str | None) -> str:
    if letter is None:
        publisher = library.publisher.name.shown(language)[0]
        return f"{publisher}服务承诺书的变更" if language == "zh" else f"{publisher}: changes to service commitments"
    title = library.shown(letter).title.shown(language)[0]
    return f"《{title}》的变更" if language == "zh" else f"Changes to “{title}”"


def _oldest(library: Library, letter: str | None) -> datetime.date:
    """Return the day that an empty feed was last changed: when its first letter was signed, or today."""
    letters = [library.letters[letter]] if letter else list(library.letters.values())
    days = [version.signed_on for each in letters for version in each.versions if version.signed_on]
    return min([day for day in days if day <= library.today], default=library.today)
