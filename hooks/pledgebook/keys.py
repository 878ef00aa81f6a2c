"""In: the schema's models. Out: their keys with type, need and both descriptions, for the page on the data format."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from typing import Any, NamedTuple

from pydantic import BaseModel

from pledgebook.schema import kebab
from pledgebook.vocabulary import Language, Word


class Key(NamedTuple):
    """One key of a data file. `path` names it from the top, `words` lists the values of a vocabulary."""

    path: str
    is_required: bool
    zh: str
    en: str
    words: tuple[Word, ...]

    def description(self, language: Language) -> str:
        """Return what the key is for."""
        return self.zh if language == "zh" else self.en


def keys_of(schema: type[BaseModel]) -> list[Key]:
    """Return the keys of a file's schema in their order, each model explained once."""
    return list(_keys(schema, "", set()))


def _keys(model: type[BaseModel], above: str, seen: set[type[BaseModel]]) -> Iterator[Key]:
    seen.add(model)
    for name, field in model.model_fields.items():
        key = above + kebab(name)
        zh, _, en = (field.description or "").partition("\n")
        words = tuple(word for part in _parts(field.annotation) if issubclass(part, Word) for word in part)
        yield Key(key, field.is_required(), zh, en, words)
        for part in _parts(field.annotation):
            if issubclass(part, BaseModel) and part not in seen and part.__name__ != "Bilingual":
                yield from _keys(part, f"{key}{_within(field.annotation)}", seen)


def _within(annotation: Any) -> str:
    """Return how the keys below hang together with this one: in a list, under names of their own, or directly."""
    text = str(annotation)
    return "[]." if "list[" in text else ".<id>." if "dict[" in text else "."


def _parts(annotation: Any) -> Iterator[type]:
    """Yield the classes that a type such as `list[Bilingual] | None` is made of."""
    if isinstance(annotation, type) and not typing.get_args(annotation):
        yield annotation
    for part in typing.get_args(annotation):
        yield from _parts(part)
