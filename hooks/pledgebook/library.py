"""In: a book and a day. Out: the letters as that day's site shows them, and quick answers about their clauses."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from pledgebook.book import Book
from pledgebook.markup import ReferenceUse, pieces
from pledgebook.model import Clause, Letter, Publisher, Reference, Version
from pledgebook.status import end, shown, status, turning_days
from pledgebook.vocabulary import Status


@dataclass(frozen=True, slots=True)
class Span:
    """One version in a clause's life: the clause as that version has it."""

    version: Version
    clause: Clause


ENDED = frozenset({Status.EXPIRED, Status.WITHDRAWN, Status.REVOKED})
"""Statuses of a version that holds no longer, and that no other has replaced."""

_LIVE = frozenset({Status.IN_FORCE, Status.UPCOMING, Status.DRAFT})


class Library:
    """The published letters on `today`; with `drafts`, which only `serve` wants, also those that nobody has signed."""

    def __init__(self, book: Book, today: datetime.date, *, drafts: bool = False) -> None:
        self.book = book
        self.today = today
        published = (
            replace(letter, versions=tuple(v for v in letter.versions if drafts or not v.is_draft))
            for letter in book.letters.values()
        )
        letters = [letter for letter in published if letter.versions]
        self._statuses = {
            (each.letter, each.number): status(each, letter.versions, today)
            for letter in letters
            for each in letter.versions
        }
        self._shown: dict[str, Version] = {letter.id: shown(letter.versions, today) for letter in letters}
        self.letters: dict[str, Letter] = {letter.id: letter for letter in sorted(letters, key=self._place)}
        self._clauses: dict[int, dict[str, Clause]] = {}
        self._made: dict[int, dict[str, list[Clause]]] = {}

    def _place(self, letter: Letter) -> tuple[bool, str, str]:
        """Return what letters are in order by: their numbers, but after all others what holds no longer."""
        has_ended = self.status(self._shown[letter.id]) in ENDED
        return has_ended, letter.versions[-1].document, letter.id

    @property
    def publisher(self) -> Publisher:
        """Return the company."""
        return self.book.publisher

    def shown(self, letter: str) -> Version:
        """Return the version that the letter's own address shows today."""
        return self._shown[letter]

    def is_shown(self, version: Version) -> bool:
        """Whether the letter's own address shows this version today."""
        return self._shown.get(version.letter) is version

    def status(self, version: Version) -> Status:
        """Return what the version is today."""
        return self._statuses[version.letter, version.number]

    def is_live(self, version: Version) -> bool:
        """Whether it binds today or will: the version that its letter shows, unless it has ended."""
        return self.is_shown(version) and self.status(version) in _LIVE

    def live(self) -> list[Version]:
        """Return the versions that bind or will, at most one of each letter."""
        return [version for version in map(self.shown, self.letters) if self.is_live(version)]

    def end(self, version: Version) -> datetime.date | None:
        """Return the last day on which the version is in force, as far as is known (see `status.end`)."""
        return end(version, self.letters[version.letter].versions)

    def statuses(self, version: Version) -> list[tuple[str, Status]]:
        """Return the version's statuses with the day that each begins on (ISO), from the first day on."""
        versions = self.letters[version.letter].versions
        found: list[tuple[str, Status]] = []
        for day in [datetime.date.min, *turning_days(versions)]:
            now = status(version, versions, day)
            if not found or found[-1][1] is not now:
                found.append((day.isoformat(), now))
        return found

    def clauses(self, version: Version) -> dict[str, Clause]:
        """Return the version's clauses by id."""
        if id(version) not in self._clauses:
            self._clauses[id(version)] = {clause.id: clause for clause in version.walk()}
        return self._clauses[id(version)]

    def find(
        self, letter: str, clause: str, seen_from: Version, number: int | None = None
    ) -> tuple[Clause, Version] | None:
        """Return the clause that a reference in `seen_from` means, and its version, or None if it isn't public.

        In another letter that is version `number`, if the reference names one, else the version shown today, or the
        last one that has the clause, if it has ended since.
        """
        if number and letter in self.letters:
            named = next((v for v in self.letters[letter].versions if v.number == number), None)
            found = self.clauses(named).get(clause) if named else None
            return (found, named) if found and named else None
        if letter == seen_from.letter:
            version = seen_from
        elif seen_from.is_form and letter in self.book.forms:
            version = self.book.forms[letter]
        elif letter in self.letters:
            version = self.shown(letter)
        elif letter in self.book.forms:  # not filled in yet: a note of the check says so
            version = self.book.forms[letter]
        else:
            return None
        if found := self.clauses(version).get(clause):
            return found, version
        life = self.life(letter, clause) if letter in self.letters else []
        return (life[-1].clause, life[-1].version) if life else None

    def made_of(self, version: Version, clause: str) -> list[Clause]:
        """Return the version's clauses that were made of another, one of the version before."""
        if id(version) not in self._made:
            made: dict[str, list[Clause]] = {}
            for each in version.walk():
                for origin in set(each.origins) - {each.id}:
                    made.setdefault(origin, []).append(each)
            self._made[id(version)] = made
        return self._made[id(version)].get(clause, [])

    def life(self, letter: str, clause: str) -> list[Span]:
        """Return every version that has the clause, oldest first."""
        spans = []
        for version in self.letters[letter].versions:
            if found := self.clauses(version).get(clause):
                spans.append(Span(version, found))
        return spans

    def clause_ids(self, letter: str) -> Iterator[str]:
        """Yield the ids of all clauses that any version of the letter has, each once."""
        yield from dict.fromkeys(id_ for version in self.letters[letter].versions for id_ in self.clauses(version))

    def referring(self, letter: str, clause: str) -> list[tuple[Clause, Version]]:
        """Return the clauses of the versions shown today that refer to this one."""
        return self._referring.get(Reference(letter, clause), [])

    @cached_property
    def _referring(self) -> dict[Reference, list[tuple[Clause, Version]]]:
        found: dict[Reference, list[tuple[Clause, Version]]] = {}
        for version in self._shown.values():
            for clause in version.walk():
                named = {
                    Reference(piece.letter or version.letter, piece.clause)
                    for piece in (pieces(clause.text.zh) if clause.text else ())
                    if isinstance(piece, ReferenceUse)
                }
                for reference in named - {Reference(version.letter, clause.id)}:
                    found.setdefault(reference, []).append((clause, version))
        return found
