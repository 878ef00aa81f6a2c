"""In: a version and a language. Out: each of its clauses as HTML, rendered once for all the pages that show it.

A clause stands on its letter's page, its version's, its own and those of the clauses above it. Only the way to other
pages and the level of headings differ, so these stay open as marks, control characters that no text of an author can
contain, until a page puts the clause in its place.
"""

from __future__ import annotations

from jinja2.runtime import Macro
from markupsafe import Markup

from pledgebook.library import Library
from pledgebook.model import Clause, Text, Version
from pledgebook.numbering import anchor, cite
from pledgebook.proof_page import amended
from pledgebook.texts import Setting
from pledgebook.values import show_date
from pledgebook.vocabulary import LANGUAGES, Language, Numbering

_OWN, _ROOT, _PERMANENT, _PAGES = "\x01", "\x02", "\x03", "\x04"
_LEVELS = "\x11\x12\x13\x14"
_SIX_LINES: dict[Language, int] = {"zh": 220, "en": 520}
"""Characters that surely fill more than six lines on paper: a shorter text is never divided between pages."""


class Fragments:
    """The clauses of one version in one language, each once."""

    def __init__(self, library: Library, version: Version, language: Language, whole: Macro, notes: Macro) -> None:
        self._setting = Setting(library, version, language, own=_OWN, root=_ROOT)
        self._whole = whole
        self._amended = notes
        self._own_page = "../" if library.is_shown(version) else f"../v{version.number}/"
        self._texts: dict[str, Markup] = {}
        self._wholes: dict[str, str] = {}
        self._levels: dict[str, int] = {}
        for clause in version.clauses:
            self._render(clause, 1)

    def on_letter(self, root: str, permanent: str, pages: str) -> Markup:
        """Return all clauses for the page of a letter or version.

        `root` leads to the site's root in this language, `permanent` to the version's own page, `pages` to the folder
        of the clauses' own pages; each is empty or ends in a slash.
        """
        html = "".join(self._wholes[clause.id] for clause in self._setting.version.clauses)
        return _placed(html, 1, ("", root, permanent, pages))

    def text(self, clause: Clause, root: str) -> Markup:
        """Return the clause's own text for its own page, without the clauses below it."""
        return _placed(str(self._texts[clause.id]), 1, (self._own_page, root, "", "../"))

    def notes(self, clause: Clause) -> Markup:
        """Return what was entered about a clause since it was sealed, for under its text."""
        corrections, redactions = amended(self._setting.version, clause)
        if not corrections and not redactions:
            return Markup()
        html = self._amended(corrections, redactions, self._setting, show_date, self._setting.language == "zh")
        return Markup(html)  # noqa: S704 - a template's own output

    def below(self, clause: Clause, root: str) -> Markup:
        """Return the clauses below it for its own page."""
        version = self._setting.version
        level = self._levels[clause.id] + bool(clause.heading)
        html = "".join(self._wholes[each.id] for each in clause.clauses)
        return _placed(html, level, (self._own_page, root, f"../v{version.number}/", "../"))

    def _render(self, clause: Clause, level: int) -> str:
        """Render the clause and all below it. One without a heading passes its level on, so that none is skipped."""
        setting, version = self._setting, self._setting.version
        self._levels[clause.id] = level
        below = [self._render(each, level + bool(clause.heading)) for each in clause.clauses]
        self._texts[clause.id] = setting.running(clause.text, clause.term) if clause.text else Markup()
        self._wholes[clause.id] = self._whole(
            clause=clause,
            is_form=version.is_form,
            zh=setting.language == "zh",
            heading=setting.words(clause.heading) if clause.heading else None,
            level=_LEVELS[level - 1],
            anchor=anchor(clause.place),
            number=clause.label.shown(setting.language)[0],
            cited=clause.cited.shown(setting.language)[0],
            is_decimal=clause.cited == _decimal(clause),
            is_wide=len(clause.place) == 1 and setting.language == "zh" and not clause.label.zh.isdecimal(),
            is_long=self._is_long(clause),
            text=self._texts[clause.id],
            notes=self.notes(clause),
            permanent=_PERMANENT,
            pages=_PAGES,
            below=Markup("".join(below)),  # noqa: S704 - a template's own output
        )
        return self._wholes[clause.id]

    def _is_long(self, clause: Clause) -> bool:
        if not clause.text:
            return False
        words, language = clause.text.shown(self._setting.language)
        limit = _SIX_LINES[language]
        return len(words) > limit and len(self._setting.plain(clause.text)) > limit  # without its markup


def _decimal(clause: Clause) -> Text:
    """Return what a decimal number is called: what `numbers.js` makes of it, so that a page needn't carry it."""
    return Text(*(cite(clause.place, Numbering.DECIMAL, language) for language in LANGUAGES))


def _placed(html: str, level: int, addresses: tuple[str, str, str, str]) -> Markup:
    """Fill in the marks with their addresses; headings of depth `level` become h2, those below follow."""
    for mark, value in zip((_OWN, _ROOT, _PERMANENT, _PAGES), addresses, strict=True):
        html = html.replace(mark, value)
    for depth, mark in enumerate(_LEVELS, 1):
        html = html.replace(mark, str(max(2, depth - level + 2)))
    return Markup(html)  # noqa: S704 - the fragments are a template's output, the values are addresses
