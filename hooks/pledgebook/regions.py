"""In: a data file that was read without a problem. Out: which of its lines belong to each key and list item."""

from __future__ import annotations

from itertools import takewhile

from pledgebook.nodes import Mapping, Node, Path, Sequence
from pledgebook.problems import errors
from pledgebook.read import read


class Regions:
    """The file's lines, and where in them each part of it stands. ValueError where the file can't be read."""

    def __init__(self, text: str) -> None:
        tree, problems = read(text.encode(), "")
        if tree is None or errors(problems):
            raise ValueError("the file has problems")
        self.tree: Mapping = tree
        self.lines = text.rstrip("\n").split("\n")

    def of(self, path: Path) -> range:
        """Return the lines of what stands at `path`, comments behind it included. KeyError where nothing does."""
        node: Node = self.tree
        start, end = 0, len(self.lines)
        for step in path:
            if isinstance(node, Mapping) and isinstance(step, str):
                starts = {key: line - 1 for key, (line, _) in node.keys.items()}
                start = starts[step]
                node = node.entries[step]
            elif isinstance(node, Sequence) and isinstance(step, int):
                starts = {str(index): item.line - 1 for index, item in enumerate(node.items)}
                start = node.items[step].line - 1
                node = node.items[step]
            else:
                raise KeyError(step)
            end = min((line for line in starts.values() if line > start), default=end)
        return range(start, end)

    def indent(self, path: Path) -> int:
        """Return how many spaces, and a list item's dash, stand before the key at `path`."""
        line = self.lines[self.of(path).start]
        return sum(1 for _ in takewhile(lambda character: character in " -", line))
