from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from tests.pledgebook.data import ROOT

from pledgebook.schemas import schemas
from pledgebook.vocabulary import Kind


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    """Yield every object of a JSON document."""
    if isinstance(node, dict):
        yield node
    for below in node.values() if isinstance(node, dict) else node if isinstance(node, list) else []:
        yield from nodes(below)


def test_the_committed_schemas_are_fresh() -> None:
    committed = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs/assets/schema").iterdir()}
    assert committed == schemas()


def test_the_editor_knows_the_schema_of_each_kind_of_file() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    assert sorted(settings["yaml.schemas"]) == sorted(f"./docs/assets/schema/{name}" for name in schemas())


def test_two_runs_give_the_same_text() -> None:
    assert schemas() == schemas()


@pytest.mark.parametrize("name", sorted(schemas()))
def test_every_key_is_described_in_chinese_and_then_in_english(name: str) -> None:
    keys = {
        f"{key}": about.get("description", "")
        for node in nodes(json.loads(schemas()[name]))
        for key, about in node.get("properties", {}).items()
    }
    undescribed = {
        key for key, words in keys.items() if words.count("\n") != 1 or not words.split("\n")[1].isprintable()
    }
    assert (keys != {}, undescribed) == (True, set())


@pytest.mark.parametrize("name", sorted(schemas()))
def test_no_key_is_allowed_that_the_check_would_refuse(name: str) -> None:
    objects = [
        node for node in nodes(json.loads(schemas()[name])) if "properties" in node and node.get("type") == "object"
    ]
    assert (objects != [], [node for node in objects if node.get("additionalProperties") is not False]) == (True, [])


def test_no_schema_offers_null_or_pythons_titles() -> None:
    text = "".join(schemas().values())
    assert ('"null"' in text, '"title": "' in text, '"default": null' in text) == (False, False, False)


def test_the_values_of_a_vocabulary_are_described_in_both_languages() -> None:
    kind = json.loads(schemas()["letter.json"])["$defs"]["Kind"]
    assert dict(zip(kind["enum"], kind["enumDescriptions"], strict=True)) == {
        word.value: f"{word.zh} {word.en}" for word in Kind
    }
