"""In: a clause and a language. Out: its life, newest first: number and words in each version, and how it ended."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from pledgebook.library import Library, Span
from pledgebook.marked_text import compared_in, html, inline, plain_runs, spoken
from pledgebook.marks import runs
from pledgebook.model import Correction, Redaction, Removed, Text, Version
from pledgebook.texts import Setting
from pledgebook.vocabulary import Language


class Relative(NamedTuple):
    """Another clause of the same letter, as a version has it."""

    href: str
    number: str
    name: Markup


class Stage(NamedTuple):
    """A clause in one version. `former` is its number before, where that was another.

    `heading` and `text` are there only where they changed, with the words marked, and in the first version of a text
    that changed later.
    """

    version: Version
    href: str
    number: str
    former: str
    heading: Markup
    text: Markup
    origins: list[Relative]
    corrections: list[Correction]
    redactions: list[Redaction]


class Ended(NamedTuple):
    """How a clause ended: with which version, why, and what has been made of it."""

    version: Version
    removed: Removed | None
    made: list[Relative]


class Life(NamedTuple):
    """All of it, newest first; `ended` stands above."""

    stages: list[Stage]
    ended: Ended | None
    made: list[tuple[int, list[Relative]]]
    """What was made of it while it went on, by the number of the version that did so."""


def clause_life(library: Library, letter: str, clause: str, language: Language, root: str) -> Life:
    """Return the life of a clause that at least one version has."""
    spans = library.life(letter, clause)
    stages: list[Stage] = []
    changes = any(span.clause.text != spans[0].clause.text for span in spans)
    for index, span in enumerate(spans):
        before = spans[index - 1] if index else None
        stages.append(_stage(library, span, before, (language, root, changes)))
    made = {
        version.number: found
        for version in library.letters[letter].versions
        if (found := _made(library, version, clause, language))
    }
    last = spans[-1].version.number
    later = next((v for v in library.letters[letter].versions if v.number > last), None)
    removed = next((each for each in later.removed if each.id == clause), None) if later else None
    ended = Ended(later, removed, made.pop(later.number, [])) if later else None
    return Life(stages[::-1], ended, sorted(made.items(), reverse=True))


def _stage(library: Library, span: Span, before: Span | None, shown: tuple[Language, str, bool]) -> Stage:
    language, root, is_changing = shown
    clause, version = span.clause, span.version
    setting = Setting(library, version, language, f"../v{version.number}/", root)
    number = clause.cited.shown(language)[0]
    heading = text = Markup()
    former = ""
    if before:
        former = before.clause.cited.shown(language)[0]
    if before and not (before.clause.is_redacted or clause.is_redacted):  # what was removed can't be compared
        old = Setting(library, before.version, language, "", root)
        names = [_called(each.heading or each.term, language) for each in (before.clause, clause)]
        heading = inline(plain_runs(*names), language) if names[0] != names[1] else Markup()
        if before.clause.text != clause.text:
            written = compared_in(language, before.clause.text, clause.text)
            was, now = spoken(old, before.clause.text, written), spoken(setting, clause.text, written)
            if [word.key for word in was] != [word.key for word in now]:
                text = html(runs(was, now), language, written)
    elif not before and is_changing and clause.text:
        text = setting.running(clause.text, clause.term)
    path = f"clauses/{clause.id}"
    return Stage(
        version=version,
        href=f"../v{version.number}/#{clause.id}",
        number=number,
        former=former if former != number else "",
        heading=heading,
        text=text,
        origins=_origins(library, span, language),
        corrections=[each for each in version.corrections if each.path == path or each.path.startswith(f"{path}/")],
        redactions=[each for each in version.redactions if each.path == path],
    )


def _called(text: Text | None, language: Language) -> str:
    return text.shown(language)[0] if text else ""


def _origins(library: Library, span: Span, language: Language) -> list[Relative]:
    """Return what the clause was made of in this version, without itself."""
    earlier = [v for v in library.letters[span.version.letter].versions if v.number < span.version.number]
    before = earlier[-1] if earlier else None
    if not before:
        return []
    had = library.clauses(before)
    found = [had[id_] for id_ in span.clause.origins if id_ in had and id_ != span.clause.id]
    setting = Setting(library, before, language, "", "")
    return [Relative(f"../{each.id}/", each.cited.shown(language)[0], setting.name(each)) for each in found]


def _made(library: Library, version: Version, clause: str, language: Language) -> list[Relative]:
    setting = Setting(library, version, language, "", "")
    return [
        Relative(f"../{each.id}/", each.cited.shown(language)[0], setting.name(each))
        for each in library.made_of(version, clause)
    ]
