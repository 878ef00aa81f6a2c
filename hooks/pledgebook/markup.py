"""In: running text as authors write it. Out: its pieces: words, fields `{id}`, references `[[id]]`; nothing else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

_TOKEN = re.compile(
    r"(?P<open>\[\[(?P<reference>[^\[\]|{}\n]*)(?:\|(?P<words>[^\[\]\n]*))?\]\])"
    r"|\{\{|\}\}|\[\[|\]\]"
    r"|\{(?P<field>[^{}\n]*)\}"
    r"|[\[\]{}]"
)
_OPEN, _CLOSE = ("(?:【【|［［|「「|［【|【［)", "(?:】】|］］|」」|】］|］】)")
WIDE = re.compile(rf"｛ *(?P<field>[a-z][a-z0-9-]*) *｝|{_OPEN} *(?P<reference>[a-z][a-z0-9#＃-]*) *{_CLOSE}")
"""A field or reference in full-width brackets, as a Chinese input method types them."""
_TARGET = re.compile(r"^(?:(?P<letter>[a-z][a-z0-9-]*)#)?(?P<clause>[a-z][a-z0-9-]*)(?P<current>@current)?$")


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words, brackets already single."""

    text: str


@dataclass(frozen=True, slots=True)
class FieldUse:
    """`{id}`: shows the field's value. `offset` counts characters from the start of the text."""

    id: str
    offset: int


@dataclass(frozen=True, slots=True)
class ReferenceUse:
    """`[[clause]]`, `[[letter#clause]]`, `[[letter#clause@current]]`, each with `|words` if it shows those instead."""

    letter: str | None
    clause: str
    follows: bool
    words: str | None
    offset: int


@dataclass(frozen=True, slots=True)
class Unclear:
    """A single bracket, or brackets around what is no id: `text` is as typed."""

    text: str
    offset: int


Piece: TypeAlias = "Words | FieldUse | ReferenceUse | Unclear"


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
            if target and match["words"] != "":
                yield ReferenceUse(
                    target["letter"], target["clause"], bool(target["current"]), match["words"], match.start()
                )
            elif unicodedata.normalize("NFKC", match[0]).isascii():  # a slip in an id, rather than brackets to be seen
                yield Unclear(match[0], match.start())
            else:
                yield Words(match[0][1:-1])
        elif match["field"] is not None:
            is_id = re.fullmatch(r"[a-z][a-z0-9-]*", match["field"])
            yield FieldUse(match["field"], match.start()) if is_id else Unclear(match[0], match.start())
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
