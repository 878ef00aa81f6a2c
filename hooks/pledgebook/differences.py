"""In: a sealed version's data file as it is now, and the version as it was sealed. Out: each difference, at its place.

Compared is what the author writes: a reference by what it names, a field by its id. The words that these showed on the
day of sealing stand in the snapshot alone, so a renumbered letter or another format of numbers makes no difference.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any, NamedTuple

from pledgebook.check_version import paths
from pledgebook.markup import Corrected, FieldUse, Piece, ReferenceUse, Words, pieces, written
from pledgebook.model import Clause, Promise, Remedy, Text, Version
from pledgebook.nodes import Path
from pledgebook.restored import REDACTED
from pledgebook.vocabulary import LANGUAGES, Language

_CONTEXT = 6
_TEXTS = {
    "summary": Text("通俗说明", "The summary"),
    "preamble": Text("序言", "The preamble"),
    "changes": Text("变更说明", "What changed"),
    "transition": Text("适用范围", "Which orders it governs"),
}
_PLAIN = {
    "stage": Text("服务阶段", "The stage"),
    "headline": Text("代表条款", "The headline"),
    "effective": Text("生效日期", "The day of effect"),
    "expires": Text("届满日期", "The last day"),
    "prevails": Text("以何种文本为准", "The prevailing language"),
    "numbering": Text("编号方式", "The numbering"),
    "removed": Text("删除的条款", "The clauses removed"),
}


class Difference(NamedTuple):
    """One thing that isn't as sealed: where it stands in the file, what it is, its words then and now.

    A clause that is gone or new has neither `was` nor `now`; `id` then names it. `offset` counts characters from the
    beginning of the text that differs.
    """

    path: Path
    what: Text
    was: str
    now: str
    id: str = ""
    offset: int = 0


def differences(now: Version, sealed: Version, redacted: frozenset[str]) -> Iterator[Difference]:
    """Yield them in the order of the file; leaves in `redacted` must hold nothing but the placeholder."""
    return _Comparison(now.letter, redacted).of(now, sealed)


class _Comparison:
    def __init__(self, letter: str, redacted: frozenset[str]) -> None:
        self.letter = letter
        self.redacted = redacted

    def of(self, now: Version, sealed: Version) -> Iterator[Difference]:
        yield from _plain(("number",), Text("编号", "The number"), sealed.document, now.document)
        yield from _words(("title",), Text("名称", "The title"), sealed.title, now.title)
        for key, what in _TEXTS.items():
            yield from self.running((key,), what, getattr(sealed, key), getattr(now, key))
        for key, what in _PLAIN.items():
            yield from _plain((key,), what, getattr(sealed, key), getattr(now, key))
        what = Text("签署人", "The signatory")
        if "signed" in self.redacted:
            yield from _words(("signed", "by"), what, REDACTED, now.signatory)
        else:
            yield from _words(("signed", "by"), what, sealed.signatory, now.signatory)
            what = Text("签署日期", "The day of signing")
            yield from _plain(("signed", "on"), what, sealed.signed_on, now.signed_on)
        yield from self.fields(now, sealed)
        yield from self.clauses(now, sealed)

    def fields(self, now: Version, sealed: Version) -> Iterator[Difference]:
        for id_ in dict.fromkeys([*sealed.fields, *now.fields]):
            what = Text(f"填写项 “{id_}” ", f"The field “{id_}”")
            was, has = sealed.fields.get(id_), now.fields.get(id_)
            here: Path = ("fields", id_)
            if f"fields/{id_}" in self.redacted:
                yield from _words((*here, "value"), what, REDACTED, has.shown if has else None)
            elif was is None or has is None:
                was_shown, now_shown = (_in(each.shown, "zh") if each else "—" for each in (was, has))
                yield Difference(here if has else ("fields",), what, was_shown, now_shown)
            else:
                yield from _words((*here, "label"), what, was.label, has.label)
                if (was.type, was.value) != (has.type, has.value):
                    yield Difference((*here, "value"), what, _in(was.shown, "zh"), _in(has.shown, "zh"))

    def clauses(self, now: Version, sealed: Version) -> Iterator[Difference]:
        before = {clause.id: clause for clause in sealed.walk()}
        after = {clause.id: (clause, path) for clause, path in paths(now)}
        for id_, was in before.items():
            if id_ not in after:
                yield Difference((), was.cited, "", "", id_)
        for id_, (has, path) in after.items():
            if id_ not in before:
                yield Difference((*path, "id"), Text(""), "", "", id_)
            else:
                yield from self.clause(has, before[id_], path)

    def clause(self, now: Clause, sealed: Clause, path: Path) -> Iterator[Difference]:
        cited = sealed.cited
        if now.place != sealed.place:
            what = Text(f"{cited.zh}的位置", f"The place of {cited.en}")
            yield Difference((*path, "id"), what, cited.zh, now.cited.zh)
        what = Text(cited.zh, str(cited.en).capitalize())
        if sealed.is_redacted:
            yield from _words((*path, "text"), what, REDACTED, now.text)
            if more := now.heading or now.term or (now.promise and now.promise.what):
                yield Difference((*path, "id"), what, REDACTED.zh, more.zh)
            return
        for key, old, new in (
            ("heading", sealed.heading, now.heading),
            ("defines", sealed.term, now.term),
        ):
            yield from _words((*path, key), Text(f"{cited.zh}的 {key} ", f"The {key} of {cited.en}"), old, new)
        what_key = Text(f"{cited.zh}的 from ", f"The from of {cited.en}")
        yield from _plain((*path, "from"), what_key, ", ".join(sealed.origins), ", ".join(now.origins))
        for key in ("kind", "stage"):
            what_key = Text(f"{cited.zh}的 {key} ", f"The {key} of {cited.en}")
            yield from _plain((*path, key), what_key, getattr(sealed, key), getattr(now, key))
        yield from self.running((*path, "text"), what, sealed.text, now.text)
        yield from _parts((*path, "promise"), cited, sealed.promise, now.promise)

    def running(self, path: Path, what: Text, was: Text | None, now: Text | None) -> Iterator[Difference]:
        if str(path[0]) in self.redacted:
            yield from _words(path, what, REDACTED, now)
            return
        for language in LANGUAGES:
            old, new = (list(self.comparable(_in(text, language))) for text in (was, now))
            if len(old) != len(new) or not all(map(_is_same, old, new)):
                yield _between((*path, language), what, _typed(old), _typed(new))

    def comparable(self, words: str) -> Iterator[Piece]:
        """Yield the pieces as the author wrote them: corrections undone, versions and offsets forgotten."""
        text = ""
        for piece in pieces(words):
            if isinstance(piece, (Words, Corrected)):
                text += piece.text if isinstance(piece, Words) else piece.old
                continue
            if text:
                yield Words(text)
                text = ""
            if isinstance(piece, FieldUse):
                yield FieldUse(piece.id, 0)
            elif isinstance(piece, ReferenceUse):
                is_own = piece.letter in {None, self.letter}
                letter, follows = (None, False) if is_own else (piece.letter, piece.follows)
                yield ReferenceUse(letter, piece.clause, follows, piece.words, 0)
        if text:
            yield Words(text)


def _is_same(was: Piece, now: Piece) -> bool:
    """Whether two pieces are the same; a sealed reference always has words, an author's only where they differ."""
    if isinstance(was, ReferenceUse) and isinstance(now, ReferenceUse) and now.words is None:
        return replace(was, words=None) == now
    return was == now


