"""What a data file is while it is read and checked: scalars, lists and mappings, each at its line and column."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from pledgebook.characters import place

Path: TypeAlias = tuple[str | int, ...]
Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"


class Scalar(NamedTuple):
    """A text as its author typed it. `line` and `column` (from 1) are where its first character stands."""

    value: str
    line: int
    column: int
    block: bool = False

    def at(self, offset: int) -> tuple[int, int]:
        """Return line and column of the character at `offset` of the value."""
        if "\n" not in self.value[:offset]:
            return self.line, self.column + offset
        if not self.block:
            return self.line, self.column
        line, column = place(self.value, offset)
        return self.line + line - 1, self.column + column - 1


class Sequence(NamedTuple):
    """A list, at the place of its first dash."""

    items: list[Node]
    line: int
    column: int


class Mapping(NamedTuple):
    """Keys with their values, at the place of its first key."""

    entries: dict[str, Node]
    keys: dict[str, tuple[int, int]]
    line: int
    column: int


Node: TypeAlias = "Scalar | Sequence | Mapping"


def plain(node: Node) -> Plain:
    """Return the node as dicts, lists and strings, without positions."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, value in node.entries.items()}


def find(node: Node, path: Path) -> Node:
    """Return the node at `path`, or the last one on the way to it."""
    for step in path:
        if isinstance(node, Mapping) and step in node.entries:
            node = node.entries[str(step)]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            break
    return node


def position(node: Node, path: Path) -> tuple[int, int]:
    """Return line and column of what stands at `path`: of the key, for a mapping's entry."""
    parent = find(node, path[:-1])
    if path and isinstance(parent, Mapping) and path[-1] in parent.keys:
        return parent.keys[str(path[-1])]
    node = find(node, path)
    return node.line, node.column
