"""In: the library. Out: what the page that checks copies must know: what is sealed, and an example by hand."""

from __future__ import annotations

from typing import NamedTuple

from pledgebook.digests import SHORT
from pledgebook.library import Library
from pledgebook.model import Text, Version
from pledgebook.proof import letter_json
from pledgebook.snapshot import parse
from pledgebook.status import in_force


class Checkable(NamedTuple):
    """A letter that a copy may be of: its number and title as the latest sealed version has them, and all of these.

    `in_force` is the number of the version in force, if one is.
    """

    letter: str
    document: str
    title: Text
    versions: list[int]
    in_force: int | None


class ByHand(NamedTuple):
    """A leaf that a reader can check with `sha256sum`: its canonical JSON, fit for a shell too, and its digest."""

    file: str
    """Where its letter.json stands below the site's root."""
    json: str
    digest: str
    short: str


def checkables(library: Library) -> list[Checkable]:
    """Return every letter with a sealed version, in the order of their numbers."""
    found = []
    for letter in library.letters.values():
        sealed = [version for version in letter.versions if version.sealed]
        if sealed:
            last = sealed[-1]
            numbers, now = [version.number for version in sealed], in_force(letter.versions, library.today)
            found.append(Checkable(letter.id, last.document, last.title, numbers, now.number if now else None))
    return found


def by_hand(library: Library) -> ByHand | None:
    """Return the number of the first sealed version, as the leaf that says it; None while nothing is sealed."""
    version = next((each for letter in library.letters.values() for each in letter.versions if each.sealed), None)
    if version is None:
        return None
    leaf = _leaf(library, version)
    return ByHand(letter_json(version.letter, version.number), *leaf)


def _leaf(library: Library, version: Version) -> tuple[str, str, str]:
    snapshot = parse(library.book.archive.data(version.letter, version.number))
    leaf = next(leaf for leaf in snapshot.leaves if leaf.path == "version")
    return f'["version","{leaf.salt}",{version.number}]', leaf.digest, leaf.digest[:SHORT]
