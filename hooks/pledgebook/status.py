"""In: a letter's versions and a day. Out: which version is in force, and what each one is. Status is never stored.

Dates are days in the publisher's time zone, from 00:00; `expires` is inclusive. In force is the highest-numbered
published version that has taken effect; once that one has expired or been withdrawn none is, and nothing older revives.
A version that a higher one overtook before its day never takes effect, nor does one that was withdrawn before its day;
the latter overtakes nothing.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from pledgebook.model import Version
from pledgebook.vocabulary import Status

_DAY = datetime.timedelta(days=1)


def status(version: Version, versions: Sequence[Version], today: datetime.date) -> Status:
    """Return what `version`, one of its letter's `versions`, is on `today`."""
    if version.is_draft or version.effective is None:
        return Status.DRAFT
    overtaken = min((max(day, version.effective) for day in _overtaking(version, versions)), default=None)
    withdrawn = _withdrawn(version)
    if withdrawn and withdrawn <= today and (overtaken is None or withdrawn <= overtaken):
        return Status.REVOKED if _is_revoked(version) else Status.WITHDRAWN
    if any(day <= max(today, version.effective) for day in _overtaking(version, versions)):
        return Status.SUPERSEDED
    if today < version.effective:
        return Status.UPCOMING
    if version.expires and today > version.expires:
        return Status.EXPIRED
    return Status.IN_FORCE


def in_force(versions: Sequence[Version], today: datetime.date) -> Version | None:
    """Return the version in force on `today`, or None."""
    return next((v for v in versions if status(v, versions, today) is Status.IN_FORCE), None)


def shown(versions: Sequence[Version], today: datetime.date) -> Version:
    """Return the version that the letter's own address shows: in force, else the next one, else the last.

    One that was withdrawn before it took effect stands back behind those that have been in force.
    """
    current = in_force(versions, today)
    upcoming = [v for v in versions if status(v, versions, today) is Status.UPCOMING]
    public = [v for v in versions if not v.is_draft] or list(versions)
    last = [v for v in public if not _is_revoked(v)] or public
    return current or (upcoming[0] if upcoming else last[-1])


def end(version: Version, versions: Sequence[Version]) -> datetime.date | None:
    """Return the last day on which the version is in force, as far as is known.

    That is its own last day, the eve of a later version, or of its withdrawal. None where it has no end; a day before
    `effective` where it never takes effect.
    """
    turns = [*_overtaking(version, versions), *([version.withdrawn.since] if version.withdrawn else [])]
    ends = [day - _DAY for day in turns if day > datetime.date.min]
    return min([*ends, *([version.expires] if version.expires else [])], default=None)


def _overtaking(version: Version, versions: Sequence[Version]) -> list[datetime.date]:
    """Return the days on which higher versions take the place of this one."""
    later = (v for v in versions if v.number > version.number and not v.is_draft and not _is_revoked(v))
    return [v.effective for v in later if v.effective]


def _withdrawn(version: Version) -> datetime.date | None:
    """Return the day from which it is withdrawn: of the decision itself, where it is never to take effect."""
    if not version.withdrawn:
        return None
    return version.withdrawn.on if _is_revoked(version) else version.withdrawn.since


def _is_revoked(version: Version) -> bool:
    """Whether it was withdrawn before its day."""
    return bool(version.withdrawn and version.effective and version.withdrawn.since <= version.effective)


def turning_days(versions: Sequence[Version]) -> list[datetime.date]:
    """Return the days on which any status changes, in their order."""
    days = {version.effective for version in versions if version.effective}
    last = [version.expires for version in versions if version.expires and version.expires < datetime.date.max]
    days |= {day + _DAY for day in last}
    days |= {day for version in versions if (day := _withdrawn(version))}
    return sorted(days)
