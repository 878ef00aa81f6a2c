"""In: the settings of the versions that are shown. Out: the letters by stage and the terms, as lists show them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from pledgebook.library import ENDED, Library
from pledgebook.model import Clause, Promise
from pledgebook.texts import Setting
from pledgebook.vocabulary import WHOLE_COURSE, Language, Stage
from pledgebook.wording import strongest

_ENDED = {"zh": "已停止适用", "en": "No longer in force"}

Listed: TypeAlias = list[tuple[Setting, Promise | None]]


def by_stage(library: Library, settings: Iterable[Setting], language: Language) -> list[tuple[str, Listed]]:
    """Return the letters by stage, each with the promise that stands for it.

    Those for the whole course come first, those that hold no longer last.
    """
    groups: dict[Stage | None, Listed] = {None: [], **{stage: [] for stage in Stage}}
    ended: Listed = []
    for setting in settings:
        if library.status(setting.version) in ENDED:
            ended.append((setting, None))  # what it promised would be taken for a promise
        else:
            groups[setting.version.stage].append((setting, strongest(setting.version)))
    named = [(stage.label(language) if stage else WHOLE_COURSE[language], each) for stage, each in groups.items()]
    return [(name, letters) for name, letters in (*named, (_ENDED[language], ended)) if letters]


def terms(settings: Iterable[Setting]) -> dict[tuple[str, str], list[tuple[Clause, Setting]]]:
    """Return by a term and its definition, in the page's language, the clauses that define it so."""
    found: dict[tuple[str, str], list[tuple[Clause, Setting]]] = {}
    for setting in settings:
        for clause in setting.version.walk():
            if clause.term and clause.text:
                key = (clause.term.shown(setting.language)[0], clause.text.shown(setting.language)[0])
                found.setdefault(key, []).append((clause, setting))
    return found
