"""In: what stands in a file, and what the schema allows there. Out: what was probably meant, as lines to type."""

from __future__ import annotations

import difflib
import re
import types
import typing
from typing import Any

from pydantic import BaseModel

from pledgebook.nodes import Mapping, Node, Path, Scalar, Sequence, find, position
from pledgebook.schema import kebab
from pledgebook.vocabulary import Word


def keys(schema: type[BaseModel], place: Path, *, needed: bool = False) -> list[str]:
    """Return the keys that may stand, or those that must, in the mapping at `place`."""
    model: Any = schema
    is_name = False  # whether the step is a name that the author chose, such as a field's id
    for step in place:
        if isinstance(step, int) or is_name:
            is_name = False
            continue
        if isinstance(model, type) and issubclass(model, BaseModel):
            field = next((f for name, f in model.model_fields.items() if kebab(name) == step), None)
            model = _model_in(field.annotation) if field else None
            is_name = field is not None and typing.get_origin(field.annotation) is dict
    if isinstance(model, type) and issubclass(model, BaseModel) and not is_name:
        fields = model.model_fields.items()
        return [kebab(name) for name, field in fields if field.is_required() or not needed]
    return []


def home(place: Path, tree: Mapping, schema: type[BaseModel]) -> Path | None:
    """Return where the key at `place` must have been meant to stand: below the entry above it, or one level up.

    None unless such a mapping knows the key and lacks it. Shifted lines are legal YAML, but belong to something else.
    """
    *above, key = place
    siblings = find(tree, tuple(above))
    if not isinstance(siblings, Mapping) or key not in siblings.keys:
        return None
    line = siblings.keys[str(key)][0]
    before = [name for name, (each, _) in siblings.keys.items() if each < line]
    deeper: Path = (*above, *before[-1:])
    if isinstance(node := find(tree, deeper), Sequence):
        deeper = (*deeper, len(node.items) - 1)
    shallower = tuple(above[:-2] if above and isinstance(above[-1], int) else above[:-1])
    for target in [*([deeper] if before else []), *([shallower] if above else [])]:
        node = find(tree, target)
        lacks = key not in node.entries if isinstance(node, Mapping) else isinstance(node, Scalar) and not node.value
        if lacks and (key in keys(schema, target) or _is_named(siblings.entries[str(key)], (*target, key), schema)):
            return target
    return None


def _is_named(node: Node, place: Path, schema: type[BaseModel]) -> bool:
    """Whether the entry is one of those that the author names, as fields are, and would do at `place`."""
    known = keys(schema, place)
    return isinstance(node, Mapping) and not keys(schema, place[:-1]) and set(node.entries) <= set(known)


def near_key(key: str, known: list[str]) -> list[str]:
    """Return the known key that was probably meant: the one that ends it (`clause_id`: id), else the most alike."""
    typed = key.replace("_", "-").lower()
    ending = [name for name in known if typed.endswith(f"-{name}")]
    return ending or difflib.get_close_matches(typed, known, 1, 0.6)


def _model_in(annotation: Any) -> Any:
    """Return the first model among the parts of a type such as `list[ClauseEntry]` or `Bilingual | None`."""
    if (
        isinstance(annotation, type)
        and not isinstance(annotation, types.GenericAlias)
        and issubclass(annotation, BaseModel)
    ):
        return annotation
    for part in typing.get_args(annotation):
        if found := _model_in(part):
            return found
    return None


def moved_line(place: Path, tree: Mapping, target: Path) -> str:
    """Return the line of the key at `place` as it stands in the mapping at `target`."""
    node, goal = find(tree, place), find(tree, target)
    indent = goal.column - 1 if isinstance(goal, Mapping) else position(tree, target)[1] + 1
    value = (" |" if node.block else f" {node.value}") if isinstance(node, Scalar) else ""
    return f"{' ' * indent}{place[-1]}:{value}".rstrip()


def missing_line(key: str, parent: Node) -> str:
    """Return the line to add, at the depth where it belongs."""
    column = parent.column if isinstance(parent, Mapping) else 1
    return f"{' ' * (column - 1)}{key}: …"


def near_word(found: str, words: list[str]) -> str:
    """Return the word that was probably meant: the one with this name on pages (售后), else the most alike."""
    for vocabulary in Word.__subclasses__():
        for word in vocabulary:
            if word in words and found in {word.zh, word.en}:
                return word.value
    return next(iter(difflib.get_close_matches(found.lower(), words, 1, 0.5)), "")


def as_list(key: str, node: Node) -> str:
    """Return a key with a list below it, made of what stands there now."""
    if isinstance(node, Mapping):
        return f"{key}:\n  - {next(iter(node.entries))}: …"
    value = node.value.strip().split("\n")[0] if isinstance(node, Scalar) else ""
    return "\n".join([f"{key}:", *(f"  - {item.strip() or '…'}" for item in re.split("[,，、]", value))])


def as_keys(key: str, schema: type[BaseModel], place: Path, node: Node) -> str:
    """Return a key with the keys that it needs below it."""
    value = node.value.strip().split("\n")[0] if isinstance(node, Scalar) else ""
    needed = keys(schema, place, needed=True)
    if "zh" in needed:
        return f"{key}:\n  zh: {value or '…'}\n  en: …"
    if not needed:
        return ""
    return "\n".join([f"{key}:", *(f"  {name}: …" for name in needed)])
