from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel

from pledgebook.schema import FILES, ID_PATTERN, RESERVED


def described(schema: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, model in [("", schema), *schema.get("$defs", {}).items()]:
        for key, value in model.get("properties", {}).items():
            yield f"{name}.{key}", value.get("description", "")


@pytest.mark.parametrize("model", FILES.values(), ids=FILES)
def test_every_key_is_described_in_chinese_and_then_in_english(model: type[BaseModel]) -> None:
    texts = dict(described(model.model_json_schema()))
    wrong = [
        key
        for key, text in texts.items()
        if text.count("\n") != 1 or text.split("\n")[0].isascii() or text.split("\n")[1] == ""
    ]
    assert wrong == []


@pytest.mark.parametrize("model", FILES.values(), ids=FILES)
def test_every_key_is_written_with_hyphens(model: type[BaseModel]) -> None:
    assert [key for key, _ in described(model.model_json_schema()) if "_" in key.split(".")[1]] == []


@pytest.mark.parametrize("model", FILES.values(), ids=FILES)
def test_no_mapping_takes_unknown_keys(model: type[BaseModel]) -> None:
    schema = model.model_json_schema()
    objects = [schema, *schema.get("$defs", {}).values()]
    assert [o["title"] for o in objects if "properties" in o and o.get("additionalProperties") is not False] == []


def test_the_names_that_addresses_and_windows_need_are_reserved() -> None:
    assert {
        "changes",
        "compare",
        "feed",
        "print",
        "cite",
        "history",
        "all",
        "index",
        "assets",
        "search",
        "api",
    } < RESERVED
    assert {"en", "zh", "con", "prn", "aux", "nul", "com1", "com9", "lpt1", "lpt9"} < RESERVED


def test_the_pattern_of_ids_is_the_design_s() -> None:
    assert ID_PATTERN == r"^[a-z][a-z0-9-]*$"
