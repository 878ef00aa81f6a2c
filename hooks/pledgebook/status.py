"""In: a letter's versions and a day. Out: which version is in force, and what each one is. Status is never stored.

Dates are days in the publisher's time zone, from 00:00; `expires` is inclusive. In force is the highest-numbered
published version that has taken effect; once that one has expired none is, and nothing older revives. A version that a
higher one overtook before its day never takes effect.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from pledgebook.model import Version
from pledgebook.vocabulary import Status


def status(version: Version, versions: Sequence[Version], today: datetime.date) -> Status:
    """Return what `version`, one of its letter's `versions`, is on `today`."""
    if version.is_draft or version.effective is None:
        return Status.DRAFT
    overtaking = [v.effective for v in versions if v.number > version.number and v.effective and not v.is_draft]
    if any(day <= max(today, version.effective) for day in overtaking):
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
    """Return the version that the letter's own address shows: in force, else the next one, else the last."""
    current = in_force(versions, today)
    upcoming = [v for v in versions if status(v, versions, today) is Status.UPCOMING]
    last = [v for v in versions if not v.is_draft] or list(versions)
    return current or (upcoming[0] if upcoming else last[-1])


def end(version: Version, versions: Sequence[Version]) -> datetime.date | None:
    """Return the last day on which the version is in force, as far as is known: its own, or the eve of a later one.

    None where it has no end; a day before `effective` where a higher version overtook it and it never took effect.
    """
    later = [v.effective for v in versions if v.number > version.number and v.effective and not v.is_draft]
    ends = [day - datetime.timedelta(days=1) for day in later if day > datetime.date.min]
    return min([*ends, *([version.expires] if version.expires else [])], default=None)


def turning_days(versions: Sequence[Version]) -> list[datetime.date]:
    """Return the days on which any status changes, in their order."""
    days = {version.effective for version in versions if version.effective}
    last = [version.expires for version in versions if version.expires and version.expires < datetime.date.max]
    days |= {day + datetime.timedelta(days=1) for day in last}
    return sorted(days)
