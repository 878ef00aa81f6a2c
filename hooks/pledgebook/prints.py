"""In: the library. Out: what stands on the pages that are only for paper: a letter in both languages, all in one.

No reader's browser gets these pages: `pdf` prints them, and a development server shows them on request.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from pledgebook import paper
from pledgebook.library import Library
from pledgebook.model import Clause, Text, Version
from pledgebook.templates import Templates
from pledgebook.texts import Setting
from pledgebook.vocabulary import LANGUAGES, Language, Status

_OWN_ID = re.compile(r'(?<= id=")(?=[^"]+")|(?<= href="#)(?=[^"]+")')


@dataclass(frozen=True, slots=True)
class Side:
    """A clause in one language."""

    number: str
    name: Markup | None
    text: Markup | None


@dataclass(frozen=True, slots=True)
class Pair:
    """A clause in both, in the order of LANGUAGES; `level` counts from 1."""

    clause: Clause
    level: int
    sides: tuple[Side, Side]


@dataclass(frozen=True, slots=True)
class Bound:
    """A letter in the collection; ids on its page begin with `prefix`, since other letters may have the same."""

    version: Version
    setting: Setting
    clauses: Markup
    prefix: str


def pairs(settings: tuple[Setting, Setting]) -> Iterator[Pair]:
    """Yield every clause of a version beside its translation."""
    for clause in settings[0].version.walk():
        zh, en = (_side(setting, clause) for setting in settings)
        yield Pair(clause, len(clause.place), (zh, en))


def _side(setting: Setting, clause: Clause) -> Side:
    number = clause.label.shown(setting.language)[0]
    name = setting.words(clause.heading) if clause.heading else None
    return Side(number, name, setting.running(clause.text, clause.term) if clause.text else None)


def both(library: Library, version: Version) -> tuple[Setting, Setting]:
    """Return the settings of a page that shows a version in both languages."""
    zh, en = (
        Setting(library, version, language, "", f"../../../../{'en/' if language == 'en' else ''}")
        for language in LANGUAGES
    )
    return zh, en


def in_force(library: Library) -> list[Version]:
    """Return the versions in force, in the letters' order."""
    shown = (library.shown(letter) for letter in library.letters)
    return [version for version in shown if library.status(version) is Status.IN_FORCE]


def bound(library: Library, templates: Templates, language: Language) -> Iterator[Bound]:
    """Yield the letters in force, for one document."""
    home = f"../../{'en/' if language == 'en' else ''}"
    for version in in_force(library):
        own = f"{home}letters/{version.letter}/"
        html = templates.fragments(version, language).on_letter(home, f"{own}v{version.number}/", own)
        prefix = f"{version.letter}--"
        clauses = Markup(_OWN_ID.sub(prefix, html))  # noqa: S704 - a template's output, with longer ids
        yield Bound(version, Setting(library, version, language, "", home), clauses, prefix)


def style(library: Library, site_url: str, language: Language) -> str:
    """Return the collection's own rules: each letter's pages have its header and its address at the foot."""
    rules, name = "", ""
    for version in in_force(library):
        left, right = paper.heads(version, library.publisher.name, language)
        foot = f"{site_url}{'en/' if language == 'en' else ''}letters/{version.letter}/v{version.number}/"
        digest = version.sealed.digest if version.sealed else None
        name = f"pb-{version.letter}"
        boxes = {"top-left": left, "top-right": right, "bottom-left": paper.foot(foot, digest, language)}
        inside = "".join(f"@{box}{{content:{paper.quoted(words)}}}" for box, words in boxes.items())
        rules += f"@page {name}{{{inside}}}#{version.letter}{{page:{name}}}"
    return rules + f".pb-footer{{page:{name}}}" if name else ""  # or the foot would have a page of its own


def names(version: Version) -> Text:
    """Return what the bilingual print-out of a version is called."""
    title = version.title
    zh = f"{title.zh}（{paper.edition(version, 'zh')}，中英对照）"
    return Text(zh, f"{title.shown('en')[0]} ({paper.edition(version, 'en')}, Chinese and English)")
