"""In: the library of a day, and where it refers to other letters. Out: notes on what holds on that day only."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from pledgebook.library import Library
from pledgebook.markup import ReferenceUse, pieces
from pledgebook.model import Version
from pledgebook.problems import Problem
from pledgebook.status import in_force
from pledgebook.vocabulary import Calendar, Status

_ENDED = {Status.SUPERSEDED, Status.EXPIRED, Status.WITHDRAWN, Status.REVOKED}


def check_day(library: Library, name: str = "data") -> Iterator[Problem]:
    """Yield a note wherever a version in force refers to one that has ended, and of a calendar that is due.

    Problems call the data `name`.
    """
    for letter in library.letters.values():
        if version := in_force(letter.versions, library.today):
            yield from _ended(library, version, f"{name}/letters/{letter.id}/v{version.number}.yml")
    yield from _calendar(library, f"{name}/holidays.yml")


def _calendar(library: Library, path: str) -> Iterator[Problem]:
    """Yield the year of which no official calendar is known: this one or, in December, the next."""
    needed = (library.today + datetime.timedelta(31)).year
    known = {year.number for year in library.book.years}
    counts = (clause.promise for letter in library.letters for clause in library.shown(letter).walk())
    if needed not in known and any(each and each.calendar is Calendar.BUSINESS_DAYS for each in counts):
        yield Problem(path, 1, 1, "calendar-missing", {"year": str(needed)})


def _ended(library: Library, version: Version, path: str) -> Iterator[Problem]:
    meant = dict(_meant(library, version))
    told: set[str] = set()
    for loose in library.book.foreign.get((version.letter, version.number), ()):
        other = meant.get((loose.letter, loose.clause))
        if other is None or loose.letter in told or (status := library.status(other)) not in _ENDED:
            continue
        told.add(loose.letter)
        args = {"letter": loose.letter, "number": str(other.number)}
        yield Problem(
            path,
            loose.line,
            loose.column,
            "refers-to-ended",
            args | {"status_zh": status.zh, "status_en": status.en.lower()},
        )


def _meant(library: Library, version: Version) -> Iterator[tuple[tuple[str, str], Version]]:
    """Yield each clause of another letter that the version refers to, with the version of that letter that it means."""
    texts = [version.summary, version.preamble, version.changes, version.transition]
    texts += [clause.text for clause in version.walk()]
    for piece in (piece for text in texts if text for piece in pieces(text.zh)):
        if isinstance(piece, ReferenceUse) and piece.letter not in {None, version.letter}:
            found = library.find(str(piece.letter), piece.clause, version, piece.version)
            if found and not found[1].is_form:
                yield (str(piece.letter), piece.clause), found[1]
