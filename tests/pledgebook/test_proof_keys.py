from __future__ import annotations

import hashlib

import pytest

from pledgebook.leaves import VALUES
from pledgebook.ledger import KINDS
from pledgebook.model import Text
from pledgebook.proof_keys import Part, documentation

DOCUMENTATION = documentation()


def test_every_leaf_is_told_in_its_order() -> None:
    told = [part.path.split("/")[0] for part in DOCUMENTATION.leaves if ":" not in part.path]
    assert told == list(VALUES)


def test_the_keys_of_a_leafs_value_are_named_from_its_top() -> None:
    paths = {part.path for part in DOCUMENTATION.leaves}
    assert {"clauses/<id>: promise.remedy.paid-within", "signed: on", "corrections/<n>: old"} <= paths


def test_every_kind_of_entry_is_told_with_its_keys_as_a_line_has_them() -> None:
    told = {kind: [part.path for part in parts] for kind, _, parts in DOCUMENTATION.entries}
    assert (list(told), told["withdraw"]) == (
        list(KINDS),
        ["seq", "on", "kind", "letter", "version", "from", "reason", "prev", "entry"],
    )


def test_a_type_is_told_in_both_languages() -> None:
    told = {part.path: part.type for part in DOCUMENTATION.leaves}
    assert [told[path] for path in ("version", "summary", "clauses/<id>: place", "fields/<id>: value", "signed")] == [
        Text("整数", "integer"),
        Text("正文", "running text"),
        Text("列表：整数", "list: integer"),
        Text("字符串、对象", "string or object"),
        Text("对象", "object"),
    ]


def all_parts() -> list[Part]:
    shared = [part for _, parts in DOCUMENTATION.shared for part in parts]
    return [*DOCUMENTATION.leaves, *shared, *(part for _, _, parts in DOCUMENTATION.entries for part in parts)]


def test_everything_is_described_in_both_languages() -> None:
    assert [part for part in all_parts() if not (part.words.zh and part.words.en and part.type.en)] == []


@pytest.mark.parametrize("name", ["leaf", "version", "entry"])
def test_the_example_holds(name: str) -> None:
    written, digest = getattr(DOCUMENTATION.example, name), getattr(DOCUMENTATION.example, f"{name}_digest")
    assert hashlib.sha256(written.encode()).hexdigest() == digest
