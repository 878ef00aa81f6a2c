"""In: two versions of one letter. Out: what became of every clause, by its id, whatever the language of the page."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pledgebook.library import Library
from pledgebook.marked_text import spoken
from pledgebook.markup import ReferenceUse, pieces
from pledgebook.model import Clause, Removed, Text, Version
from pledgebook.particulars import particulars
from pledgebook.texts import Setting
from pledgebook.vocabulary import LANGUAGES, Change, Language


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """What became of one clause; `before` or `after` is None where the version lacks it.

    `origins` are the clauses of the version before of which it was made, itself included where it goes on; `made` are
    those of the version after that were made of it. `differing` are the languages in which its words differ.
    """

    id: str
    before: Clause | None
    after: Clause | None
    changes: tuple[Change, ...]
    origins: tuple[Clause, ...]
    made: tuple[Clause, ...]
    removed: Removed | None
    differing: frozenset[Language]

    @property
    def now(self) -> Clause:
        """Return the clause as the later version has it, else as the earlier one had it."""
        found = self.after or self.before
        assert found
        return found


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions of one letter, with every clause of either in the order in which a reader meets it."""

    before: Version
    after: Version
    clauses: tuple[ClauseChange, ...]


def compare(library: Library, before: Version, after: Version) -> Comparison:
    """Return what changed; `after` is the later version, though not always the next."""
    had, has = library.clauses(before), library.clauses(after)
    settings = {version.number: Setting(library, version, "zh", "", "") for version in (before, after)}
    lineage = _lineage(had, has)
    moved = _moved(before, after)
    removed = {each.id: each for each in after.removed}
    found: list[ClauseChange] = []
    for id_ in _order(list(had), list(has)):
        was, now = had.get(id_), has.get(id_)
        origins = tuple(had[origin] for origin in lineage.get(id_, ()))
        made = _made(id_, lineage, has)
        is_part = len(origins) == 1 and (origins[0].id in has or len(_made(origins[0].id, lineage, has)) > 1)
        differing, followed = _differing(was, now, settings[before.number], settings[after.number])
        changes = tuple(_changes(was, now, origins, made, (is_part, id_ in moved, bool(differing), followed)))
        found.append(ClauseChange(id_, was, now, changes, origins, made, removed.get(id_), differing))
    return Comparison(before, after, tuple(found))


def _lineage(had: Mapping[str, Clause], has: Mapping[str, Clause]) -> dict[str, tuple[str, ...]]:
    """Return of which clauses each new or merged one was made, in their old order."""
    found = {}
    for clause in has.values():
        named = {origin for origin in clause.origins if origin in had}
        if named:
            named |= {clause.id} & had.keys()
            found[clause.id] = tuple(id_ for id_ in had if id_ in named)
    return found


def _made(id_: str, lineage: Mapping[str, tuple[str, ...]], has: Mapping[str, Clause]) -> tuple[Clause, ...]:
    """Return the clauses that were made of this one, without itself."""
    return tuple(has[other] for other, of in lineage.items() if id_ in of and other != id_)


def _changes(
    was: Clause | None,
    now: Clause | None,
    origins: Sequence[Clause],
    made: Sequence[Clause],
    facts: tuple[bool, bool, bool, bool],
) -> Iterator[Change]:
    """Yield what became of a clause, first what a reader must know first."""
    is_part, is_moved, is_changed, is_followed = facts
    if len(origins) > 1:
        yield Change.MERGED
    elif is_part or (made and (len(made) > 1 or now)):
        yield Change.SPLIT
    elif not now and made and len(made[0].origins) > 1:
        yield Change.MERGED
    elif not now:
        yield Change.REMOVED
    elif not was:
        yield Change.ADDED
    if not was or not now:
        return
    if is_changed and not origins and not made:
        yield Change.CHANGED
    if is_moved:
        yield Change.MOVED
    elif was.cited != now.cited:
        yield Change.RENUMBERED
    if is_followed and not is_changed:
        yield Change.FOLLOWED
    is_same = not (is_moved or is_changed or is_followed or origins or made) and was.cited == now.cited
    if is_same:
        yield Change.UNCHANGED


