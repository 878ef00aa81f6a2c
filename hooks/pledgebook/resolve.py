"""In: a version as its file has it, and the library of the day. Out: the same with every word that it shows filled in.

Behind this no other letter, library or rule of ours can move a word of it: references into other letters name the
version that they meant on that day (《…》第2.1条 of version 2), fields hold the words of their values.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pledgebook.library import Library
from pledgebook.markup import FieldUse, Piece, ReferenceUse, pieces, written
from pledgebook.model import Clause, Promise, Reference, Text, Version
from pledgebook.vocabulary import Language
from pledgebook.wording import following, reference, shown_value


def resolved(version: Version, library: Library) -> Version:
    """Return the version with its texts resolved. KeyError where it refers to what no public letter has."""
    resolver = _Resolver(version, library)
    return replace(
        version,
        summary=resolver.text(version.summary),
        preamble=version.preamble and resolver.text(version.preamble),
        changes=version.changes and resolver.text(version.changes),
        transition=version.transition and resolver.text(version.transition),
        clauses=tuple(resolver.clause(clause) for clause in version.clauses),
    )


def unsealed(version: Version, library: Library) -> Iterator[Reference]:
    """Yield what the version refers to and can't be fixed, because no sealed version has it."""
    texts = [version.summary, version.preamble, version.changes, version.transition]
    for text in [*texts, *(clause.text for clause in version.walk())]:
        for piece in pieces(text.zh) if text else ():
            if isinstance(piece, ReferenceUse) and piece.letter not in {None, version.letter}:
                found = library.find(str(piece.letter), piece.clause, version)
                if found is None or found[1].is_form:
                    yield Reference(str(piece.letter), piece.clause)
    remedies = (clause.promise.remedy for clause in version.walk() if clause.promise and clause.promise.remedy)
    for named in (each for remedy in remedies for each in (*remedy.breach, *remedy.clauses)):
        found = library.find(named.letter, named.clause, version)
        if found is None or found[1].is_form:
            yield named


class _Resolver:
    def __init__(self, version: Version, library: Library) -> None:
        self.version = version
        self.library = library

    def clause(self, clause: Clause) -> Clause:
        below = tuple(self.clause(each) for each in clause.clauses)
        promise = clause.promise and self.promise(clause.promise)
        return replace(clause, text=clause.text and self.text(clause.text), promise=promise, clauses=below)

    def promise(self, promise: Promise) -> Promise:
        if promise.remedy is None:
            return promise
        remedy = replace(
            promise.remedy,
            breach=tuple(map(self.fixed, promise.remedy.breach)),
            clauses=tuple(map(self.fixed, promise.remedy.clauses)),
        )
        return replace(promise, remedy=remedy)

    def fixed(self, reference: Reference) -> Reference:
        found = self.library.find(reference.letter, reference.clause, self.version)
        if found is None:
            raise KeyError(str(reference))
        number = found[1].number if reference.letter != self.version.letter else None
        return replace(reference, version=number)

    def text(self, text: Text) -> Text:
        return Text(self.words(text.zh, "zh"), None if text.en is None else self.words(text.en, "en"))

    def words(self, words: str, language: Language) -> str:
        return "".join(written(self.piece(piece, language)) for piece in pieces(words))

    def piece(self, piece: Piece, language: Language) -> Piece:
        if isinstance(piece, FieldUse):
            shown = shown_value(self.version.fields[piece.id], language)
            return replace(piece, shown=_one_line(shown or ""))
        if not isinstance(piece, ReferenceUse):
            return piece
        letter = piece.letter or self.version.letter
        found = self.library.find(letter, piece.clause, self.version)
        if found is None:
            raise KeyError(f"{letter}#{piece.clause}")
        clause, version = found
        elsewhere = version.letter != self.version.letter
        if piece.words:
            words = piece.words
        elif piece.follows and elsewhere:
            words = following(clause, version, language)
        else:
            words = reference(clause, version, language, elsewhere=elsewhere)
        number = version.number if elsewhere and not piece.follows else None
        target = version.letter if elsewhere else None
        return replace(
            piece, letter=target, follows=piece.follows and elsewhere, words=_one_line(words), version=number
        )


def _one_line(words: str) -> str:
    return " ".join(words.split("\n"))
