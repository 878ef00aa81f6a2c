"""In: a file's tree and its schema. Out: the validated entries, and a problem at each place that doesn't fit."""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from pledgebook.nodes import Mapping, Node, Path, Scalar, find, plain, position
from pledgebook.problems import MOST, Problem
from pledgebook.schema import CREDIT_CODE_PATTERN, ID_PATTERN, REFERENCE_PATTERN, URL_PATTERN
from pledgebook.suggest import as_keys, as_list, home, keys, missing_line, moved_line, near_key, near_word

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
    ID_PATTERN: "bad-id",
    REFERENCE_PATTERN: "bad-reference",
    URL_PATTERN: "bad-url",
    CREDIT_CODE_PATTERN: "bad-credit-code",
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
        told = list(zip((_in_tree(detail["loc"], tree) for detail in details), problems, strict=True))
        elsewhere = _elsewhere(told, tree, schema)
        meant = {(*place[:-1], problem.args.get("suggestion", "")) for place, problem in told}
        meant |= {(*target, place[-1]) for place, target in elsewhere.items()} | set(elsewhere.values())
        return None, [_misplaced(place, target, tree, path) for place, target in elsewhere.items()] + [
            problem
            for place, problem in told
            if not any(place[:length] in elsewhere for length in range(1, len(place) + 1))
            # a key that is only misspelled or shifted isn't missing too
            and (problem.code not in {"missing-key", "expected-keys"} or place not in meant)
        ]


def _elsewhere(told: list[tuple[Path, Problem]], tree: Mapping, schema: type[BaseModel]) -> dict[Path, Path]:
    """Return which of the entries with a problem only stand at a wrong depth, and where each was meant to stand."""
    found = {}
    for place, problem in told:
        for length in range(1, len(place) + 1):
            entry = place[:length]
            is_unknown = entry == place and problem.code.startswith("unknown-key")
            if isinstance(entry[-1], str) and (is_unknown or not keys(schema, entry[:-1])):
                target = home(entry, tree, schema)
                if target is not None:
                    found[entry] = target
                    break
    return found


def _misplaced(place: Path, target: Path, tree: Mapping, path: str) -> Problem:
    mended = moved_line(place, tree, target)
    args = {"key": _short(str(place[-1])), "needed": str(len(mended) - len(mended.lstrip())), "mended": mended}
    return Problem(path, *position(tree, place), "key-elsewhere", args)


def _problem(detail: ErrorDetails, tree: Mapping, schema: type[BaseModel], path: str) -> Problem:
    place = _in_tree(detail["loc"], tree)
    key = str(place[-1]) if place else ""
    node = find(tree, place)
    is_key = detail["loc"][-1:] == ("[key]",)
    found = node.value if isinstance(node, Scalar) and not is_key else key if is_key else ""
    code = _CODES.get(detail["type"], detail["type"])
    if code == "missing-key":
        here = position(tree, place[:-1]) if place[:-1] else (1, 1)
        mended = missing_line(key, find(tree, place[:-1]))
        return Problem(path, *here, code, {"key": _short(key), "mended": mended})
    code, more = _told(code, detail, place, node, schema)
    if more.get("mended"):
        pad = " " * (position(tree, place)[1] - 1)
        more["mended"] = "\n".join(pad + line for line in more["mended"].split("\n"))
    args = {"key": _short(key), "found": _short(found), **more}
    if isinstance(node, Scalar) and not is_key and code not in _AT_KEY:
        return Problem(path, node.line, node.column, code, args)
    return Problem(path, *position(tree, place), code, args)


def _told(  # noqa: PLR0911 - one for each code
    code: str, detail: ErrorDetails, place: Path, node: Node, schema: type[BaseModel]
) -> tuple[str, dict[str, str]]:
    """Return the code that fits best, and what its words need beside key and value."""
    key = str(place[-1]) if place else ""
    match code:
        case "string_pattern_mismatch":
            return _PATTERNS[detail["ctx"]["pattern"]], {}
        case "unknown-key":
            known = keys(schema, place[:-1])
            near = near_key(key, known)
            args = {"known": ", ".join(known)}
            return ("unknown-key-near", args | {"suggestion": near[0]}) if near else (code, args)
        case "unknown-word":
            return _told_word(detail, place, node, schema)
        case "too-long":
            return code, {"limit": str(detail["ctx"]["max_length"])}
        case "expected-text":
            return code, {"mended": f"{key}: …"}
        case "expected-list":
            return code, {"mended": as_list(key, node)}
        case "expected-keys":
            return code, {"mended": as_keys(key, schema, place, node)}
    return code, {}


def _told_word(detail: ErrorDetails, place: Path, node: Node, schema: type[BaseModel]) -> tuple[str, dict[str, str]]:
    key = str(place[-1])
    words = [word.strip("' ") for word in str(detail["ctx"]["expected"]).replace(" or ", ", ").split(",")]
    args = {"words": ", ".join(words)}
    if not isinstance(node, Scalar):
        return "expected-text", args | {"mended": f"{key}: …"}
    if keys(schema, place):
        return "expected-keys", args | {"mended": as_keys(key, schema, place, node)}
    word = near_word(node.value, words)
    return "unknown-word", args | {"mended": f"{key}: {word}" if word else ""}


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


def _short(text: str) -> str:
    first = text.strip().split("\n")[0]
    return first if len(first) <= 40 else f"{first[:40]}…"
