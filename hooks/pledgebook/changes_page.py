"""In: two versions of a letter and a language. Out: what the page on their differences says (`changes.html`)."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from pledgebook.comparison import ClauseChange, Comparison, compare
from pledgebook.library import Library
from pledgebook.marked_text import compared_in, html, inline, joined, plain_runs, shared, spoken
from pledgebook.marks import Run, runs
from pledgebook.model import Clause, Text, Version
from pledgebook.particulars import facts, particulars
from pledgebook.status import in_force
from pledgebook.texts import Setting
from pledgebook.translation import is_unchecked
from pledgebook.vocabulary import Change, Language

_QUIET = {Change.RENUMBERED, Change.FOLLOWED}


class Row(NamedTuple):
    """One particular that differs: what it is, and both of its values as one text."""

    what: str
    value: Markup


class Named(NamedTuple):
    """Another clause in a sentence: where it leads, its number, what it is called."""

    href: str
    number: str
    name: Markup


class Block(NamedTuple):
    """One clause on the page."""

    change: ClauseChange
    labels: tuple[Change, ...]
    href: str
    number: str
    former: str
    """Its number before, where that was another; else empty."""
    heading: Markup
    text: Markup
    rows: list[Row]
    origins: list[Named]
    made: list[Named]
    reason: Markup
    successor: Named | None
    is_elsewhere: bool
    """Whether it differs in the other language alone."""
    is_unchecked: bool
    """Whether its Chinese has changed and nobody has said yet that its English still fits."""


class Limit(NamedTuple):
    """A promise whose limit is another, is new, or is gone: both as words, empty where there is none."""

    href: str
    number: str
    what: Markup
    old: str
    new: str


class ChangesPage(NamedTuple):
    """What changed from one version to the next."""

    comparison: Comparison
    setting: Setting
    counts: list[tuple[Change, int]]
    limits: list[Limit]
    particulars: list[Row]
    texts: list[tuple[str, Markup]]
    blocks: list[Block]
    renumbered: list[Block]
    unchanged: list[Block]
    in_force: Version | None
    """The version in force until this one, where that was not the one before."""


def changes_page(library: Library, before: Version, after: Version, language: Language, root: str) -> ChangesPage:
    """Return the page; `root` leads to the site's root in this language."""
    comparison = compare(library, before, after)
    old, new = (Setting(library, version, language, "", root) for version in (before, after))
    blocks = list(_Blocks(comparison, old, new).all())
    told = [block for block in blocks if not _QUIET.issuperset(block.labels) and Change.UNCHANGED not in block.labels]
    counts = Counter(label for block in blocks for label in block.labels)
    return ChangesPage(
        comparison=comparison,
        setting=new,
        counts=[(change, counts[change]) for change in Change if counts[change]],
        limits=list(_limits(comparison, old, new)),
        particulars=list(_particulars(old, new)),
        texts=list(_texts(old, new)),
        blocks=told,
        renumbered=[block for block in blocks if _QUIET.issuperset(block.labels)],
        unchanged=[block for block in blocks if Change.UNCHANGED in block.labels],
        in_force=_in_force(library, before, after),
    )


def _in_force(library: Library, before: Version, after: Version) -> Version | None:
    if not after.effective or after.effective == datetime.date.min:
        return None
    found = in_force(library.letters[after.letter].versions, after.effective - datetime.timedelta(days=1))
    return found if found and found.number not in {before.number, after.number} else None


