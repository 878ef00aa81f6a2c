"""In: a letter of the library. Out: from when to when each of its versions is in force, and what follows which."""

from __future__ import annotations

import datetime

from pledgebook.library import Library
from pledgebook.model import Version
from pledgebook.status import in_force

_DAY = datetime.timedelta(days=1)


def forces(library: Library, letter: str) -> str:
    """Return number, first and last day of each version that is ever in force, for scripts: 1=2026-01-01=2026-03-31.

    Versions are divided by semicolons; the last day is empty where none is known.
    """
    found = []
    for version in library.letters[letter].versions:
        last = library.end(version)
        if not version.is_draft and version.effective and (last is None or last >= version.effective):
            found.append(f"{version.number}={version.effective.isoformat()}={last.isoformat() if last else ''}")
    return ";".join(found)


def successor(version: Version, library: Library) -> Version | None:
    """Return the version that takes this one's place, as far as is known."""
    last = library.end(version)
    if last is None or version.effective is None or last == datetime.date.max:
        return None
    following = in_force(library.letters[version.letter].versions, max(last + _DAY, version.effective))
    return following if following and following.number > version.number else None
