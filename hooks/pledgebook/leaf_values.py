"""In: a version whose texts are resolved. Out: path and JSON value of each leaf of its snapshot."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from pledgebook.markup import FieldUse, Piece, ReferenceUse, Words, pieces
from pledgebook.model import Clause, Field, Promise, Publisher, Remedy, Removed, Text, Version
from pledgebook.values import Amount, Count, Duration, Frequency, Percent
from pledgebook.vocabulary import LANGUAGES, FieldType

_TYPES: dict[FieldType, Any] = {
    FieldType.DATE: datetime.date,
    FieldType.DURATION: Duration,
    FieldType.AMOUNT: Amount,
    FieldType.PERCENT: Percent,
    FieldType.COUNT: Count,
    FieldType.FREQUENCY: Frequency,
}


def values(version: Version, publisher: Publisher) -> Iterator[tuple[str, Any]]:
    """Yield path and JSON value of every leaf of a resolved version; `restored` reads them again."""
    yield "letter", version.letter
    yield "version", version.number
    yield "number", version.document
    yield "publisher", {"name": _words(publisher.name), "legal-name": _words(publisher.legal_name)}
    yield "title", _words(version.title)
    yield "summary", _running(version.summary)
    texts = (("preamble", version.preamble), ("changes", version.changes), ("transition", version.transition))
    for path, text in texts:
        if text:
            yield path, _running(text)
    if version.removed:
        yield "removed", [_removed(removed) for removed in version.removed]
    yield from ((path, word) for path, word in (("stage", version.stage), ("headline", version.headline)) if word)
    days = (("effective", version.effective), ("expires", version.expires))
    yield from ((path, day.isoformat()) for path, day in days if day)
    yield "zone", publisher.time_zone
    if version.signatory and version.signed_on:
        yield "signed", {"by": _words(version.signatory), "on": version.signed_on.isoformat()}
    yield "prevails", version.prevails
    yield "numbering", version.numbering.value
    for field in version.fields.values():
        yield f"fields/{field.id}", _field(field)
    for clause in version.walk():
        yield f"clauses/{clause.id}", _clause(clause)


@cache
def measured(kind: FieldType) -> TypeAdapter[Any]:
    """Return what writes and reads the JSON of a typed value."""
    return TypeAdapter(_TYPES[kind])


def _words(text: Text) -> dict[str, str]:
    return {"zh": text.zh} | ({"en": text.en} if text.en is not None else {})


def _running(text: Text) -> dict[str, Any]:
    words = {language: getattr(text, language) for language in LANGUAGES}
    return {language: [_piece(piece) for piece in pieces(each)] for language, each in words.items() if each is not None}


def _piece(piece: Piece) -> str | dict[str, str]:
    if isinstance(piece, Words):
        return piece.text
    if isinstance(piece, FieldUse) and piece.shown is not None:
        return {"field": piece.id, "shown": piece.shown}
    if isinstance(piece, ReferenceUse) and piece.words is not None:
        target = f"{piece.letter}{f'@{piece.version}' if piece.version else ''}#" if piece.letter else ""
        return {"refers": f"{target}{piece.clause}{'@current' if piece.follows else ''}", "shown": piece.words}
    raise TypeError(f"{piece} isn’t resolved")


def _removed(removed: Removed) -> dict[str, Any]:
    successor = {"successor": str(removed.successor)} if removed.successor else {}
    return {"id": removed.id, "reason": _words(removed.reason), **successor}


def _field(field: Field) -> dict[str, Any]:
    assert field.shown is not None
    typed = field.value is not None and not isinstance(field.value, Text)
    value = {"value": measured(field.type).dump_python(field.value, mode="json")} if typed else {}
    return {"type": field.type.value, "label": _words(field.label), **value, "shown": _words(field.shown)}


def _clause(clause: Clause) -> dict[str, Any]:
    value: dict[str, Any] = {
        "place": list(clause.place),
        "label": _words(clause.label),
        "cited": _words(clause.cited),
        "heading": clause.heading and _words(clause.heading),
        "kind": clause.kind and clause.kind.value,
        "stage": clause.stage and clause.stage.value,
        "term": clause.term and _words(clause.term),
        "text": clause.text and _running(clause.text),
        "promise": clause.promise and _promise(clause.promise),
        "from": list(clause.origins) or None,
    }
    return {key: each for key, each in value.items() if each is not None}


def promise_value(promise: Promise, fields: Mapping[str, Field]) -> dict[str, Any]:
    """Return a promise as a snapshot has it, with the values of the fields that it names instead of their names."""
    value, remedy = _promise(promise), promise.remedy
    value["limit"] = _field(fields[promise.limit])
    if remedy:
        named = {"amount": remedy.amount, "paid-within": remedy.paid_within}
        value["remedy"] |= {key: _field(fields[name]) for key, name in named.items() if name}
    return value


def _promise(promise: Promise) -> dict[str, Any]:
    remedy = promise.remedy
    value: dict[str, Any] = {
        "measure": promise.measure,
        "by": _words(promise.by),
        "to": _words(promise.to),
        "what": _words(promise.what),
        "comparison": promise.comparison.value,
        "limit": promise.limit,
        "shown": _words(promise.shown),
        "starts": promise.starts and _words(promise.starts),
        "runs": promise.runs.value if promise.starts else None,
        "calendar": promise.calendar and promise.calendar.value,
        "remedy": remedy and _remedy(remedy),
        "reason": promise.reason and _words(promise.reason),
    }
    return {key: each for key, each in value.items() if each is not None}


def _remedy(remedy: Remedy) -> dict[str, Any]:
    value = {
        "breach": list(map(str, remedy.breach)) or None,
        "clauses": list(map(str, remedy.clauses)),
        "claim": _words(remedy.claim),
        "amount": remedy.amount,
        "gives": remedy.gives and _words(remedy.gives),
        "paid-within": remedy.paid_within,
    }
    return {key: each for key, each in value.items() if each is not None}
