"""In: the bytes of a snapshot (封存文本). Out: its leaves with their digests, and the bytes again.

A snapshot holds all that a reader relies on, as words; a sealed version is rendered from it alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from pledgebook.digests import leaf_digest, version_digest
from pledgebook.leaves import VALUES


class SnapshotError(ValueError):
    """The bytes are no snapshot; the message says where they stop being one."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One part of a snapshot. A redacted one has lost `salt` and `value` (None) and keeps its digest."""

    path: str
    salt: str | None
    value: Any
    digest: str

    @property
    def is_redacted(self) -> bool:
        """Whether its words were removed by law."""
        return self.salt is None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A sealed version's leaves in their order, and the corrections made since."""

    letter: str
    version: int
    leaves: tuple[Leaf, ...]
    corrections: tuple[Leaf, ...] = ()

    @property
    def digest(self) -> str:
        """Return the digest that the ledger names."""
        return version_digest([leaf.digest for leaf in self.leaves])


def make_leaf(path: str, salt: str, value: Any) -> Leaf:
    """Return the leaf with its digest."""
    return Leaf(path, salt, value, leaf_digest(path, salt, value))


def parse(data: bytes) -> Snapshot:
    """Return the snapshot in a file's bytes. SnapshotError where they aren't exactly what `text` writes."""
    try:
        return _parsed(data)
    except SnapshotError:
        raise
    except (ValueError, RecursionError) as error:  # no JSON, or words that UTF-8 can't hold, or nested without end
        raise SnapshotError(str(error)) from None


def _parsed(data: bytes) -> Snapshot:
    raw = json.loads(data.decode(), parse_float=_refused, parse_constant=_refused)
    if not isinstance(raw, dict) or not {"letter", "version", "leaves"} <= raw.keys():
        raise SnapshotError("letter, version, leaves?")
    lists = (raw["leaves"], raw.get("corrections", []))
    if not all(isinstance(each, list) for each in lists):
        raise SnapshotError("leaves?")
    leaves, corrections = (tuple(_read_leaf(each) for each in each_list) for each_list in lists)
    paths = [leaf.path for leaf in (*leaves, *corrections)]
    if doubled := {path for path in paths if paths.count(path) > 1}:
        raise SnapshotError(f"{min(doubled)} × 2")
    snapshot = Snapshot(raw["letter"], raw["version"], leaves, corrections)
    if text(snapshot).encode() != data:
        raise SnapshotError("≠ JSON")
    return snapshot


def _refused(number: str) -> None:
    """Refuse a number that isn't whole: 1.0 and 1 have one canonical form (RFC 8785), so digests can't tell them."""
    raise ValueError(f"{number}?")


def text(snapshot: Snapshot, ledger: Iterable[str] = ()) -> str:
    """Return the snapshot's file: a line for each leaf. With lines of the `ledger`, that is the public letter.json."""
    head = f'{{"letter": {_json(snapshot.letter)}, "version": {snapshot.version}, "leaves": [\n'
    parts = [",\n".join(_json(_leaf(leaf)) for leaf in snapshot.leaves)]
    if snapshot.corrections:
        parts.append('"corrections": [\n' + ",\n".join(_json(_leaf(leaf)) for leaf in snapshot.corrections))
    if lines := list(ledger):
        parts.append('"ledger": [\n' + ",\n".join(lines))
    return head + "\n],\n".join(parts) + "\n]}\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _leaf(leaf: Leaf) -> dict[str, Any]:
    if leaf.is_redacted:
        return {"path": leaf.path, "digest": leaf.digest}
    return {"path": leaf.path, "salt": leaf.salt, "value": leaf.value}


def _read_leaf(raw: Any) -> Leaf:
    if not isinstance(raw, dict) or not isinstance(raw.get("path"), str):
        raise SnapshotError(f"path? {_json(raw)[:60]}")
    path = raw["path"]
    if raw.keys() == {"path", "digest"} and isinstance(raw["digest"], str):
        return Leaf(path, None, None, raw["digest"])
    if raw.keys() != {"path", "salt", "value"} or not isinstance(raw["salt"], str):
        raise SnapshotError(f"{path}: salt, value?")
    try:
        adapter = _adapter(path.partition("/")[0])
        adapter.validate_python(raw["value"], strict=True)
    except KeyError:
        raise SnapshotError(f"{path}?") from None
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(map(str, first["loc"]))
        raise SnapshotError(f"{path} {place}: {first['msg']}") from None
    return make_leaf(path, raw["salt"], raw["value"])


@cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    return TypeAdapter(VALUES[kind])
