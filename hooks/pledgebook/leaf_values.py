"""In: a version whose texts are resolved. Out: the leaves of its snapshot; and from these the version again."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter

from pledgebook.markup import FieldUse, Piece, ReferenceUse, Words, pieces, written
from pledgebook.model import Clause, Field, Promise, Publisher, Reference, Remedy, Removed, Text, Version
from pledgebook.numbering import Place, cite, label
from pledgebook.snapshot import Snapshot
from pledgebook.values import Amount, Count, Duration, Frequency, Percent, parse_date
from pledgebook.vocabulary import LANGUAGES, Calendar, Comparison, FieldType, Kind, Numbering, Runs, Stage, Word

_Word = TypeVar("_Word", bound=Word)

REDACTED = Text("（依法删除）", "(removed by law)")
"""What stands in a text whose words were removed by law, in the data files too."""

_TYPES: dict[FieldType, Any] = {
    FieldType.DATE: datetime.date,
    FieldType.DURATION: Duration,
    FieldType.AMOUNT: Amount,
    FieldType.PERCENT: Percent,
    FieldType.COUNT: Count,
    FieldType.FREQUENCY: Frequency,
}


def values(version: Version, publisher: Publisher) -> Iterator[tuple[str, Any]]:
    """Yield path and JSON value of every leaf of a resolved version. The inverse of `restored`."""
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


def restored(snapshot: Snapshot, redacted: Mapping[str, Place]) -> Version:
    """Return the version that a snapshot holds; `redacted` has the places of clauses whose words were removed."""
    found = {leaf.path: leaf.value for leaf in snapshot.leaves if not leaf.is_redacted}
    signed = found.get("signed")
    numbering = _word(Numbering, found["numbering"])
    expires = found.get("expires")
    return Version(
        letter=found["letter"],
        number=found["version"],
        document=found["number"],
        title=_text(found["title"]),
        summary=_run_text(found.get("summary")) or REDACTED,
        preamble=_run_text(found.get("preamble")),
        stage=_word(Stage, found["stage"]) if "stage" in found else None,
        headline=found.get("headline"),
        effective=parse_date(found["effective"]),
        expires=parse_date(expires) if expires else None,
        signatory=_text(signed["by"]) if signed else REDACTED,
        signed_on=parse_date(signed["on"]) if signed else None,
        prevails=found["prevails"],
        numbering=numbering,
        fields={
            path.removeprefix("fields/"): _read_field(path.removeprefix("fields/"), value)
            for path, value in found.items()
            if path.startswith("fields/")
        },
        clauses=_nested(list(_flat(snapshot, redacted, numbering)), 1),
        changes=_run_text(found.get("changes")),
        transition=_run_text(found.get("transition")),
        removed=tuple(
            Removed(each["id"], _text(each["reason"]), _reference(each["successor"]) if "successor" in each else None)
            for each in found.get("removed", ())
        ),
        publisher=_text(found["publisher"]["name"]),
    )


def _word(words: type[_Word], value: str) -> _Word:
    return {word.value: word for word in words}[value]


@cache
def _measured(kind: FieldType) -> TypeAdapter[Any]:
    return TypeAdapter(_TYPES[kind])


def _words(text: Text) -> dict[str, str]:
    return {"zh": text.zh} | ({"en": text.en} if text.en is not None else {})


def _text(value: dict[str, str]) -> Text:
    return Text(value["zh"], value.get("en"))


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


def _run_text(value: dict[str, Any] | None) -> Text | None:
    if value is None:
        return None
    en = "".join(map(_source, value["en"])) if "en" in value else None
    return Text("".join(map(_source, value["zh"])), en)


def _source(piece: str | dict[str, str]) -> str:
    if isinstance(piece, str):
        return written(Words(piece))
    if "field" in piece:
        return written(FieldUse(piece["field"], 0, piece["shown"]))
    return f"[[{piece['refers']}\x1f{piece['shown']}\x1f]]"


def _removed(removed: Removed) -> dict[str, Any]:
    successor = {"successor": str(removed.successor)} if removed.successor else {}
    return {"id": removed.id, "reason": _words(removed.reason), **successor}


def _reference(named: str) -> Reference:
    """Return what `str` of a reference names: letter#clause, letter@version#clause."""
    there, _, clause = named.partition("#")
    letter, _, version = there.partition("@")
    return Reference(letter, clause, int(version) if version else None)


