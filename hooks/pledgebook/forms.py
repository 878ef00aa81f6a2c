"""In: a book. Out: its blank forms in the order in which a company meets them, and which of them need each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pledgebook.book import Book
from pledgebook.markup import ReferenceUse, paragraphs, pieces
from pledgebook.model import Version
from pledgebook.vocabulary import Stage


def ordered(forms: Mapping[str, Version]) -> list[Version]:
    """Return the forms by stage, the whole course first; within a stage those first that most others refer to."""
    stages = [None, *Stage]
    count = {id_: sum(id_ in referred(other) for other in forms.values()) for id_ in forms}
    return sorted(forms.values(), key=lambda form: (stages.index(form.stage), -count[form.letter], form.letter))


def referred(version: Version) -> set[str]:
    """Return the ids of the other letters that a letter or form refers to."""
    return set(_referred(version)) - {version.letter}


def needed(chosen: Iterable[str], forms: Mapping[str, Version]) -> set[str]:
    """Return the chosen forms and all that they refer to, directly or not: without these they can't be checked."""
    found: set[str] = set()
    rest = set(chosen)
    while rest:
        found |= rest
        rest = {other for id_ in rest for other in referred(forms[id_]) if other in forms} - found
    return found


def waiting(versions: Iterable[Version], book: Book) -> list[Version]:
    """Return the forms that letters refer to and that aren't filled in, in their order."""
    names = {name for version in versions for name in referred(version)} - set(book.letters)
    return [form for form in ordered(book.forms) if form.letter in names]


def _referred(version: Version) -> Iterator[str]:
    texts = [version.summary, version.preamble, *(clause.text for clause in version.walk())]
    for words in (words for text in texts if text for words in (text.zh, text.en) if words):
        for piece in (piece for paragraph in paragraphs(words) for piece in pieces(paragraph)):
            if isinstance(piece, ReferenceUse) and piece.letter:
                yield piece.letter
    for promise in (clause.promise for clause in version.walk() if clause.promise):
        yield from (reference.letter for reference in promise.remedy.clauses) if promise.remedy else ()