class _Blocks:
    """The clauses of one comparison in one language."""

    def __init__(self, comparison: Comparison, old: Setting, new: Setting) -> None:
        self.comparison, self.old, self.new = comparison, old, new
        self.language = new.language
        self.before = old.library.clauses(old.version)
        self.texts = dict(self._made())

    def all(self) -> Iterator[Block]:
        for change in self.comparison.clauses:
            yield self._block(change)

    def _made(self) -> Iterator[tuple[str, tuple[list[Run], Language]]]:
        """Yield the text of each clause that was split or merged, against what it was made of."""
        parts: dict[str, list[ClauseChange]] = {}
        for change in self.comparison.clauses:
            if not change.after:
                continue
            if len(change.origins) == 1:
                parts.setdefault(change.origins[0].id, []).append(change)
            elif not change.origins and change.made:
                parts.setdefault(change.id, []).append(change)
            elif change.origins:
                language = compared_in(self.language, change.after.text, *(each.text for each in change.origins))
                whole = joined(spoken(self.old, each.text, language) for each in change.origins)
                yield change.id, (runs(whole, spoken(self.new, change.after.text, language)), language)
        for origin, changes in parts.items():
            made = [change.after.text for change in changes if change.after]
            was = self.before[origin].text
            language = compared_in(self.language, was, *made)
            texts = shared(spoken(self.old, was, language), [spoken(self.new, text, language) for text in made])
            yield from ((change.id, (text, language)) for change, text in zip(changes, texts, strict=True))

    def _block(self, change: ClauseChange) -> Block:
        was, now = change.before, change.after
        is_told = not _QUIET.issuperset(change.changes) and Change.UNCHANGED not in change.changes
        version = self.new.version.number
        number = _capital(change.now.cited.shown(self.language)[0])
        is_other = was is not None and now is not None and was.cited != now.cited
        removed = change.removed
        follows = removed.successor if removed else None
        found = self.new.library.find(follows.letter, follows.clause, self.new.version) if follows else None
        is_known = found is not None and found[0] not in change.made
        return Block(
            change=change,
            labels=change.changes,
            href=f"../#{change.id}" if now else f"../../{change.id}/",
            number=number,
            former=was.cited.shown(self.language)[0] if was and is_other else "",
            heading=self._heading(was, now),
            text=self._text(change) if is_told else Markup(),
            rows=list(_clause_rows(was, now, self.old, self.new)) if was and now and is_told else [],
            origins=[self._named(each, "../../v{}/#{}", self.old.version) for each in change.origins if each != was],
            made=[self._named(each, "#c-{1}", self.new.version) for each in change.made],
            reason=self.new.words(removed.reason) if removed else Markup(),
            successor=self._named(found[0], f"{self.new.root}letters/{found[1].letter}/{{1}}/", found[1])
            if found and is_known
            else None,
            is_elsewhere=bool(change.differing) and self.language not in change.differing and bool(was and now),
            is_unchecked=bool(now)
            and is_unchecked(self.new.library, self.new.version.letter, change.id, version)
            and "zh" in change.differing,
        )

    def _named(self, clause: Clause, href: str, version: Version) -> Named:
        name = self.old.name(clause)
        return Named(href.format(version.number, clause.id), clause.cited.shown(self.language)[0], name)

    def _heading(self, was: Clause | None, now: Clause | None) -> Markup:
        old, new = (self._called(clause) for clause in (was, now))
        if not was or not now:
            return self.new.name(now or was)  # type: ignore[arg-type] # one of them there is
        return inline(plain_runs(old, new), self.language) if old != new else self.new.name(now)

    def _called(self, clause: Clause | None) -> str:
        words = (clause.heading or clause.term) if clause else None
        return words.shown(self.language)[0] if words else ""

    def _text(self, change: ClauseChange) -> Markup:
        if change.id in self.texts:
            return html(self.texts[change.id][0], self.language, self.texts[change.id][1])
        if not change.after and change.made:  # its words stand with the clauses that were made of it
            return Markup()
        was, now = (each.text if each else None for each in (change.before, change.after))
        return compared(self.old, self.new, was, now)


def _capital(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}"


def compared(old: Setting, new: Setting, was: Text | None, now: Text | None) -> Markup:
    """Return a text of two versions as one, in the page's language."""
    language = compared_in(new.language, was, now)
    return html(runs(spoken(old, was, language), spoken(new, now, language)), new.language, language)


def _limits(comparison: Comparison, old: Setting, new: Setting) -> Iterator[Limit]:
    """Yield what a customer looks for first: promises that became stricter or weaker, that came or went."""
    for change in comparison.clauses:
        was, now = (each.promise if each else None for each in (change.before, change.after))
        if not was and change.origins and now:
            was = next((each.promise for each in change.origins if each.promise), None)
        if not now and was and any(each.promise for each in change.made):
            continue  # told where it went
        before, after = (each.shown.shown(new.language)[0] if each else "" for each in (was, now))
        promise = now or was
        if promise and before != after:
            href = f"../#{change.id}" if change.after else f"../../{change.id}/"
            number = change.now.cited.shown(new.language)[0]
            yield Limit(href, number, (new if now else old).words(promise.what), before, after)


def _particulars(old: Setting, new: Setting) -> Iterator[Row]:
    """Yield what differs beside the clauses, each a word or a date."""
    pairs = zip(facts(old.version, new.language), facts(new.version, new.language), strict=True)
    for (name, before), (_, after) in pairs:
        if before != after:
            yield Row(name, inline(plain_runs(before, after), new.language))


def _texts(old: Setting, new: Setting) -> Iterator[tuple[str, Markup]]:
    zh = new.language == "zh"
    for key, name in (
        ("summary", ("通俗说明", "In plain words")),
        ("preamble", ("序言", "Preamble")),
        ("transition", ("适用范围", "Which orders it governs")),
    ):
        was, now = getattr(old.version, key), getattr(new.version, key)
        if key == "transition" and not (was and now):
            continue  # one that is new stands above
        language = compared_in(new.language, was, now)
        before, after = spoken(old, was, language), spoken(new, now, language)
        if before != after:
            yield name[0] if zh else name[1], html(runs(before, after), new.language, language)


def _clause_rows(was: Clause, now: Clause, old: Setting, new: Setting) -> Iterator[Row]:
    """Yield what differs in a clause beside its words."""
    before, after = dict(particulars(was, old)), dict(particulars(now, new))
    named, names = dict(particulars(was, old, by_id=True)), dict(particulars(now, new, by_id=True))
    for name in dict.fromkeys([*before, *after]):
        if named.get(name) != names.get(name):
            yield Row(name, inline(plain_runs(before.get(name, ""), after.get(name, "")), new.language))
