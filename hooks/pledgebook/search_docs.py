"""In: the library and a language. Out: what search can find, letter by letter: the words that the pages show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pledgebook.library import Library
from pledgebook.model import Clause, Version
from pledgebook.numbering import Place
from pledgebook.templates import SHAPES
from pledgebook.texts import Setting
from pledgebook.vocabulary import LANG_TAG, Language

PARAGRAPH = "\x1f"
"""Stands between paragraphs: a control character, which the data can't contain."""


class Doc(NamedTuple):
    """One clause, or with an empty id the letter itself; its words as the page in `language` shows them.

    `lang` is the tag of the text's language where that isn't the page's.
    """

    id: str
    cited: str
    kind: str
    stage: str
    heading: str
    term: str
    text: str
    lang: str
    place: Place


class Group(NamedTuple):
    """One version with its clauses. `version` is empty for the one that the letter's own address shows.

    `days` says from which day on it has which status, as the status line on its page does.
    """

    letter: str
    version: str
    document: str
    days: str
    docs: tuple[Doc, ...]


def shown(library: Library, language: Language) -> Iterator[Group]:
    """Yield the version of every letter that its own address shows today."""
    return _groups(library, language, map(library.shown, library.letters))


def others(library: Library, language: Language) -> Iterator[Group]:
    """Yield all other versions, the newest of each letter first."""
    versions = (version for letter in library.letters.values() for version in reversed(letter.versions))
    return _groups(library, language, (version for version in versions if not library.is_shown(version)))


def _groups(library: Library, language: Language, versions: Iterable[Version]) -> Iterator[Group]:
    for version in versions:
        setting = Setting(library, version, language, "", "")
        days = ";".join(
            f"{day}={status.value}={SHAPES[status]}={status.label(language)}"
            for day, status in library.statuses(version)
        )
        summary = setting.plain(version.summary).replace("\n", PARAGRAPH)
        title, lang = version.title.shown(language)
        letter = Doc("", "", "", version.stage or "whole", title, "", summary, _tag(lang, language), ())
        docs = (letter, *(_doc(clause, setting) for clause in version.walk()))
        number = "" if library.is_shown(version) else str(version.number)
        yield Group(version.letter, number, version.document, days, docs)


def _doc(clause: Clause, setting: Setting) -> Doc:
    language = setting.language
    text = setting.plain(clause.text).replace("\n", PARAGRAPH) if clause.text else ""
    words = clause.text or clause.heading or clause.term
    return Doc(
        clause.id,
        clause.cited.shown(language)[0],
        clause.kind or "",
        clause.stage or "whole",
        clause.heading.shown(language)[0] if clause.heading else "",
        clause.term.shown(language)[0] if clause.term else "",
        text,
        _tag(words.shown(language)[1], language) if words else "",
        clause.place,
    )


def _tag(written: Language, language: Language) -> str:
    return "" if written == language else LANG_TAG[written]
