"""In: JSON data. Out: its canonical bytes (RFC 8785), and the digests that everything sealed is known by."""

from __future__ import annotations

import hashlib
from typing import Any

import rfc8785

SHORT = 8
"""Hexadecimal digits of a leaf's digest that the ledger keeps, so that a changed leaf can be named."""


def digest(value: Any) -> str:
    """Return the SHA-256 of the value's canonical JSON (RFC 8785), in hexadecimal."""
    return hashlib.sha256(rfc8785.dumps(value)).hexdigest()


def leaf_digest(path: str, salt: str, value: Any) -> str:
    """Return the digest of one leaf of a snapshot. The salt keeps a redacted leaf's words from being guessed."""
    return digest([path, salt, value])


def version_digest(leaf_digests: list[str]) -> str:
    """Return the digest of a version: that of the list of its leaves' digests, in their order."""
    return digest(leaf_digests)
