"""In: the schema's models. Out: JSON Schemas for editors, one for each kind of data file, always the same bytes."""

from __future__ import annotations

import json
from typing import Any

from pledgebook import vocabulary
from pledgebook.schema import FILES
from pledgebook.vocabulary import Word


def schemas() -> dict[str, str]:
    """Return the text of each schema by its file name, such as `letter.json` (JSON Schema 2020-12)."""
    return {f"{name}.json": _text(name) for name in FILES}


def _text(name: str) -> str:
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | _plain(FILES[name].model_json_schema())
    for title, definition in schema.get("$defs", {}).items():
        words = getattr(vocabulary, title, None)
        if isinstance(words, type) and issubclass(words, Word):
            definition["enumDescriptions"] = [f"{word.zh} {word.en}" for word in words]
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _plain(node: Any) -> Any:
    """Return the schema without what pydantic adds for Python: titles, and null where a key is simply left out."""
    if isinstance(node, list):
        return [_plain(item) for item in node]
    if not isinstance(node, dict):
        return node
    if node.get("default", "") is None:
        node = {key: value for key, value in node.items() if key != "default"}
    if "anyOf" in node:
        choices = [choice for choice in node["anyOf"] if choice != {"type": "null"}]
        rest = {key: value for key, value in node.items() if key != "anyOf"}
        node = rest | choices[0] | rest if len(choices) == 1 else rest | {"anyOf": choices}
    return {key: _plain(value) for key, value in node.items() if key != "title" or isinstance(value, dict)}
