"""In: a file's tree and its schema. Out: the validated entries, and a problem at the place of everything that doesn't fit."""

from __future__ import annotations

import difflib
import re
import types
import typing
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from pledgebook.problems import MOST, Problem
from pledgebook.read import Mapping, Node, Path, Scalar, find, plain, position
from pledgebook.vocabulary import Word

Entries = TypeVar("Entries", bound=BaseModel)

_CODES = {
    "missing": "missing-key",
    "extra_forbidden": "unknown-key",
    "string_type": "expected-text",
    "list_type": "expected-list",
    "dict_type": "expected-keys",
    "model_type": "expected-keys",
    "model_attributes_type": "expected-keys",
    "enum": "unknown-word",
    "literal_error": "unknown-word",
    "string_too_long": "too-long",
}
_PATTERNS = {
    r"^[a-z][a-z0-9-]*$": "bad-id",
    r"^([a-z][a-z0-9-]*#)?[a-z][a-z0-9-]*$": "bad-reference",
    r"^https://[^\s<>\"']+$": "bad-url",
    r"^[0-9A-HJ-NPQRTUWXY]{18}$": "bad-credit-code",
}
_AT_KEY = {"unknown-key", "unknown-key-near", "empty-text", "expected-list", "expected-keys"}
_TAGS = {"one", "both", "none", "remedy", "[key]"}
"""Steps that pydantic puts into a place for its unions; the file has no such keys there."""


def validate(tree: Mapping, schema: type[Entries], path: str) -> tuple[Entries | None, list[Problem]]:
    """Return the entries, or None where something doesn't fit, and every problem."""
    try:
        return schema.model_validate(plain(tree)), []
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)[: MOST + 1]
        problems = [_problem(detail, tree, schema, path) for detail in details]
        if len(problems) > MOST:
            last = problems.pop()
            problems.append(Problem(path, last.line, last.column, "more-problems"))
        meant = {(*_in_tree(d["loc"], tree)[:-1], p.args.get("suggestion")) for d, p in zip(details, problems, strict=True)}
        return None, [  # a key that is only misspelled isn't missing too
            problem
            for detail, problem in zip(details, problems, strict=True)
            if problem.code != "missing-key" or _in_tree(detail["loc"], tree) not in meant
        ]


def _problem(detail: ErrorDetails, tree: Mapping, schema: type[BaseModel], path: str) -> Problem:
    kind = detail["type"]
    place = _in_tree(detail["loc"], tree)
    key = str(place[-1]) if place else ""
    node = find(tree, place)
    found = node.value if isinstance(node, Scalar) else ""
    is_key = detail["loc"][-1:] == ("[key]",)
    args = {"key": _short(key), "found": _short(key if is_key else found)}
    code = _CODES.get(kind, kind)
    if kind == "string_pattern_mismatch":
        code = _PATTERNS[detail["ctx"]["pattern"]]
    elif code == "missing-key":
        here = position(tree, place[:-1]) if place[:-1] else (1, 1)
        parent = find(tree, place[:-1])
        args["mended"] = _missing(key, parent)
        return Problem(path, *here, code, args)
    elif code == "unknown-key":
        known = _keys(schema, place[:-1])
        near = _near(key, known)
        args["known"] = ", ".join(known)
        if near:
            code, args["suggestion"] = "unknown-key-near", near[0]
    elif code == "unknown-word":
        words = [word.strip("' ") for word in str(detail["ctx"]["expected"]).replace(" or ", ", ").split(",")]
        args["words"] = ", ".join(words)
        if not isinstance(node, Scalar):
            code, args["mended"] = "expected-text", f"{key}: …"
        elif _keys(schema, place):
            code, args["mended"] = "expected-keys", _shape(key, schema, place, node)
        elif near := _word(found, words):
            args["mended"] = f"{key}: {near}"
    elif code == "too-long":
        args["limit"] = str(detail["ctx"]["max_length"])
    elif code == "expected-text":
        args["mended"] = f"{key}: …"
    elif code == "expected-list":
        args["mended"] = _list(key, node)
    elif code == "expected-keys":
        args["mended"] = _shape(key, schema, place, node)
    if args.get("mended"):
        pad = " " * (position(tree, place)[1] - 1)
        args["mended"] = "\n".join(pad + line for line in args["mended"].split("\n"))
    if isinstance(node, Scalar) and not is_key and code not in _AT_KEY:
        return Problem(path, node.line, node.column, code, args)
    return Problem(path, *position(tree, place), code, args)


