"""In: a clause of the library and a language. Out: what its page says, as the template `clause.html` shows it."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from pledgebook.address import Address
from pledgebook.clause_life import Life, clause_life
from pledgebook.library import Library, Span
from pledgebook.model import Publisher, Removed, Version
from pledgebook.templates import Templates, Told
from pledgebook.texts import Setting
from pledgebook.translation import is_unchecked
from pledgebook.vocabulary import Language
from pledgebook.wording import citation


class Named(NamedTuple):
    """Another clause, as a link names it: where it leads, the letter (if another), the number, what it is called."""

    href: str
    title: Markup
    number: str
    name: Markup


class ClausePage(NamedTuple):
    """A clause alone on its page, as the version shown today has it, else the last version that had it."""

    span: Span
    setting: Setting
    number: str
    name: Markup
    text: Markup
    notes: Markup
    below: Markup
    told: Told
    citation: str
    permanent: str
    """The permanent address below the site's root."""
    life: Life
    is_unchecked: bool
    """Whether its Chinese has changed and nobody has said yet that its English still fits."""
    referring: list[Named]
    case: str
    """The fragment of the promise on the page for complaints, empty where the clause has none there."""
    removed: tuple[Version, Removed] | None
    successor: Named | None


def clause_page(library: Library, templates: Templates, address: Address) -> ClausePage | None:
    """Return the page of the clause that `address` names, or None where no version has had it."""
    letter, clause_id, language = str(address.letter), str(address.clause), address.language
    life = library.life(letter, clause_id)
    if not life:
        return None
    current = library.shown(letter)
    span = next((span for span in life if span.version is current), life[-1])
    clause, version = span.clause, span.version
    setting = Setting(library, version, language, "", address.language_root)
    fragments = templates.fragments(version, language)
    number = _number(span, language)
    removed = _removed(library, letter, clause_id) if version is not current else None
    return ClausePage(
        span=span,
        setting=setting,
        number=f"{number[0].upper()}{number[1:]}",
        name=setting.name(clause),
        text=fragments.text(clause, setting.root),
        notes=fragments.notes(clause),
        below=fragments.below(clause, setting.root),
        told=templates.told(version, language),
        citation=_cited(library.publisher, span, language),
        permanent=f"{Address(language, 'letters', letter, version.number)}#{clause_id}",
        life=clause_life(library, letter, clause_id, language, address.language_root),
        is_unchecked=is_unchecked(library, letter, clause_id, version.number),
        referring=[
            _named(Span(other_version, other), setting, f"{other_version.letter}/#{other.id}")
            for other, other_version in library.referring(letter, clause_id)
        ],
        case=f"#{letter}.{clause_id}" if clause.promise and library.is_live(version) else "",
        removed=removed,
        successor=_successor(library, removed[1], setting) if removed else None,
    )


def _cited(publisher: Publisher, span: Span, language: Language) -> str:
    return citation(span.clause, span.version, publisher.name, language)


def _number(span: Span, language: Language) -> str:
    return span.clause.cited.shown(language)[0]


def _named(span: Span, setting: Setting, below_letters: str) -> Named:
    href = f"{setting.root}letters/{below_letters}"
    title = setting.words(span.version.title) if span.version.letter != setting.version.letter else Markup()
    return Named(href, title, _number(span, setting.language), setting.name(span.clause))


def _removed(library: Library, letter: str, clause: str) -> tuple[Version, Removed] | None:
    """Return the version that ended the clause, and how."""
    ended = ((version, removed) for version in library.letters[letter].versions for removed in version.removed)
    return next(((version, removed) for version, removed in ended if removed.id == clause), None)


def _successor(library: Library, removed: Removed, setting: Setting) -> Named | None:
    """Return the last version of the clause that takes the removed one's place, if it has one that is public."""
    follows = removed.successor
    life = library.life(follows.letter, follows.clause) if follows and follows.letter in library.letters else []
    if not life:
        return None
    return _named(life[-1], setting, f"{life[-1].version.letter}/{life[-1].clause.id}/")
