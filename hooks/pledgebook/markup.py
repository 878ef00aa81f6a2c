"""In: running text as authors write it. Out: its pieces: words, fields `{id}`, references `[[id]]`; nothing else.

In a sealed text each field and reference also holds the words that it showed on the day of sealing, between unit
separators, and a correction holds both texts. No author can write that: control characters are refused in data.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

_TOKEN = re.compile(
    r"(?P<open>\[\[(?P<reference>[^\[\]|{}\n\x1f]*)(?:\|(?P<words>[^\[\]\n]*)|\x1f(?P<shown>[^\x1f]*)\x1f)?\]\])"
    r"|\x1c(?P<old>[^\x1d]*)\x1d(?P<new>[^\x1e]*)\x1e"
    r"|\{\{|\}\}|\[\[|\]\]"
    r"|\{(?P<field>[^{}\n\x1f]*)(?:\x1f(?P<filled>[^\x1f]*)\x1f)?\}"
    r"|[\[\]{}]"
)
_OPEN, _CLOSE = ("(?:【【|［［|「「|［【|【［)", "(?:】】|］］|」」|】］|］】)")
WIDE = re.compile(rf"｛ *(?P<field>[a-z][a-z0-9-]*) *｝|{_OPEN} *(?P<reference>[a-z][a-z0-9#＃-]*) *{_CLOSE}")
"""A field or reference in full-width brackets, as a Chinese input method types them."""
_TARGET = re.compile(
    r"^(?:(?P<letter>[a-z][a-z0-9-]*)(?:@(?P<version>[1-9]\d*))?#)?(?P<clause>[a-z][a-z0-9-]*)(?P<current>@current)?$"
)


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words, brackets already single."""

    text: str


@dataclass(frozen=True, slots=True)
class FieldUse:
    """`{id}`: shows the field's value, in a sealed text as `shown`. `offset`: characters from the text's start."""

    id: str
    offset: int
    shown: str | None = None


@dataclass(frozen=True, slots=True)
class ReferenceUse:
    """`[[clause]]`, `[[letter#clause]]`, `[[letter#clause@current]]`, each with `|words` if it shows those instead.

    A sealed text always has the words, and, unless it follows the letter, the version of another letter.
    """

    letter: str | None
    clause: str
    follows: bool
    words: str | None
    offset: int
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Corrected:
    """A slip in a sealed text (勘误), and the words that take its place."""

    old: str
    new: str
    offset: int


@dataclass(frozen=True, slots=True)
class Unclear:
    """A single bracket, or brackets around what is no id: `text` is as typed."""

    text: str
    offset: int


Piece: TypeAlias = "Words | FieldUse | ReferenceUse | Corrected | Unclear"


@lru_cache(maxsize=512)
def pieces(text: str) -> tuple[Piece, ...]:
    """Return the text's pieces in their order."""
    return tuple(_joined(_pieces(text)))


def _pieces(text: str) -> Iterator[Piece]:
    end = 0
    for match in _TOKEN.finditer(text):
        if match.start() > end:
            yield Words(text[end : match.start()])
        end = match.end()
        if match["open"]:
            target = _TARGET.match(match["reference"])
            words = match["words"] if match["shown"] is None else match["shown"]
            if target and words != "" and (match["shown"] or not target["version"]):
                version = int(target["version"]) if target["version"] else None
                follows = bool(target["current"])
                yield ReferenceUse(target["letter"], target["clause"], follows, words, match.start(), version)
            elif unicodedata.normalize("NFKC", match[0]).isascii():  # a slip in an id, rather than brackets to be seen
                yield Unclear(match[0], match.start())
            else:
                yield Words(match[0][1:-1])
        elif match["field"] is not None:
            is_id = re.fullmatch(r"[a-z][a-z0-9-]*", match["field"])
            use = FieldUse(match["field"], match.start(), match["filled"])
            yield use if is_id else Unclear(match[0], match.start())
        elif match["old"] is not None:
            yield Corrected(match["old"], match["new"], match.start())
        elif len(match[0]) == 2:
            yield Words(match[0][0])
        else:
            yield Unclear(match[0], match.start())
    if end < len(text):
        yield Words(text[end:])


def _joined(found: Iterator[Piece]) -> Iterator[Piece]:
    words = ""
    for piece in found:
        if isinstance(piece, Words):
            words += piece.text
            continue
        if words:
            yield Words(words)
            words = ""
        yield piece
    if words:
        yield Words(words)


def paragraphs(text: str) -> list[str]:
    """Return the text's paragraphs (款): its lines, without the empty ones between them."""
    return [line for line in text.split("\n") if line.strip()]


def written(piece: Piece) -> str:
    """Return the piece as it stands in a running text: the inverse of `pieces`."""
    if isinstance(piece, Words):
        return re.sub(r"([\[\]{}])", r"\1\1", piece.text)
    if isinstance(piece, FieldUse):
        return f"{{{piece.id}}}" if piece.shown is None else f"{{{piece.id}\x1f{piece.shown}\x1f}}"
    if isinstance(piece, Corrected):
        return f"\x1c{piece.old}\x1d{piece.new}\x1e"
    if isinstance(piece, Unclear):
        return piece.text
    target = f"{piece.letter}{f'@{piece.version}' if piece.version else ''}#" if piece.letter else ""
    words = f"\x1f{piece.words}\x1f" if piece.words is not None else ""
    return f"[[{target}{piece.clause}{'@current' if piece.follows else ''}{words}]]"
