"""In: the library. Out: what happened to each letter, and what is to come, each day with the words for it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from pledgebook.library import Library
from pledgebook.model import Text, Version
from pledgebook.status import in_force
from pledgebook.values import show_date
from pledgebook.vocabulary import Happening, Language, Status

_TURNS = {
    Status.IN_FORCE: Happening.EFFECTIVE,
    Status.EXPIRED: Happening.EXPIRED,
    Status.WITHDRAWN: Happening.WITHDRAWN,
    Status.REVOKED: Happening.REVOKED,
}

_DAY = datetime.timedelta(days=1)


class Event(NamedTuple):
    """What happens to a version on a day. `superseded` are the versions in force until then."""

    day: datetime.date
    happening: Happening
    version: Version
    reason: Text | None = None
    superseded: tuple[int, ...] = ()
    part: str | None = None
    """The clause that was corrected or redacted."""
    ordinal: int = 0

    @property
    def id(self) -> str:
        """Return its name for ever: the place on the log's page, from which feeds and calendars take theirs."""
        more = f"-{self.ordinal}" if self.ordinal else ""
        return f"{self.version.letter}-v{self.version.number}-{self.happening.value}{more}"

    @property
    def address(self) -> str:
        """Return where a reader learns more, below the root of a language."""
        page = f"letters/{self.version.letter}/v{self.version.number}/"
        if self.part:
            return f"{page}#{self.part}"
        is_told = self.happening in {Happening.EFFECTIVE, Happening.SEALED} and self.version.number > 1
        return f"{page}changes/" if is_told else page

    def said(self, language: Language) -> str:
        """Return it as a sentence that holds before and after its day."""
        return _zh(self) if language == "zh" else _en(self)


def events(library: Library, letter: str) -> list[Event]:
    """Return all of a letter's events, newest first, those to come included."""
    found = [event for version in library.letters[letter].versions for event in _of(library, version)]
    return sorted(found, key=_newest_first)


def all_events(library: Library) -> list[Event]:
    """Return the events of all letters, newest first."""
    found = [event for letter in library.letters for event in events(library, letter)]
    return sorted(found, key=_newest_first)


def _newest_first(event: Event) -> tuple[int, str, int, int, int]:
    order = list(Happening).index(event.happening)
    return -event.day.toordinal(), event.version.letter, -event.version.number, order, -event.ordinal


def _of(library: Library, version: Version) -> Iterator[Event]:
    if version.is_draft:
        return
    if version.sealed:
        yield Event(version.sealed.on, Happening.SEALED, version, version.changes)
    for day, status in library.statuses(version)[1:]:
        if happening := _TURNS.get(status):
            ended = happening in {Happening.WITHDRAWN, Happening.REVOKED}
            reason = version.withdrawn.reason if version.withdrawn and ended else None
            date = datetime.date.fromisoformat(day)
            if happening is Happening.EFFECTIVE:
                yield Event(date, happening, version, version.changes, _superseded(library, version, date))
            else:
                yield Event(date, happening, version, reason)
    for index, correction in enumerate(version.corrections, 1):
        part = _clause(correction.path)
        yield Event(correction.on, Happening.CORRECTED, version, correction.reason, part=part, ordinal=index)
    for index, redaction in enumerate(version.redactions, 1):
        part = _clause(redaction.path)
        yield Event(redaction.on, Happening.REDACTED, version, redaction.basis, part=part, ordinal=index)


def _clause(path: str) -> str | None:
    kind, _, id_ = path.partition("/")
    return id_ if kind == "clauses" else None


def _superseded(library: Library, version: Version, day: datetime.date) -> tuple[int, ...]:
    """Return the number of the version that was in force on the eve, if there was one."""
    versions = library.letters[version.letter].versions
    before = in_force(versions, day - _DAY) if day > datetime.date.min else None
    return (before.number,) if before and before is not version else ()


def _zh(event: Event) -> str:
    version = f"第{event.version.number}版"
    last = show_date(event.version.expires, "zh") if event.version.expires else ""
    others = "、".join(f"第{number}版" for number in event.superseded)
    begins = show_date(event.version.effective, "zh") if event.version.effective else ""
    return {
        Happening.SEALED: f"{version}封存公布，自{begins}起生效",
        Happening.EFFECTIVE: f"{version}生效{f'，取代{others}' if others else ''}",
        Happening.EXPIRED: f"{version}届满，最后一日为{last}",
        Happening.WITHDRAWN: f"{version}终止",
        Happening.REVOKED: f"{version}在生效前撤回",
        Happening.CORRECTED: f"{version}勘误",
        Happening.REDACTED: f"{version}有文字依法删除",
    }[event.happening]


def _en(event: Event) -> str:
    version = f"Version {event.version.number}"
    last = show_date(event.version.expires, "en") if event.version.expires else ""
    others = " and ".join(f"version {number}" for number in event.superseded)
    begins = show_date(event.version.effective, "en") if event.version.effective else ""
    return {
        Happening.SEALED: f"{version} is sealed and published, to take effect on {begins}",
        Happening.EFFECTIVE: f"{version} takes effect{f', superseding {others}' if others else ''}",
        Happening.EXPIRED: f"{version} expires; its last day is {last}",
        Happening.WITHDRAWN: f"{version} is withdrawn",
        Happening.REVOKED: f"{version} is withdrawn before it took effect",
        Happening.CORRECTED: f"{version} is corrected",
        Happening.REDACTED: f"Words of version {event.version.number} are removed by law",
    }[event.happening]
