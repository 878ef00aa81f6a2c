from __future__ import annotations

import hashlib
from typing import Any

import pytest

from pledgebook.digests import digest, leaf_digest, version_digest


@pytest.mark.parametrize(
    ("value", "canonical"),
    [
        ({"b": 1, "a": "é"}, '{"a":"é","b":1}'),
        (
            ["甲", {"\U0001f600": 1, "\uffff": 2}],
            '["甲",{"\U0001f600":1,"\uffff":2}]',
        ),  # keys by UTF-16 units, RFC 8785, 3.2.3
        ('\u2028\n"', '"\u2028\\n\\""'),
    ],
    ids=["sorted", "UTF-16", "escapes"],
)
def test_a_digest_is_that_of_the_canonical_json(value: Any, canonical: str) -> None:
    assert digest(value) == hashlib.sha256(canonical.encode()).hexdigest()


def test_a_leaf_is_its_path_salt_and_value_and_a_version_the_list_of_its_leaves() -> None:
    leaf = hashlib.sha256('["title","00",{"zh":"甲"}]'.encode()).hexdigest()
    whole = hashlib.sha256(f'["{leaf}"]'.encode()).hexdigest()
    assert (leaf_digest("title", "00", {"zh": "甲"}), version_digest([leaf])) == (leaf, whole)