def _moved(before: Version, after: Version) -> set[str]:
    """Return the clauses that stand below another one than before, or have overtaken others below the same one."""
    old, new = _above(before), _above(after)
    moved = {id_ for id_ in old.keys() & new.keys() if old[id_] != new[id_]}
    below: dict[str, list[str]] = {}
    for id_, above in new.items():
        if id_ in old and id_ not in moved:
            below.setdefault(above, []).append(id_)
    order = {id_: index for index, id_ in enumerate(old)}
    for siblings in below.values():
        stay = _rising([order[id_] for id_ in siblings])
        moved |= {id_ for index, id_ in enumerate(siblings) if index not in stay}
    return moved


def _above(version: Version) -> dict[str, str]:
    found = {clause.id: "" for clause in version.walk()}
    for clause in version.walk():
        found |= {each.id: clause.id for each in clause.clauses}
    return found


def _rising(values: Sequence[int]) -> set[int]:
    """Return the places of a longest rising sequence among different values."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, value in enumerate(values):
        at = bisect.bisect_left(ends, value)
        before.append(last[at - 1] if at else -1)
        ends[at : at + 1] = [value]
        last[at : at + 1] = [index]
    found: set[int] = set()
    index = last[-1] if last else -1
    while index >= 0:
        found.add(index)
        index = before[index]
    return found


def _differing(
    was: Clause | None, now: Clause | None, before: Setting, after: Setting
) -> tuple[frozenset[Language], bool]:
    """Return the languages in which the clause differs, and whether a number in its text has followed its clause."""
    if not was or not now:
        return frozenset(LANGUAGES), False
    if was.is_redacted or now.is_redacted:  # nobody can tell any more
        return frozenset(), False
    found: set[Language] = set()
    is_followed = False
    is_alike = (was.kind, was.stage) == (now.kind, now.stage) and not was.promise and not now.promise
    for language in LANGUAGES:
        settings = (replace(setting, language=language) for setting in (before, after))
        if not is_alike and _beside(was, now, *settings):
            found.add(language)
        plain = ("heading", "term")
        if any(_in(getattr(was, key), language) != _in(getattr(now, key), language) for key in plain):
            found.add(language)
        if was.text == now.text:
            is_followed = is_followed or _numbers(before, was.text, language) != _numbers(after, now.text, language)
            continue
        old, new = spoken(before, was.text, language), spoken(after, now.text, language)
        if [word.key for word in old] != [word.key for word in new]:
            found.add(language)
        is_followed = is_followed or old != new
    return frozenset(found), is_followed


def _numbers(setting: Setting, text: Text | None, language: Language) -> list[str]:
    """Return what the references of a text show."""
    words = _in(text, language) or ""
    found = pieces(words) if "[" in words else ()
    return [setting.said_piece(piece, language) for piece in found if isinstance(piece, ReferenceUse)]


def _beside(was: Clause, now: Clause, before: Setting, after: Setting) -> bool:
    """Whether the clause differs beside its words; a clause that it names by its number is the same under another."""
    return dict(particulars(was, before, by_id=True)) != dict(particulars(now, after, by_id=True))


def _in(text: Text | None, language: Language) -> str | None:
    return getattr(text, language) if text else None


def _order(had: Sequence[str], has: Sequence[str]) -> Iterator[str]:
    """Yield the ids in their new order; each that is gone stands behind the one that it stood behind."""
    gone: dict[str, list[str]] = {}
    kept = set(has)
    behind = ""
    for id_ in had:
        if id_ in kept:
            behind = id_
        else:
            gone.setdefault(behind, []).append(id_)
    yield from gone.get("", ())
    for id_ in has:
        yield id_
        yield from gone.get(id_, ())
