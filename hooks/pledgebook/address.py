"""The address grammar of the public site: `Address` → text and its inverse, `parse`. Addresses outlive all else."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from pledgebook.vocabulary import Language

SECTIONS = (
    "",
    "letters",
    "forms",
    "clauses",
    "terms",
    "promises",
    "journey",
    "complain",
    "duties",
    "changes",
    "verify",
    "data-format",
    "about",
)
Page: TypeAlias = Literal["changes", "compare", "print"]
_GRAMMAR = re.compile(
    r"(?P<en>en/)?"
    r"(?:(?P<section>letters|forms|clauses|terms|promises|journey|complain|duties|changes|verify|data-format|about)/)?"
    r"(?:(?<=letters/)(?P<letter>(?!print/)[a-z][a-z0-9-]*)/"
    r"(?:v(?P<version>[1-9]\d{0,3})/(?:(?P<changes>changes/)|(?P<bilingual>print/))?|(?P<compare>compare/)"
    r"|(?P<clause>(?!(?:v\d+|changes)/)[a-z][a-z0-9-]*)/)?"
    r"|(?<=letters/)(?P<collection>print/)"
    r"|(?<=forms/)(?P<form>[a-z][a-z0-9-]*)/)?",
    re.ASCII,
)
_PAGES: dict[Page, tuple[str, ...]] = {
    "changes": ("changes",),
    "compare": ("compare",),
    "print": ("bilingual", "collection"),
}


@dataclass(frozen=True, slots=True)
class Address:
    """One page of the site. `section` is the first folder, empty for the home page; `letter` also names a form.

    `page` is one beside the text itself: `changes` of a version, `compare` of a letter; `print`, only for paper, of a
    version (in both languages) or of all letters.
    """

    language: Language
    section: str = ""
    letter: str | None = None
    version: int | None = None
    clause: str | None = None
    page: Page | None = None

    def __str__(self) -> str:
        parts = ["en"] if self.language == "en" else []
        parts += [self.section] if self.section else []
        parts += [self.letter] if self.letter else []
        parts += [f"v{self.version}"] if self.version else []
        parts += [self.clause] if self.clause else []
        parts += [self.page] if self.page else []
        return "".join(f"{part}/" for part in parts)

    @property
    def shell(self) -> str:
        """Return the section whose shell the page is stamped from."""
        return "changes" if self.page in {"changes", "compare"} else self.section

    @property
    def root(self) -> str:
        """Return the way from this page to the site's root, without the last slash: `.`, `..`, `../..`."""
        depth = (self.language == "en") + sum(
            map(bool, (self.section, self.letter, self.version, self.clause, self.page))
        )
        return "/".join([".."] * depth) or "."

    @property
    def language_root(self) -> str:
        """Return the way to the root of the site in this page's language, ending in a slash."""
        return f"{self.root}/{'en/' if self.language == 'en' else ''}"

    def in_language(self, language: Language) -> Address:
        """Return the same page in another language."""
        return replace(self, language=language)


def parse(text: str) -> Address | None:
    """Return the address that `text` (below the site's root, ending in a slash or empty) names, or None."""
    match = _GRAMMAR.fullmatch(text)
    if not match:
        return None
    version = int(match["version"]) if match["version"] else None
    return Address(
        "en" if match["en"] else "zh",
        match["section"] or "",
        match["letter"] or match["form"],
        version,
        match["clause"],
        next((name for name, groups in _PAGES.items() if any(match[group] for group in groups)), None),
    )