def _field(field: Field) -> dict[str, Any]:
    assert field.shown is not None
    typed = field.value is not None and not isinstance(field.value, Text)
    value = {"value": _measured(field.type).dump_python(field.value, mode="json")} if typed else {}
    return {"type": field.type.value, "label": _words(field.label), **value, "shown": _words(field.shown)}


def _read_field(id_: str, value: dict[str, Any]) -> Field:
    shown, kind = _text(value["shown"]), _word(FieldType, value["type"])
    typed = _measured(kind).validate_python(value["value"]) if "value" in value else shown
    return Field(id_, kind, _text(value["label"]), typed, shown)


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


def _nested(flat: list[Clause], level: int) -> tuple[Clause, ...]:
    """Return the clauses of a level, each with those that follow it below."""
    starts = [index for index, clause in enumerate(flat) if len(clause.place) == level]
    ends = [*starts, len(flat)][1:]
    return tuple(
        replace(flat[start], clauses=_nested(flat[start + 1 : stop], level + 1))
        for start, stop in zip(starts, ends, strict=True)
    )


def _flat(snapshot: Snapshot, redacted: Mapping[str, Place], numbering: Numbering) -> Iterator[Clause]:
    for leaf in snapshot.leaves:
        kind, _, id_ = leaf.path.partition("/")
        if kind == "clauses":
            yield _redacted(id_, redacted[leaf.path], numbering) if leaf.is_redacted else _read_clause(id_, leaf.value)


def _redacted(id_: str, place: Place, numbering: Numbering) -> Clause:
    return Clause(
        id=id_,
        place=place,
        label=Text(*(label(place, numbering, language) for language in LANGUAGES)),
        cited=Text(*(cite(place, numbering, language) for language in LANGUAGES)),
        heading=None,
        kind=None,
        stage=None,
        term=None,
        text=REDACTED,
        promise=None,
        clauses=(),
        is_redacted=True,
    )


def _read_clause(id_: str, value: dict[str, Any]) -> Clause:
    promise = value.get("promise")
    optional = {key: _text(value[key]) if key in value else None for key in ("heading", "term")}
    return Clause(
        id=id_,
        place=tuple(value["place"]),
        label=_text(value["label"]),
        cited=_text(value["cited"]),
        heading=optional["heading"],
        kind=_word(Kind, value["kind"]) if "kind" in value else None,
        stage=_word(Stage, value["stage"]) if "stage" in value else None,
        term=optional["term"],
        text=_run_text(value.get("text")),
        promise=_read_promise(promise) if promise else None,
        clauses=(),
        origins=tuple(value.get("from", ())),
    )


def _read_promise(value: dict[str, Any]) -> Promise:
    remedy = value.get("remedy")
    return Promise(
        measure=value["measure"],
        by=_text(value["by"]),
        to=_text(value["to"]),
        what=_text(value["what"]),
        comparison=_word(Comparison, value["comparison"]),
        limit=value["limit"],
        shown=_text(value["shown"]),
        starts=_text(value["starts"]) if "starts" in value else None,
        remedy=_read_remedy(remedy) if remedy else None,
        reason=_text(value["reason"]) if "reason" in value else None,
        runs=_word(Runs, value["runs"]) if "runs" in value else Runs.AFTER,
        calendar=_word(Calendar, value["calendar"]) if "calendar" in value else None,
    )


def _read_remedy(value: dict[str, Any]) -> Remedy:
    breach, clauses = (tuple(map(_reference, value.get(key, ()))) for key in ("breach", "clauses"))
    gives = _text(value["gives"]) if "gives" in value else None
    return Remedy(clauses, _text(value["claim"]), value.get("amount"), value.get("paid-within"), breach, gives)
