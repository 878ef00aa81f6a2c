"""In: a clause's life. Out: whether its translation may have fallen behind its Chinese.

When the Chinese of a clause changed and the English did not, pages say so until the English changes too or somebody
confirms that it still fits (`translation-checked`).
"""

from __future__ import annotations

from itertools import pairwise

from pledgebook.library import Library, Span
from pledgebook.marked_text import spoken
from pledgebook.model import Clause, Text, Version
from pledgebook.texts import Setting
from pledgebook.vocabulary import Language


def is_unchecked(library: Library, letter: str, clause: str, version: int) -> bool:
    """Whether nobody has confirmed the English of the clause as this version has it."""
    life = [span for span in library.life(letter, clause) if span.version.number <= version]
    unchecked = False
    for before, after in pairwise(life):
        now = after.clause
        if now.is_translation_checked or now.is_redacted or _differs(library, before, after, "en"):
            unchecked = False
        elif _differs(library, before, after, "zh") and now.text and now.text.en:
            unchecked = True
    return unchecked


def unchecked_clauses(library: Library, version: Version) -> list[Clause]:
    """Return the clauses of a version whose English nobody has confirmed."""
    if version.number == 1:
        return []
    return [clause for clause in version.walk() if is_unchecked(library, version.letter, clause.id, version.number)]


def _differs(library: Library, before: Span, after: Span, language: Language) -> bool:
    """Whether a translator would have to look again; a reference is the same under another number."""
    was, now = before.clause, after.clause
    for key in ("heading", "term"):
        if _in(getattr(was, key), language) != _in(getattr(now, key), language):
            return True
    if was.text == now.text:
        return False
    old, new = (
        spoken(Setting(library, span.version, language, "", ""), span.clause.text, language) for span in (before, after)
    )
    return [word.key for word in old] != [word.key for word in new]


def _in(text: Text | None, language: Language) -> str | None:
    return getattr(text, language) if text else None
