"""In: a version's setting. Out: its duties as the register lists them: every promise, and every clause that binds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pledgebook.commitments import Commitment, commitments
from pledgebook.library import Library, Span
from pledgebook.model import Clause, Field, Text
from pledgebook.texts import Setting
from pledgebook.values import Frequency
from pledgebook.vocabulary import LANGUAGES, Kind

_BINDING = {Kind.DUTY, Kind.PROHIBITION, Kind.SAFEGUARD}


class Change(NamedTuple):
    """In which version a clause last became what it is, if not in the first."""

    version: int
    is_new: bool


class Duty(NamedTuple):
    """One row: a clause that binds, with its promise if it has one, and the change that operations must know of.

    `by` says who owes it: for a clause without a promise, whoever signed. `frequency` is set for what recurs.
    """

    clause: Clause
    setting: Setting
    href: str
    number: str
    by: Text
    what: Text
    commitment: Commitment | None
    frequency: Field | None
    change: Change | None

    @property
    def words(self) -> str:
        """Return the clause's exact words, a paragraph on a line; a definition's begin with its term."""
        text, term = self.clause.text, self.clause.term
        if not text:
            return ""
        language = text.shown(self.setting.language)[1]
        quoted = f"“{term.shown(language)[0]}”{'' if language == 'zh' else ' '}" if term else ""
        return f"{quoted}{self.setting.plain(text)}"


def duties(setting: Setting) -> Iterator[Duty]:
    """Yield the version's rows in the order of their clauses."""
    version = setting.version
    promises = {each.clause.id: each for each in commitments(setting)}
    nobody = Text("", "")
    for clause in version.walk():
        promise = clause.promise
        if not clause.text or not (promise or clause.kind in _BINDING):
            continue
        limit = version.fields[promise.limit] if promise else None
        yield Duty(
            clause=clause,
            setting=setting,
            href=f"{setting.own}#{clause.id}",
            number=clause.cited.shown(setting.language)[0],
            by=promise.by if promise else version.signatory or nobody,
            what=promise.what if promise else clause.heading or clause.term or nobody,
            commitment=promises.get(clause.id),
            frequency=limit if limit and isinstance(limit.value, Frequency) else None,
            change=_change(setting.library, version.letter, clause.id, version.number),
        )


def _change(library: Library, letter: str, clause: str, number: int) -> Change | None:
    """Return when the clause last changed, up to version `number`."""
    life = [span for span in library.life(letter, clause) if span.version.number <= number]
    if len(life) == 1:
        return Change(life[0].version.number, is_new=True) if life[0].version.number > 1 else None
    said = [_said(library, span) for span in life]
    changed = next((index for index in range(len(life) - 1, 0, -1) if said[index] != said[index - 1]), 0)
    version = life[changed].version.number
    return Change(version, is_new=changed == 0) if version > 1 else None


def _said(library: Library, span: Span) -> object:
    """Return all that a clause says to whoever works by it: its words with their figures, and its promise with its."""
    clause, version = span.clause, span.version
    texts = [clause.heading, clause.term]
    words = [
        Setting(library, version, language, "", "").plain(clause.text) if clause.text else "" for language in LANGUAGES
    ]
    remedy = clause.promise.remedy if clause.promise else None
    names = (remedy.amount, remedy.paid_within) if remedy else ()
    return texts, words, clause.kind, clause.promise, [version.fields[name].shown for name in names if name]
