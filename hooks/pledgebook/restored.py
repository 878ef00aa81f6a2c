"""In: the leaves of a sealed version's snapshot. Out: the version again, as readers saw it when it was sealed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from pledgebook.leaf_values import measured
from pledgebook.markup import FieldUse, Words, written
from pledgebook.model import Clause, Field, Promise, Reference, Remedy, Removed, Text, Version
from pledgebook.numbering import Place, cite, label
from pledgebook.snapshot import Snapshot
from pledgebook.values import parse_date
from pledgebook.vocabulary import LANGUAGES, Calendar, Comparison, FieldType, Kind, Numbering, Runs, Stage, Word

_Word = TypeVar("_Word", bound=Word)

REDACTED = Text("（依法删除）", "(removed by law)")
"""What stands in a text whose words were removed by law, in the data files too."""


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


def _read_field(id_: str, value: dict[str, Any]) -> Field:
    shown, kind = _text(value["shown"]), _word(FieldType, value["type"])
    typed = measured(kind).validate_python(value["value"]) if "value" in value else shown
    return Field(id_, kind, _text(value["label"]), typed, shown)


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


def _text(value: dict[str, str]) -> Text:
    return Text(value["zh"], value.get("en"))


def _reference(named: str) -> Reference:
    """Return what `str` of a reference names: letter#clause, letter@version#clause."""
    there, _, clause = named.partition("#")
    letter, _, version = there.partition("@")
    return Reference(letter, clause, int(version) if version else None)


def _word(words: type[_Word], value: str) -> _Word:
    return {word.value: word for word in words}[value]