def _typed(found: list[Piece]) -> str:
    return "".join(written(replace(piece, words=None) if isinstance(piece, ReferenceUse) else piece) for piece in found)


def _parts(path: Path, cited: Text, was: Promise | Remedy | None, now: Promise | Remedy | None) -> Iterator[Difference]:
    """Compare the parts of a promise, and of its remedy, by their keys in the file."""
    key = str(path[-1])
    what = Text(f"{cited.zh}的 {key} ", f"The {key} of {cited.en}")
    if was is None or now is None:
        if was is not now:
            yield Difference(path, what, key if was else "—", key if now else "—")
        return
    for part in fields(was):
        old, new = getattr(was, part.name), getattr(now, part.name)
        here = (*path, part.name.replace("_", "-"))
        named = Text(f"{cited.zh}的 {here[-1]} ", f"The {here[-1]} of {cited.en}")
        if part.name == "remedy":
            yield from _parts(here, cited, old, new)
        elif isinstance(old, Text) or isinstance(new, Text):
            if part.name != "shown":  # made of limit and comparison, by rules that may have changed since
                yield from _words(here, named, old, new)
        elif isinstance(old, tuple) and isinstance(new, tuple):
            yield from _plain(here, named, *(", ".join(f"{e.letter}#{e.clause}" for e in each) for each in (old, new)))
        else:
            yield from _plain(here, named, old, new)


def _plain(path: Path, what: Text, was: Any, now: Any) -> Iterator[Difference]:
    if was != now:
        yield Difference(path, what, str(was) if was else "—", str(now) if now else "—")


def _words(path: Path, what: Text, was: Text | None, now: Text | None) -> Iterator[Difference]:
    for language in LANGUAGES:
        old, new = (_in(text, language).strip() for text in (was, now))
        if old != new:
            yield _between((*path, language), what, old, new)


def _between(path: Path, what: Text, was: str, now: str) -> Difference:
    return Difference(path, what, *apart(was, now), offset=_same(was, now))


def _same(was: str, now: str) -> int:
    """Return with how many of the same characters both texts begin."""
    return next((n for n, (one, two) in enumerate(zip(was, now, strict=False)) if one != two), min(len(was), len(now)))


def apart(was: str, now: str) -> tuple[str, str]:
    """Return the words in which two texts differ, each with a few characters around."""
    start = _same(was, now)
    end = 0
    while end < min(len(was), len(now)) - start and was[-1 - end] == now[-1 - end]:
        end += 1
    return tuple(_around(text, start, len(text) - end) for text in (was, now))  # type: ignore[return-value]


def _around(text: str, start: int, end: int) -> str:
    first, last = max(start - _CONTEXT, 0), min(end + _CONTEXT, len(text))
    words = text[first:last] if last - first <= 80 else f"{text[first : first + 60]}…{text[last - 15 : last]}"
    shown = f"{'…' if first else ''}{words}{'…' if last < len(text) else ''}".replace("\n", " ")
    return shown.strip() or "—"


def _in(text: Text | None, language: Language) -> str:
    return (getattr(text, language) or "") if text else ""
