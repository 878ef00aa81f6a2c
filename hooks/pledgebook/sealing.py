"""In: a book, a day, and the letters to seal. Out: the snapshots and the ledger that register them, or why not."""

from __future__ import annotations

import datetime
import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from pledgebook.archive import LEDGER, file_name
from pledgebook.book import Book
from pledgebook.digests import SHORT
from pledgebook.leaf_values import values
from pledgebook.library import Library
from pledgebook.model import Letter, Text, Version
from pledgebook.resolve import resolved, unsealed
from pledgebook.snapshot import Snapshot, make_leaf, text

Salt = Callable[[], str]


class Sealing(NamedTuple):
    """What will be sealed: each version with its digest, and the files, by their paths below the data folder."""

    versions: list[tuple[Version, str]]
    files: dict[str, bytes]


def candidates(book: Book, letters: Sequence[str]) -> list[Version]:
    """Return what is signed and not sealed of these letters, or, where none is named, of all."""
    chosen = [book.letters[letter] for letter in letters] if letters else book.letters.values()
    return [v for letter in chosen for v in letter.versions if v.sealed is None and v.signed_on is not None]


def refusals(book: Book, versions: Sequence[Version], day: datetime.date) -> Iterator[Text]:
    """Yield why these versions can't be sealed together on `day`."""
    library = _library(book, versions, day)
    if book.archive.ledger.entries and day < book.archive.ledger.entries[-1].day:
        last = book.archive.ledger.entries[-1].on
        yield Text(
            f"今天（{day}）早于登记簿的最后一条记录（{last}）。",
            f"Today, {day}, is before the ledger’s last entry, {last}.",
        )
    for version in versions:
        named = f"{version.letter} v{version.number}"
        before = [v for v in book.letters[version.letter].versions if v.number < version.number]
        if any(v.sealed is None and v not in versions for v in before):
            yield Text(f"{named}：前一版尚未封存。", f"{named}: the version before isn’t sealed.")
        for letter in dict.fromkeys(reference.letter for reference in unsealed(version, library)):
            yield Text(
                f"{named} 引用的 {letter} 尚未封存；请签署 {letter}，一并封存。",
                f"{named} refers to {letter}, which isn’t sealed; sign {letter} and seal it together with this one.",
            )


def sealing(
    book: Book, versions: Sequence[Version], day: datetime.date, salt: Salt = lambda: secrets.token_hex(16)
) -> Sealing:
    """Return what registers the versions, in their order; there must be no `refusals`.

    A leaf's salt, 128 random bits, keeps its words from being guessed from its digest after they were removed by law.
    """
    library = _library(book, versions, day)
    ledger = book.archive.ledger
    sealed: list[tuple[Version, str]] = []
    files: dict[str, bytes] = {}
    for version in versions:
        whole = values(resolved(version, library), book.publisher)
        leaves = tuple(make_leaf(path, salt(), value) for path, value in whole)
        snapshot = Snapshot(version.letter, version.number, leaves)
        content = {
            "letter": version.letter,
            "version": version.number,
            "digest": snapshot.digest,
            "leaves": "".join(leaf.digest[:SHORT] for leaf in leaves),
        }
        ledger = ledger.appended(day, "seal", content)
        files[f"sealed/{file_name(version.letter, version.number)}"] = text(snapshot).encode()
        sealed.append((version, snapshot.digest))
    return Sealing(sealed, files | {LEDGER: ledger.text().encode()})


def _library(book: Book, versions: Sequence[Version], day: datetime.date) -> Library:
    """Return the library of the day as it will be when the versions are sealed: they may refer to each other."""
    sealed = {(version.letter, version.number) for version in versions}

    def public(version: Version) -> Version:
        awaits = version.awaits_seal and (version.letter, version.number) not in sealed
        return replace(version, awaits_seal=awaits)

    letters = {letter.id: Letter(letter.id, tuple(map(public, letter.versions))) for letter in book.letters.values()}
    return Library(replace(book, letters=letters), day)