def _in_tree(loc: tuple[int | str, ...], tree: Mapping) -> Path:
    """Return the steps of a pydantic place that the file really has, and, last, a key that is missing from it."""
    steps: list[str | int] = []
    node: Node = tree
    for index, step in enumerate(loc):
        is_key = isinstance(node, Mapping) and step in node.entries
        if step in _TAGS and not is_key:
            continue
        steps.append(step)
        if is_key or isinstance(step, int):
            node = find(tree, tuple(steps))
        elif index < len(loc) - 1 and all(rest in _TAGS for rest in loc[index + 1 :]):
            break
    return tuple(steps)


def _keys(schema: type[BaseModel], place: Path, *, needed: bool = False) -> list[str]:
    """Return the keys that may stand, or those that must, in the mapping at `place`."""
    model: Any = schema
    is_name = False  # whether the step is a name that the author chose, such as a field's id
    for step in place:
        if isinstance(step, int) or is_name:
            is_name = False
            continue
        if isinstance(model, type) and issubclass(model, BaseModel):
            field = next((f for name, f in model.model_fields.items() if name.replace("_", "-") == step), None)
            model = _model_in(field.annotation) if field else None
            is_name = field is not None and typing.get_origin(field.annotation) is dict
    if isinstance(model, type) and issubclass(model, BaseModel) and not is_name:
        fields = model.model_fields.items()
        return [name.replace("_", "-") for name, field in fields if field.is_required() or not needed]
    return []


def _near(key: str, known: list[str]) -> list[str]:
    """Return the known key that was probably meant: the one that ends it (`clause_id`: id), else the most alike."""
    typed = key.replace("_", "-").lower()
    ending = [name for name in known if typed.endswith(f"-{name}")]
    return ending or difflib.get_close_matches(typed, known, 1, 0.6)


def _model_in(annotation: Any) -> Any:
    """Return the first model among the parts of a type such as `list[ClauseEntry]` or `Bilingual | None`."""
    if isinstance(annotation, type) and not isinstance(annotation, types.GenericAlias) and issubclass(annotation, BaseModel):
        return annotation
    for part in typing.get_args(annotation):
        if found := _model_in(part):
            return found
    return None


def _missing(key: str, parent: Node) -> str:
    """Return the line to add, at the depth where it belongs."""
    column = parent.column if isinstance(parent, Mapping) else 1
    return f"{' ' * (column - 1)}{key}: …"


def _word(found: str, words: list[str]) -> str:
    """Return the word that was probably meant: the one with this name on pages (售后: after-sale), else the most alike."""
    for vocabulary in Word.__subclasses__():
        for word in vocabulary:
            if word in words and found in {word.zh, word.en}:
                return word.value
    return next(iter(difflib.get_close_matches(found.lower(), words, 1, 0.5)), "")


def _list(key: str, node: Node) -> str:
    """Return a key with a list below it, made of what stands there now."""
    if isinstance(node, Mapping):
        return f"{key}:\n  - {next(iter(node.entries))}: …"
    value = node.value.strip().split("\n")[0] if isinstance(node, Scalar) else ""
    return "\n".join([f"{key}:", *(f"  - {item.strip() or '…'}" for item in re.split("[,，、]", value))])


def _shape(key: str, schema: type[BaseModel], place: Path, node: Node) -> str:
    """Return a key with the keys that it needs below it."""
    value = node.value.strip().split("\n")[0] if isinstance(node, Scalar) else ""
    needed = _keys(schema, place, needed=True)
    if "zh" in needed:
        return f"{key}:\n  zh: {value or '…'}\n  en: …"
    if not needed:
        return ""
    return "\n".join([f"{key}:", *(f"  {name}: …" for name in needed)])


def _short(text: str) -> str:
    first = text.strip().split("\n")[0]
    return first if len(first) <= 40 else f"{first[:40]}…"  # noqa: PLR2004 - what a line of a terminal holds
